import type { Command } from '../../command.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';

/** `kubectl create namespace`. Rule: `NamespaceOptions` of kubectl. */
export const command: Command = {
  path: 'create namespace',
  run(invocation) {
    const name = nameOf(invocation);
    generate(invocation, generation(invocation), { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {}, status: {} });
    return 0;
  },
};
