import { qualifiedName } from '../../names.ts';
import { sortedEntries, type Decoded } from '../../object.ts';
import { compareQuantities, formatQuantity, isWhole, parseQuantity, type Quantity } from '../../quantity-value.ts';
import {
  isExtendedResource, isHugePages, isIntegerResource, isNativeResource, isOvercommitAllowed, isStandardContainerResource, isStandardResource,
} from '../../resource-names.ts';
import { forbidden, invalid, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateClaimNames } from './resource-claims.ts';

const HUGE_PAGES = 'hugepages-';

/** The rule for the names of resources in one place. */
export type ResourceNameRule = (name: string, path: Path) => FieldError[];

/** Amounts by the names of their resources. */
export type ResourceList = ReadonlyMap<string, Quantity>;

/** Requests and limits of a container, with defaults set. Rule: `ValidateContainerResourceRequirements`. */
export function validateContainerResources(resources: Decoded, podClaims: ReadonlySet<string>, path: Path): FieldError[] {
  return validateRequirements(resources, validateResourceName, podClaims, path);
}

/** Requests and limits. Rule: `validateResourceRequirements`. */
export function validateRequirements(resources: Decoded, nameRule: ResourceNameRule, podClaims: ReadonlySet<string>, path: Path): FieldError[] {
  if (!resources) return [];
  const limits = readResourceList(resources.limits);
  const requests = readResourceList(resources.requests);
  return [
    ...validateNamesAndAmounts(limits, nameRule, path.child('limits')),
    ...validateNamesAndAmounts(requests, nameRule, path.child('requests')),
    ...validateRequestsAgainstLimits(requests, limits, path),
    ...validateHugePages(requests, limits, path),
    ...validateClaimNames(resources.claims, podClaims, path.child('claims')),
  ];
}

/** A map of amounts, sorted by name. Decoding has refused what is no amount. */
export function readResourceList(list: Decoded): ResourceList {
  return new Map(sortedEntries(list).map(([name, value]) => [name, parseQuantity(value) ?? { nano: 0n, format: 'DecimalSI' }]));
}

function validateNamesAndAmounts(list: ResourceList, nameRule: ResourceNameRule, path: Path): FieldError[] {
  return [...list].flatMap(([name, quantity]) => [
    ...nameRule(name, path.key(name)),
    ...validateAmount(name, quantity, path.key(name)),
    ...validatePageMultiple(name, quantity, path.key(name)),
  ]);
}

/** A resource that containers can have. Rule: `validateContainerResourceName`. */
export function validateResourceName(name: string, path: Path): FieldError[] {
  const errors = validateQualifiedResource(name, path);
  if (!name.includes('/')) {
    if (!isStandardContainerResource(name)) errors.push(invalid(path, name, 'must be a standard resource for containers'));
  } else if (!isNativeResource(name) && !isExtendedResource(name)) {
    errors.push(invalid(path, name, "doesn't follow extended resource name standard"));
  }
  return errors;
}

/** Rule: `validateResourceName`. */
export function validateQualifiedResource(name: string, path: Path): FieldError[] {
  const details = qualifiedName(name);
  if (details.length > 0) return details.map((detail) => invalid(path, name, detail));
  if (!name.includes('/') && !isStandardResource(name)) return [invalid(path, name, 'must be a standard resource type or fully qualified')];
  return [];
}

/** An amount: not negative, and whole where it counts things. Rule: `ValidateResourceQuantityValue`. */
export function validateAmount(name: string, quantity: Quantity, path: Path): FieldError[] {
  const text = formatQuantity(quantity);
  const errors: FieldError[] = [];
  if (quantity.nano < 0n) errors.push(invalid(path, text, 'must be greater than or equal to 0'));
  if (isIntegerResource(name) && !isWhole(quantity)) errors.push(invalid(path, text, 'must be an integer'));
  return errors;
}

/** Huge pages come whole: the name says their size. Rule: `validateResourceQuantityHugePageValue`. */
function validatePageMultiple(name: string, quantity: Quantity, path: Path): FieldError[] {
  if (!isHugePages(name)) return [];
  const size = parseQuantity(name.slice(HUGE_PAGES.length));
  if (size && size.nano > 0n && isWhole(size) && quantity.nano % size.nano === 0n) return [];
  const text = formatQuantity(quantity);
  return [invalid(path, text, `${text} is not positive integer multiple of ${name}`)];
}

function validateRequestsAgainstLimits(requests: ResourceList, limits: ResourceList, path: Path): FieldError[] {
  return [...requests].flatMap(([name, request]) => {
    const limit = limits.get(name);
    const at = path.child('requests');
    if (limit === undefined) {
      return isOvercommitAllowed(name) ? [] : [required(path.child('limits'), 'Limit must be set for non overcommitable resources')];
    }
    if (!isOvercommitAllowed(name) && compareQuantities(request, limit) !== 0) {
      return [invalid(at, formatQuantity(request), `must be equal to ${name} limit of ${formatQuantity(limit)}`)];
    }
    if (compareQuantities(request, limit) > 0) {
      return [invalid(at, formatQuantity(request), `must be less than or equal to ${name} limit of ${formatQuantity(limit)}`)];
    }
    return [];
  });
}

/** Huge pages come only together with ordinary memory or CPU. */
function validateHugePages(requests: ResourceList, limits: ResourceList, path: Path): FieldError[] {
  const names = [...requests.keys(), ...limits.keys()];
  const alone = names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory');
  return alone ? [forbidden(path, 'HugePages require cpu or memory')] : [];
}
