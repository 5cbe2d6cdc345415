import type { Process } from '../machine.ts';
import type { Step } from '../process.ts';
import { basicExpression } from './basic-expression.ts';
import { inputs, linesOf } from './input.ts';
import { readOptions } from './options.ts';

const OPTIONS = 'ivnclLqoEFPwxhHse:A:B:C:m: ignore-case=i invert-match=v line-number=n count=c files-with-matches=l files-without-match=L '
  + 'quiet=q silent=q only-matching=o extended-regexp=E fixed-strings=F perl-regexp=P word-regexp=w line-regexp=x no-filename=h with-filename=H '
  + 'no-messages=s regexp=e after-context=A before-context=B context=C max-count=m';

type Flags = ReadonlyMap<string, string>;

/** Writes the lines that match. Rule: POSIX.1, grep; context, -o and -m as GNU and BusyBox have them. */
export function* grep(process: Process): Step {
  const { stderr, stdin, stdout, name } = process;
  const options = readOptions(process, OPTIONS);
  if (options === undefined) return 2;
  const { flags, operands, all } = options;
  const sources = all.get('e') ?? operands.splice(0, 1);
  if (sources.length === 0) {
    stderr.write('Usage: grep [OPTIONS] PATTERN [FILE]...\n');
    return 2;
  }
  let test: RegExp;
  try {
    test = expressionOf(sources, flags, name);
  } catch {
    stderr.write(`grep: bad regex '${sources[0]}'\n`);
    return 2;
  }
  if (operands.length === 0) {
    const search = new Search(test, flags, flags.has('H') ? '(standard input)' : undefined, stdout);
    for (let line = yield* stdin.readLine(); line !== undefined && !search.isDone; line = yield* stdin.readLine()) search.line(line.replace(/\n$/, ''));
    return Number(search.end('(standard input)') === 0);
  }
  const { parts, failed } = yield* inputs(flags.has('s') ? { ...process, stderr: { ...stderr, write: () => {} } } : process, operands);
  let found = false;
  for (const { path, text } of parts) {
    const search = new Search(test, flags, (operands.length > 1 || flags.has('H')) && !flags.has('h') ? path : undefined, stdout);
    for (const line of linesOf(text)) {
      if (search.isDone) break;
      search.line(line);
    }
    if (search.end(path) > 0) found = true;
  }
  return failed ? 2 : Number(!found);
}

function expressionOf(sources: readonly string[], flags: Flags, name: string): RegExp {
  const isFixed = flags.has('F') || name === 'fgrep';
  const isExtended = flags.has('E') || flags.has('P') || name === 'egrep';
  // Each line of a pattern is a pattern.
  const patterns = sources.flatMap((source) => source.split('\n')).map((source) => (isFixed ? source.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : basicExpression(source, isExtended)));
  let pattern = patterns.length === 1 ? patterns[0]! : patterns.map((one) => `(?:${one})`).join('|');
  if (flags.has('w')) pattern = `(?<!\\w)(?:${pattern})(?!\\w)`;
  if (flags.has('x')) pattern = `^(?:${pattern})$`;
  return new RegExp(pattern, flags.has('i') ? 'i' : '');
}

/** One input, line by line. */
class Search {
  readonly #test: RegExp;
  readonly #flags: Flags;
  readonly #path: string | undefined;
  readonly #out: { write(text: string): void };
  readonly #before: number;
  readonly #after: number;
  /** Lines that would be shown if the next one matched. */
  readonly #held: { text: string; number: number }[] = [];
  #number = 0;
  #count = 0;
  /** How many lines after a match are still to be shown. */
  #left = 0;
  #lastShown = 0;

  constructor(test: RegExp, flags: Flags, path: string | undefined, out: { write(text: string): void }) {
    const isCounted = ['c', 'l', 'L', 'q', 'o'].some((flag) => flags.has(flag));
    const context = (flag: string): number => (isCounted ? 0 : Number(flags.get(flag) ?? flags.get('C') ?? 0));
    this.#test = test;
    this.#flags = flags;
    this.#path = path;
    this.#out = out;
    this.#before = context('B');
    this.#after = context('A');
  }

  get isDone(): boolean {
    const isFull = this.#count >= Number(this.#flags.get('m') ?? Infinity);
    return (isFull && this.#left === 0) || (this.#count > 0 && ['q', 'l', 'L'].some((flag) => this.#flags.has(flag)));
  }

  line(text: string): void {
    const number = ++this.#number;
    const isFull = this.#count >= Number(this.#flags.get('m') ?? Infinity);
    if (isFull || this.#test.test(text) === this.#flags.has('v')) {
      if (this.#left > 0) {
        this.#left--;
        this.#show(text, number, '-');
      } else if (this.#before > 0) {
        this.#held.push({ text, number });
        if (this.#held.length > this.#before) this.#held.shift();
      }
      return;
    }
    this.#count++;
    if (['q', 'c', 'l', 'L'].some((flag) => this.#flags.has(flag))) return;
    for (const held of this.#held.splice(0)) this.#show(held.text, held.number, '-');
    this.#left = this.#after;
    const shown = this.#flags.has('o') ? Array.from(text.matchAll(new RegExp(this.#test, `${this.#test.flags}g`)), ([found]) => found).filter((found) => found !== '') : [text];
    for (const found of shown) this.#show(found, number, ':');
  }

  /** @returns how many lines matched; what is printed at the end has been */
  end(path: string): number {
    if (this.#flags.has('q')) return this.#count;
    if (this.#flags.has('l') || this.#flags.has('L')) {
      if (this.#count > 0 === this.#flags.has('l')) this.#out.write(`${path}\n`);
    } else if (this.#flags.has('c')) this.#out.write(`${this.#path === undefined ? '' : `${this.#path}:`}${this.#count}\n`);
    return this.#count;
  }

  #show(text: string, number: number, mark: ':' | '-'): void {
    if (this.#before + this.#after > 0 && this.#lastShown > 0 && number > this.#lastShown + 1) this.#out.write('--\n');
    this.#lastShown = number;
    this.#out.write(`${this.#path === undefined ? '' : `${this.#path}${mark}`}${this.#flags.has('n') ? `${number}${mark}` : ''}${text}\n`);
  }
}
