import { dns1123Label, dns1123Subdomain } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, required, tooMany, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateUnique } from '../unique.ts';
import { validateConfiguration, validateSelectors } from './device-parts.ts';

const MAX_ITEMS = 32;
const MAX_ALTERNATIVES = 8;
const MODES = ['All', 'ExactCount'];
const NO_REQUEST = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";

/** A ResourceClaim: devices that pods use. Rule: `resource/validation.ValidateResourceClaim`. */
export function validateResourceClaim({ spec }: KubeObject): FieldError[] {
  return validateDevices(spec?.devices ?? {}, Path.root('spec').child('devices'));
}

/** A ResourceClaimTemplate, from which claims are made. Rule: `ValidateResourceClaimTemplate`. */
export function validateResourceClaimTemplate({ spec }: KubeObject): FieldError[] {
  return validateDevices(spec?.spec?.devices ?? {}, Path.root('spec').child('spec').child('devices'));
}

/** Rule: `validateDeviceClaim`. */
function validateDevices({ requests, constraints, config }: Decoded, path: Path): FieldError[] {
  const names = requestNames(requests);
  return [
    ...validateNamed(requests, MAX_ITEMS, path.child('requests'), validateRequest),
    ...validateList(constraints, path.child('constraints'), (constraint, at) => validateConstraint(constraint, names, at)),
    ...validateList(config, path.child('config'), (entry, at) => [
      ...validateRequestReferences(entry.requests, names, at.child('requests')),
      ...validateConfiguration(entry, at),
    ]),
  ];
}

function validateList(list: Decoded, path: Path, validate: (item: Decoded, path: Path) => FieldError[]): FieldError[] {
  const entries = items(list);
  if (entries.length > MAX_ITEMS) return [tooMany(path, entries.length, MAX_ITEMS)];
  return entries.flatMap((item, index) => validate(item, path.index(index)));
}

/** A list whose items have names of their own. Rule: `validateSet`. */
function validateNamed(list: Decoded, max: number, path: Path, validate: (item: Decoded, path: Path) => FieldError[]): FieldError[] {
  const entries = items(list);
  const names = entries.map(({ name = '' }) => name);
  if (entries.length > max) return [tooMany(path, entries.length, max)];
  return entries.flatMap((item, index) => {
    const at = path.index(index);
    return [...validateFormat(names[index]!, at.child('name'), dns1123Label), ...validate(item, at), ...validateUnique(names, index, at)];
  });
}

/** One device or several, or a list of alternatives. Rule: `validateDeviceRequest`. */
function validateRequest({ exactly, firstAvailable }: Decoded, path: Path): FieldError[] {
  const alternatives = items(firstAvailable);
  const choice = 'exactly one of `exactly` or `firstAvailable` is required';
  if (!exactly && alternatives.length === 0) return [required(path, choice)];
  if (exactly && alternatives.length > 0) return [invalid(path, null, `${choice}, but multiple fields are set`)];
  if (exactly) return validateDevice(exactly, path.child('exactly'));
  return validateNamed(alternatives, MAX_ALTERNATIVES, path.child('firstAvailable'), validateDevice);
}

/** Rules: `validateExactDeviceRequest`, `validateDeviceSubRequest`. */
function validateDevice({ deviceClassName, selectors, allocationMode = '', count = 0 }: Decoded, path: Path): FieldError[] {
  const className = path.child('deviceClassName');
  const errors = [
    ...(deviceClassName ? validateFormat(deviceClassName, className, dns1123Subdomain) : [required(className)]),
    ...validateSelectors(selectors, path.child('selectors')),
  ];
  if (allocationMode === 'All' && count !== 0) {
    errors.push(invalid(path.child('count'), count, "must not be specified when allocationMode is 'All'"));
  } else if (allocationMode === 'ExactCount' && count <= 0) {
    errors.push(invalid(path.child('count'), count, 'must be greater than zero'));
  }
  return [...errors, ...validateOneOf(allocationMode, MODES, path.child('allocationMode'))];
}

/** The names of the requests, and of their alternatives behind a slash. Rule: `gatherRequestNames`. */
function requestNames(requests: Decoded): ReadonlySet<string> {
  return new Set(items(requests).flatMap(({ name, firstAvailable }) => [name, ...items(firstAvailable).map((one) => `${name}/${one.name}`)]));
}

/** Rule: `validateDeviceConstraint`. */
function validateConstraint({ requests, matchAttribute, distinctAttribute }: Decoded, names: ReadonlySet<string>, path: Path): FieldError[] {
  const errors = validateRequestReferences(requests, names, path.child('requests'));
  return matchAttribute === undefined && distinctAttribute === undefined ? [...errors, required(path.child('matchAttribute'))] : errors;
}

/** Rule: `validateRequestNameRef`. */
function validateRequestReferences(requests: Decoded, names: ReadonlySet<string>, path: Path): FieldError[] {
  const list: string[] = items(requests);
  return list.flatMap((name, index) => {
    const at = path.index(index);
    const segments = name.split('/');
    if (segments.length > 2) return [invalid(at, name, NO_REQUEST)];
    return [
      ...segments.flatMap((segment) => validateFormat(segment, at, dns1123Label)),
      ...(names.has(name) ? [] : [invalid(at, name, NO_REQUEST)]),
      ...validateUnique(list, index, at),
    ];
  });
}
