import type { Command } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { CHANGE_CAUSE } from '../rollout/history.ts';
import { mark } from '../workloads/mark.ts';
import { parsePairs, resourcesAndPairs } from '../workloads/pairs.ts';

/** `kubectl annotate`. Rule: `AnnotateOptions` of kubectl. */
export const command: Command = {
  path: 'annotate',
  run(invocation) {
    const { resources, pairs } = resourcesAndPairs(invocation.args, 'annotation');
    const { set, remove } = parsePairs(pairs, 'annotation', true);
    const both = remove.filter((key) => set[key] !== undefined);
    if (both.length > 0) throw new CommandError(`can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`);
    return mark(invocation, {
      field: 'annotations', resources, set, remove, printsLocal: false,
      checkOverwrite(before) {
        // The cause of a change may always be told anew.
        const there = Object.keys(set).filter((key) => key !== CHANGE_CAUSE && before[key] !== undefined);
        if (there.length === 0) return;
        throw new CommandError(`--overwrite is false but found the following declared annotation(s): ${there.map((key) => `'${key}' already has a value (${before[key]})`).join('; ')}`);
      },
      operation: () => 'annotated',
    });
  },
};
