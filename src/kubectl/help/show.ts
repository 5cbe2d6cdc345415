import { GLOBAL_FLAGS } from '../../kube/command-line/commands.ts';
import { kubectlCommand, type CommandInfo, type FlagInfo } from '../../kube/command-line/command-table.ts';
import type { KubectlContext } from '../context.ts';
import { FLAG_TEXTS } from './flag-texts.ts';
import { groupedCommands } from './groups.ts';
import { SUMMARIES } from './summaries.ts';
import { TEXTS } from './texts.ts';

/** Commands and flags that kubectl has but does not show. */
const HIDDEN_COMMANDS = new Set(['alpha', 'help', 'options']);

/**
 * Prints what `kubectl COMMAND --help` prints. Of commands whose text is not kept it prints the summary, the flags and
 * the usage, and says so.
 * @param path the words of the command; empty for kubectl itself
 * @returns 0
 */
export function showHelp(path: string, context: Pick<KubectlContext, 'out'>): number {
  // Rule: `NewCmdAlpha` of kubectl: its last command, `kuberc`, is no longer there.
  context.out(path === 'alpha' ? 'No alpha commands are available in this version of kubectl\n' : helpText(path));
  return 0;
}

/** Rule: the templates of kubectl's `util/templates`. */
export function helpText(path: string): string {
  const command = kubectlCommand(path)!;
  const text = TEXTS[path];
  const sections = [text?.about ?? partial(path), aliases(command)];
  if (text?.examples !== undefined) sections.push(`Examples:\n${text.examples.replace(/^/gm, '  ')}`);
  sections.push(path === '' ? groupedCommands() : subcommands(command), flags(command, text !== undefined), usage(path));
  return `${sections.filter((section) => section !== '').join('\n\n')}\n\n${pointers(command)}`;
}

/** The flags of every command, as `kubectl options` lists them. */
export function globalOptions(home: string): string {
  const names = new Set(GLOBAL_FLAGS.split(' ').map((item) => item.replace(/[,=?].*/, '')));
  const global = [...kubectlCommand('')!.flags!.values()].filter(({ name }) => names.has(name) && name !== 'help');
  const shown = global
    .map((flag) => (flag.name === 'cache-dir' ? { ...flag, initial: `${home}/.kube/cache` } : flag))
    .map((flag) => flagEntry(flag, FLAG_TEXTS[flag.name]));
  return `The following options can be passed to any command:\n\n${shown.join('\n\n')}\n\n`;
}

function partial(path: string): string {
  const page = `https://kubernetes.io/docs/reference/kubectl/generated/kubectl_${path.split(' ', 1)[0]}/`;
  return `${SUMMARIES[path]?.[0] ?? path}.\n\n (Only the summary, the options and the usage are kept here; the whole text is at ${page})`;
}

function aliases({ path }: CommandInfo): string {
  const name = path.split(' ').at(-1)!;
  const parent = kubectlCommand(path.split(' ').slice(0, -1).join(' '))!;
  const names = [...parent.subcommands].filter(([, target]) => target === path).map(([word]) => word);
  return path === '' || names.length < 2 ? '' : `Aliases:\n${[name, ...names.filter((word) => word !== name)].join(', ')}`;
}

/** Names are padded to the longest among all siblings. Rule: `NamePadding` of spf13/cobra. */
function subcommands({ path, subcommands: all }: CommandInfo): string {
  const names = [...new Set(all.values())].map((child) => child.split(' ').at(-1)!).filter((name) => !HIDDEN_COMMANDS.has(name)).sort();
  if (names.length === 0) return '';
  const width = Math.max(11, ...names.map((name) => name.length)) + 3;
  return `Available Commands:\n${names.map((name) => `  ${name.padEnd(width)}${SUMMARIES[`${path} ${name}`]?.[0] ?? ''}`).join('\n')}`;
}

function flags({ path, flags: all }: CommandInfo, complete: boolean): string {
  const global = new Set(kubectlCommand('')!.flags!.keys());
  const own = [...(all?.values() ?? [])]
    .filter((flag) => !flag.deprecated && (!global.has(flag.name) || FLAG_TEXTS[`${path} ${flag.name}`] !== undefined))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  if (path === '' || own.length === 0) return '';
  const entries = own.map((flag) => flagEntry(flag, FLAG_TEXTS[`${path} ${flag.name}`] ?? (complete || SHARED.test(flag.name) ? FLAG_TEXTS[flag.name] : undefined)));
  return `Options:\n${entries.join('\n\n')}`;
}

/** Flags that mean the same in every command. */
const SHARED = /^(?:allow-missing-template-keys|all-namespaces|chunk-size|dry-run|field-manager|field-selector|kustomize|output|recursive|save-config|selector|show-managed-fields|template|validate|windows-line-endings|no-headers)$/;

function flagEntry(flag: FlagInfo, text: string | undefined): string {
  const initial = flag.type === 'string' && flag.name !== 'vmodule' ? `'${flag.initial}'` : flag.initial;
  const name = `    ${flag.short === undefined ? '' : `-${flag.short}, `}--${flag.name}=${initial}:`;
  return text === undefined ? name : `${name}\n\t${text}`;
}

function usage(path: string): string {
  const words = ['kubectl', path, SUMMARIES[path]?.[1] ?? '[flags]', '[options]'];
  return `Usage:\n  ${words.filter((word) => word !== '').join(' ')}`;
}

function pointers({ path, subcommands: all }: CommandInfo): string {
  const own = all.size === 0 ? '' : `Use "kubectl ${path === '' ? '' : `${path} `}<command> --help" for more information about a given command.\n`;
  return `${own}Use "kubectl options" for a list of global command-line options (applies to all commands).\n`;
}
