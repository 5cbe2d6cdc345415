import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { patchObjects, setting, settingInfos } from '../../set/patch-objects.ts';
import { withPodSpec } from '../../workloads/pod-template.ts';

/** `kubectl set serviceaccount`. Rule: `SetServiceAccountOptions` of kubectl. */
export const command: Command = {
  path: 'set serviceaccount',
  run(invocation) {
    const { args } = invocation;
    const given = setting(invocation);
    if (given.local && given.dryRun === 'server') throw new CommandError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
    if (args.length === 0) throw new CommandError('serviceaccount is required');
    const serviceAccountName = args.at(-1)!;
    const infos = settingInfos(invocation, given, args.slice(0, -1));
    patchObjects(invocation, given, infos, {
      operation: 'serviceaccount updated', failed: 'failed to patch ServiceAccountName ',
      always: true,
      change: (object) => withPodSpec(object, (spec) => ({ ...spec, serviceAccountName, ...(spec.serviceAccount === undefined ? {} : { serviceAccount: serviceAccountName }) })),
    });
    return 0;
  },
};
