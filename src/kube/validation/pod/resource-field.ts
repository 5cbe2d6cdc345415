import type { Decoded } from '../../object.ts';
import { formatQuantity, parseQuantity } from '../../quantity-value.ts';
import { invalid, notSupported, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

const EXPRESSIONS = [
  'limits.cpu', 'limits.ephemeral-storage', 'limits.memory',
  'requests.cpu', 'requests.ephemeral-storage', 'requests.memory',
];
const PREFIXES = ['limits.hugepages-', 'requests.hugepages-'];

const BYTE_UNITS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

interface DivisorRule {
  allowed: string[];
  /** What the message calls the resource. */
  of: string;
}

const HUGE_PAGES: DivisorRule = { allowed: BYTE_UNITS, of: 'hugepages' };
const DIVISORS: ReadonlyMap<string, DivisorRule> = new Map([
  ['cpu', { allowed: ['1m', '1'], of: 'cpu' }],
  ['memory', { allowed: BYTE_UNITS, of: 'memory' }],
  ['ephemeral-storage', { allowed: BYTE_UNITS, of: 'local ephemeral storage' }],
]);

/**
 * A request or limit of a container as a value (`resourceFieldRef`).
 * Rules: `validateContainerResourceFieldSelector`, `validateContainerResourceDivisor`. In a volume the
 * container must be named, in an environment it is the variable's own.
 */
export function validateResourceFieldSelector(selector: Decoded, path: Path, inVolume: boolean): FieldError[] {
  const resource: string = selector.resource ?? '';
  const errors: FieldError[] = [];
  if (inVolume && !selector.containerName) errors.push(required(path.child('containerName')));
  else if (resource === '') errors.push(required(path.child('resource')));
  else if (!EXPRESSIONS.includes(resource) && !PREFIXES.some((prefix) => resource.startsWith(prefix))) {
    errors.push(notSupported(path.child('resource'), resource, EXPRESSIONS));
  }
  return [...errors, ...validateDivisor(resource, selector.divisor, path.child('divisor'))];
}

/** Rule: `validateContainerResourceDivisor`, which compares the divisor as the server prints it. */
function validateDivisor(resource: string, value: Decoded, path: Path): FieldError[] {
  const [, name = ''] = /^(?:limits|requests)\.(.*)$/s.exec(resource) ?? [];
  const rule = name.startsWith('hugepages-') ? HUGE_PAGES : DIVISORS.get(name);
  const divisor = parseQuantity(value);
  if (!rule || !divisor || divisor.nano === 0n || rule.allowed.includes(formatQuantity(divisor))) return [];
  return [invalid(path, resource, `only divisor's values ${list(rule.allowed)} are supported with the ${rule.of} resource`)];
}

function list(values: readonly string[]): string {
  return values.length === 2 ? values.join(' and ') : values.join(', ');
}
