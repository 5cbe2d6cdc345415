import { CommandError } from '../errors/command-error.ts';

/**
 * Divides arguments into resources and, behind them, changes: `pods web app=x old-`.
 * @throws CommandError when a resource stands behind a change
 * Rule: `GetResourcesAndPairs` of kubectl's `cmd/util`.
 */
export function resourcesAndPairs(args: readonly string[], what: string): { resources: string[]; pairs: string[] } {
  const resources: string[] = [];
  const pairs: string[] = [];
  for (const arg of args) {
    if ((arg.includes('=') && !arg.startsWith('=')) || (arg.endsWith('-') && arg !== '-')) pairs.push(arg);
    else if (pairs.length === 0) resources.push(arg);
    else throw new CommandError(`all resources must be specified before ${what} changes: ${arg}`);
  }
  return { resources, pairs };
}

/**
 * `key=value` and, where they are allowed, `key-`.
 * @throws CommandError naming all that are neither
 * Rule: `ParsePairs` there.
 */
export function parsePairs(pairs: readonly string[], what: string, supportsRemoval: boolean): { set: Record<string, string>; remove: string[] } {
  const set: Record<string, string> = {};
  const remove: string[] = [];
  const invalid: string[] = [];
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at > 0) set[pair.slice(0, at)] = pair.slice(at + 1);
    else if (supportsRemoval && pair.endsWith('-') && pair !== '-') remove.push(pair.slice(0, -1));
    else invalid.push(pair);
  }
  if (invalid.length > 0) throw new CommandError(`invalid ${what} format: ${invalid.join(', ')}`);
  return { set, remove };
}
