import { join } from 'node:path';
import { fieldDocs } from '../../../cli/field-docs.ts';
import { apiVersionOf } from '../../../kube/gvk.ts';
import { schemaSet } from '../../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../../kube/version.ts';
import { firstSentences } from '../../code/first-sentences.ts';
import { projectRoot } from '../../course/folders.ts';
import { firstOfEachLesson, type Place, type ReferencedLesson } from '../places.ts';
import { EVERY_OBJECT, kindKey, type KindUses, kindUses } from './kind-uses.ts';

/** A field of a kind as the index shows it. */
export interface IndexedField {
  path: string;
  /** The first place of each lesson. */
  places: Place[];
}

/** A kind as the index shows it. */
export interface IndexedKind {
  id: string;
  kind: string;
  apiVersion: string;
  /** The first sentence of the Kubernetes reference; empty when nothing is written about the kind. */
  description: string;
  /** Where lessons describe objects of the kind, the first place of each. */
  places: Place[];
  fields: IndexedField[];
}

export interface KindIndex {
  /** Fields of the metadata that every object has. */
  metadata: IndexedField[];
  /** Kinds of Kubernetes itself, by name. */
  builtIn: IndexedKind[];
  /** Kinds that others add to a cluster, by name. */
  added: IndexedKind[];
}

/** Every kind that manifests of the lessons have, with the fields that they set. */
export function kindIndex(lessons: readonly ReferencedLesson[]): KindIndex {
  const schemas = schemaSet(DEFAULT_KUBERNETES_VERSION, { customResources: true });
  const docs = fieldDocs(DEFAULT_KUBERNETES_VERSION, join(projectRoot(), 'node_modules'));
  const uses = kindUses(lessons, schemas);
  const metadata = fieldsOf(uses.get(kindKey(EVERY_OBJECT)));
  uses.delete(kindKey(EVERY_OBJECT));
  const kinds = [...uses.values()].sort((a, b) => (kindKey(byName(a)) < kindKey(byName(b)) ? -1 : 1));
  const shown = (use: KindUses): IndexedKind => ({
    id: idOf(use, kinds),
    kind: use.gvk.kind,
    apiVersion: apiVersionOf(use.gvk),
    description: sentence(docs.describe(use.gvk, []) ?? ''),
    places: firstOfEachLesson(use.places),
    fields: fieldsOf(use),
  });
  const isBuiltIn = ({ gvk }: KindUses): boolean => schemas.kind(gvk)?.custom === false;
  return {
    metadata,
    builtIn: kinds.filter(isBuiltIn).map(shown),
    added: kinds.filter((use) => !isBuiltIn(use)).map(shown),
  };
}

/** The kind's name, with its group when several kinds have that name. */
function idOf({ gvk }: KindUses, kinds: readonly KindUses[]): string {
  const alone = kinds.filter((other) => other.gvk.kind === gvk.kind).length === 1;
  return (alone ? gvk.kind : `${gvk.kind}-${apiVersionOf(gvk)}`).toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** The first sentence of a description; a list in it, which the reference writes with stars, as running text. */
function sentence(description: string): string {
  const text = firstSentences(description, 0).replace(/: \* /, ': ').replaceAll(' * ', ', ');
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

/** By the kind's name first, then by its group and version. */
function byName({ gvk }: KindUses): KindUses['gvk'] {
  return { group: '', version: gvk.kind.toLowerCase(), kind: apiVersionOf(gvk) };
}

/** Fields by path, without those that only hold others that are listed. */
function fieldsOf(use: KindUses | undefined): IndexedField[] {
  const fields = [...(use?.fields.values() ?? [])];
  return fields
    .filter(({ path }) => !fields.some((other) => other.path.startsWith(`${path}.`)))
    .map(({ path, places }) => ({ path, places: firstOfEachLesson(places) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
