import { goQuote } from '../../decode/go-quote.ts';
import { items, type Decoded } from '../../object.ts';
import { invalid, required, tooLong, tooMany, type FieldError } from '../field-error.ts';
import { validateNonNegative } from '../numbers.ts';
import type { Path } from '../path.ts';

const MOST_RULES = 20;
const LONGEST_INDEXES = 64 * 1024;

/** When an indexed Job has succeeded before all its pods have. Rule: `validateSuccessPolicy`. */
export function validateSuccessPolicy(spec: Decoded, path: Path): FieldError[] {
  if (spec.completionMode !== 'Indexed') return [invalid(path, shownPolicy(spec.successPolicy), 'requires indexed completion mode')];
  const rules = items(spec.successPolicy.rules);
  const at = path.child('rules');
  const errors: FieldError[] = [];
  if (rules.length === 0) errors.push(required(at, 'at least one rules must be specified when the successPolicy is specified'));
  if (rules.length > MOST_RULES) errors.push(tooMany(at, rules.length, MOST_RULES));
  // That an indexed Job without completions is wrong is said elsewhere.
  return [...errors, ...rules.flatMap((rule, index) => validateRule(rule, spec.completions ?? Infinity, at.index(index)))];
}

/** As the server's messages show it: by the names of its own structure. */
function shownPolicy({ rules }: Decoded): Decoded {
  const shown = items(rules).map((rule) => ({ SucceededIndexes: rule.succeededIndexes ?? null, SucceededCount: rule.succeededCount ?? null }));
  return { Rules: rules === undefined ? null : shown };
}

/** Rule: `validateSuccessPolicyRule`. */
function validateRule({ succeededIndexes: indexes, succeededCount: count }: Decoded, completions: number, path: Path): FieldError[] {
  if (indexes === undefined && count === undefined) {
    return [required(path, 'at least one of succeededCount or succeededIndexes must be specified')];
  }
  const errors: FieldError[] = [];
  const counted = indexes === undefined ? undefined : countIndexes(indexes, completions);
  if (indexes !== undefined) {
    const at = path.child('succeededIndexes');
    if (indexes.length > LONGEST_INDEXES) errors.push(tooLong(at, LONGEST_INDEXES));
    if (typeof counted === 'string') errors.push(invalid(at, indexes, `error parsing succeededIndexes: ${counted}`));
  }
  if (count === undefined) return errors;
  const at = path.child('succeededCount');
  errors.push(...validateNonNegative(count, at));
  if (count > completions) errors.push(invalid(at, count, `must be less than or equal to ${completions} (the number of specified completions)`));
  const total = typeof counted === 'number' ? counted : 0;
  if (indexes !== undefined && count > total) {
    errors.push(invalid(at, count, `must be less than or equal to ${total} (the number of indexes in the specified succeededIndexes field)`));
  }
  return errors;
}

/** How many indexes a text such as `0,2-4` names, or what is wrong with it. Rule: `validateIndexesFormat`. */
function countIndexes(text: string, completions: number): number | string {
  if (text === '') return 0;
  let total = 0;
  let last: number | undefined;
  for (const interval of text.split(',')) {
    const limits = readInterval(interval, completions);
    if (typeof limits === 'string') return limits;
    const [first, end] = limits;
    if (last !== undefined && last >= first) return `non-increasing order, previous: ${last}, current: ${first}`;
    total += end - first + 1;
    last = end;
  }
  return total;
}

/** Rule: `parseIndexInterval`. */
function readInterval(text: string, completions: number): [first: number, last: number] | string {
  const parts = text.split('-');
  if (parts.length > 2) {
    return `the fragment ${goQuote(text)} violates the requirement that an index interval can have at most two parts separated by '-'`;
  }
  for (const part of parts) {
    if (!/^\+?\d+$/.test(part)) return `cannot convert string to integer for index: ${goQuote(part)}`;
    if (Number(part) >= completions) return `too large index: ${goQuote(part)}`;
  }
  const [first, last = first] = parts.map(Number) as [number, number?];
  return parts.length === 2 && first >= last ? `non-increasing order, previous: ${first}, current: ${last}` : [first, last];
}
