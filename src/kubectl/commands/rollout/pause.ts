import { rolloutCommand } from '../../rollout/change.ts';

/** `kubectl rollout pause`. Rule: `defaultObjectPauser` of kubectl's polymorphichelpers. */
export const command = rolloutCommand({
  path: 'rollout pause', operation: 'paused', unchanged: 'empty patch',
  change(workload) {
    if (workload.kind !== 'Deployment') throw new Error('pausing is not supported');
    if (workload['spec'].paused === true) throw new Error('is already paused');
    return { ...workload, spec: { ...workload['spec'], paused: true } };
  },
});
