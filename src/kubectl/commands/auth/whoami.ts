import { sortedEntries } from '../../../kube/object.ts';
import { resourceForType } from '../../arguments/resource-type.ts';
import { changeOutput } from '../../change-output.ts';
import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { alignTabs } from '../../print/tab-writer.ts';

/** `kubectl auth whoami`. Rule: `WhoAmIOptions` of kubectl. */
export const command: Command = {
  path: 'auth whoami',
  run(invocation) {
    const { args, client, flags, out } = invocation;
    if (args.length > 0) throw new CommandError(`unknown command ${JSON.stringify(args[0])} for "kubectl auth whoami"`);
    const output = changeOutput(invocation);
    const resource = resourceForType(client.resources(), 'selfsubjectreviews.authentication.k8s.io');
    const { object } = client.create({ resource }, { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} });
    if (flags.text('output') !== '' || flags.text('template') !== '') {
      output.printObject(object);
      return 0;
    }
    const { username, uid, groups = [], extra } = object['status'].userInfo;
    const rows = [
      ['ATTRIBUTE', 'VALUE'], ['Username', username], ...(uid ? [['UID', uid]] : []), ...(groups.length === 0 ? [] : [['Groups', `[${groups.join(' ')}]`]]),
      ...sortedEntries(extra).map(([key, values]) => [`Extra: ${key}`, `[${values.join(' ')}]`]),
    ];
    out(alignTabs(rows.map((row) => `${row.join('\t')}\n`).join('')));
    return 0;
  },
};
