import { items, type Decoded } from '../object.ts';
import { defaultPodTemplate } from './pod.ts';

const UNLIMITED = 2_147_483_647;

/** Labels that come from the template are the same map, which `prepareJob` makes use of. Rule: `SetDefaults_Job`. */
export function defaultJob(job: Decoded): void {
  const labels = job.spec.template?.metadata?.labels;
  defaultJobSpec(job.spec);
  const metadata = (job.metadata ??= {});
  if (labels && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = labels;
}

function defaultJobSpec(spec: Decoded): void {
  if (spec.parallelism === undefined) {
    spec.completions ??= 1;
    spec.parallelism = 1;
  }
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : UNLIMITED;
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  spec.manualSelector ??= false;
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed';
  defaultParts(spec);
}

/** Rule: `SetDefaults_PodFailurePolicyOnPodConditionsPattern`, and the defaults of pods. */
function defaultParts(spec: Decoded): void {
  for (const rule of items(spec.podFailurePolicy?.rules)) {
    for (const pattern of items(rule.onPodConditions)) pattern.status ||= 'True';
  }
  defaultPodTemplate(spec);
}

/**
 * The template of a CronJob gets the defaults of its parts only; those of a Job come when the Job is
 * created. Rule: `SetDefaults_CronJob`.
 */
export function defaultCronJob({ spec }: Decoded): void {
  spec.concurrencyPolicy ||= 'Allow';
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
  const template = (spec.jobTemplate ??= {});
  template.metadata ??= {};
  template.spec ??= {};
  defaultParts(template.spec);
}
