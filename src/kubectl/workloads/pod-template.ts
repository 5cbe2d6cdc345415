import type { Decoded, KubeObject } from '../../kube/object.ts';
import { goTypeOf } from './go-type.ts';

/** Where kinds have the template of their pods; a Pod is its own. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  ReplicationController: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/**
 * A copy of an object with another pod spec.
 * @throws Error when its kind has none
 * Rule: `updatePodSpecForObject` of kubectl's polymorphichelpers.
 */
export function withPodSpec(object: KubeObject, change: (spec: Decoded) => Decoded): KubeObject {
  const path = Object.hasOwn(TEMPLATES, object.kind) ? TEMPLATES[object.kind] : undefined;
  if (path === undefined) throw new Error(`the object is not a pod or does not have a pod template: ${goTypeOf(object)}`);
  return withValue(object, [...path, 'spec'], change) as KubeObject;
}

/** A copy of a value with another value at a path of fields. */
export function withValue(value: Decoded, [step, ...rest]: readonly string[], change: (old: Decoded) => Decoded): Decoded {
  return step === undefined ? change(value) : { ...value, [step]: withValue(value?.[step], rest, change) };
}

const withResources = (container: Decoded): Decoded => ({ resources: {}, ...container });
const podSpec = (spec: Decoded): Decoded => ({ ...spec, containers: (spec?.containers ?? []).map(withResources) });
const template = (value: Decoded): Decoded => ({ metadata: {}, ...value, spec: podSpec(value?.spec) });
const withTemplate = (spec: Decoded): Decoded => ({ ...spec, template: template(spec?.template) });
const status = { status: {} };

/** What Go's structs of a kind always write, even when it is empty. */
const ALWAYS_WRITTEN: Readonly<Record<string, (object: Decoded) => Decoded>> = {
  Pod: (object) => ({ ...status, ...object, spec: podSpec(object.spec) }),
  Deployment: (object) => ({ ...status, ...object, spec: { strategy: {}, ...withTemplate(object.spec) } }),
  DaemonSet: (object) => ({ status: { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 }, ...object, spec: { updateStrategy: {}, ...withTemplate(object.spec) } }),
  StatefulSet: (object) => ({ status: { availableReplicas: 0, replicas: 0 }, ...object, spec: { updateStrategy: {}, ...withTemplate(object.spec) } }),
  ReplicaSet: (object) => ({ status: { replicas: 0 }, ...object, spec: withTemplate(object.spec) }),
  ReplicationController: (object) => ({ status: { replicas: 0 }, ...object, spec: withTemplate(object.spec) }),
  Job: (object) => ({ ...status, ...object, spec: withTemplate(object.spec) }),
  CronJob: (object) => ({ ...status, ...object, spec: { ...object.spec, jobTemplate: { metadata: {}, ...object.spec?.jobTemplate, spec: withTemplate(object.spec?.jobTemplate?.spec) } } }),
  Service: (object) => ({ status: { loadBalancer: {} }, ...object }),
};

/** An object of a file as a client that knows its type prints it: with the empty fields that Go does not leave out. */
export function asTyped(object: KubeObject): KubeObject {
  const fill = Object.hasOwn(ALWAYS_WRITTEN, object.kind) ? ALWAYS_WRITTEN[object.kind] : undefined;
  return (fill?.(object) as KubeObject | undefined) ?? object;
}
