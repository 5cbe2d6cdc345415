import { COMMANDS, GLOBAL_FLAGS, SHARED_FLAGS } from './commands.ts';
import { flagValue, type FlagType } from './flag-values.ts';

/** A flag as a command takes it. */
export interface FlagInfo {
  name: string;
  short: string | undefined;
  /** `none`: a switch; `attached`: a value only behind `=`; `required`: a value behind `=` or the next word. */
  value: 'none' | 'attached' | 'required';
  /** kubectl refuses the command without it. */
  required: boolean;
  deprecated: boolean;
  /** How its value is read. */
  type: FlagType;
  /** The value when it is not given, as kubectl's help shows it, without quotes: `none`, `30s`, `[]`. */
  initial: string;
  /** The value when it is given without one (`--dry-run`); only of switches and `attached` ones. */
  implied: string;
}

/** A command of kubectl, such as `rollout restart`. */
export interface CommandInfo {
  /** Its words, from behind `kubectl` on; empty for kubectl itself. */
  path: string;
  /** Words that name its subcommands, other names included, with the path of each. */
  subcommands: ReadonlyMap<string, string>;
  /** Flags by long name, the global ones included. Undefined where they are not known. */
  flags: ReadonlyMap<string, FlagInfo> | undefined;
  /** The same flags by shorthand. */
  shorthands: ReadonlyMap<string, FlagInfo>;
}

const paths = new Map<string, string>();
const children = new Map<string, Map<string, string>>([['', new Map()]]);
for (const [key, flags] of Object.entries(COMMANDS)) {
  const [path = '', aliases = ''] = key.split(/ \(|\)/);
  paths.set(path, flags);
  if (!children.has(path)) children.set(path, new Map());
  const cut = path.lastIndexOf(' ');
  const parent = cut < 0 ? '' : path.slice(0, cut);
  if (!children.has(parent)) children.set(parent, new Map());
  for (const name of [path.slice(cut + 1), ...aliases.split(' ').filter((alias) => alias !== '')]) {
    children.get(parent)!.set(name, path);
  }
}

const known = new Map<string, CommandInfo>();

/**
 * The command with a path, such as `create secret tls`; undefined when kubectl has none.
 * Rule: `kubectl COMMAND --help` of kubectl 1.36.
 */
export function kubectlCommand(path: string): CommandInfo | undefined {
  const found = known.get(path);
  if (found !== undefined) return found;
  const text = path === '' ? '' : paths.get(path);
  if (text === undefined) return undefined;
  const flags = text === '...' ? undefined : new Map(readFlags(path, `${text} ${GLOBAL_FLAGS}`).map((flag) => [flag.name, flag]));
  const info: CommandInfo = { path, subcommands: children.get(path) ?? new Map(), flags, shorthands: new Map() };
  for (const flag of flags?.values() ?? []) {
    if (flag.short !== undefined) (info.shorthands as Map<string, FlagInfo>).set(flag.short, flag);
  }
  known.set(path, info);
  return info;
}

/** Flags as `commands.ts` writes them; of two with one name the first counts, as a command's own hides a global one. */
function readFlags(path: string, text: string): FlagInfo[] {
  const flags = text
    .split(' ')
    .filter((item) => item !== '')
    .flatMap((item) => (item.startsWith('@') ? readFlags(path, SHARED_FLAGS[item.slice(1)]!) : [readFlag(path, item)]));
  const names = new Set<string>();
  return flags.filter((flag) => !names.has(flag.name) && names.add(flag.name));
}

function readFlag(path: string, item: string): FlagInfo {
  const [, required, name, short, value, deprecated] = /^(\*?)([\w-]+)(?:,(\w))?([=?]?)(!?)$/.exec(item)!;
  return {
    name: name!,
    short,
    value: value === '=' ? 'required' : value === '?' ? 'attached' : 'none',
    required: required === '*',
    deprecated: deprecated === '!',
    ...flagValue(path, name!, value !== ''),
  };
}
