import { kubectlCommand, type CommandInfo } from '../kube/command-line/command-table.ts';
import { parseGoDuration } from '../kube/cron/duration.ts';
import { loadCommand } from './commands.ts';
import { unknownCommand, flagsBeforePlugin } from './dispatch.ts';
import { CommandError, Exit, UsageError } from './errors/command-error.ts';
import { failureOf } from './errors/error-text.ts';
import { FlagError, parseCommandLine, type CommandLine } from './flags/parse.ts';
import { invocationOf } from './invocation.ts';
import { OutputError } from './print/output-error.ts';
import type { KubectlContext } from './context.ts';

/**
 * Runs kubectl.
 * @param argv the words behind `kubectl`
 * @returns the exit status. Everything that kubectl prints goes to `context.out` and `context.err`.
 */
export async function kubectl(argv: readonly string[], context: KubectlContext): Promise<number> {
  try {
    return await run(argv, context);
  } catch (error) {
    if (error instanceof OutputError) context.out(error.printed);
    const { text, status } = failureOf(error);
    if (text !== '') context.err(text);
    return status;
  }
}

async function run(argv: readonly string[], context: KubectlContext): Promise<number> {
  const { command, words } = findCommand(argv);
  if (command.path === '' && words.some((word) => !word.startsWith('-'))) {
    if (argv[0]!.startsWith('-')) return flagsBeforePlugin(argv[0]!, context);
    throw unknownCommand(words.find((word) => !word.startsWith('-'))!);
  }
  const line = parsed(command, words);
  if (line.help || command.path === '') return (await import('./help/show.ts')).showHelp(command.path, context);
  for (const notice of line.notices) context.err(`${notice}\n`);
  const missing = line.flags.missing();
  if (missing.length > 0) throw new CommandError(`required flag(s) ${missing.map((name) => `"${name}"`).join(', ')} not set`);
  checkTimeout(line);
  const module = await loadCommand(command.path);
  if (module !== undefined) return module.run(invocationOf(command.path, line, context));
  if (GROUPS.has(command.path)) return group(command, line, context);
  throw new CommandError(`kubectl ${command.path} is not simulated here`);
}

/** Commands that do nothing by themselves. */
const GROUPS = new Set(['alpha', 'auth', 'certificate', 'config', 'create secret', 'create service', 'kuberc', 'plugin', 'rollout', 'set', 'top']);

/** A command that only holds others: its help, or what it says of a word that it does not know. */
async function group(command: CommandInfo, line: CommandLine, context: KubectlContext): Promise<number> {
  const { showHelp } = await import('./help/show.ts');
  if (command.path === 'certificate' || command.path === 'alpha') return showHelp(command.path, context);
  if (line.args.length > 0) throw new UsageError(command.path, `unknown command "${line.args.join(' ')}"`);
  await showHelp(command.path, context);
  throw new Exit(1);
}

function parsed(command: CommandInfo, words: readonly string[]): CommandLine {
  try {
    return parseCommandLine(command, words);
  } catch (error) {
    if (!(error instanceof FlagError)) throw error;
    const help = command.path === '' ? 'kubectl --help' : `kubectl ${command.path} --help`;
    throw new CommandError(`${error.message}\nSee '${help}' for usage.`);
  }
}

/** Rule: `ParseTimeout` of client-go's `clientcmd`. */
function checkTimeout({ flags }: CommandLine): void {
  if (!flags.has('request-timeout')) return;
  const text = flags.text('request-timeout');
  if (/^[+-]?\d+$/.test(text) || !('error' in parseGoDuration(text))) return;
  throw new CommandError('Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)');
}

/**
 * The command that the words name, and the words that are left. Flags may stand before it.
 * Rule: `Command.Find` of spf13/cobra: a flag that is no switch hides the word behind it.
 */
function findCommand(argv: readonly string[]): { command: CommandInfo; words: string[] } {
  let command = kubectlCommand('')!;
  const words = [...argv];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (word === '--') break;
    if (word.startsWith('-') && word !== '-') {
      if (takesNextWord(command, word)) index += 1;
      continue;
    }
    const path = command.subcommands.get(word);
    if (path === undefined) break;
    command = kubectlCommand(path)!;
    words.splice(index, 1);
    index -= 1;
  }
  return { command, words };
}

function takesNextWord(command: CommandInfo, word: string): boolean {
  if (word.includes('=')) return false;
  if (word.startsWith('--')) {
    const flag = command.flags?.get(word.slice(2));
    return flag === undefined || flag.value === 'required';
  }
  const flag = command.shorthands.get(word[1]!);
  return word.length === 2 && (flag === undefined || flag.value === 'required');
}
