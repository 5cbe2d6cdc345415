import { formatQuantity, parseQuantity } from '../../kube/quantity-value.ts';
import { CommandError } from '../errors/command-error.ts';

/** What Go says of a text that is no quantity. */
export const NO_QUANTITY = String.raw`quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`;

/**
 * `cpu=1,memory=64Mi` as a map of quantities in their canonical form; undefined for the empty text.
 * @throws CommandError
 * Rule: `populateResourceListV1` of kubectl's `generate/versioned`.
 */
export function resourceList(text: string): Record<string, string> | undefined {
  if (text === '') return undefined;
  return Object.fromEntries(text.split(',').map((statement) => {
    const parts = statement.split('=');
    if (parts.length !== 2) throw new CommandError(`Invalid argument syntax ${statement}, expected <resource>=<value>`);
    const quantity = parseQuantity(parts[1]);
    if (quantity === undefined) throw new CommandError(NO_QUANTITY);
    return [parts[0]!, formatQuantity(quantity)];
  }));
}

/**
 * `app=web,tier=front` as a map; undefined for the empty text.
 * @throws CommandError
 * Rule: `ParseLabels` of kubectl's `generate`.
 */
export function parseLabels(text: string): Record<string, string> | undefined {
  if (text === '') return undefined;
  return Object.fromEntries(text.split(',').map((spec) => {
    const parts = spec.split('=');
    if (parts.length !== 2 || parts[0] === '') throw new CommandError(`unexpected label spec: ${spec}`);
    return parts as [string, string];
  }));
}

/**
 * A port number. Rule: `ParsePort` of k8s.io/utils' `net`.
 * @param allowZero 0 stands for a port that is still to be chosen
 * @throws CommandError in the words of Go's `strconv`
 */
export function parsePort(text: string, allowZero: boolean): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`);
  const port = Number(text);
  if (port > 65535) throw new CommandError(`strconv.ParseUint: parsing ${JSON.stringify(text)}: value out of range`);
  if (port === 0 && !allowZero) throw new CommandError('0 is not a valid port number');
  return port;
}

/** A number, or else the text. Rule: `intstr.Parse` of apimachinery. */
export function intOrString(text: string): number | string {
  return /^[+-]?\d{1,10}$/.test(text) ? Number(text) : text;
}

/** The items of a list, each once, in the order in which they first come. */
export function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
