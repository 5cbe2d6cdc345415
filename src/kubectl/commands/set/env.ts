import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { hasFiles } from '../../arguments/file-flags.ts';
import type { Info } from '../../arguments/info.ts';
import { select } from '../../arguments/select.ts';
import type { Command, Invocation } from '../../command.ts';
import { CommandError, ErrorList } from '../../errors/command-error.ts';
import { nameMatcher, withContainers } from '../../set/containers.ts';
import { parseEnvironment, referenceText, updatedEnvironment, variablesFrom, type EnvVar } from '../../set/environment.ts';
import { checkSetting, patchObjects, setting, settingInfos, type Setting } from '../../set/patch-objects.ts';
import { referredValue } from '../../set/resolve.ts';

/** `kubectl set env`. Rule: `EnvOptions` of kubectl. */
export const command: Command = {
  path: 'set env',
  run(invocation) {
    const { args, flags, context, err } = invocation;
    const split = args.findIndex(isChange);
    const [resources, changes] = split < 0 ? [args, []] : [args.slice(0, split), args.slice(split)];
    if (changes.some((change) => !isChange(change))) throw new CommandError(`all resources must be specified before environment changes: ${args.join(' ')}`);
    const given = setting(invocation);
    checkSetting(invocation, given);
    if (resources.length === 0 && !hasFiles(flags)) throw new CommandError('one or more resources must be specified as <resource> <name> or <resource>/<name>');
    if (flags.bool('list') && flags.text('output') !== '') throw new CommandError('--list and --output may not be specified together');
    if (flags.list('keys').length > 0 && flags.text('from') === '') throw new CommandError('when specifying --keys, a configmap or secret must be provided with --from');
    const { set, remove } = parseEnvironment([...flags.list('env'), ...changes], context.stdin);
    const prefix = flags.text('prefix');
    const variables = [...set, ...imported(invocation, given)].map((one) => ({ ...one, name: `${prefix}${one.name}` }));
    const infos = settingInfos(invocation, given, resources);
    const pattern = flags.text('containers');
    const update = (object: KubeObject): KubeObject | undefined => {
      const listed: Decoded[] = [];
      const changed = withContainers(object, nameMatcher(pattern), (container) => {
        if (!flags.bool('overwrite')) refuseOverwrites(container.env ?? [], variables);
        const env = updatedEnvironment(container.env ?? [], variables, remove);
        const { env: _before, ...rest } = container;
        const after = env.length === 0 ? rest : { ...rest, env };
        listed.push(after);
        return after;
      });
      if (changed.count === 0) err(`Warning: ${object.kind}/${object.metadata.name} does not have any containers matching ${JSON.stringify(pattern)}\n`);
      if (flags.bool('list')) list(invocation, given, object, listed);
      return changed.count === 0 ? undefined : changed.object;
    };
    if (flags.bool('list')) {
      listAll(infos, update);
      return 0;
    }
    patchObjects(invocation, given, infos, { operation: 'env updated', failed: 'failed to patch env update to pod template: ', change: update });
    return 0;
  },
};

/** `A=1` or `B-`. Rule: `SplitEnvironmentFromResources`. */
const isChange = (arg: string): boolean => /^.+=/s.test(arg) || arg.endsWith('-');

/** With `--list` what cannot be resolved is told, but is no failure. Rule: `RunEnv`, which drops the errors of patches then. */
function listAll(infos: readonly Info[], update: (object: KubeObject) => unknown): void {
  for (const { object } of infos) update(object!);
}

function imported(invocation: Invocation, { warned }: Setting): EnvVar[] {
  const { flags, err } = invocation;
  if (flags.text('from') === '') return [];
  const { infos, errors } = select(warned, { args: [flags.text('from')], latest: true, continueOnError: true, namespace: invocation.namespace }).infos();
  if (errors.length > 0) throw new ErrorList(errors);
  return infos.flatMap(({ object }) => variablesFrom(object!, flags.list('keys'), (text) => err(`Warning: ${text}\n`)));
}

/** Rule: `validateNoOverwrites`. */
function refuseOverwrites(existing: readonly EnvVar[], set: readonly EnvVar[]): void {
  for (const { name, value = '' } of set) {
    const current = existing.find((one) => one.name === name);
    if (current !== undefined && (current.value ?? '') !== value) throw new Error(`'${name}' already has a value (${current.value ?? ''}), and --overwrite is false`);
  }
}

/** The variables of all containers as a shell could read them; references are comments. */
function list({ flags, out, err, namespace }: Invocation, { warned }: Setting, object: KubeObject, containers: readonly Decoded[]): void {
  for (const container of containers) {
    const failed = new Map<string, string[]>();
    out(`# ${object.kind} ${object.metadata.name}, container ${container.name}\n`);
    for (const { name, value = '', valueFrom } of (container.env ?? []) as EnvVar[]) {
      if (valueFrom === undefined) {
        out(`${name}=${value}\n`);
        continue;
      }
      try {
        const resolved = flags.bool('resolve') ? `${name}=${referredValue(valueFrom, { client: warned.client, namespace, object, container })}` : undefined;
        out(`${resolved ?? `# ${name} from ${referenceText(valueFrom)}`}\n`);
      } catch (error) {
        const { message } = error as Error;
        out(`# ${name} from ${referenceText(valueFrom)}\n`);
        failed.set(message, [...(failed.get(message) ?? []), name]);
      }
    }
    for (const [message, names] of [...failed].sort()) err(`error retrieving reference for ${names.sort().join(', ')}: ${message}\n`);
  }
}
