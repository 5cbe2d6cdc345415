import { valueAt } from '../../schema/placeholders.ts';
import type { HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/concepts/workloads/autoscaling/ and /docs/tasks/run-application/configure-pdb/. */
export const autoscalingHelp: readonly HelpRow[] = [
  {
    field: /maxReplicas$/,
    message: /greater than or equal to `minReplicas`/,
    help: ({ object }) => {
      const least = valueAt(object, ['spec', 'minReplicas']);
      return typeof least === 'number' ? `minReplicas is ${least}; write that or more, or lower minReplicas` : 'minReplicas is 1 when it is not given; write 1 or more';
    },
  },
  { field: /maxReplicas$/, message: /greater than 0/, help: 'write how many Pods there may be at most' },
  { field: /minReplicas$/, message: /greater than or equal to 1/, help: 'scaling to zero works only with a metric of type Object or External; write 1 or more' },
  { field: /^spec\.metrics$/, message: /scaling to zero/, help: 'Pods that do not exist have no metrics of their own; write minReplicas: 1, or add a metric of type Object or External' },
  {
    field: /target\.averageUtilization$/,
    message: /^Required value: must set either a target raw value or a target utilization/,
    help: 'the target needs a number: averageUtilization with type: Utilization, or averageValue with type: AverageValue',
  },
  { field: /target\.(?:averageUtilization|averageValue|value)$/, message: /must be greater than 0|must be positive/, help: 'the target is what the metric is held at, which is above zero' },
  { field: /target\.type$/, help: 'write type: Utilization, Value or AverageValue' },
  { field: /metrics\[\]\.(?:resource|pods|object|external|containerResource)$/, message: /must populate information/, help: ({ path }) => `type names the source of the metric; write ${String(path.at(-1))}: with what it consists of` },
  { field: /metrics\[\]\.type$/, help: 'the name of the resource stands in resource.name; write type: Resource' },
  {
    field: /scaleTargetRef\.apiVersion$/,
    help: 'write the apiVersion of the object that is scaled, such as apps/v1 for a Deployment',
  },
  { field: /scaleTargetRef\.kind$/, message: /may not contain '\/'/, help: ({ quoted = '' }) => `write ${quoted.split('/').at(-1)} alone; group and version stand in apiVersion` },
  { field: /scaleTargetRef\.name$/, message: /may not contain '\/'/, help: ({ quoted = '' }) => `write ${quoted.split('/').at(-1)} alone; the object is in the namespace of the autoscaler, and its kind stands in kind` },
  { field: /scaleTargetRef\.(?:kind|name)$/, message: /^Required value/, help: 'write kind and name of the object that is scaled' },
  {
    field: /^spec$/,
    message: /minAvailable and maxUnavailable cannot be both set/,
    help: 'one follows from the other; keep minAvailable or maxUnavailable',
  },
  { field: /metric\.name$/, message: /may not contain '\/'/, help: 'the name of a metric is a part of an address, in which slashes divide; write it as the metrics API shows it' },
  { field: /(?:minAvailable|maxUnavailable)$/, message: /must be greater than or equal to 0/, help: 'a number of Pods cannot be negative' },
];
