import type { KubeObject } from '../../kube/object.ts';
import { labelValue } from '../../kube/names.ts';
import type { Command } from '../command.ts';
import { CommandError, ErrorList } from '../errors/command-error.ts';
import { goJson } from '../print/json.ts';
import { mark } from '../workloads/mark.ts';
import { resourcesAndPairs } from '../workloads/pairs.ts';

/** `kubectl label`. Rule: `LabelOptions` of kubectl. */
export const command: Command = {
  path: 'label',
  run(invocation) {
    const { args, flags, out } = invocation;
    const { resources, pairs } = resourcesAndPairs(args, 'label');
    const { set, remove } = parseLabels(pairs);
    return mark(invocation, {
      field: 'labels', resources, set, remove, printsLocal: true,
      checkOverwrite(before) {
        const errors = Object.keys(set).filter((key) => before[key] !== undefined && before[key] !== set[key])
          .map((key) => new CommandError(`'${key}' already has a value (${before[key]}), and --overwrite is false`));
        if (errors.length > 0) throw new ErrorList(errors);
      },
      before({ metadata }) {
        for (const key of remove) if (metadata.labels?.[key] === undefined) out(`label ${JSON.stringify(key)} not found.\n`);
      },
      operation(before, after) {
        const [old, next] = [before, after].map(({ metadata }: KubeObject) => goJson(metadata.labels ?? {})) as [string, string];
        if (old === next) return 'not labeled';
        return !flags.bool('overwrite') && next.length < old.length ? 'unlabeled' : 'labeled';
      },
    });
  },
};

/** Rule: `parseLabels` there. */
function parseLabels(specs: readonly string[]): { set: Record<string, string>; remove: string[] } {
  const set: Record<string, string> = {};
  const remove: string[] = [];
  for (const spec of specs) {
    if (spec.includes('=')) {
      const [key = '', value = '', ...more] = spec.split('=');
      if (more.length > 0) throw new CommandError(`invalid label spec: ${spec}`);
      const wrong = labelValue(value);
      if (wrong.length > 0) throw new CommandError(`invalid label value: ${JSON.stringify(spec)}: ${wrong.join(';')}`);
      set[key] = value;
    } else {
      remove.push(spec.slice(0, -1));
    }
  }
  if (remove.some((key) => set[key] !== undefined)) throw new CommandError('can not both modify and remove a label in the same command');
  return { set, remove };
}
