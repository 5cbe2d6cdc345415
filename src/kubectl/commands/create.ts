import type { KubeObject } from '../../kube/object.ts';
import { withUpdatedLastApplied, withLastApplied } from '../apply/last-applied.ts';
import { fileOptions, requireFiles } from '../arguments/file-flags.ts';
import { select } from '../arguments/select.ts';
import { changeOutput } from '../change-output.ts';
import type { Command } from '../command.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { withSource } from '../errors/error-text.ts';
import { fieldValidationOf } from '../flags/strategies.ts';
import { withWarnings } from '../warning-client.ts';

/** `kubectl create -f`. Rule: `CreateOptions` of kubectl; its subcommands have files of their own. */
export const command: Command = {
  path: 'create',
  async run(invocation) {
    const { args, flags } = invocation;
    if (args.length > 0) throw new UsageError('create', `Unexpected args: [${args.join(' ')}]`);
    requireFiles(flags);
    if (flags.text('raw') !== '') throw new CommandError('--raw is not simulated here; kubectl create -f FILE sends the objects of a file');
    if (flags.bool('edit')) throw new CommandError('--edit needs an editor, and there is none here; edit the file and create it with -f');
    const dryRun = dryRunFlag(invocation);
    const output = changeOutput(invocation, dryRun);
    const validation = fieldValidationOf(flags);
    const warned = withWarnings(invocation);
    const write = { fieldManager: flags.text('field-manager'), fieldValidation: validation, ...(dryRun === 'server' ? { dryRun: true } : {}) };
    let count = 0;
    await select(warned, {
      ...fileOptions(flags), selector: flags.text('selector'), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace,
      continueOnError: true, validate: validation !== 'Ignore',
    }).visit(({ resource, namespace, object, source }) => {
      const given: KubeObject = flags.bool('save-config') ? withLastApplied(object!) : withUpdatedLastApplied(object!, false);
      let made = given;
      try {
        if (dryRun !== 'client') made = warned.client.create({ resource, namespace }, given, write).object;
      } catch (error) {
        throw withSource('creating', source, error);
      }
      count += 1;
      output.print(made, 'created');
    });
    if (count === 0) throw new CommandError('no objects passed to create');
    return 0;
  },
};
