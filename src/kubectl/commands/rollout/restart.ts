import { rolloutCommand } from '../../rollout/change.ts';
import { withValue } from '../../workloads/pod-template.ts';

/** `kubectl rollout restart`. Rule: `defaultObjectRestarter` of kubectl's polymorphichelpers. */
export const command = rolloutCommand({
  path: 'rollout restart', operation: 'restarted',
  unchanged: 'if restart has already been triggered within the past second, please wait before attempting to trigger another',
  change(workload, now) {
    if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(workload.kind)) throw new Error('restarting is not supported');
    if (workload.kind === 'Deployment' && workload['spec'].paused === true) throw new Error("can't restart paused deployment (run rollout resume first)");
    return withValue(workload, ['spec', 'template', 'metadata', 'annotations', 'kubectl.kubernetes.io/restartedAt'], () => now);
  },
});
