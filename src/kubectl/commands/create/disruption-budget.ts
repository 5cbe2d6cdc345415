import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';
import { intOrString } from '../../generators/key-values.ts';
import { toLabelSelector } from '../../generators/label-selector.ts';

/** `kubectl create poddisruptionbudget`. Rule: `PodDisruptionBudgetOpts` of kubectl. */
export const command: Command = {
  path: 'create poddisruptionbudget',
  run(invocation) {
    const { flags } = invocation;
    const name = nameOf(invocation);
    const given = generation(invocation);
    const [selector, least, most] = [flags.text('selector'), flags.text('min-available'), flags.text('max-unavailable')];
    if (selector === '') throw new CommandError('a selector must be specified');
    if (least === '' && most === '') throw new CommandError('one of min-available or max-unavailable must be specified');
    if (least !== '' && most !== '') throw new CommandError('min-available and max-unavailable cannot be both specified');
    for (const [flag, text] of [['min-available', least], ['max-unavailable', most]] as const) {
      if (text !== '' && !/^\d+%?$/.test(text)) throw new CommandError(`invalid format specified for ${flag}`);
    }
    generate(invocation, given, {
      apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name },
      spec: {
        ...(least === '' ? {} : { minAvailable: intOrString(least) }), selector: toLabelSelector(selector),
        ...(most === '' ? {} : { maxUnavailable: intOrString(most) }),
      },
      status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
    }, { failed: 'failed to create poddisruptionbudgets: ' });
    return 0;
  },
};
