import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { typeDocs } from '../../cli/field-docs.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { projectRoot } from '../course/folders.ts';
import { fieldTexts } from '../session/field-texts.ts';

/** What `kubectl explain` says, for the sessions of pages. */
export const GET: APIRoute = () =>
  Response.json(fieldTexts(DEFAULT_KUBERNETES_VERSION, typeDocs(DEFAULT_KUBERNETES_VERSION, join(projectRoot(), 'node_modules'))));
