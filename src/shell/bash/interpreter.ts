import { Bash, defineCommand } from 'just-bash/browser';
import type { Computer } from '../computer.ts';
import { COMMANDS } from '../commands/commands.ts';
import type { ShellCommand } from '../commands/command.ts';
import { HOME, WORKSPACE } from '../computer.ts';
import { BashFiles } from '../files/bash-files.ts';
import { commandFiles } from '../files/command-files.ts';
import { Interrupted } from '../../kubectl/context.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Recorder } from '../output/recorder.ts';
import type { Process } from '../time/process.ts';
import { ARRAYS_FILE, keepingArrays, setsArrays, settingArrays } from './arrays.ts';
import { functionsIn, isPipeline, namesIn, printsDirectly } from './nature.ts';
import { PROGRAMS } from './programs.ts';
import { rewrite, scriptOf, standIn } from './rewrite.ts';
import { simpleCommand, statementOf, type FunctionDefinition, type Script, type Statement } from './syntax.ts';

/** What the interpreter keeps between calls, which forget all but the files. */
interface State {
  env: Map<string, string>;
  cwd: string;
  previousDir: string;
  functions: Map<string, FunctionDefinition>;
  options: Record<string, boolean>;
  shoptOptions: Record<string, boolean>;
  exportedVars: Set<string>;
  lastExitCode: number;
  lastBackgroundPid: number;
}

/** What a statement runs with. */
export interface Run {
  process: Process;
  recorder: Recorder;
}

/** A loop ends after so many rounds, a command line after so many commands: `while true` must not hang a page. */
const LIMITS = { maxLoopIterations: 10_000, maxCommandCount: 20_000, maxCallDepth: 100 };

/** Builtins that print nothing. */
const SILENT = new Set([':', 'true', 'false', 'test', '[', 'break', 'continue', 'cd', 'export', 'local', 'return', 'shift', 'set', 'unset', 'exit', '']);

/** The status of a program that Ctrl-C ended. */
export const BY_INTERRUPT = 130;
/** The status of a command that failed because of a mistake of ours (EX_SOFTWARE of sysexits.h). */
const BY_MISTAKE = 70;
/** The status with which a wait ends that nothing would ever end. */
export const BY_TIMEOUT = 124;

/** Bash: runs statements one by one, and keeps variables, functions, aliases and the working directory between them. */
export class Interpreter {
  readonly #bash: Bash;
  readonly #state: State;
  readonly #computer: Computer;
  readonly #jobs: Jobs;
  #arrays: Statement[] = [];
  #next: Script | undefined;
  #run: Run | undefined;
  #controller = new AbortController();

  /** @param parent the shell whose variables, functions and folder this one begins with */
  constructor(computer: Computer, jobs: Jobs, parent?: Interpreter) {
    this.#computer = computer;
    this.#jobs = jobs;
    this.#bash = new Bash({
      fs: new BashFiles(computer.disk),
      cwd: parent?.cwd ?? WORKSPACE,
      env: { HOME, USER: 'learner', LANG: 'C.UTF-8', TERM: 'dumb' },
      executionLimits: LIMITS,
      // It replaces globals of JavaScript while a command runs, which the page and other commands use meanwhile.
      defenseInDepth: false,
      sleep: async () => {},
      commands: [...PROGRAMS],
      customCommands: COMMANDS.map((command) => this.#custom(command)),
    });
    this.#bash.registerTransformPlugin({
      name: 'drydock',
      transform: ({ ast }) => {
        if (this.#next === undefined) rewrite(ast);
        return { ast: this.#next ?? ast };
      },
    });
    this.#state = (this.#bash as unknown as { state: State }).state;
    if (parent !== undefined) this.#inherit(parent);
    else this.#state.shoptOptions['expand_aliases'] = true;
  }

  get cwd(): string {
    return this.#state.cwd;
  }

  /** `$!`. */
  set lastBackgroundPid(pid: number) {
    this.#state.lastBackgroundPid = pid;
  }

  #inherit(parent: Interpreter): void {
    const state = parent.#state;
    Object.assign(this.#state, state, {
      env: new Map(state.env),
      functions: new Map(state.functions),
      options: { ...state.options },
      shoptOptions: { ...state.shoptOptions },
      exportedVars: new Set(state.exportedVars),
    });
    this.#arrays = parent.#arrays;
  }

  /**
   * Reads a command line.
   * @throws Error with the parser's message
   */
  parse(line: string): Statement[] {
    return this.#bash.transform(line).ast.statements;
  }

  /** Whether all that a statement prints is printed by commands that say so at once, straight to the terminal. */
  isLive(statement: Statement): boolean {
    return printsDirectly(statement) && namesIn(statement).every((name) => {
      const word = this.#state.env.get(`BASH_ALIAS_${name}`)?.trim().split(/\s/, 1)[0] ?? name;
      return SILENT.has(word) || COMMANDS.some((command) => command.name === word);
    });
  }

  /** Runs one statement, and says how it ended. */
  async run(statement: Statement, run: Run): Promise<number> {
    const keeping = setsArrays(statement);
    const before = this.#state.lastExitCode === 0 ? [] : [statementOf(simpleCommand([standIn('status'), String(this.#state.lastExitCode)]))];
    const script = scriptOf([...this.#arrays, ...before, ...(keeping ? keepingArrays(statement) : [statement])]);
    this.#run = run;
    this.#controller = new AbortController();
    this.#next = script;
    // Everything up to the transformation happens at once: the text is not used.
    const running = this.#bash.exec(':', { signal: this.#controller.signal });
    this.#next = undefined;
    const { stdout, stderr, exitCode, env } = await running;
    for (const definition of functionsIn(statement)) this.#state.functions.set(definition.name, definition);
    const stopped = run.process.interrupted && !isPipeline(statement);
    run.recorder.finish(stdout, stopped ? '' : plain(stderr));
    const status = stopped ? (run.process.endless ? BY_TIMEOUT : BY_INTERRUPT) : keeping ? this.#takeArrays(env, exitCode) : exitCode;
    this.#keep(env, status);
    return status;
  }

  #takeArrays(env: Record<string, string>, exitCode: number): number {
    const status = env['DRYDOCK_STATUS'];
    delete env['DRYDOCK_STATUS'];
    if (this.#computer.disk.follow(ARRAYS_FILE)?.type !== 'file') return exitCode;
    const declared = new TextDecoder().decode(this.#computer.disk.read(ARRAYS_FILE));
    this.#computer.disk.remove(ARRAYS_FILE);
    this.#arrays = this.parse(settingArrays(declared));
    return status === undefined ? exitCode : Number(status);
  }

  #keep(env: Record<string, string>, status: number): void {
    const state = this.#state;
    state.env = new Map(Object.entries(env));
    state.cwd = env['PWD'] ?? state.cwd;
    state.previousDir = env['OLDPWD'] ?? state.previousDir;
    state.lastExitCode = status;
    const set = (env['SHELLOPTS'] ?? '').split(':');
    for (const option of Object.keys(state.options)) state.options[option] = set.includes(option);
    // `exit` and `set -e` would close the terminal; this one stays open.
    state.options['errexit'] = false;
  }

  #custom(command: ShellCommand): ReturnType<typeof defineCommand> {
    return defineCommand(command.name, async (args, ctx) => {
      const { process, recorder } = this.#run!;
      const printed = { stdout: '', stderr: '' };
      const print = (stream: 'stdout' | 'stderr', text: string): void => {
        printed[stream] += text;
        recorder.print(stream, text);
      };
      const shell = async (line: string): Promise<number> => {
        const result = await ctx.exec!(line, { cwd: ctx.cwd });
        printed.stdout += result.stdout;
        printed.stderr += result.stderr;
        return result.exitCode;
      };
      let exitCode: number;
      try {
        if (command.seconds !== undefined) await process.sleep(command.seconds);
        exitCode = await command.run(args, {
          out: (text) => print('stdout', text),
          err: (text) => print('stderr', text),
          stdin: decoded(ctx.stdin as unknown as string),
          env: ctx.exportedEnv ?? {},
          cwd: ctx.cwd,
          files: commandFiles(this.#computer.disk, ctx.cwd),
          process,
          computer: this.#computer,
          jobs: this.#jobs,
          shell,
        });
      } catch (error) {
        exitCode = error instanceof Interrupted ? BY_INTERRUPT : BY_MISTAKE;
        if (exitCode === BY_MISTAKE) print('stderr', `drydock: ${command.name} failed with ${String(error)}\nThis is a mistake in Drydock, please report it.\n`);
      }
      if (process.endless) {
        print('stderr', `drydock: ${command.name} was stopped: it does not end by itself\n`);
        exitCode = BY_TIMEOUT;
      }
      if (process.interrupted && !process.expired) this.#controller.abort();
      return { ...printed, exitCode };
    });
  }
}

/** The interpreter passes bytes between commands, as characters up to 255. */
function decoded(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}

/** Messages as an interactive shell writes them, without the number of the line; and those of the limits as ours. */
function plain(stderr: string): string {
  return stderr
    .replaceAll(/^bash: line \d+: /gm, 'bash: ')
    .replaceAll(/maximum recursion depth \((\d+)\) exceeded, .*/g, 'maximum function nesting level exceeded ($1)')
    .replace(/^bash: .*(?:too many (?:commands|iterations)|maxCommandCount|maxLoopIterations).*$/m,
      `drydock: stopped after ${LIMITS.maxCommandCount} commands or ${LIMITS.maxLoopIterations} rounds of a loop: it does not end by itself`);
}
