import { lastApplied, lastAppliedObject } from '../apply/last-applied.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import { select } from '../arguments/select.ts';
import type { Command } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { goJson } from '../print/json.ts';
import { printYaml } from '../print/yaml.ts';
import { withWarnings } from '../warning-client.ts';

/** `kubectl apply view-last-applied`. Rule: `ViewLastAppliedOptions` of kubectl. */
export const command: Command = {
  path: 'apply view-last-applied',
  async run(invocation) {
    const { args, flags, out } = invocation;
    const warned = withWarnings(invocation);
    const output = flags.text('output') || 'yaml';
    const texts: string[] = [];
    await select(warned, {
      args, ...fileOptions(flags), selector: flags.text('selector'), all: flags.bool('all'), namespace: invocation.namespace,
      enforceNamespace: invocation.enforceNamespace, latest: true,
    }).visit(({ name, object }) => {
      if (lastApplied(object!) === undefined) throw new CommandError(`no last-applied-configuration annotation found on resource: ${name}`);
      const applied = lastAppliedObject(object!);
      texts.push(output === 'json' ? `${goJson(applied, '  ')}\n` : printYaml(applied));
    });
    if (output !== 'yaml' && output !== 'json') {
      throw new UsageError('apply view-last-applied', `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`);
    }
    out(texts.join(''));
    return 0;
  },
};
