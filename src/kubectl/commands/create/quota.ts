import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';
import { resourceList } from '../../generators/key-values.ts';

/** `kubectl create quota`. Rule: `QuotaOpts` of kubectl. */
export const command: Command = {
  path: 'create quota',
  run(invocation) {
    const { flags } = invocation;
    const name = nameOf(invocation);
    const given = generation(invocation);
    const hard = resourceList(flags.text('hard'));
    const scopes = flags.text('scopes') === '' ? undefined : flags.text('scopes').split(',');
    // Rule: `parseScopes`.
    if (scopes?.includes('')) throw new CommandError('invalid resource quota scope ""');
    generate(invocation, given, {
      apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name },
      spec: { ...(hard === undefined ? {} : { hard }), ...(scopes === undefined ? {} : { scopes }) },
      status: {},
    }, { failed: 'failed to create quota: ' });
    return 0;
  },
};
