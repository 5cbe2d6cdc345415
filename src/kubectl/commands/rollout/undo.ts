import { lastApplied, LAST_APPLIED } from '../../apply/last-applied.ts';
import { objectName } from '../../apply/patcher.ts';
import { changeOutput } from '../../change-output.ts';
import type { Command } from '../../command.ts';
import { dryRunFlag } from '../../dry-run.ts';
import { rollBack } from '../../rollout/rollback.ts';
import { selectWorkloads } from '../../rollout/select.ts';
import { withWarnings } from '../../warning-client.ts';

/** `kubectl rollout undo`. Rule: `UndoOptions` of kubectl. */
export const command: Command = {
  path: 'rollout undo',
  async run(invocation) {
    const { flags, err } = invocation;
    const dryRun = dryRunFlag(invocation);
    const output = changeOutput(invocation, dryRun);
    const { client } = withWarnings(invocation);
    await selectWorkloads(invocation, client).visit((info) => {
      if (lastApplied(info.object!) !== undefined) {
        err(`Warning: resource ${objectName(info)} was previously managed with 'kubectl apply'. Rolling back will not update the ${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n`);
      }
      output.print(info.object!, rollBack(client, info, flags.int('to-revision'), dryRun));
    });
    return 0;
  },
};
