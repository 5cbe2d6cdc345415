import { configurationText, lastApplied, LAST_APPLIED } from '../apply/last-applied.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import { liveObject, type Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import { changeOutput } from '../change-output.ts';
import type { Command } from '../command.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';

/** `kubectl apply set-last-applied`. Rule: `SetLastAppliedOptions` of kubectl. */
export const command: Command = {
  path: 'apply set-last-applied',
  async run(invocation) {
    const { flags, out } = invocation;
    const dryRun = dryRunFlag(invocation);
    const output = changeOutput(invocation, dryRun);
    const warned = withWarnings(invocation);
    const changes: { info: Info; text: string }[] = [];
    await select(warned, { ...fileOptions(flags), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace }).visit((info) => {
      const text = configurationText(info.object!);
      const before = lastApplied(liveObject(warned.client, info));
      if (before === undefined && !flags.bool('create-annotation')) {
        throw new CommandError(`no last-applied-configuration annotation found on resource: ${info.name}, to create the annotation, run the command with --create-annotation`);
      }
      if (before === text) out(`set-last-applied ${info.name}: no changes required.\n`);
      else changes.push({ info, text });
    });
    for (const { info, text } of changes) {
      const { resource, namespace, name, object } = info;
      if (dryRun === 'client') {
        output.print(object!, 'configured');
        continue;
      }
      const body = { metadata: { annotations: { [LAST_APPLIED]: text } } };
      const patched = warned.client.patch({ resource, namespace, name }, { type: 'merge', body }, dryRun === 'server' ? { dryRun: true } : {});
      output.print(patched.object, 'configured');
    }
    return 0;
  },
};
