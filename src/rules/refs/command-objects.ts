import type { Lesson } from '../../lesson/types.ts';
import { flagValue, readKubectl, type KubectlCommand } from '../kubectl-arguments.ts';
import { lessonCommands } from '../lesson-commands.ts';
import { resourceKind } from './resource-kinds.ts';

/** An object that a kubectl command makes. */
export interface MadeObject {
  kind: string;
  /** Undefined where the shell fills it in, so that it may be any name. */
  name: string | undefined;
  namespace: string | undefined;
  /** The keys of a ConfigMap or Secret; undefined when the command does not say them. */
  keys: ReadonlySet<string> | undefined;
  /** The blocks that stand before the command. */
  before: number;
  line: number;
}

/** Kinds whose `kubectl create` has a word for the variant before the name: `create secret generic NAME`. */
const WITH_VARIANT = new Set(['Secret', 'Service']);

/**
 * The objects that `kubectl create TYPE NAME`, `run`, `expose` and `autoscale` make, those of
 * skipped blocks included. Rule: https://kubernetes.io/docs/reference/kubectl/generated/
 */
export function commandObjects(lesson: Lesson): MadeObject[] {
  const skipped = lesson.blocks
    .filter((block) => block.skip !== undefined)
    .flatMap((block) => (block.commands ?? []).map((command) => ({ command, before: block.index })));
  return [...lessonCommands(lesson), ...skipped].flatMap(({ command, before }) =>
    command.simple.flatMap((simple) => {
      const kubectl = readKubectl(simple);
      if (kubectl === undefined) return [];
      const namespace = flagValue(kubectl, 'namespace');
      const place = {
        namespace: namespace === undefined || namespace.dynamic ? undefined : namespace.value,
        before,
        line: command.range.start.line,
      };
      return madeBy(kubectl).map((made) => ({ ...made, ...place }));
    }),
  );
}

type Made = Pick<MadeObject, 'kind' | 'name' | 'keys'>;

function madeBy(kubectl: KubectlCommand): Made[] {
  const [first, second, third] = kubectl.operands;
  const named = (word: typeof first): string | undefined => (word === undefined || word.dynamic ? undefined : word.value.replace(/^.*\//, ''));
  if (kubectl.verb === 'run') {
    const pod: Made = { kind: 'Pod', name: named(first), keys: undefined };
    return kubectl.flags.some((flag) => flag.name === 'expose') ? [pod, { ...pod, kind: 'Service' }] : [pod];
  }
  if (kubectl.verb === 'expose' || kubectl.verb === 'autoscale') {
    const target = first?.value.includes('/') ? first : (second ?? first);
    const kind = kubectl.verb === 'expose' ? 'Service' : 'HorizontalPodAutoscaler';
    return [{ kind, name: named(flagValue(kubectl, 'name') ?? target), keys: undefined }];
  }
  if (kubectl.verb !== 'create' || first === undefined) return [];
  const kind = resourceKind(first.value);
  if (kind === undefined) return [];
  const name = WITH_VARIANT.has(kind) ? third : second;
  return name === undefined ? [] : [{ kind, name: named(name), keys: keysOf(kubectl, second?.value ?? '') }];
}

/** The keys that the flags of `kubectl create configmap|secret` give. */
function keysOf(kubectl: KubectlCommand, variant: string): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  if (variant === 'tls') return new Set(['tls.crt', 'tls.key']);
  if (variant === 'docker-registry') return new Set(['.dockerconfigjson']);
  for (const { name, value } of kubectl.flags) {
    if (name === 'from-env-file' || value?.dynamic) return undefined;
    if (value === undefined) continue;
    const equals = value.value.indexOf('=');
    if (name === 'from-literal' && equals > 0) keys.add(value.value.slice(0, equals));
    else if (name === 'from-file' && equals > 0) keys.add(value.value.slice(0, equals));
    else if (name === 'from-file') {
      // A file gives its own name as key, a folder those of its files.
      const base = value.value.replace(/^.*\//, '');
      if (!base.includes('.')) return undefined;
      keys.add(base);
    }
  }
  return keys.size === 0 ? undefined : keys;
}
