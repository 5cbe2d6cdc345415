import { builtins } from './builtins.ts';
import { evaluate } from './arithmetic.ts';
import { arrayKey, assignArray } from './arrays.ts';
import { expandPattern, expandText, expandWords, type ExpansionScope } from './expand.ts';
import { Leave } from './leave.ts';
import { absolute, TextSink } from './machine.ts';
import { parseScript } from './parse.ts';
import { patternRegExp } from './pattern.ts';
import { BrokenPipe, Pipe, TextSource, type Step, type Task } from './process.ts';
import { DEEPEST, ShellState } from './shell-state.ts';
import { redirected, RedirectionError, type Streams } from './streams.ts';
import { ShellSyntaxError, type Assignment, type Chain, type Command, type List, type Pipeline } from './syntax.ts';

/** A shell of a container: what `sh` and `bash` are there. */
export class Shell extends ShellState implements ExpansionScope {
  #depth = 0;
  /** Aliases that stand for something in which they stand themselves. */
  readonly #expanding = new Set<string>();
  /** In a condition, a failure does not end the shell (`set -e`). */
  #isTested = 0;

  /** A subshell: what it changes is its own. */
  clone(): Shell {
    const copy = new Shell(this.machine, this.name, {}, this.cwd);
    copy.variables = new Map(this.variables);
    copy.exported = new Set(this.exported);
    copy.arrays = new Map([...this.arrays].map(([name, items]) => [name, new Map(items)]));
    copy.aliases = new Map(this.aliases);
    copy.associative = new Set(this.associative);
    copy.started = this.started;
    copy.functions = new Map(this.functions);
    copy.positional = this.positional;
    copy.status = this.status;
    copy.options = new Set(this.options);
    copy.lastBackground = this.lastBackground;
    copy.errors = this.errors;
    copy.pid = this.pid;
    copy.#depth = this.#depth;
    copy.#isTested = this.#isTested;
    return copy;
  }

  /** Runs a script to its end. @returns its exit status */
  *script(text: string, streams: Streams): Step {
    try {
      yield* this.list(parseScript(text), streams);
      yield* this.#signals(streams);
    } catch (error) {
      this.status = this.#caught(error, streams);
    }
    const trap = this.traps.get('EXIT');
    if (trap !== undefined) {
      this.traps.delete('EXIT');
      const { status } = this;
      yield* this.script(trap, streams);
      this.status = status;
    }
    return this.status;
  }

  #caught(error: unknown, streams: Streams): number {
    if (error instanceof Leave) return error.kind === 'exit' || error.kind === 'return' ? error.value : 0;
    if (error instanceof BrokenPipe) return 141;
    const message = messageOf(error);
    if (message === undefined) throw error;
    this.complain(message, streams);
    return 2;
  }

  /** Writes a message in the shell's way. */
  complain(message: string, { stderr }: Pick<Streams, 'stderr'>): void {
    const where = this.machine.isInteractive ? 'bash' : this.name === 'bash' ? 'bash: line 1' : this.machine.flavour === 'debian' ? 'sh: 1' : 'sh';
    stderr.write(`${where}: ${message}\n`);
  }

  *list(list: List, streams: Streams): Step<void> {
    for (const chain of list) yield* this.#chain(chain, streams);
  }

  *#chain({ parts, background, text }: Chain, streams: Streams): Step<void> {
    if (background) {
      const shell = this.clone();
      const steps = (function* run(): Step {
        try {
          yield* shell.list([{ parts, background: false, text }], { ...streams, stdin: new TextSource('') });
        } catch (error) {
          shell.status = shell.#caught(error, streams);
        }
        return shell.status;
      })();
      this.lastBackground = this.machine.spawn(text, steps);
      this.machine.addJob(text, this.lastBackground);
      // A person's job begins when the shell next waits for something; a script's at once.
      const job = this.lastBackground;
      if (this.machine.isInteractive) this.machine.runtime.clock.after(0, () => job.resume());
      else job.resume();
      this.status = 0;
      return;
    }
    for (const [index, { after, pipeline }] of parts.entries()) {
      if ((after === '&&' && this.status !== 0) || (after === '||' && this.status === 0)) continue;
      const isLast = index === parts.length - 1;
      if (!isLast || pipeline.negated) this.#isTested++;
      try {
        yield* this.#pipeline(pipeline, streams);
      } finally {
        if (!isLast || pipeline.negated) this.#isTested--;
      }
      if (isLast && !pipeline.negated && this.status !== 0 && this.options.has('e') && this.#isTested === 0) throw new Leave('exit', this.status);
    }
  }

  *#pipeline({ commands, negated }: Pipeline, streams: Streams): Step<void> {
    yield* this.#signals(streams);
    if (commands.length === 1) {
      yield* this.command(commands[0]!, streams);
      this.#pipeStatus([this.status]);
    }
    else yield* this.#piped(commands, streams);
    if (negated) this.status = Number(this.status === 0);
  }

  /** All but the last run as processes of their own; what they write is read as it comes. */
  *#piped(commands: readonly Command[], streams: Streams): Step<void> {
    let { stdin } = streams;
    const tasks: Task[] = [];
    let pipe: Pipe | undefined;
    for (const command of commands.slice(0, -1)) {
      const next = new Pipe();
      const from = pipe;
      const shell = this.clone();
      const own = { stdin, stdout: next, stderr: streams.stderr };
      const steps = (function* run(): Step {
        try {
          yield* shell.command(command, own);
        } catch (error) {
          shell.status = shell.#caught(error, own);
        } finally {
          next.close();
          if (from !== undefined) from.broken = true;
        }
        return shell.status;
      })();
      tasks.push(this.machine.spawn(titleOf(command), steps));
      stdin = next;
      pipe = next;
    }
    for (const task of tasks) task.resume();
    const last = this.clone();
    try {
      yield* last.command(commands.at(-1)!, { ...streams, stdin });
    } catch (error) {
      last.status = last.#caught(error, streams);
    }
    pipe!.broken = true;
    for (const task of tasks) while (task.status === undefined) yield task;
    this.#pipeStatus([...tasks.map(({ status }) => status ?? 0), last.status]);
    const failed = this.options.has('pipefail') ? tasks.findLast(({ status }) => status !== 0)?.status : undefined;
    this.status = last.status === 0 ? (failed ?? 0) : last.status;
  }

  #pipeStatus(statuses: readonly number[]): void {
    if (this.name === 'bash') this.arrays.set('PIPESTATUS', new Map(statuses.map((status, index) => [String(index), String(status)])));
  }

  /** Runs what traps say of signals that came. */
  *#signals(streams: Streams): Step<void> {
    for (let signal = this.pending.shift(); signal !== undefined; signal = this.pending.shift()) {
      const { status } = this;
      yield* this.list(parseScript(this.traps.get(signal) ?? ''), streams);
      this.status = status;
    }
  }

  *command(command: Command, before: Streams): Step<void> {
    const pause = this.machine.busy();
    if (pause > 0) yield pause;
    let streams = before;
    try {
      streams = yield* redirected(before, command.redirections, this, this.cwd, this.machine);
    } catch (error) {
      if (!(error instanceof RedirectionError)) throw error;
      this.complain(error.message, before);
      this.status = this.machine.flavour === 'busybox' ? 1 : 2;
      return;
    }
    switch (command.kind) {
      case 'simple':
        yield* this.#simple(command.assignments, command.words, streams);
        for (const assignment of command.late ?? []) yield* assignArray(this, assignment);
        return;
      case 'group': return yield* this.list(command.body, streams);
      case 'subshell': {
        const shell = this.clone();
        try {
          yield* shell.list(command.body, streams);
        } catch (error) {
          shell.status = shell.#caught(error, streams);
        }
        this.status = shell.status;
        return;
      }
      case 'if': {
        for (const { test, body } of command.branches) {
          if (yield* this.#holds(test, streams)) return yield* this.list(body, streams);
        }
        this.status = 0;
        if (command.otherwise !== undefined) yield* this.list(command.otherwise, streams);
        return;
      }
      case 'loop': return yield* this.#loop(command, streams);
      case 'for': {
        const words = command.words === undefined ? this.positional : yield* expandWords(command.words, this);
        this.status = 0;
        for (const word of words) {
          this.set(command.name, word);
          if (!(yield* this.#round(command.body, streams))) break;
        }
        return;
      }
      case 'count': {
        const value = (text: string): number => (text.trim() === '' ? 1 : evaluate(text.replaceAll(/\$(\w)/g, '$1'), this));
        this.status = 0;
        for (value(command.start); value(command.test) !== 0; value(command.step)) if (!(yield* this.#round(command.body, streams))) break;
        return;
      }
      case 'case': {
        const subject = yield* expandText(command.subject, this);
        this.status = 0;
        for (const { patterns, body } of command.branches) {
          for (const pattern of patterns) {
            if (patternRegExp(yield* expandPattern(pattern, this)).test(subject)) return yield* this.list(body, streams);
          }
        }
        return;
      }
      case 'function':
        this.functions.set(command.name, command.body);
        this.status = 0;
        return;
      case 'arithmetic':
        this.status = Number(evaluate(command.expression, this) === 0);
    }
  }

  *#holds(test: List, streams: Streams): Step<boolean> {
    this.#isTested++;
    try {
      yield* this.list(test, streams);
    } finally {
      this.#isTested--;
    }
    return this.status === 0;
  }

  *#loop({ test, body, until }: Extract<Command, { kind: 'loop' }>, streams: Streams): Step<void> {
    let status = 0;
    while ((yield* this.#holds(test, streams)) !== until) {
      if (!(yield* this.#round(body, streams))) return;
      status = this.status;
    }
    this.status = status;
  }

  /** One round of a loop. @returns whether the loop goes on */
  *#round(body: List, streams: Streams): Step<boolean> {
    try {
      yield* this.list(body, streams);
      return true;
    } catch (error) {
      if (!(error instanceof Leave) || (error.kind !== 'break' && error.kind !== 'continue')) throw error;
      if (error.value > 1) throw new Leave(error.kind, error.value - 1);
      return error.kind === 'continue';
    }
  }

  *#simple(assignments: readonly Assignment[], words: readonly string[], streams: Streams): Step<void> {
    const alias = this.aliases.get(words[0] ?? '');
    if (alias !== undefined && !this.#expanding.has(words[0]!)) {
      this.#expanding.add(words[0]!);
      try {
        return yield* this.list(parseScript([alias, ...words.slice(1)].join(' ')), streams);
      } finally {
        this.#expanding.delete(words[0]!);
      }
    }
    const substituted = { status: 0 };
    this.#substituted = substituted;
    const [name, ...args] = yield* expandWords(words, this);
    const before = new Map<string, string | undefined>();
    for (const { name: variable, value, append, items, index } of assignments) {
      if (items !== undefined || index !== undefined) {
        yield* assignArray(this, { name: variable, value, append, items, index });
        continue;
      }
      const text = yield* expandText(value, this);
      if (name !== undefined) before.set(variable, this.variables.get(variable));
      this.set(variable, append ? (this.get(variable) ?? '') + text : text);
    }
    if (this.options.has('x')) streams.stderr.write(`+ ${[...assignments.map((one) => `${one.name}=${this.get(one.name)}`), ...(name === undefined ? [] : [name, ...args])].join(' ')}\n`);
    if (name === undefined) {
      this.status = substituted.status;
      return;
    }
    const added = [...before.keys()].filter((variable) => !this.exported.has(variable));
    for (const variable of added) this.exported.add(variable);
    try {
      this.status = yield* this.invoke(name, args, streams);
    } finally {
      for (const [variable, value] of before) this.#restore(variable, value);
      for (const variable of added) this.exported.delete(variable);
    }
  }

  arrayKey(name: string, index: string): Step<string> {
    return arrayKey(this, name, index);
  }

  #restore(variable: string, value: string | undefined): void {
    if (value === undefined) this.variables.delete(variable);
    else this.variables.set(variable, value);
  }

  /** Runs a function, a builtin or a program. */
  *invoke(name: string, args: readonly string[], streams: Streams): Step {
    const own = this.functions.get(name);
    if (own !== undefined) return yield* this.#call(name, own, args, streams);
    const builtin = builtins[name];
    const result = builtin === undefined ? this.program(name, args, streams) : builtin(this, args, streams);
    return typeof result === 'number' ? result : yield* result;
  }

  *#call(name: string, body: Command, args: readonly string[], streams: Streams): Step {
    if (this.#depth >= DEEPEST) throw new ShellSyntaxError(this.name === 'bash' ? `${name}: maximum function nesting level exceeded (${DEEPEST})` : 'function call nested too deeply');
    const before = this.positional;
    const locals = new Map<string, string | undefined>();
    this.positional = args;
    this.locals.push(locals);
    this.#depth++;
    try {
      yield* this.command(body, streams);
      return this.status;
    } catch (error) {
      if (error instanceof Leave && error.kind === 'return') return error.value;
      throw error;
    } finally {
      this.#depth--;
      this.positional = before;
      this.locals.pop();
      for (const [variable, value] of locals) this.#restore(variable, value);
    }
  }

  /** Runs a program of the container, or a script that lies in a file. */
  program(path: string, args: readonly string[], streams: Streams): number | Step {
    const { machine } = this;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const applet = machine.programs[name];
    const isCommand = !path.includes('/');
    if (applet !== undefined && (isCommand || /^\/(usr\/)?(local\/)?s?bin\//.test(path) || machine.runtime.files.read(path) === undefined)) {
      return applet({ ...streams, name, args, machine, shell: this });
    }
    const file = isCommand ? undefined : machine.runtime.files.read(absolute(path, this.cwd));
    if (file === undefined) {
      this.complain(this.name === 'bash' ? (isCommand ? `${path}: command not found` : `${path}: No such file or directory`) : `${path}: not found`, streams);
      return 127;
    }
    const shell = this.clone();
    shell.positional = args;
    return shell.script(file, streams);
  }

  #substituted = { status: 0 };

  *substitute(script: string): Step<string> {
    if (this.#depth >= DEEPEST) throw new ShellSyntaxError('substitution nested too deeply');
    const shell = this.clone();
    shell.#depth = this.#depth + 1;
    const stdout = new TextSink();
    const outcome = this.#substituted;
    outcome.status = yield* shell.script(script, { stdin: new TextSource(''), stdout, stderr: this.errors });
    this.status = outcome.status;
    return stdout.text.replace(/\n+$/, '');
  }
}

/** What a shell says of an error that a script or the file system has made; undefined for any other. */
export function messageOf(error: unknown): string | undefined {
  if (error instanceof ShellSyntaxError) return error.message;
  if (error instanceof SyntaxError) return 'bad regular expression';
  if (error instanceof RangeError) return 'out of memory';
  return error instanceof Error && error.constructor === Error ? `write error: ${error.message}` : undefined;
}

/** What `ps` shows of a command. */
function titleOf(command: Command): string {
  return command.kind === 'simple' ? command.words.join(' ') : 'sh';
}
