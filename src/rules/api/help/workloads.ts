import type { HelpRow } from './types.ts';

const NEGATIVE: Readonly<Record<string, string>> = {
  replicas: 'the number of Pods cannot be negative; 0 stops all of them',
  minReadySeconds: 'seconds cannot be negative; delete the line to count a Pod as soon as it is ready',
  revisionHistoryLimit: 'the number of old revisions to keep cannot be negative; 0 keeps none',
  parallelism: 'the number of Pods at a time cannot be negative; 0 suspends the Job',
  completions: 'the number of Pods that must succeed cannot be negative',
  backoffLimit: 'the number of retries cannot be negative; 0 means that one failure is enough',
};

/** Rules: https://kubernetes.io/docs/concepts/workloads/controllers/. */
export const workloadHelp: readonly HelpRow[] = [
  {
    field: /strategy\.rollingUpdate$/,
    message: /may not be specified when strategy `type` is 'Recreate'/,
    help: 'Recreate stops all Pods before it starts new ones, so there is nothing to roll; delete rollingUpdate, or write type: RollingUpdate',
  },
  {
    field: /rollingUpdate\.maxUnavailable$/,
    message: /0 when `?maxSurge`? is 0/,
    help: 'with neither a Pod more nor a Pod less than replicas, an update could never begin; raise maxSurge or maxUnavailable',
  },
  {
    field: /rollingUpdate\.maxSurge$/,
    message: /may not be set when maxUnavailable is non-zero/,
    help: 'a DaemonSet either starts the new Pod of a node first (maxSurge) or stops the old one first (maxUnavailable); write maxUnavailable: 0 beside it',
  },
  {
    field: /(?:maxUnavailable|maxSurge|minAvailable)$/,
    message: /must not be greater than 100%/,
    help: 'it is a share of the Pods; 100% are all of them',
  },
  {
    field: /(?:maxUnavailable|maxSurge|minAvailable)$/,
    message: /a valid percent string/,
    help: ({ quoted = '' }) =>
      /^\d+$/.test(quoted) ? `a text must be a percentage; write ${quoted} without quotes for a number of Pods, or "${quoted}%" for a share` : 'write a whole number, or a whole percentage such as 25%',
  },
  {
    field: /progressDeadlineSeconds$/,
    message: /must be greater than minReadySeconds/,
    help: 'a rollout counts as failed when it makes no progress for this long, and a Pod must be ready for minReadySeconds first; raise it, or lower minReadySeconds',
  },
  { field: /updateStrategy$/, message: /must be 'RollingUpdate' or 'OnDelete'/, help: 'write type: RollingUpdate or type: OnDelete' },
  { field: /podManagementPolicy$/, help: 'write OrderedReady or Parallel' },
  { field: /serviceName$/, message: /must not contain dots/, help: 'write the name of the headless Service alone, without the namespace' },
  { field: /template\.spec$|^spec\.template$/, message: /^Required value/, help: 'write the template that the Pods are made from, with metadata.labels and spec.containers' },
  { field: /successPolicy$/, message: /requires indexed completion mode/, help: 'it names Pods by their index, which they only have with completionMode: Indexed' },
  { field: /completions$/, message: /when `?completionMode`? is|^Required value/, help: 'with completionMode: Indexed the number of Pods must be known; write completions' },
  {
    message: /must be greater than or equal to 0/,
    help: ({ path }) => NEGATIVE[String(path.at(-1))],
  },
  { field: /^spec\.selector$/, message: /^Required value/, help: 'write which Pods belong to it, by the labels of the template' },
  {
    field: /^spec\.selector$/,
    message: /^Invalid value: .*auto-generated|manualSelector/,
    help: 'the selector of a Job is made by the cluster; delete it',
  },
  { field: /succeededIndexes$/, help: 'indexes are numbers, ranges of them, and lists of both, such as 0,2-4' },
  { field: /onExitCodes\.values$/, help: 'list the exit codes that the rule is for, such as values: [42]' },
  {
    field: /template\.spec\.volumes\[\]\.(?:name|persistentVolumeClaim\.claimName)$/,
    message: /^Required value/,
    help: ({ kind, value }) => (kind === 'StatefulSet' && value === undefined ? 'each of volumeClaimTemplates becomes a volume; write metadata.name in the one that has none' : undefined),
  },
];
