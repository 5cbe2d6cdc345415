import { fieldSetOf, type FieldSet } from '../../kube/field-sets/field-set.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { ObjectType } from '../../kube/schema/types.ts';

/** Where `kubectl apply` notes what it applied. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The manager whose server-side apply takes over what its client-side apply did. */
const KUBECTL = 'kubectl';

/**
 * The fields that server-side apply by kubectl may take from others without a conflict: those that its client-side
 * apply set, as long as they have that value.
 * @param differs tells which fields of an object have another value now
 * Rule: `lastAppliedManager.allowedConflictsFromLastApplied` of apimachinery's managedfields.
 */
export function appliedByClient(live: KubeObject, manager: string, root: ObjectType | undefined, differs: (from: KubeObject) => FieldSet): FieldSet {
  const text: unknown = live.metadata.annotations?.[LAST_APPLIED];
  if (manager !== KUBECTL || typeof text !== 'string') return new Set();
  try {
    const applied = JSON.parse(text) as KubeObject;
    const changed = differs(applied);
    return new Set([...fieldSetOf(applied, root)].filter((path) => !changed.has(path)));
  } catch {
    // The annotation is anybody's to write; what cannot be read allows nothing.
    return new Set();
  }
}

/** The object with the annotation brought up to date, if it has it. Rule: `lastAppliedUpdater.Apply`. */
export function withLastApplied(object: KubeObject, configuration: KubeObject, manager: string): KubeObject {
  const annotations = object.metadata.annotations ?? {};
  if (manager !== KUBECTL || annotations[LAST_APPLIED] === undefined) return object;
  const { annotations: given, ...metadata } = configuration.metadata ?? {};
  const { [LAST_APPLIED]: _old, ...others } = given ?? {};
  const applied = { ...configuration, metadata: Object.keys(others).length === 0 ? metadata : { ...metadata, annotations: others } };
  return { ...object, metadata: { ...object.metadata, annotations: { ...annotations, [LAST_APPLIED]: `${JSON.stringify(applied)}\n` } } };
}
