import type { KubeObject } from '../../kube/object.ts';
import { goQuote } from '../../kube/decode/go-quote.ts';
import { CommandError } from '../errors/command-error.ts';
import { goText } from '../print/go-value.ts';
import { JsonPath, relaxedPath } from '../print/jsonpath/jsonpath.ts';

/** What `kubectl wait --for=…` waits for. */
export interface WaitFor {
  /** The object is to be made first (`--for=create`). */
  create: boolean;
  /** It is to be gone. */
  delete: boolean;
  /** What is to be true of it; undefined when it only has to be there or gone. */
  check: ((object: KubeObject) => boolean) | undefined;
}

const FORMAT = "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'";

/**
 * Reads what is given as `--for`; `create` may stand beside a condition.
 * @throws CommandError
 * Rule: `conditionFuncFor` of kubectl's `cmd/wait`.
 */
export function readConditions(texts: readonly string[]): WaitFor {
  const create = texts.some((text) => text.toLowerCase() === 'create');
  const rest = texts.filter((text) => text.toLowerCase() !== 'create');
  if (rest.length === 0 && create) return { create, delete: false, check: undefined };
  if (rest.length !== 1) throw new CommandError(`unrecognized condition: [${texts.map(goQuote).join(' ')}]`);
  const [text = ''] = rest;
  if (text.toLowerCase() === 'delete') return { create, delete: true, check: undefined };
  if (text.startsWith('condition=')) return { create, delete: false, check: conditionCheck(text.slice('condition='.length)) };
  if (text.startsWith('jsonpath=')) return { create, delete: false, check: pathCheck(text.slice('jsonpath='.length)) };
  throw new CommandError(`unrecognized condition: ${goQuote(text)}`);
}

/** `Ready`, `Ready=false`. Rule: `ConditionalWait.checkCondition`; letter case does not count. */
function conditionCheck(text: string): (object: KubeObject) => boolean {
  const [name = '', value = 'true'] = text.split(/=(.*)/s);
  return ({ metadata, status }) => {
    const conditions = Array.isArray(status?.conditions) ? status.conditions : [];
    const found = conditions.find(({ type }: { type?: unknown }) => String(type).toLowerCase() === name.toLowerCase());
    if (found === undefined) return false;
    const observed = found.observedGeneration ?? status.observedGeneration;
    if (observed !== undefined && metadata.generation !== undefined && observed < metadata.generation) return false;
    return String(found.status).toLowerCase() === value.toLowerCase();
  };
}

/** `'{.status.phase}'=Running`; without a value anything that is there will do. Rule: `JSONPathWait`. */
function pathCheck(text: string): (object: KubeObject) => boolean {
  const parts = splitAtEquals(text);
  if (parts.length > 2) throw new CommandError(FORMAT);
  const expression = relaxedPath(parts[0]!);
  const expected = parts[1]?.replace(/^['"]+|['"]+$/g, '');
  if (expected === '') throw new CommandError("jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3");
  if (expression === '') throw new CommandError('jsonpath expression cannot be empty');
  const path = new JsonPath(expression, { allowMissingKeys: true });
  return (object) => {
    const [values = [], ...more] = path.find(object);
    if (values.length === 0) return false;
    if (more.length > 0) throw new CommandError('given jsonpath expression matches more than one list');
    if (values.length > 1) throw new CommandError('given jsonpath expression matches more than one value');
    if (expected === undefined) return true;
    if (typeof values[0] === 'object' && values[0] !== null) throw new CommandError('jsonpath leads to a nested object or list which is not supported');
    return goText(values[0]).trim() === expected.trim();
  };
}

/** At each single `=`; a double one belongs to the expression. Rule: `splitJSONPathInput`. */
function splitAtEquals(text: string): string[] {
  return text.replaceAll('==', '\0').split('=').map((part) => part.replaceAll('\0', '=='));
}
