import type { Command } from '../command.ts';
import { cordonNodes, nodesOf } from '../drain/nodes.ts';
import { dryRunFlag } from '../dry-run.ts';

/** `kubectl cordon`. Rule: `DrainCmdOptions.RunCordonOrUncordon` of kubectl. */
export const command: Command = {
  path: 'cordon',
  run(invocation) {
    const dryRun = dryRunFlag(invocation);
    cordonNodes(invocation, nodesOf(invocation), true, dryRun);
    return 0;
  },
};
