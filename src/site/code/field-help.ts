import { join } from 'node:path';
import { type FieldDocs, fieldDocs } from '../../cli/field-docs.ts';
import type { GroupVersionKind } from '../../kube/gvk.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import type { FieldPath } from '../../text/field-path.ts';
import { projectRoot } from '../course/folders.ts';
import { firstSentences } from './first-sentences.ts';

/** What a field is, short enough to be read beside it. */
export interface FieldHelp {
  /** Id of its element on a page. */
  id: string;
  /** The field, from the root of its kind: `spec.ports.nodePort`. */
  field: string;
  /** `Service, integer, required`. */
  type: string;
  text: string;
}

/** As long as a reader takes in without losing the line. */
const LENGTH = 230;

let docs: FieldDocs | undefined;

/** What the Kubernetes reference says of a field; nothing for keys that the author chose, such as labels. */
export function fieldHelp(gvk: GroupVersionKind, path: FieldPath): FieldHelp | undefined {
  const field = schemaSet(DEFAULT_KUBERNETES_VERSION, { customResources: true }).field(gvk, path);
  if (!field || field.name !== path.at(-1)) return undefined;
  docs ??= fieldDocs(DEFAULT_KUBERNETES_VERSION, join(projectRoot(), 'node_modules'));
  const description = docs.describe(gvk, path);
  if (!description) return undefined;
  const names = path.filter((step) => typeof step === 'string').join('.');
  return {
    id: `field-${gvk.group}-${gvk.version}-${gvk.kind}-${names}`.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    field: names,
    type: [gvk.kind, field.type, ...(field.required ? ['required'] : [])].join(', '),
    text: firstSentences(description, LENGTH),
  };
}
