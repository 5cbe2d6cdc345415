import { fieldOf, toNumber, toText, type Value } from './values.ts';

export type Table = Map<string, Value>;

/** What runs through a program as it is: `next`, `exit`, `break`, `continue`, `return`. */
export class Leave extends Error {
  readonly kind: 'next' | 'exit' | 'break' | 'continue' | 'return';
  readonly result: Value;

  constructor(kind: Leave['kind'], result?: Value) {
    super(kind);
    this.kind = kind;
    this.result = result;
  }
}

/** The program is wrong, or does what cannot be done. */
export class AwkError extends Error {
  override readonly name = 'AwkError';
}

/** Where a program that runs has its variables, the record with its fields, and its output. */
export class AwkMachine {
  readonly variables = new Map<string, Value>([['NF', 0], ['NR', 0], ['FNR', 0], ['FS', ' '], ['OFS', ' '], ['ORS', '\n'], ['RS', '\n'], ['SUBSEP', '\u001c'], ['CONVFMT', '%.6g'], ['OFMT', '%.6g'], ['RSTART', 0], ['RLENGTH', -1], ['FILENAME', '']]);
  readonly tables = new Map<string, Table>();
  /** The parameters of functions that run, innermost last. */
  readonly frames: Map<string, Value | Table>[] = [];
  readonly write: (text: string, target?: { operator: string; name: string }) => void;
  /** A number from 0 up to 1; `srand` changes nothing, so that runs repeat themselves. */
  readonly random: () => number;
  #record = '';
  #fields: Value[] | undefined;
  #expressions = new Map<string, RegExp>();

  constructor(write: AwkMachine['write'], random: () => number) {
    this.write = write;
    this.random = random;
  }

  get(name: string): Value {
    const frame = this.frames.at(-1);
    if (frame?.has(name) === true) return frame.get(name) as Value;
    if (name === 'NF') return this.fields.length;
    return this.variables.get(name);
  }

  set(name: string, value: Value): Value {
    const frame = this.frames.at(-1);
    if (frame?.has(name) === true) frame.set(name, value);
    else if (name === 'NF') {
      const { fields } = this;
      while (fields.length > toNumber(value)) fields.pop();
      while (fields.length < toNumber(value)) fields.push('');
      this.#join();
    } else this.variables.set(name, value);
    return value;
  }

  text(name: string): string {
    return toText(this.get(name));
  }

  table(name: string): Table {
    const frame = this.frames.at(-1);
    if (frame?.has(name) === true) {
      const own = frame.get(name);
      if (own instanceof Map) return own;
      const made: Table = new Map();
      frame.set(name, made);
      return made;
    }
    let table = this.tables.get(name);
    if (table === undefined) this.tables.set(name, (table = new Map()));
    return table;
  }

  get fields(): Value[] {
    return (this.#fields ??= this.split(this.#record, this.text('FS')).map(fieldOf));
  }

  setRecord(text: string): void {
    this.#record = text;
    this.#fields = undefined;
  }

  field(index: number): Value {
    return index === 0 ? fieldOf(this.#record) : this.fields[index - 1];
  }

  setField(index: number, value: Value): Value {
    if (index === 0) this.setRecord(toText(value));
    else {
      const { fields } = this;
      while (fields.length < index) fields.push('');
      fields[index - 1] = value;
      this.#join();
    }
    return value;
  }

  #join(): void {
    this.#record = this.#fields!.map((field) => toText(field, this.text('CONVFMT'))).join(this.text('OFS'));
  }

  split(text: string, by: string): string[] {
    if (by === ' ') return text.trim() === '' ? [] : text.trim().split(/[ \t\n]+/);
    if (text === '') return [];
    if (by === '') return [...text];
    return by.length === 1 && by !== '\\' ? text.split(by) : text.split(this.expression(by));
  }

  /** An extended regular expression. @throws AwkError */
  expression(source: string): RegExp {
    let expression = this.#expressions.get(source);
    if (expression === undefined) {
      const pattern = source.replace(/\[:(\w+):\]/g, (all, name: string) => CLASSES[name] ?? all).replace(/^\*/, '\\*').replace(/\\([/"&])/g, '$1').replace(/\[\]/g, '[\\]').replace(/\[\^\]/g, '[^\\]');
      try {
        expression = new RegExp(pattern, 's');
      } catch {
        throw new AwkError(`syntax error in regular expression ${source}`);
      }
      this.#expressions.set(source, expression);
    }
    return expression;
  }
}

const CLASSES: Readonly<Record<string, string>> = { alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s', blank: ' \\t', punct: '!-\\/:-@\\[-`{-~', xdigit: '0-9A-Fa-f' };
