import { rolloutCommand } from '../../rollout/change.ts';

/** `kubectl rollout resume`. Rule: `defaultObjectResumer` of kubectl's polymorphichelpers. */
export const command = rolloutCommand({
  path: 'rollout resume', operation: 'resumed', unchanged: 'empty patch',
  change(workload) {
    if (workload.kind !== 'Deployment') throw new Error('resuming is not supported');
    const { paused, ...spec } = workload['spec'];
    if (paused !== true) throw new Error('is not paused');
    return { ...workload, spec };
  },
});
