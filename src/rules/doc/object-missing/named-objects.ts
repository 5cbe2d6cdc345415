import type { Word } from '../../../lesson/types.ts';
import { partOfWord } from '../../command-words.ts';
import { kindOfType } from '../../../kube/resources/resource-types.ts';
import { lineFlag, type KubectlLine } from '../../kubectl/read-line.ts';

/** An object that a command names. */
export interface NamedObject {
  kind: string;
  /** The word, or the part of it, that is the name. */
  word: Word;
  /** `-n`; undefined when the command leaves it to the context. */
  namespace: string | undefined;
}

/** Commands whose operands are a type and names, or `TYPE/NAME`. */
const TYPE_AND_NAMES =
  /^(?:get|describe|delete|edit|scale|autoscale|expose|patch|wait|rollout (?:status|restart|undo|history|pause|resume))$/;

/** Commands whose operands behind the first name are something else: labels, `container=image`. */
const TYPE_AND_NAME = /^(?:label|annotate|set (?:image|env|resources|selector|serviceaccount))$/;

/** Commands whose first operand is a pod, or `TYPE/NAME`. */
const POD = /^(?:logs|exec|attach|port-forward|debug)$/;

/**
 * The objects that a command names, as far as its words say them for certain.
 * Rule: https://kubernetes.io/docs/reference/kubectl/#syntax
 */
export function namedObjects(line: KubectlLine): NamedObject[] {
  const { path } = line.command;
  if (line.unsure || line.flags.some(({ name, info }) => info === undefined || UNSPOKEN.has(name))) return [];
  const namespaceWord = lineFlag(line, 'namespace')?.value;
  if (namespaceWord?.dynamic) return [];
  const namespace = namespaceWord?.value;
  const named = (kind: string | undefined, word: Word): NamedObject[] =>
    kind === undefined || !isName(word) ? [] : [{ kind, word, namespace }];
  const [first, ...others] = line.operands;
  if (first === undefined || first.dynamic) return [];
  if (POD.test(path)) {
    return first.value.includes('/') ? slashed(first, named) : named('Pod', first);
  }
  const all = TYPE_AND_NAMES.test(path);
  if (!all && !TYPE_AND_NAME.test(path)) return [];
  if (first.value.includes('/')) return (all ? line.operands : [first]).flatMap((word) => slashed(word, named));
  if (first.value.includes(',')) return [];
  const kind = kindOfType(first.value);
  return (all ? others : others.slice(0, 1)).flatMap((word) => named(kind, word));
}

/** With these the words name nothing on the server, or it does not matter that it is missing. */
const UNSPOKEN = new Set(['filename', 'kustomize', 'ignore-not-found', 'context', 'kubeconfig', 'cluster', 'server', 'help', 'local', 'raw']);

function slashed(word: Word, named: (kind: string | undefined, word: Word) => NamedObject[]): NamedObject[] {
  const [type, name, ...more] = word.value.split('/');
  if (type === undefined || name === undefined || more.length > 0) return [];
  return named(kindOfType(type), partOfWord(word, type.length + 1));
}

/** A name that a reader is not to replace: no variable, no placeholder, nothing that a hash or an id stands for. */
function isName({ value, dynamic }: Word): boolean {
  if (dynamic || !/^[a-z0-9](?:[-_a-z0-9.]*[a-z0-9])?$/.test(value) || value.includes('..')) return false;
  return !/(?:^|[-.])x{2,}(?:[-.]|$)|^(?:my|your|some|example|foo|bar)(?:$|-)/.test(value) || /^example-./.test(value);
}
