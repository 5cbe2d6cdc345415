import type { Command, SimpleCommand } from '../../../lesson/types.ts';
import { programName } from '../../command-words.ts';
import { flagValue, flagValues, readKubectl, type KubectlCommand } from '../../kubectl-arguments.ts';
import { resourceKind } from '../../refs/resource-kinds.ts';

/** Which objects of the cluster something is done to; one of them, or all of them, when nothing narrows it down. */
export interface Targets {
  files?: string[];
  kinds?: ReadonlySet<string>;
  names?: ReadonlySet<string>;
}

/**
 * What a command does to the objects of a cluster, as far as it can be told without running it.
 * - `apply`: files (`-` for standard input) are applied to what is there
 * - `put`: objects get the state of the files, whatever they were: `create`, `replace`, `apply --force`
 * - `forget`: objects are deleted or changed, or may be; nothing is known of them any more
 * - `touch`: files of the workspace are written by a program
 */
export type Effect =
  | { kind: 'apply'; files: string[]; namespace: string | undefined }
  | { kind: 'put'; created: boolean; files: string[]; namespace: string | undefined }
  | { kind: 'forget'; targets: Targets }
  | { kind: 'touch'; files: string[] | 'all' };

const EVERYTHING: Effect = { kind: 'forget', targets: {} };

/** Programs that only read the files that they are given. */
const READERS = /^(?:cat|less|more|head|tail|grep|bat|ls|diff|wc|echo|yamllint|kubeconform|kubeval|kube-score|kubectl|k)$/;

/** Commands after which another cluster or namespace is spoken to. */
const SWITCHES = /^(?:(?:kubectx|kubens|kubie)\b|(?:kind|k3d|minikube|eksctl|colima)\b.* (?:create|start|profile)\b)/;

/** Programs of which cannot be seen what they do to the cluster and to files. */
const UNSEEN = /^(?:make|task|just|sh|bash|zsh|eval|source|\.|ansible-playbook|terraform|tofu|pulumi|skaffold|tilt|argocd|flux)$|\.sh$/;

const DESTRUCTIVE = /^(?:delete|destroy|uninstall|reset|prune|purge|teardown|cleanup)$/;

/** The effects of a command line, in order. */
export function effectsOf(command: Command): Effect[] {
  return command.simple.flatMap(effectsOfSimple);
}

function effectsOfSimple(simple: SimpleCommand): Effect[] {
  const written = simple.redirects.filter(({ operator }) => /^(?:>|>>|>\||&>)$/.test(operator)).map(({ target }) => target.value);
  const touched: Effect[] = written.length === 0 ? [] : [{ kind: 'touch', files: written }];
  const kubectl = readKubectl(simple);
  if (kubectl !== undefined) return [...touched, ...kubectlEffects(kubectl, simple)];
  const words = simple.words.map((word) => word.value);
  const program = programName(simple);
  const assigns = (simple.assignments ?? []).some(({ value }) => value.startsWith('KUBECONFIG='));
  if (assigns || words.some((word) => word.startsWith('KUBECONFIG=') || DESTRUCTIVE.test(word))) return [...touched, EVERYTHING];
  if (SWITCHES.test([program, ...words.slice(1)].join(' '))) return [...touched, EVERYTHING];
  if (UNSEEN.test(program)) return [...touched, EVERYTHING, { kind: 'touch', files: 'all' }];
  if (program === 'git' || program === 'patch') return [...touched, { kind: 'touch', files: 'all' }];
  return READERS.test(program) ? touched : [...touched, { kind: 'touch', files: words }];
}

/** Flags that send a command to a cluster of their own. */
const ELSEWHERE = ['context', 'kubeconfig', 'cluster', 'server', 'user'];

function kubectlEffects(kubectl: KubectlCommand, simple: SimpleCommand): Effect[] {
  const has = (name: string): boolean => kubectl.flags.some((flag) => flag.name === name);
  const dryRun = kubectl.flags.findLast((flag) => flag.name === 'dry-run');
  if (dryRun !== undefined && dryRun.value?.value !== 'none') return [];
  const files = flagValues(kubectl, 'filename');
  const space = flagValue(kubectl, 'namespace');
  const isUnclear = simple.nested === true || ELSEWHERE.some(has) || [...files, ...(space === undefined ? [] : [space])].some((word) => word.dynamic);
  const names = files.map((word) => word.value);
  const namespace = space?.value;
  switch (kubectl.verb) {
    case 'apply':
      if (has('prune')) return [EVERYTHING];
      if (kubectl.operands.length > 0) return [];
      if (isUnclear || has('selector')) return [{ kind: 'forget', targets: names.length === 0 ? {} : { files: names } }];
      // A forced apply deletes what cannot be changed; one by the server merges in another way.
      if (has('force') || has('server-side')) return [{ kind: 'put', created: false, files: names, namespace }];
      return [{ kind: 'apply', files: names, namespace }];
    case 'create':
    case 'replace':
      if (names.length === 0) return [];
      if (isUnclear) return [{ kind: 'forget', targets: { files: names } }];
      return [{ kind: 'put', created: kubectl.verb === 'create' && !has('save-config'), files: names, namespace }];
    case 'delete':
    case 'edit':
    case 'patch':
    case 'set':
      if (files.some((word) => word.dynamic)) return [EVERYTHING];
      return [{ kind: 'forget', targets: names.length > 0 ? { files: names } : namedTargets(kubectl) }];
    case 'drain':
      return [EVERYTHING];
    case 'config':
      return /^(?:use|set)/.test(kubectl.operands[0]?.value ?? '') ? [EVERYTHING] : [];
    default:
      return [];
  }
}

/** The objects that `TYPE NAME…` or `TYPE/NAME…` means; where the words leave it open, all that they may mean. */
function namedTargets({ verb, operands }: KubectlCommand): Targets {
  // The first word of `kubectl set image …` says what is set.
  const words = (verb === 'set' ? operands.slice(1) : operands).filter((word) => !/=/.test(word.value));
  const [types] = words;
  if (types === undefined || words.some((word) => word.dynamic)) return {};
  const pairs = words.filter((word) => word.value.includes('/')).map((word) => word.value.split('/', 2) as [string, string]);
  const typeNames = pairs.length > 0 ? pairs.map(([type]) => type) : types.value.split(',');
  const kinds = typeNames.map(resourceKind);
  // Whatever is in a namespace goes with it, and Pods with what made them.
  if (kinds.some((kind) => kind === undefined || kind === 'Namespace' || kind === 'Node')) return {};
  const names = pairs.length > 0 ? pairs.map(([, name]) => name) : words.slice(1).map((word) => word.value);
  const areKnown = names.length > 0 && names.every((name) => /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(name));
  return { kinds: new Set(kinds as string[]), ...(areKnown ? { names: new Set(names) } : {}) };
}
