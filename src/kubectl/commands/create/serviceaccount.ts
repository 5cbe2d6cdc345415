import type { Command } from '../../command.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';

/** `kubectl create serviceaccount`. Rule: `ServiceAccountOpts` of kubectl. */
export const command: Command = {
  path: 'create serviceaccount',
  run(invocation) {
    const name = nameOf(invocation);
    generate(invocation, generation(invocation), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } }, { failed: 'failed to create serviceaccount: ' });
    return 0;
  },
};
