import type { Decoded } from '../../object.ts';
import { compareQuantities, formatQuantity, parseQuantity, type Quantity } from '../../quantity-value.ts';
import { isOvercommitAllowed } from '../../resource-names.ts';
import { invalid, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

type Limits = Record<string, Quantity | undefined>;

/** One amount may not be greater than another; the server shows the first or the second. */
interface Comparison {
  smaller: string;
  larger: string;
  /** The field that is reported. */
  field: string;
  shown: 'smaller' | 'larger';
  /** The two in the server's words. */
  names: [smaller: string, larger: string];
}

/** In the server's order. Rule: `ValidateLimitRange`. */
const COMPARISONS: readonly Comparison[] = [
  { smaller: 'min', larger: 'max', field: 'min', shown: 'smaller', names: ['min value', 'max value'] },
  { smaller: 'min', larger: 'defaultRequest', field: 'defaultRequest', shown: 'larger', names: ['min value', 'default request value'] },
  { smaller: 'defaultRequest', larger: 'max', field: 'defaultRequest', shown: 'smaller', names: ['default request value', 'max value'] },
  { smaller: 'defaultRequest', larger: 'default', field: 'defaultRequest', shown: 'smaller', names: ['default request value', 'default limit value'] },
  { smaller: 'min', larger: 'default', field: 'default', shown: 'smaller', names: ['min value', 'default value'] },
  { smaller: 'default', larger: 'max', field: 'default', shown: 'larger', names: ['default value', 'max value'] },
];

/** Whether the amounts of a limit agree, resource by resource. */
export function validateLimitAmounts(limit: Decoded, path: Path): FieldError[] {
  const names = new Set(Object.values(limit).flatMap((list) => Object.keys(list ?? {})));
  return [...names].toSorted().flatMap((name) => {
    const amounts: Limits = Object.fromEntries(Object.entries<Decoded>(limit).map(([list, values]) => [list, parseQuantity(values?.[name])]));
    return [...validateOrder(amounts, name, path), ...validateRatio(amounts, name, path), ...validateEqual(amounts, name, path)];
  });
}

function validateOrder(amounts: Limits, name: string, path: Path): FieldError[] {
  return COMPARISONS.flatMap(({ smaller, larger, field, shown, names }) => {
    const [low, high] = [amounts[smaller], amounts[larger]];
    if (low === undefined || high === undefined || compareQuantities(low, high) <= 0) return [];
    const [lowText, highText] = [formatQuantity(low), formatQuantity(high)];
    const detail = `${names[0]} ${lowText} is greater than ${names[1]} ${highText}`;
    return [invalid(path.child(field).key(name), shown === 'smaller' ? lowText : highText, detail)];
  });
}

const ONE = 1_000_000_000n;

/** How many times the request a limit may be: at least once, and no more than the bounds allow. */
function validateRatio({ maxLimitRequestRatio: ratio, min, max }: Limits, name: string, path: Path): FieldError[] {
  if (ratio === undefined) return [];
  const at = path.child('maxLimitRequestRatio').key(name);
  const text = formatQuantity(ratio);
  const errors = ratio.nano < ONE ? [invalid(at, text, `ratio ${text} is less than 1`)] : [];
  if (min !== undefined && max !== undefined && min.nano > 0n) {
    const bound = Number(max.nano) / Number(min.nano);
    if (Number(ratio.nano) / Number(ONE) > bound) errors.push(invalid(at, text, `ratio ${text} is greater than max/min = ${bound.toFixed(6)}`));
  }
  return errors;
}

/** What cannot be promised twice has one amount. */
function validateEqual(amounts: Limits, name: string, path: Path): FieldError[] {
  const { default: limit, defaultRequest: request } = amounts;
  if (isOvercommitAllowed(name) || limit === undefined || request === undefined || compareQuantities(limit, request) === 0) return [];
  const [limitText, requestText] = [formatQuantity(limit), formatQuantity(request)];
  const detail = `default value ${limitText} must equal to defaultRequest value ${requestText} in ${name}`;
  return [invalid(path.child('defaultRequest').key(name), requestText, detail)];
}
