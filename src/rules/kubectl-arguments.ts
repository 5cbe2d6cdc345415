import type { SimpleCommand, Word } from '../lesson/types.ts';
import { partOfWord, programWords } from './command-words.ts';

/** A flag of a kubectl command, under its long name (`-n` is `namespace`), with its value if it takes one. */
export interface KubectlFlag {
  name: string;
  value: Word | undefined;
}

/** A kubectl command line taken apart as pflag does it. */
export interface KubectlCommand {
  /** The first word that is no flag: `apply`, `get`; empty for a bare `kubectl`. */
  verb: string;
  /** The other words that are no flags, in order. */
  operands: Word[];
  flags: KubectlFlag[];
  /** What stands behind `--`, for `exec`, `run` and `debug`. */
  after: Word[];
}

const SHORT: Record<string, string> = {
  A: 'all-namespaces',
  L: 'label-columns',
  R: 'recursive',
  c: 'container',
  f: 'filename',
  h: 'help',
  i: 'stdin',
  k: 'kustomize',
  l: 'selector',
  n: 'namespace',
  o: 'output',
  p: 'patch',
  q: 'quiet',
  s: 'server',
  t: 'tty',
  v: 'v',
  w: 'watch',
};

/** `-f` and `-p` of `kubectl logs` are switches: follow and previous. */
const SHORT_OF_LOGS: Record<string, string> = { ...SHORT, f: 'follow', p: 'previous' };

/** The flags that take the next word as their value when it is not attached with `=`. */
const WITH_VALUE = new Set(
  `address allowed-attributes annotations api-group api-version as as-group as-uid cache-dir categories cert
  certificate-authority chunk-size class client-certificate client-key cluster cluster-ip clusterip clusterrole
  concurrency container context copy-to cpu cpu-percent current-replicas custom default-backend docker-email
  docker-password docker-server docker-username duration env external-ip external-name field-manager field-selector
  filename for from from-env-file from-file from-literal grace-period group hard image image-pull-policy key kubeconfig
  kustomize label-columns labels limit-bytes limits load-balancer-ip local-port log-flush-frequency max
  max-log-requests max-unavailable memory min min-available name namespace node-port non-resource-url output
  output-directory overrides password patch patch-file pod-running-timeout pod-selector port preemption-policy
  profile profile-output protocol prune-allowlist raw-query reject-methods replicas request-timeout requests resource
  resource-name resource-version restart revision role rule schedule scopes selector server serviceaccount
  session-affinity set-image since since-time skip-wait-for-delete-timeout sort-by subresource tail target target-port
  tcp template timeout tls-server-name to to-revision token type udp user username v value verb vmodule`.split(/\s+/),
);

/**
 * Reads a simple command as a kubectl call. `sudo`, `watch`, `time`, variable assignments and
 * `minikube kubectl --` before it are passed over.
 * @returns undefined when the command is not kubectl.
 * Rule: the flag parsing of `spf13/pflag` (`--name value`, `--name=value`, `-nvalue`, `-it`).
 */
export function readKubectl(command: SimpleCommand): KubectlCommand | undefined {
  const words = kubectlWords(command);
  if (words === undefined) return undefined;
  const result: KubectlCommand = { verb: '', operands: [], flags: [], after: [] };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (word.value === '--') {
      result.after = words.slice(at + 1);
      break;
    }
    if (word.value.startsWith('--')) at += longFlag(result, word, words[at + 1]);
    else if (word.value.startsWith('-') && word.value !== '-') at += shortFlags(result, word, words[at + 1]);
    else if (result.verb === '') result.verb = word.value;
    else result.operands.push(word);
  }
  return result;
}

/** The words behind `kubectl`, or behind `minikube kubectl --`; undefined when the command is not kubectl. */
export function kubectlWords(command: SimpleCommand): Word[] | undefined {
  const words = programWords(command);
  if (['minikube', 'k3s', 'microk8s'].includes(words[0]?.value ?? '') && words[1]?.value === 'kubectl') {
    return words.slice(words[2]?.value === '--' ? 3 : 2);
  }
  return /^(?:.*\/)?kubectl(?:\.exe)?$|^k$/.test(words[0]?.value ?? '') ? words.slice(1) : undefined;
}

/** Adds `--name`, `--name=value` or `--name value`; gives the number of further words used. */
function longFlag(result: KubectlCommand, word: Word, next: Word | undefined): 0 | 1 {
  const equals = word.value.indexOf('=');
  if (equals > 0) {
    result.flags.push({ name: word.value.slice(2, equals), value: partOfWord(word, equals + 1) });
    return 0;
  }
  const name = word.value.slice(2);
  const takesNext = WITH_VALUE.has(name) && next !== undefined;
  result.flags.push({ name, value: takesNext ? next : undefined });
  return takesNext ? 1 : 0;
}

/** Adds the flags of `-it`, `-nvalue`, `-n=value` or `-n value`; gives the number of further words used. */
function shortFlags(result: KubectlCommand, word: Word, next: Word | undefined): 0 | 1 {
  const table = result.verb === 'logs' ? SHORT_OF_LOGS : SHORT;
  for (let at = 1; at < word.value.length; at += 1) {
    const name = table[word.value[at]!] ?? word.value[at]!;
    if (!WITH_VALUE.has(name)) {
      result.flags.push({ name, value: undefined });
      continue;
    }
    if (at + 1 < word.value.length) {
      result.flags.push({ name, value: partOfWord(word, word.value[at + 1] === '=' ? at + 2 : at + 1) });
      return 0;
    }
    result.flags.push({ name, value: next });
    return next === undefined ? 0 : 1;
  }
  return 0;
}

/** The values of a flag, in order; several in one word (`-f a.yaml,b.yaml`) are taken apart. */
export function flagValues(command: KubectlCommand, name: string): Word[] {
  const values: Word[] = [];
  for (const flag of command.flags) {
    if (flag.name !== name || flag.value === undefined) continue;
    let start = 0;
    for (const part of flag.value.value.split(',')) {
      if (part !== '') values.push(partOfWord(flag.value, start, start + part.length));
      start += part.length + 1;
    }
  }
  return values;
}

/** The last value of a flag that is given once, such as `--namespace`. */
export function flagValue(command: KubectlCommand, name: string): Word | undefined {
  return command.flags.findLast((flag) => flag.name === name)?.value;
}
