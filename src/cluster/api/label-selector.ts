import { labelValue, qualifiedName } from '../../kube/names.ts';

/** One requirement of a selector as requests carry it. */
interface Requirement {
  key: string;
  operator: 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt';
  values: readonly string[];
}

/** Whether labels meet all requirements. */
export type LabelMatcher = (labels: Readonly<Record<string, string>> | undefined) => boolean;

/** A selector that cannot be read; the message is that of `labels.Parse`. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError';
}

const TOKEN = /\s*(!=|==|=|!|\(|\)|,|<|>|[^\s!=(),<>]+)/y;
const SYMBOLS = new Set(['!', '=', '==', '!=', '(', ')', ',', '<', '>']);
const EQUALITY = new Set(['=', '==', '!=']);

/**
 * Reads a selector in the syntax of `-l`: `app=hello,tier in (a,b),!old`. An empty one matches everything.
 * @throws SelectorError
 * Rule: `labels.Parse` of apimachinery.
 */
export function parseLabelSelector(text: string): LabelMatcher {
  const requirements = new Reader(text).requirements();
  return (labels = {}) => requirements.every((requirement) => meets(requirement, labels));
}

class Reader {
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(text: string) {
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) this.#tokens.push(match[1]!);
  }

  requirements(): Requirement[] {
    const requirements: Requirement[] = [];
    while (this.#peek() !== '') {
      const token = this.#peek();
      if (token !== '!' && SYMBOLS.has(token)) throw new SelectorError(`found '${token}', expected: !, identifier, or 'end of string'`);
      requirements.push(this.#requirement());
      const separator = this.#next();
      if (separator === '') break;
      if (separator !== ',') throw new SelectorError(`found '${separator}', expected: ',' or 'end of string'`);
      const after = this.#peek();
      if (after === '' || (after !== '!' && SYMBOLS.has(after))) throw new SelectorError(`found '${after}', expected: identifier after ','`);
    }
    return requirements;
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? '';
  }

  #requirement(): Requirement {
    if (this.#peek() === '!') {
      this.#at++;
      return { key: this.#key(), operator: '!', values: [] };
    }
    const key = this.#key();
    const operator = this.#peek();
    if (operator === '' || operator === ',') return { key, operator: 'exists', values: [] };
    this.#at++;
    if (EQUALITY.has(operator)) return { key, operator: operator === '!=' ? 'notin' : 'in', values: checkedValues(key, [this.#exact()]) };
    if (operator === '>' || operator === '<') return { key, operator: operator === '>' ? 'gt' : 'lt', values: [integer(this.#exact())] };
    if (operator === 'in' || operator === 'notin') return { key, operator, values: checkedValues(key, this.#set()) };
    return refuse(`found '${operator}', expected: in, notin, =, ==, !=, gt, lt`);
  }

  #key(): string {
    const key = this.#next();
    if (key === '' || SYMBOLS.has(key)) refuse(`found '${key}', expected: identifier`);
    const problems = qualifiedName(key);
    if (problems.length > 0) refuse(`key: Invalid value: ${JSON.stringify(key)}: ${problems.join('; ')}`);
    return key;
  }

  /** The value after an equality; it may be empty. */
  #exact(): string {
    const token = this.#peek();
    if (token === '' || token === ',') return '';
    this.#at++;
    return SYMBOLS.has(token) ? refuse(`found '${token}', expected: identifier`) : token;
  }

  #set(): string[] {
    const open = this.#next();
    if (open !== '(') refuse(`found '${open}' expected: '('`);
    const values: string[] = [];
    let value: string | undefined;
    for (;;) {
      const token = this.#next();
      const isSymbol = token === '' || SYMBOLS.has(token);
      if (token === ',' || token === ')') {
        // Nothing between two commas is the empty value.
        values.push(value ?? '');
        if (token === ')') return [...new Set(values)].sort();
        value = undefined;
      } else if (isSymbol || value !== undefined) {
        refuse(`found '${token}', expected: ',' or ')'`);
      } else {
        value = token;
      }
    }
  }
}

/** Rule: `Parser.parse` puts this before what `parseRequirement` says. */
function refuse(said: string): never {
  throw new SelectorError(`unable to parse requirement: ${said}`);
}

function integer(value: string): string {
  if (!/^[+-]?\d+$/.test(value)) refuse(`values[0]: Invalid value: ${JSON.stringify(value)}: for 'Gt', 'Lt' operators, the value must be an integer`);
  return value;
}

function checkedValues(key: string, values: string[]): string[] {
  values.forEach((value, index) => {
    const problems = labelValue(value);
    if (problems.length > 0) refuse(`values[${index}][${key}]: Invalid value: ${JSON.stringify(value)}: ${problems.join('; ')}`);
  });
  return values;
}

function meets({ key, operator, values }: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'exists':
      return value !== undefined;
    case '!':
      return value === undefined;
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'lt':
      return value !== undefined && Number(value) < Number(values[0]);
  }
}
