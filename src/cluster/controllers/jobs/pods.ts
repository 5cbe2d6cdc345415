import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { createPod, deletePod, podFromTemplate } from '../pods.ts';
import { INDEX } from './indexes.ts';
import { failureAnnotations } from './pod-failures.ts';

export const SOURCE = { component: 'job-controller' };
const TRACKING = 'batch.kubernetes.io/job-tracking';
const INDEX_VARIABLE = 'JOB_COMPLETION_INDEX';

/** Whether a pod is still to be counted. */
export const isTracked = ({ metadata }: KubeObject): boolean => metadata.finalizers?.includes(TRACKING) === true;

/** A pod that the job is going to count. */
export function tracked(pod: KubeObject): KubeObject {
  return isTracked(pod) ? pod : { ...pod, metadata: { ...pod.metadata, finalizers: [...items(pod.metadata.finalizers), TRACKING] } };
}

/** Lets a pod go that has been counted. */
export function untrack({ metadata }: KubeObject, { server, store }: ControlPlane): void {
  const pod = store.get('pods', metadata.namespace, metadata.name);
  if (pod === undefined || pod.metadata.uid !== metadata.uid || !isTracked(pod)) return;
  const { finalizers, ...rest } = pod.metadata;
  const left = finalizers.filter((finalizer: string) => finalizer !== TRACKING);
  server.write({ ...pod, metadata: left.length === 0 ? rest : { ...rest, finalizers: left } }, pod, 'pods');
}

/** Tells a pod of a job to stop. */
export function deleteJobPod(job: KubeObject, pod: KubeObject, plane: ControlPlane): void {
  deletePod(plane, pod);
  plane.events.record(SOURCE, job, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
}

/**
 * Creates pods of a job.
 * @param indexes one for each; undefined where the job has none
 * @param failed the pods that those of an index replace
 * @returns how many were created, and the first refusal
 * Rules: `manageJob`, `addCompletionIndexEnvVariables`.
 */
export function createJobPods(job: KubeObject, indexes: readonly (number | undefined)[], failed: ReadonlyMap<number, KubeObject>, plane: ControlPlane): { created: number; failure?: StatusError } {
  let created = 0;
  let failure: StatusError | undefined;
  // One, then twice as many each time, so that a quota is not asked a thousand times in vain.
  for (let batch = 1, at = 0; at < indexes.length && failure === undefined; at += batch, batch *= 2) {
    for (const index of indexes.slice(at, at + batch)) {
      try {
        const { metadata } = createPod(plane, job.metadata.namespace, podOf(job, index, failed));
        plane.events.record(SOURCE, job, 'Normal', 'SuccessfulCreate', `Created pod: ${metadata.name}`);
        created++;
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        failure ??= error;
        if (error.status.details?.causes?.[0]?.reason !== 'NamespaceTerminating') plane.events.record(SOURCE, job, 'Warning', 'FailedCreate', `Error creating: ${error.message}`);
      }
    }
  }
  return { created, ...(failure === undefined ? {} : { failure }) };
}

function podOf(job: KubeObject, index: number | undefined, failed: ReadonlyMap<number, KubeObject>): KubeObject {
  const { name } = job.metadata;
  const { template, backoffLimitPerIndex } = job['spec'];
  if (index === undefined) return tracked(podFromTemplate(template, job, { generateName: `${name}-` }));
  const pod = podFromTemplate(template, job, {
    annotations: { ...template.metadata?.annotations, [INDEX]: String(index), ...(backoffLimitPerIndex === undefined ? {} : failureAnnotations(failed.get(index), job)) },
    generateName: `${name}-${index}-`,
    labels: { ...template.metadata?.labels, [INDEX]: String(index) },
  });
  const { containers, initContainers } = pod['spec'];
  const spec = {
    ...pod['spec'], hostname: `${name}-${index}`,
    containers: containers.map(withIndex), ...(initContainers === undefined ? {} : { initContainers: initContainers.map(withIndex) }),
  };
  return tracked({ ...pod, spec });
}

function withIndex(container: Decoded): Decoded {
  const env = items(container.env);
  if (env.some(({ name }) => name === INDEX_VARIABLE)) return container;
  return { ...container, env: [...env, { name: INDEX_VARIABLE, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${INDEX}']` } } }] };
}
