import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { labelValue, qualifiedName } from '../../kube/names.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import { select } from '../arguments/select.ts';
import { changeOutput } from '../change-output.ts';
import type { Command, Invocation } from '../command.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError, ErrorList, UsageError } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';

interface Taint {
  key: string;
  value?: string;
  effect?: string;
}

const EFFECTS = new Set(['NoSchedule', 'PreferNoSchedule', 'NoExecute']);

/** `kubectl taint`. Rule: `TaintOptions` of kubectl. */
export const command: Command = {
  path: 'taint',
  async run(invocation) {
    const { args, flags } = invocation;
    const dryRun = dryRunFlag(invocation);
    // A dry run is not told in the output.
    const output = changeOutput(invocation);
    const { resources, add, remove } = readArguments(args);
    check(invocation, resources, add, remove);
    const { client, ...warned } = withWarnings(invocation);
    const [all, selector] = [flags.bool('all'), flags.text('selector')];
    await select({ ...warned, client }, {
      ...(all || selector !== '' ? { args: ['nodes'], all, selector } : { namesOf: { type: 'nodes', names: resources.slice(1) } }),
      namespace: invocation.namespace, continueOnError: true,
    }).visit(({ resource, name, object }) => {
      const { operation, taints } = changed(object!, add, remove, flags.bool('overwrite'));
      const spec = { taints: taints.length === 0 ? null : taints };
      if (dryRun === 'client') return output.print({ ...object!, spec: { ...object!['spec'], ...(taints.length === 0 ? { taints: undefined } : spec) } }, operation);
      const write = { fieldManager: flags.text('field-manager'), ...(dryRun === 'server' ? { dryRun: true } : {}) };
      output.print(client.patch({ resource, name }, { type: 'merge', body: { spec } }, write).object, operation);
    });
    return 0;
  },
};

function readArguments(args: readonly string[]): { resources: string[]; add: Taint[]; remove: Taint[] } {
  const resources: string[] = [];
  const specs: string[] = [];
  for (const arg of args) {
    if (/[=:]/.test(arg) || arg.endsWith('-')) specs.push(arg);
    else if (specs.length === 0) resources.push(arg);
    else throw new CommandError(`all resources must be specified before taint changes: ${arg}`);
  }
  if (resources.length === 0) throw new CommandError('one or more resources must be specified as <resource> <name>');
  if (specs.length === 0) throw new CommandError('at least one taint update is required');
  return { resources, ...parseTaints(specs) };
}

/** Rule: `parseTaints` there. */
function parseTaints(specs: readonly string[]): { add: Taint[]; remove: Taint[] } {
  const add: Taint[] = [];
  const remove: Taint[] = [];
  for (const spec of specs) {
    if (spec.endsWith('-')) {
      const { key, effect } = parseTaint(spec.slice(0, -1));
      remove.push({ key, ...(effect === undefined ? {} : { effect }) });
      continue;
    }
    const taint = parseTaint(spec);
    if (taint.effect === undefined) throw new UsageError('taint', `invalid taint spec: ${spec}`);
    if (add.some((other) => isSame(other, taint))) throw new UsageError('taint', `duplicated taints with the same key and effect: ${JSON.stringify(taint)}`);
    add.push(taint);
  }
  return { add, remove };
}

/** Rule: `parseTaint` there: `key`, `key:effect`, `key=value:effect`. */
function parseTaint(spec: string): Taint {
  const invalid = (why = ''): UsageError => new UsageError('taint', `invalid taint spec: ${spec}${why === '' ? '' : `, ${why}`}`);
  const [left = '', effect, ...more] = spec.split(':');
  if (more.length > 0) throw invalid();
  if (effect !== undefined && !EFFECTS.has(effect)) throw new UsageError('taint', `invalid taint effect: ${effect}, unsupported taint effect`);
  const [key = '', value, ...rest] = effect === undefined ? [left] : left.split('=');
  if (rest.length > 0) throw invalid();
  const wrong = [...(value === undefined ? [] : labelValue(value))];
  if (wrong.length > 0) throw invalid(wrong.join('; '));
  const wrongKey = qualifiedName(key);
  if (wrongKey.length > 0) throw invalid(wrongKey.join('; '));
  return { key, ...(value === undefined || value === '' ? {} : { value }), ...(effect === undefined ? {} : { effect }) };
}

function check({ client, flags }: Invocation, resources: readonly string[], add: readonly Taint[], remove: readonly Taint[]): void {
  const type = resources[0]!.toLowerCase();
  if (resourceForType(client.resources(), type).kind !== 'Node') throw new CommandError(`invalid resource type ${type}, only node types are supported`);
  const conflicts = add.flatMap(({ key, effect }) => remove.filter((gone) => gone.key === key && (gone.effect === undefined || gone.effect === effect)));
  if (conflicts.length > 0) {
    throw new CommandError(`can not both modify and remove the following taint(s) in the same command: ${conflicts.map(({ key, effect = '' }) => `{"${key}":"${effect}"}`).join(', ')}`);
  }
  if (flags.bool('all') && flags.text('selector') !== '') throw new CommandError("setting 'all' parameter with a non empty selector is prohibited");
  if (!flags.bool('all') && flags.text('selector') === '' && resources.length < 2) {
    throw new CommandError("at least one resource name must be specified since 'all' parameter is not set");
  }
}

const isSame = (a: Taint, b: Taint): boolean => a.key === b.key && a.effect === b.effect;

/** Rule: `updateTaints` and `reorganizeTaints` there. */
function changed(node: KubeObject, add: readonly Taint[], remove: readonly Taint[], overwrite: boolean): { operation: string; taints: Taint[] } {
  const old: Taint[] = items(node['spec'].taints) as Decoded[];
  const existing = old.filter((taint) => add.some((other) => isSame(other, taint)));
  if (!overwrite && existing.length > 0) {
    throw new CommandError(`node ${node.metadata.name} already has ${existing.map(({ key }) => key).join(',')} taint(s) with same effect(s) and --overwrite is false`);
  }
  let taints = [...add, ...old.filter((taint) => !existing.includes(taint))];
  const isAdded = taints.length !== old.length;
  const errors: CommandError[] = [];
  let isDeleted = false;
  for (const gone of remove) {
    const kept = taints.filter((taint) => taint.key !== gone.key || (gone.effect !== undefined && taint.effect !== gone.effect));
    if (kept.length === taints.length) errors.push(new CommandError(`taint "${gone.key}${gone.effect === undefined ? '' : `:${gone.effect}`}" not found`));
    else isDeleted = true;
    taints = kept;
  }
  if (errors.length > 0) throw new ErrorList(errors);
  if ((isAdded && isDeleted) || overwrite) return { operation: 'modified', taints };
  return { operation: isAdded ? 'tainted' : 'untainted', taints };
}
