import { dns1123Subdomain, qualifiedName } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { formatQuantity, parseQuantity } from '../../quantity-value.ts';
import { duplicate, invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { validateLabelSelector } from '../labels.ts';
import { validateNonNegative } from '../numbers.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateCsiDriverName } from '../pod/volumes/simple-sources.ts';
import { validateUnique } from '../unique.ts';

const FS_GROUP_POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType'];
const LIFECYCLES = ['Persistent', 'Ephemeral'];
const LEAST_TOKEN_SECONDS = 600;
const MOST_TOKEN_SECONDS = 2 ** 32;
const LEAST_UPDATE_SECONDS = 10;
const MAX_NODE_ID = 192;

/** A CSIDriver; what must be set has a default. Rule: `validateCSIDriverSpec`. */
export function validateCsiDriver({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const { fsGroupPolicy, tokenRequests, volumeLifecycleModes, nodeAllocatableUpdatePeriodSeconds: period } = spec ?? {};
  const modes = path.child('volumeLifecycleModes');
  return [
    ...validateOneOf(fsGroupPolicy, FS_GROUP_POLICIES, path.child('fsGroupPolicy')),
    ...validateTokenRequests(tokenRequests, path.child('tokenRequests')),
    ...items(volumeLifecycleModes).flatMap((mode) => validateOneOf(mode, LIFECYCLES, modes)),
    ...(typeof period === 'number' && period < LEAST_UPDATE_SECONDS
      ? [invalid(path.child('nodeAllocatableUpdatePeriodSeconds'), period, 'must be greater than or equal to 10 seconds')]
      : []),
  ];
}

/** Tokens for the driver, one for each audience. Rule: `validateTokenRequests`. */
function validateTokenRequests(requests: Decoded, path: Path): FieldError[] {
  const audiences = new Set<string>();
  return items(requests).flatMap(({ audience = '', expirationSeconds: seconds }, index) => {
    const at = path.index(index);
    if (audiences.has(audience)) return [duplicate(at.child('audience'), audience)];
    audiences.add(audience);
    const expiry = at.child('expirationSeconds');
    if (seconds < LEAST_TOKEN_SECONDS) return [invalid(expiry, seconds, 'may not specify a duration less than 10 minutes')];
    return seconds > MOST_TOKEN_SECONDS ? [invalid(expiry, seconds, 'may not specify a duration larger than 2^32 seconds')] : [];
  });
}

/** A CSINode. Rule: `validateCSINodeDrivers`. */
export function validateCsiNode({ spec }: KubeObject): FieldError[] {
  const drivers = items(spec?.drivers);
  const names = drivers.map(({ name = '' }) => name);
  return drivers.flatMap((driver, index) => {
    const at = Path.root('spec').child('drivers').index(index);
    return [...validateNodeDriver(driver, at), ...validateUnique(names, index, at.child('name')), ...validateTopologyKeys(items(driver.topologyKeys), at)];
  });
}

function validateNodeDriver({ name, nodeID = '', allocatable }: Decoded, path: Path): FieldError[] {
  return [
    ...validateCsiDriverName(name, path.child('name')),
    ...(nodeID === '' ? [required(path.child('nodeID'))] : []),
    ...(nodeID.length > MAX_NODE_ID ? [invalid(path.child('nodeID'), nodeID, `must be ${MAX_NODE_ID} characters or less`)] : []),
    ...validateNonNegative(allocatable?.count, path.child('allocatable').child('count')),
  ];
}

/** The server names the driver, and not the key. */
function validateTopologyKeys(keys: string[], path: Path): FieldError[] {
  return keys.flatMap((key, index) => [
    ...(key === '' ? [required(path)] : []),
    ...validateUnique(keys, index, path),
    ...validateFormat(key, path, qualifiedName),
  ]);
}

/** A CSIStorageCapacity. Rule: `ValidateCSIStorageCapacity`. */
export function validateCsiStorageCapacity(object: KubeObject): FieldError[] {
  const { nodeTopology, storageClassName = '', capacity } = object;
  const quantity = parseQuantity(capacity);
  return [
    ...validateLabelSelector(nodeTopology, Path.root('nodeTopology')),
    ...validateFormat(storageClassName, Path.root('storageClassName'), dns1123Subdomain),
    ...(quantity !== undefined && quantity.nano < 0n
      ? [invalid(Path.root('capacity'), formatQuantity(quantity), 'must be greater than or equal to 0')]
      : []),
  ];
}
