import type { FileRevision, ManifestDocument } from '../../lesson/types.ts';
import type { RelatedPlace } from '../../findings/finding.ts';
import type { Place } from '../../text/position.ts';
import type { FieldPath } from '../../text/field-path.ts';

/** A Kubernetes object of the lesson's workspace, with the way back to where it is written. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  /** `metadata.name`; empty when it has none (or only `generateName`). */
  name: string;
  /** `metadata.namespace`; undefined when the manifest leaves it to the command. */
  namespace: string | undefined;
  value: Readonly<Record<string, unknown>>;
  /** Name of the file that holds it; undefined for a manifest without a file name. */
  file: string | undefined;
  document: ManifestDocument;
  /** Where the object stands in its document: empty, or `['items', 2]` in a List. */
  root: FieldPath;
}

/** A mapping of JSON data; undefined for anything else. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** A list of JSON data; empty for anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string of JSON data; undefined for anything else. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text, number or truth value of JSON data as text; empty for anything else. */
export function asText(value: unknown): string {
  return value === null || typeof value === 'object' || value === undefined ? '' : String(value);
}

/** What stands below a path of JSON data; undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let current = value;
  for (const step of path) {
    current = typeof step === 'number' ? asList(current)[step] : asRecord(current)?.[step];
    if (current === undefined) return undefined;
  }
  return current;
}

/** The objects of a file's revision, those in Lists included. Documents that are no objects are passed over. */
export function objectsOf(revision: FileRevision): KubeObject[] {
  const file = revision.name.startsWith('#') ? undefined : revision.name;
  return revision.documents.flatMap((document) => readObjects(document, document.value, [], file));
}

function readObjects(
  document: ManifestDocument,
  value: unknown,
  root: FieldPath,
  file: string | undefined,
): KubeObject[] {
  const object = asRecord(value);
  const kind = asString(object?.['kind']);
  const apiVersion = asString(object?.['apiVersion']);
  if (object === undefined || kind === undefined || apiVersion === undefined) return [];
  if (kind === 'List' && root.length === 0) {
    return asList(object['items']).flatMap((item, index) => readObjects(document, item, ['items', index], file));
  }
  const metadata = asRecord(object['metadata']);
  return [
    {
      apiVersion,
      kind,
      name: asString(metadata?.['name']) ?? '',
      namespace: asString(metadata?.['namespace']),
      value: object,
      file,
      document,
      root,
    },
  ];
}

/** Where a field of an object stands, and in which file. */
export function placeOf(object: KubeObject, path: FieldPath, part: 'key' | 'value' = 'value'): Place {
  const { file, range } = object.document.locate([...object.root, ...path], part);
  return { ...range, file };
}

/** How a message names a place: `service.yaml (line 42)`, or `line 42` for a manifest without a name. */
export function describePlace(object: KubeObject, path: FieldPath, part: 'key' | 'value' = 'value'): string {
  const { line } = placeOf(object, path, part).start;
  return object.file === undefined ? `line ${line}` : `${object.file} (line ${line})`;
}

/** A place of an object as the second place of a finding. */
export function relatedPlace(
  object: KubeObject,
  path: FieldPath,
  message: string,
  part: 'key' | 'value' = 'value',
): RelatedPlace {
  const { file, range } = object.document.locate([...object.root, ...path], part);
  return { file, line: range.start.line, message };
}

const kindPlaces = new WeakMap<KubeObject, { file: string; line: number }>();

/** The place of an object's kind. */
function kindPlace(object: KubeObject): { file: string; line: number } {
  const known = kindPlaces.get(object);
  if (known !== undefined) return known;
  const { file, range } = object.document.locate([...object.root, 'kind'], 'value');
  const place = { file, line: range.start.line };
  kindPlaces.set(object, place);
  return place;
}

/** Whether an object is written above another one; of two files, in the one that `kubectl apply -f FOLDER` takes first. */
export function isAbove(one: KubeObject, other: KubeObject): boolean {
  const [place, otherPlace] = [kindPlace(one), kindPlace(other)];
  return place.file === otherPlace.file ? place.line < otherPlace.line : one.document.block < other.document.block;
}

/** Whether two objects stand in one file, or in files of one folder: those of different folders may never be applied together. */
export function sharesFolder(one: KubeObject, other: KubeObject): boolean {
  return folderOf(kindPlace(one).file) === folderOf(kindPlace(other).file);
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** Whether two objects may be in the same namespace: what a manifest does not say, the command may. */
export function mayShareNamespace(one: KubeObject, other: KubeObject): boolean {
  return one.namespace === undefined || other.namespace === undefined || one.namespace === other.namespace;
}

/** What makes two manifests the same object of a cluster. */
export function identityOf(object: KubeObject): string {
  const group = object.apiVersion.includes('/') ? object.apiVersion.slice(0, object.apiVersion.lastIndexOf('/')) : '';
  return JSON.stringify([group, object.kind, (object.namespace ?? 'default'), object.name]);
}
