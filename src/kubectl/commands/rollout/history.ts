import { changeOutput } from '../../change-output.ts';
import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { checkHistory, historyText, revisionNumbered, revisionsOf } from '../../rollout/history.ts';
import { checkNamed, selectWorkloads } from '../../rollout/select.ts';
import { withWarnings } from '../../warning-client.ts';

/** `kubectl rollout history`. Rule: `RolloutHistoryOptions` of kubectl. */
export const command: Command = {
  path: 'rollout history',
  async run(invocation) {
    const { flags } = invocation;
    checkNamed(invocation);
    const revision = flags.int('revision');
    if (revision < 0) throw new CommandError(`revision must be a positive integer: ${revision}`);
    const output = changeOutput(invocation);
    const { client } = withWarnings(invocation);
    await selectWorkloads(invocation, client).visit((info) => {
      checkHistory(info, { missing: 'history viewer', retrieving: 'history' });
      const revisions = revisionsOf(client, info);
      if (flags.text('output') === '' && flags.text('template') === '') {
        return output.print(info.object!, `${revision > 0 ? `with revision #${revision}` : ''}\n${historyText(revisions, revision)}`);
      }
      for (const { object } of revision > 0 ? [revisionNumbered(revisions, revision)] : revisions) output.printObject(object);
    });
    return 0;
  },
};
