import type { Command } from '../../command.ts';
import { editConfig, unexpectedArguments } from '../../config/edit.ts';
import { setProperty } from '../../config/property.ts';

/** `kubectl config set PROPERTY VALUE`. */
export const command: Command = {
  path: 'config set',
  async run(invocation) {
    const [property = '', value = ''] = invocation.args;
    if (invocation.args.length !== 2) return unexpectedArguments(invocation);
    editConfig(invocation, (config) => setProperty(config, property, value));
    invocation.out(`Property "${property}" set.\n`);
    return 0;
  },
};
