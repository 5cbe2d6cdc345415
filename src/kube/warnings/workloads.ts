import { items, type Decoded } from '../object.ts';
import { Path } from '../validation/path.ts';
import { claimSpecWarnings } from './claim-spec.ts';
import { nameWarnings } from './names.ts';
import { podWarnings, templateWarnings } from './pod/pod.ts';
import { warnAt, type KindWarnings, type ObjectWarning, type WarningOptions } from './warning.ts';

const spec = Path.root('spec');

/** The template of a workload, whose name becomes part of the names of Pods. */
const namedTemplate: KindWarnings = (object, options) => [
  ...nameWarnings(object),
  ...templateWarnings(object['spec'].template, spec.child('template'), options),
];

const daemonSet: KindWarnings = (object, options) => templateWarnings(object['spec'].template, spec.child('template'), options);

/** Rule: `statefulSetStrategy.WarningsOnCreate`, which writes the paths of claims without their `spec`. */
const statefulSet: KindWarnings = (object, options) => {
  const { template, volumeClaimTemplates, revisionHistoryLimit } = object['spec'];
  const claims = items(volumeClaimTemplates).flatMap((claim, index) => {
    const at = spec.child('volumeClaimTemplates').index(index);
    const texts = claimSpecWarnings(claim.spec, at);
    return claimSpecWarnings(claim.spec, at.child('spec')).map(({ path }, place) => ({ path, message: texts[place]!.message }));
  });
  const history =
    revisionHistoryLimit < 0
      ? [warnAt(spec.child('revisionHistoryLimit'), 'a negative value retains all historical revisions; a value >= 0 is recommended')]
      : [];
  return [...templateWarnings(template, spec.child('template'), options), ...claims, ...history];
};

const MANY_COMPLETIONS = 100_000;
const MANY_AT_ONCE = 10_000;

/** Rule: `job.WarningsForJobSpec`. */
function jobSpecWarnings(job: Decoded, path: Path, options: WarningOptions): ObjectWarning[] {
  const isHuge = job.completionMode === 'Indexed' && (job.completions ?? 0) > MANY_COMPLETIONS && (job.parallelism ?? 0) > MANY_AT_ONCE;
  const detail =
    'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail';
  return [
    ...(isHuge ? [{ path: path.child('completions'), message: `${path}: ${detail}` }] : []),
    ...templateWarnings(job.template, path.child('template'), options),
  ];
}

/** Pods and what makes them. Rules: the `WarningsOnCreate` of the strategies in `pkg/registry`. */
export const workloadWarnings: Readonly<Record<string, KindWarnings>> = {
  '/Pod': podWarnings,
  '/PodTemplate': (object, options) => templateWarnings(object['template'], Path.root('template'), options),
  '/ReplicationController': namedTemplate,
  'apps/DaemonSet': daemonSet,
  'apps/Deployment': namedTemplate,
  'apps/ReplicaSet': namedTemplate,
  'apps/StatefulSet': statefulSet,
  'batch/CronJob': (object, options) => [
    ...nameWarnings(object),
    ...jobSpecWarnings(object['spec'].jobTemplate?.spec ?? {}, spec.child('jobTemplate').child('spec'), options),
  ],
  'batch/Job': (object, options) => [...nameWarnings(object), ...jobSpecWarnings(object['spec'], spec, options)],
};
