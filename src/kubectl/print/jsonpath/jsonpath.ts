import { goText, goType, isMap, sortedKeys } from '../go-value.ts';
import { goJson } from '../json.ts';
import { compareValues, type ComparisonOperator } from './compare.ts';
import { parseJsonPath, JsonPathError, type Action, type Step } from './parse.ts';

export { JsonPathError } from './parse.ts';

/** An action, or a loop over what its path finds. */
type Part = { path: Action; body?: readonly Part[] };

const isIdentifier = (action: Action, name: string): boolean => action.some((step) => step.kind === 'identifier' && step.name === name);

/** Puts what stands between `{range}` and `{end}` into a loop; a loop that is not ended goes on to the end. */
function structure(actions: readonly Action[]): Part[] {
  let position = 0;
  const block = (inLoop: boolean): Part[] => {
    const parts: Part[] = [];
    while (position < actions.length) {
      const path = actions[position++]!;
      if (inLoop && isIdentifier(path, 'end')) break;
      parts.push(isIdentifier(path, 'range') ? { path, body: block(true) } : { path });
    }
    return parts;
  };
  return block(false);
}

export interface JsonPathOptions {
  /** A field that is not there is nothing, rather than an error. */
  allowMissingKeys?: boolean;
}

/**
 * A JSONPath template in kubectl's dialect: text with paths in braces, `{range …}…{end}`, filters, unions, slices.
 * Rule: client-go's `util/jsonpath`, https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
export class JsonPath {
  readonly #parts: readonly Part[];
  readonly #allowMissingKeys: boolean;

  /** @throws JsonPathError when the template does not parse */
  constructor(template: string, options: JsonPathOptions = {}) {
    this.#parts = structure(parseJsonPath(template));
    this.#allowMissingKeys = options.allowMissingKeys ?? false;
  }

  /**
   * What each part of the template finds, in order; text finds itself.
   * @throws JsonPathError
   */
  find(data: unknown): unknown[][] {
    return this.#run(this.#parts, data);
  }

  /**
   * The template filled in.
   * @throws JsonPathError
   */
  execute(data: unknown): string {
    return this.find(data).map((results) => results.map((result) => this.text(result)).join(' ')).join('');
  }

  /** The results of each part as a list in JSON, as `-o jsonpath-as-json` prints them. */
  executeAsJson(data: unknown): string {
    return this.find(data).map((results) => `${goJson(results, '    ')}\n`).join('');
  }

  /** A result as printed: maps and lists in JSON, everything else as it is. */
  text(result: unknown): string {
    if (typeof result === 'object' && result !== null) return goJson(result);
    return result === null || result === undefined ? 'null' : goText(result);
  }

  #run(parts: readonly Part[], data: unknown): unknown[][] {
    return parts.flatMap(({ path, body }) => {
      const results = this.#walk([data], path);
      return body === undefined ? [results] : results.flatMap((result) => this.#run(body, result));
    });
  }

  #walk(values: readonly unknown[], steps: readonly Step[]): unknown[] {
    let current = [...values];
    for (const step of steps) current = this.#step(current, step);
    return current;
  }

  #step(values: unknown[], step: Step): unknown[] {
    switch (step.kind) {
      case 'text': return [step.text];
      case 'literal': return values.map(() => step.value);
      case 'field': return this.#field(values, step.name);
      case 'wildcard': return values.flatMap(children);
      case 'recursive': return values.flatMap(descendants);
      case 'slice': return values.flatMap((value) => slice(value, step));
      case 'union': return step.parts.flatMap((part) => this.#walk(values, part));
      case 'filter': return values.flatMap((value) => this.#filter(value, step));
      case 'identifier':
        if (step.name === 'range') return values;
        throw new JsonPathError(step.name === 'end' ? 'not in range, nothing to end' : `unrecognized identifier ${step.name}`);
    }
  }

  #field(values: readonly unknown[], name: string): unknown[] {
    if (values.length === 0) return [];
    const found = values.flatMap((value) => (isMap(value) && Object.hasOwn(value, name) && value[name] !== undefined ? [value[name]] : []));
    if (found.length === 0 && !this.#allowMissingKeys) throw new JsonPathError(`${name} is not found`);
    return found;
  }

  #filter(value: unknown, { left, right, operator }: Extract<Step, { kind: 'filter' }>): unknown[] {
    if (!Array.isArray(value)) throw new JsonPathError(`${goText(value)} is not array or slice and cannot be filtered`);
    return value.filter((item) => {
      if (operator === 'exists') return this.#exists(item, left);
      const lefts = this.#walk([item], left);
      if (lefts.length === 0) return false;
      if (lefts.length > 1) throw new JsonPathError('can only compare one element at a time');
      const rights = this.#walk([item], right);
      if (rights.length === 0) return false;
      if (rights.length > 1) throw new JsonPathError('can only compare one element at a time');
      return compareValues(lefts[0], operator as ComparisonOperator, rights[0]);
    });
  }

  #exists(item: unknown, path: readonly Step[]): boolean {
    try {
      return this.#walk([item], path).length > 0;
    } catch {
      return false;
    }
  }
}

/** What a map or list holds; the keys of a map in order, where Go takes any order. */
function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isMap(value) ? sortedKeys(value).map((key) => value[key]) : [];
}

/** Every map, list and string in a value, itself first; those that are empty do not count. */
function descendants(value: unknown): unknown[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  const inner = children(value);
  return inner.length === 0 ? [] : [value, ...inner.flatMap(descendants)];
}

/** Rule: `evalArray`. */
function slice(value: unknown, { bounds: [first, second, third] }: Extract<Step, { kind: 'slice' }>): unknown[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new JsonPathError(`${goType(value)} is not array or slice`);
  const { length } = value;
  const from = first.known ? first.value + (first.value < 0 ? length : 0) : 0;
  const end = second.known ? second.value : length;
  const to = end < 0 || (end === 0 && second.derived === true) ? end + length : end;
  if (from === to) return [];
  for (const [index, wrong] of [[from, from >= length || from < 0], [to - 1, to > length || to < 0]] as const) {
    if (wrong) throw new JsonPathError(`array index out of bounds: index ${index}, length ${length}`);
  }
  if (from > to) throw new JsonPathError(`starting index ${from} is greater than ending index ${to}`);
  if (third.known && third.value <= 0) throw new JsonPathError('step must be > 0');
  const step = third.known ? third.value : 1;
  return value.slice(from, to).filter((_, index) => index % step === 0);
}

/**
 * A path as people write it in `--sort-by` and in custom columns, in braces and with its leading dot.
 * Rule: `RelaxedJSONPathExpression` of kubectl's `pkg/cmd/get`.
 * @throws JsonPathError
 */
export function relaxedPath(path: string): string {
  if (path === '') return path;
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(path);
  if (match === null) {
    throw new JsonPathError(`unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`);
  }
  return `{.${match[1] ?? match[2]}}`;
}
