import type { Command } from '../command.ts';
import { cordonNodes, nodesOf } from '../drain/nodes.ts';
import { dryRunFlag } from '../dry-run.ts';

/** `kubectl uncordon`. Rule: `DrainCmdOptions.RunCordonOrUncordon` of kubectl. */
export const command: Command = {
  path: 'uncordon',
  run(invocation) {
    const dryRun = dryRunFlag(invocation);
    cordonNodes(invocation, nodesOf(invocation), false, dryRun);
    return 0;
  },
};
