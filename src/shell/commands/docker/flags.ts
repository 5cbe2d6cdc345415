/** The flags of a docker command: those with a value by all their names, the others by all theirs. */
export interface FlagTable {
  values: Readonly<Record<string, string>>;
  switches: Readonly<Record<string, string>>;
}

export interface ParsedFlags {
  args: string[];
  values: Map<string, string[]>;
  switches: Set<string>;
  /** The first flag that is not known. */
  unknown?: string;
}

/**
 * Reads flags in the way of the Docker client.
 * @param interspersed false when flags end at the first argument, as for `docker run IMAGE COMMAND`
 */
export function readFlags(args: readonly string[], { values, switches }: FlagTable, interspersed = true): ParsedFlags {
  const parsed: ParsedFlags = { args: [], values: new Map(), switches: new Set() };
  const add = (name: string, value: string): void => void parsed.values.set(name, [...(parsed.values.get(name) ?? []), value]);
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index]!;
    if (!word.startsWith('-') || word === '-') {
      parsed.args.push(...(interspersed ? [word] : args.slice(index)));
      if (!interspersed) break;
      continue;
    }
    const [flag = '', attached] = splitOnce(word.replace(/^--?/, ''), '=');
    const long = word.startsWith('--');
    if (values[flag] !== undefined) add(values[flag], attached ?? args[(index += 1)] ?? '');
    else if (switches[flag] !== undefined) {
      if (attached !== 'false') parsed.switches.add(switches[flag]);
    } else if (!long && values[flag[0]!] !== undefined) add(values[flag[0]!]!, word.slice(2));
    else if (!long && [...flag].every((letter) => switches[letter] !== undefined)) for (const letter of flag) parsed.switches.add(switches[letter]!);
    else parsed.unknown ??= word;
  }
  return parsed;
}

export function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

export function unknownFlag(command: string, flag: string): string {
  const message = flag.startsWith('--') ? `unknown flag: ${flag}` : `unknown shorthand flag: '${flag[1]}' in ${flag}`;
  return `${message}\n\nUsage:  docker ${command}\n\nRun 'docker ${command.split(' ', 1)[0]} --help' for more information\n`;
}
