import type { Command } from '../../command.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';

/** `kubectl create priorityclass`. Rule: `PriorityClassOptions` of kubectl. */
export const command: Command = {
  path: 'create priorityclass',
  run(invocation) {
    const { flags } = invocation;
    const name = nameOf(invocation);
    const given = generation(invocation);
    const description = flags.text('description');
    generate(invocation, given, {
      apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: flags.int('value'),
      ...(flags.bool('global-default') ? { globalDefault: true } : {}), ...(description === '' ? {} : { description }),
      preemptionPolicy: flags.text('preemption-policy'),
    }, { failed: 'failed to create priorityclass: ' });
    return 0;
  },
};
