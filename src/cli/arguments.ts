import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearestName } from '../kube/nearest.ts';
import { UsageError } from './usage-error.ts';

/** `did you mean …?`, when a known word is near to what was typed. */
export function didYouMean(word: string, known: Iterable<string>, prefix = ''): string {
  const near = nearestName(word, known);
  return near === undefined ? '' : `; did you mean ${prefix}${near}?`;
}

/**
 * The options and positional arguments of a command.
 * @throws UsageError for an unknown option (with the nearest known one), a missing or an unwanted value.
 */
export function readArguments<const T extends ParseArgsOptionsConfig>(
  command: string,
  args: readonly string[],
  options: T,
) {
  refuseUnknown(command, args, options);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's messages are whole sentences with advice for programmers; the first says what is wrong.
    const [first] = (error as Error).message.split('. ');
    throw new UsageError(`drydock ${command}: ${lowerFirst(first!.replaceAll("'", '').replace(/\.$/, ''))}`, helpHint(command));
  }
}

/** The line that tells where the options of a command are described. */
export function helpHint(command: string): string {
  return `see: drydock ${command} --help`;
}

function refuseUnknown(command: string, args: readonly string[], options: ParseArgsOptionsConfig): void {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(options, token.name)) continue;
    const suggestion = didYouMean(token.name, Object.keys(options), '--');
    throw new UsageError(`drydock ${command}: unknown option ${token.rawName}${suggestion}`, helpHint(command));
  }
}

/**
 * The only positional argument.
 * @throws UsageError when there is none, or more than one.
 */
export function onlyArgument(command: string, positionals: readonly string[], what: string): string {
  if (positionals.length === 1) return positionals[0]!;
  const found = positionals.length === 0 ? 'got none' : `got ${positionals.length}: ${positionals.join(' ')}`;
  throw new UsageError(`drydock ${command}: expected ${what}, ${found}`, helpHint(command));
}

/** One of a fixed set of values. @throws UsageError naming them all. */
export function oneOf<const T extends string>(command: string, option: string, value: string, values: readonly T[]): T {
  const found = values.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new UsageError(
    `drydock ${command}: ${option} is ${JSON.stringify(value)}, expected ${listed(values)}${didYouMean(value, values)}`,
    helpHint(command),
  );
}

/** `a, b or c`. */
export function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
