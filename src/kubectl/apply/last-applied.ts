import type { KubeObject } from '../../kube/object.ts';
import { goJson, typedJson } from '../print/json.ts';

/** Where `kubectl apply` keeps what it was given last. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * What an object of a file says, without the annotation itself; it always has annotations, if none.
 * Rule: `GetModifiedConfiguration` of kubectl's `util`.
 */
export function configurationOf(object: KubeObject): KubeObject {
  const { [LAST_APPLIED]: _before, ...annotations } = object.metadata?.annotations ?? {};
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** The same as the annotation holds it: JSON in one line, with the line break of Go's encoder. */
export function configurationText(object: KubeObject): string {
  return `${goJson(configurationOf(object))}\n`;
}

/** The object with what it says in its annotation. Rule: `CreateApplyAnnotation` there. */
export function withLastApplied(object: KubeObject): KubeObject {
  return withAnnotation(object, configurationText(object));
}

/** The same for an object that has the annotation already; others stay as they are. Rule: `CreateOrUpdateAnnotation` there. */
export function withUpdatedLastApplied(object: KubeObject, always: boolean): KubeObject {
  return always || lastApplied(object) !== undefined ? withLastApplied(object) : object;
}

/**
 * The same for an object that kubectl made itself: the annotation has its fields in the order of Go's structs, and no
 * annotations where it has none. Rule: `GetModifiedConfiguration` with the encoder of a typed object.
 */
export function withTypedLastApplied(object: KubeObject): KubeObject {
  return withAnnotation(object, `${typedJson(object)}\n`);
}

function withAnnotation(object: KubeObject, text: string): KubeObject {
  return { ...object, metadata: { ...object.metadata, annotations: { ...object.metadata?.annotations, [LAST_APPLIED]: text } } };
}

/** The text of the annotation; undefined when there is none. */
export function lastApplied(object: KubeObject): string | undefined {
  return object.metadata?.annotations?.[LAST_APPLIED];
}

/**
 * What was applied last, as data; undefined when nothing was.
 * @throws Error when somebody wrote something else into the annotation
 */
export function lastAppliedObject(object: KubeObject): KubeObject | undefined {
  const text = lastApplied(object);
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as KubeObject;
  } catch {
    throw new Error('Invalid JSON document');
  }
}
