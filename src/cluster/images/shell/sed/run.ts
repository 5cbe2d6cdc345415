import { replaced } from './replacement.ts';
import type { Address, SedCommand, SedScript, Substitution } from './script.ts';

export interface SedInput {
  lines: readonly string[];
  /** The last line has no line feed at its end, and then neither has what is printed of it. */
  open: boolean;
}

export interface SedFiles {
  read(file: string): string | undefined;
  write(file: string, text: string): void;
}

export interface SedResult {
  output: string;
  status: number;
  quits: boolean;
}

/** So many commands may run for one line: a script that jumps in circles is ended. */
const MOST_COMMANDS = 100_000;

/** Runs a script over lines. Rule: POSIX, "sed", and the GNU manual for its extensions. @param first how many lines came before, of other files */
export function runSed(script: SedScript, input: SedInput, options: { quiet: boolean; files: SedFiles; first?: number }): SedResult {
  return new Run(script, input, options.quiet || script.quiet, options.files, options.first ?? 0).run();
}

class Run {
  readonly #script: SedScript;
  readonly #input: SedInput;
  readonly #quiet: boolean;
  readonly #files: SedFiles;
  readonly #active = new Map<SedCommand, { until: number }>();
  #output = '';
  #next = 0;
  #number: number;
  #pattern = '';
  #hold = '';
  #appended: string[] = [];
  #last: RegExp | undefined;
  #substituted = false;
  #status = 0;
  #quits = false;

  constructor(script: SedScript, input: SedInput, quiet: boolean, files: SedFiles, first: number) {
    this.#script = script;
    this.#input = input;
    this.#quiet = quiet;
    this.#files = files;
    this.#number = first;
  }

  run(): SedResult {
    let restarts = false;
    while (!this.#quits && (restarts || this.#read())) {
      if (!restarts) this.#substituted = false;
      const end = this.#cycle();
      restarts = end === 'restart';
      if (end === 'print' && !this.#quiet) this.#print(this.#pattern);
      this.#flush();
    }
    return { output: this.#output, status: this.#status, quits: this.#quits };
  }

  get #isLast(): boolean {
    return this.#next >= this.#input.lines.length;
  }

  #read(): boolean {
    if (this.#isLast) return false;
    this.#pattern = this.#input.lines[this.#next]!;
    this.#next += 1;
    this.#number += 1;
    return true;
  }

  #print(text: string): void {
    this.#write(this.#isLast && this.#input.open ? text : `${text}\n`);
  }

  #write(text: string): void {
    if (this.#output !== '' && !this.#output.endsWith('\n')) this.#output += '\n';
    this.#output += text;
  }

  #flush(): void {
    if (this.#appended.length > 0) this.#write(this.#appended.join(''));
    this.#appended = [];
  }

  /** Runs the commands for one line; says whether it is printed at the end, or the commands begin anew without reading one. */
  #cycle(): 'print' | 'silent' | 'restart' {
    const { commands, labels } = this.#script;
    let steps = 0;
    for (let at = 0; at < commands.length; at += 1) {
      if ((steps += 1) > MOST_COMMANDS) {
        this.#quits = true;
        this.#status = 4;
        return 'silent';
      }
      const command = commands[at]!;
      const { action } = command;
      if (this.#selects(command) === command.negated) {
        if (action.name === '{') at = action.end;
        continue;
      }
      switch (action.name) {
        case '=': this.#write(`${this.#number}\n`); break;
        case 'a': this.#appended.push(action.text); break;
        case 'i': this.#write(action.text); break;
        case 'c':
          if (command.to === undefined || command.negated || !this.#active.has(command)) this.#write(action.text);
          return 'silent';
        case 'd': return 'silent';
        case 'D': {
          const feed = this.#pattern.indexOf('\n');
          if (feed < 0) return 'silent';
          this.#pattern = this.#pattern.slice(feed + 1);
          return 'restart';
        }
        case 'g': this.#pattern = this.#hold; break;
        case 'G': this.#pattern += `\n${this.#hold}`; break;
        case 'h': this.#hold = this.#pattern; break;
        case 'H': this.#hold += `\n${this.#pattern}`; break;
        case 'x': [this.#pattern, this.#hold] = [this.#hold, this.#pattern]; break;
        case 'z': this.#pattern = ''; break;
        case 'l': this.#write(`${unambiguous(this.#pattern)}$\n`); break;
        case 'p': this.#print(this.#pattern); break;
        case 'P': this.#write(`${this.#pattern.split('\n', 1)[0]}\n`); break;
        case 'n':
          if (this.#isLast) return 'print';
          if (!this.#quiet) this.#print(this.#pattern);
          this.#flush();
          this.#read();
          break;
        case 'N': {
          if (this.#isLast) return 'print';
          const before = this.#pattern;
          this.#flush();
          this.#read();
          this.#pattern = `${before}\n${this.#pattern}`;
          break;
        }
        case 'q': case 'Q':
          this.#quits = true;
          this.#status = action.status;
          return action.name === 'q' ? 'print' : 'silent';
        case 'r': this.#appended.push(this.#files.read(action.file) ?? ''); break;
        case 'w': this.#files.write(action.file, `${this.#pattern}\n`); break;
        case 's': this.#substitute(action.substitution); break;
        case 'y': this.#pattern = [...this.#pattern].map((character) => action.map.get(character) ?? character).join(''); break;
        case 't': case 'T': case 'b': {
          if (action.name !== 'b') {
            const jumps = this.#substituted === (action.name === 't');
            this.#substituted = false;
            if (!jumps) break;
          }
          at = (action.label === '' ? commands.length : labels.get(action.label)!) - 1;
          break;
        }
        default:
      }
    }
    return 'print';
  }

  #selects(command: SedCommand): boolean {
    const { from, to } = command;
    if (from === undefined) return true;
    if (to === undefined) return this.#isAt(from);
    const active = this.#active.get(command);
    if (active === undefined) {
      // `0,/re/` ends on the first line if the pattern is there.
      const fromStart = from.kind === 'line' && from.number === 0 && this.#number === 1;
      if (!fromStart && !this.#isAt(from)) return false;
      const until = to.kind === 'line' ? to.number : to.kind === 'more' ? this.#number + to.lines : to.kind === 'multiple' ? (to.of === 0 ? this.#number : this.#number + to.of - (this.#number % to.of)) : Infinity;
      const ends = until <= this.#number || (fromStart && this.#isAt(to as Address));
      if (!ends && !(to.kind === 'last' && this.#isLast)) this.#active.set(command, { until });
      return true;
    }
    if (to.kind === 'line' && this.#number > to.number) {
      this.#active.delete(command);
      return this.#isAt(from);
    }
    const ends = to.kind === 'pattern' || to.kind === 'last' || to.kind === 'step' ? this.#isAt(to) : this.#number >= active.until;
    if (ends) this.#active.delete(command);
    return true;
  }

  #isAt(address: Address): boolean {
    switch (address.kind) {
      case 'line': return this.#number === address.number;
      case 'last': return this.#isLast;
      case 'step': return address.step === 0 ? this.#number === address.first : this.#number >= address.first && (this.#number - address.first) % address.step === 0;
      case 'pattern': return this.#use(address.pattern).test(this.#pattern);
    }
  }

  #use(pattern: RegExp | undefined): RegExp {
    if (pattern !== undefined) this.#last = pattern;
    return this.#last ?? /(?:)/;
  }

  #substitute({ pattern, replacement, all, from, prints, file }: Substitution): void {
    const used = this.#use(pattern);
    let found = 0;
    let changed = false;
    let end = -1;
    this.#pattern = this.#pattern.replace(new RegExp(used.source, `${used.flags}g`), (...match: unknown[]) => {
      const offset = match.find((one) => typeof one === 'number') as number;
      const groups = match.slice(0, match.indexOf(offset)) as (string | undefined)[];
      const whole = groups[0]!;
      // Nothing is no match where one has just ended.
      if (whole === '' && offset === end) return '';
      end = offset + whole.length;
      found += 1;
      if (found < from || (!all && found > from)) return whole;
      changed = true;
      return replaced(replacement, groups);
    });
    if (!changed) return;
    this.#substituted = true;
    if (prints) this.#print(this.#pattern);
    if (file !== undefined) this.#files.write(file, `${this.#pattern}\n`);
  }
}

/** A line as `l` shows it. */
function unambiguous(text: string): string {
  const names: Readonly<Record<string, string>> = { '\\': '\\\\', '\u0007': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v' };
  return [...text].map((character) => names[character] ?? (/[ -~]/.test(character) ? character : [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''))).join('');
}
