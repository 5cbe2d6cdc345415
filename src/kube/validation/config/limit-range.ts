import { qualifiedName } from '../../names.ts';
import { items, sortedEntries, type Decoded, type KubeObject } from '../../object.ts';
import { duplicate, forbidden, invalid, required, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { validateQualifiedResource, validateResourceName } from '../pod/resources.ts';
import { validateLimitAmounts } from './limit-amounts.ts';

const TYPES = new Set(['Pod', 'Container', 'PersistentVolumeClaim']);
const LISTS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'];
const DEFAULTS = new Set(['default', 'defaultRequest']);

/** A LimitRange. Rule: `ValidateLimitRange`. */
export function validateLimitRange({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec').child('limits');
  const types = new Set<string>();
  return items(spec.limits).flatMap((limit, index) => {
    const at = path.index(index);
    const type: string = limit.type ?? '';
    const errors = validateType(type, at.child('type'));
    if (types.has(type)) errors.push(duplicate(at.child('type'), type));
    types.add(type);
    return [...errors, ...validateLimit(limit, type, at)];
  });
}

/** Rule: `validateLimitRangeTypeName`. */
function validateType(type: string, path: Path): FieldError[] {
  const details = qualifiedName(type);
  if (details.length === 0 && !type.includes('/') && !TYPES.has(type)) details.push('must be a standard limit type or fully qualified');
  return details.map((detail) => invalid(path, type, detail));
}

/** A pod as a whole has no defaults: it gets them container by container. */
function validateLimit(limit: Decoded, type: string, path: Path): FieldError[] {
  const lists = type === 'Pod' ? LISTS.filter((list) => !DEFAULTS.has(list)) : LISTS;
  const errors: FieldError[] = [];
  for (const list of DEFAULTS) {
    if (type === 'Pod' && Object.keys(limit[list] ?? {}).length > 0) {
      errors.push(forbidden(path.child(list), "may not be specified when `type` is 'Pod'"));
    }
  }
  for (const list of lists) {
    for (const [name] of sortedEntries(limit[list])) errors.push(...validateName(name, type, path.child(list).key(name)));
  }
  if (type === 'PersistentVolumeClaim' && limit.min?.storage === undefined && limit.max?.storage === undefined) {
    errors.push(required(path.child('limits'), 'either minimum or maximum storage value is required, but neither was provided'));
  }
  const considered = Object.fromEntries(lists.map((list) => [list, limit[list]]));
  return [...errors, ...validateLimitAmounts(considered, path)];
}

/** Rule: `validateLimitRangeResourceName`. */
function validateName(name: string, type: string, path: Path): FieldError[] {
  return type === 'Pod' || type === 'Container' ? validateResourceName(name, path) : validateQualifiedResource(name, path);
}
