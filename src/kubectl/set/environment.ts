import { sortedEntries, type Decoded, type KubeObject } from '../../kube/object.ts';
import { environmentVariableName } from '../../kube/names.ts';
import { CommandError } from '../errors/command-error.ts';

/** A variable as a container holds it. */
export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: Decoded;
}

const variable = (name: string, value: string): EnvVar => (value === '' ? { name } : { name, value });

/**
 * Variables to set and names to remove: `A=1`, `B-`, and `-` for those of standard input.
 * @throws CommandError
 * Rule: `ParseEnv` of kubectl's `cmd/set/env`.
 */
export function parseEnvironment(specs: readonly string[], stdin: string): { set: EnvVar[]; remove: string[] } {
  const set: EnvVar[] = [];
  const remove: string[] = [];
  for (const spec of specs) {
    const at = spec.indexOf('=');
    if (spec === '-') {
      set.push(...stdin.split('\n').map((line) => line.split('#', 1)[0]!).filter((line) => line.includes('=')).map((line) => variable(...split(line))));
    } else if (at >= 0) {
      const [name, value] = split(spec);
      const wrong = environmentVariableName(name);
      if (wrong.length > 0) throw new CommandError(`${JSON.stringify(name)} is not a valid key name: ${wrong.join(';')}`);
      set.push(variable(name, value));
    } else if (spec.endsWith('-')) {
      remove.push(spec.slice(0, -1));
    } else {
      throw new CommandError(`unknown environment variable: ${spec}`);
    }
  }
  if (remove.some((name) => set.some((one) => one.name === name))) throw new CommandError('can not both modify and remove the same environment variable in the same command');
  return { set, remove };
}

function split(spec: string): [string, string] {
  const at = spec.indexOf('=');
  return [spec.slice(0, at), spec.slice(at + 1)];
}

/**
 * The keys of a ConfigMap or Secret as variables that refer to them.
 * @param keys only these; all when there are none
 * @param warn is told of keys that are no names as they are
 * @throws CommandError for another kind
 * Rule: `EnvOptions.RunEnv` and `keyToEnvName`.
 */
export function variablesFrom(object: KubeObject, keys: readonly string[], warn: (text: string) => void): EnvVar[] {
  const reference = { ConfigMap: 'configMapKeyRef', Secret: 'secretKeyRef' }[object.kind];
  if (reference === undefined) throw new CommandError('unsupported resource specified in --from');
  return sortedEntries(object['data']).filter(([key]) => keys.length === 0 || keys.includes(key)).map(([key]) => {
    const name = key.replace(/\W/g, '_').toUpperCase();
    if (name !== key) warn(`key ${key} transferred to ${name}`);
    return { name, valueFrom: { [reference]: { name: object.metadata.name, key } } };
  });
}

/** The variables of a container after a change: the old ones in their order, then what is new. Rule: `updateEnv`. */
export function updatedEnvironment(existing: readonly EnvVar[], set: readonly EnvVar[], remove: readonly string[]): EnvVar[] {
  const covered = new Set(remove);
  const kept = existing.filter(({ name }) => !covered.has(name)).map((old) => {
    const newer = set.find(({ name }) => name === old.name);
    if (newer !== undefined) covered.add(old.name);
    return newer ?? old;
  });
  const added = set.filter(({ name }) => !covered.has(name) && covered.add(name));
  return [...kept, ...added];
}

/** What a variable refers to. Rule: `GetEnvVarRefString`. */
export function referenceText({ configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef }: Decoded): string {
  if (configMapKeyRef) return `configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`;
  if (secretKeyRef) return `secret ${secretKeyRef.name}, key ${secretKeyRef.key}`;
  if (fieldRef) return `field path ${fieldRef.fieldPath}`;
  if (resourceFieldRef) return `resource field ${resourceFieldRef.containerName ? `${resourceFieldRef.containerName}/` : ''}${resourceFieldRef.resource}`;
  return 'invalid valueFrom';
}
