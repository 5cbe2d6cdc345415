import type { KubeObject } from '../object.ts';

/** Labels that tie pods to their Job, and the older names of the same. */
const UID_LABELS = ['controller-uid', 'batch.kubernetes.io/controller-uid'];
const NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];

/**
 * A Job that is about to be created, with the selector and the labels that the server generates for it
 * unless `manualSelector` says that they are the user's own. The Job has its defaults, its name and its
 * uid; what the user wrote is kept, and validation tells if it does not fit. Doing it twice changes nothing.
 *
 * A Job without labels gets those of its template from the defaults. They remain one map, inside the
 * server as here, so the generated labels appear in both places.
 * Rule: `jobStrategy.PrepareForCreate`, `generateSelector`.
 */
export function prepareJob(job: KubeObject, name: string, uid: string): KubeObject {
  const { spec, metadata } = job;
  if (spec.manualSelector === true) return job;
  const own = spec.template.metadata?.labels;
  const labels = { ...generatedLabels(name, uid), ...own };
  const sharesLabels = own !== undefined && metadata?.labels === own;
  const matchLabels = { 'batch.kubernetes.io/controller-uid': uid, ...spec.selector?.matchLabels };
  return {
    ...job,
    metadata: sharesLabels ? { ...metadata, labels } : metadata,
    spec: {
      ...spec,
      selector: { ...spec.selector, matchLabels },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
  };
}

/** The labels that all pods of a Job get. */
export function generatedLabels(name: string, uid: string): Record<string, string> {
  return Object.fromEntries([...UID_LABELS.map((label) => [label, uid]), ...NAME_LABELS.map((label) => [label, name])]);
}
