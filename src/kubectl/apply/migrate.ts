import type { ApiClient, WriteOptions } from '../../cluster/api/requests.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { isMap, type JsonMap } from '../../kube/patch/patch-error.ts';
import type { Info } from '../arguments/info.ts';
import { lastApplied, LAST_APPLIED } from './last-applied.ts';

/** Who a server-side apply of kubectl is, and who keeps the annotation of earlier applies for it. */
export const SERVER_SIDE_MANAGER = 'kubectl';
const ANNOTATION_MANAGER = 'kubectl-last-applied';

/** An entry of `managedFields`. */
interface Entry {
  manager: string;
  operation: string;
  subresource?: string;
  fieldsV1?: JsonMap;
  [field: string]: Decoded;
}

/**
 * After the first server-side apply of an object that was applied by the client before: what those applies own becomes
 * what this manager applies, so that a field that has gone from the file can go from the object.
 * @param object as the apply left it
 * @returns whether anything was changed; the object is then to be applied again
 * Rule: `saveLastApplyAnnotationIfNecessary` and `migrateToSSAIfNecessary` of kubectl's `cmd/apply`.
 */
export function migrateFromClientSide(client: ApiClient, { resource, namespace, name }: Info, object: KubeObject, write: WriteOptions): boolean {
  const manager = write.fieldManager ?? SERVER_SIDE_MANAGER;
  const at = { resource, namespace, name };
  const text = lastApplied(object);
  let current = object;
  if (manager === SERVER_SIDE_MANAGER && text !== undefined && !entriesOf(object).some((entry) => entry.operation === 'Apply' && ownsAnnotation(entry))) {
    const { apiVersion, kind } = object;
    const body = { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }), annotations: { [LAST_APPLIED]: text } } };
    current = client.patch(at, { type: 'apply', body }, { ...write, fieldManager: ANNOTATION_MANAGER }).object;
  }
  const entries = entriesOf(current);
  const old = entries.filter((entry) => entry.operation === 'Update' && entry.subresource === undefined && ownsAnnotation(entry));
  if (old.length === 0) return false;
  const body = [
    { op: 'replace', path: '/metadata/managedFields', value: upgraded(entries, old, manager) },
    { op: 'replace', path: '/metadata/resourceVersion', value: current.metadata.resourceVersion },
  ];
  client.patch(at, { type: 'json', body }, write);
  return true;
}

const entriesOf = ({ metadata }: KubeObject): readonly Entry[] => metadata.managedFields ?? [];

function ownsAnnotation({ fieldsV1 }: Entry): boolean {
  const annotations = (fieldsV1?.['f:metadata'] as JsonMap | undefined)?.['f:annotations'] as JsonMap | undefined;
  return annotations?.[`f:${LAST_APPLIED}`] !== undefined;
}

/** The entries with those of the client's applies joined to that of the server's. Rule: `UpgradeManagedFields` of client-go's `csaupgrade`. */
function upgraded(entries: readonly Entry[], old: readonly Entry[], manager: string): Entry[] {
  const isOwn = (entry: Entry): boolean => entry.manager === manager && entry.operation === 'Apply' && entry.subresource === undefined;
  const own = entries.find(isOwn) ?? { ...old[0]!, manager, operation: 'Apply', fieldsV1: {} };
  const joined = { ...own, fieldsV1: old.reduce<JsonMap>((fields, entry) => union(fields, entry.fieldsV1 ?? {}), own.fieldsV1 ?? {}) };
  return [joined, ...entries.filter((entry) => !old.includes(entry) && !isOwn(entry))];
}

function union(one: JsonMap, other: JsonMap): JsonMap {
  const result = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = result[key];
    result[key] = isMap(before) && isMap(value) ? union(before, value) : value;
  }
  return result;
}
