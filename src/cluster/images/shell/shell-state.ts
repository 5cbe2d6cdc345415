import { globPaths } from './glob.ts';
import type { Machine } from './machine.ts';
import type { Task } from './process.ts';
import type { Streams } from './streams.ts';
import { ShellSyntaxError, type Command } from './syntax.ts';

/** How deep functions and substitutions may call each other. */
export const DEEPEST = 100;

/** What a shell has in mind: variables, functions, options, and where it stands. */
export class ShellState {
  readonly machine: Machine;
  /** `sh`, `bash`: how it calls itself in messages. */
  readonly name: string;
  variables: Map<string, string>;
  exported: Set<string>;
  arrays = new Map<string, Map<string, string>>();
  /** The names of the arrays whose keys are texts. */
  associative = new Set<string>();
  aliases = new Map<string, string>();
  /** When it began, in milliseconds since 1970. */
  started: number;
  functions: Map<string, Command>;
  positional: readonly string[] = [];
  cwd: string;
  status = 0;
  options = new Set<string>();
  traps = new Map<string, string>();
  /** Signals that came and are handled before the next command. */
  readonly pending: string[] = [];
  lastBackground: Task | undefined;
  /** It stands in `wait`, which a signal ends. */
  isWaiting = false;
  /** Its process id, `$$`; subshells have that of their shell. */
  pid = 1;
  /** The variables that functions have made their own, with what they were. */
  locals: Map<string, string | undefined>[] = [];
  constructor(machine: Machine, name: string, env: Readonly<Record<string, string>>, cwd: string) {
    this.machine = machine;
    this.started = machine.runtime.clock.now;
    this.name = name;
    this.variables = new Map(Object.entries(env));
    this.exported = new Set(Object.keys(env));
    // Every shell begins with it, whatever the environment says, so that `set -u` does not miss it. Rule: POSIX, "Shell Variables".
    this.variables.set('IFS', ' \t\n');
    this.functions = new Map();
    this.cwd = cwd;
  }

  /** The variables that programs see. */
  get env(): Record<string, string> {
    return Object.fromEntries([...this.exported].filter((name) => this.variables.has(name)).map((name) => [name, this.variables.get(name)!]));
  }

  /** A parameter; undefined when it is not set, unless `set -u` makes that a mistake. */
  get(name: string): string | undefined {
    const value = this.peek(name);
    if (value === undefined && this.options.has('u')) throw new ShellSyntaxError(`${name}: ${this.name === 'bash' ? 'unbound variable' : 'parameter not set'}`);
    return value;
  }

  /** A parameter as `${name:-word}` looks at it: not to be set is no mistake. */
  peek(name: string): string | undefined {
    switch (name) {
      case '?': return String(this.status);
      case '#': return String(this.positional.length);
      case '$': return String(this.pid);
      case '!': return this.lastBackground === undefined ? '' : String(this.lastBackground.pid);
      case '@':
      case '*': return this.positional.join(' ');
      case '-': return [...this.options].join('');
      case '0': return this.variables.get('0') ?? this.name;
      case 'PWD': return this.cwd;
      case 'EPOCHSECONDS':
      case 'SECONDS': return this.name === 'bash' ? String(Math.floor((this.machine.runtime.clock.now - (name === 'SECONDS' ? this.started : 0)) / 1000)) : this.variables.get(name);
      case 'RANDOM': return this.name === 'bash' ? String(this.machine.runtime.random.below(32768)) : undefined;
      default:
        return /^\d/.test(name) ? this.positional[Number(name) - 1] : (this.arrays.get(name)?.get('0') ?? this.variables.get(name));
    }
  }

  set(name: string, value: string): void {
    this.variables.set(name, value);
    if (this.options.has('a')) this.exported.add(name);
  }

  /** Where messages of substitutions go: to where the shell's own do. */
  errors: Streams['stderr'] = { write() {} };

  glob(pattern: string): readonly string[] {
    return this.options.has('f') ? [] : globPaths(pattern, this.cwd, this.machine.runtime.files);
  }

  #files = 0;

  /** A file with a text, for `<(…)`. @returns its path */
  file(text: string): string {
    const path = `/tmp/.fd${63 - (this.#files++ % 32)}`;
    this.machine.runtime.files.write(path, text, false);
    return path;
  }
}
