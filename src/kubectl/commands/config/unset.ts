import type { Command } from '../../command.ts';
import { editConfig, unexpectedArguments } from '../../config/edit.ts';
import { unsetProperty } from '../../config/property.ts';

/** `kubectl config unset PROPERTY`. */
export const command: Command = {
  path: 'config unset',
  async run(invocation) {
    const [property = ''] = invocation.args;
    if (invocation.args.length !== 1) return unexpectedArguments(invocation);
    editConfig(invocation, (config) => unsetProperty(config, property));
    invocation.out(`Property "${property}" unset.\n`);
    return 0;
  },
};
