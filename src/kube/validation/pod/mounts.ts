import { items, type Decoded } from '../../object.ts';
import { forbidden, invalid, notFound, required, type FieldError } from '../field-error.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { validateLocalDescendingPath, validateNoBacksteps } from './paths.ts';

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];
const RECURSIVE_READ_ONLY = ['Disabled', 'Enabled', 'IfPossible'];

type Volumes = ReadonlyMap<string, Decoded>;

/** The volumes in a container's file system. Rule: `ValidateVolumeMounts`. */
export function validateVolumeMounts(container: Decoded, volumes: Volumes, path: Path): FieldError[] {
  const devices = items(container.volumeDevices);
  const mounted = new Set<string>();
  return items(container.volumeMounts).flatMap((mount, index) => {
    const at = path.index(index);
    const name = mount.name ?? '';
    const mountPath = mount.mountPath ?? '';
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(at.child('name')));
    if (!volumes.has(name)) errors.push(notFound(at.child('name'), name));
    if (mountPath === '') errors.push(required(at.child('mountPath')));
    if (mounted.has(mountPath)) errors.push(invalid(at.child('mountPath'), mountPath, 'must be unique'));
    mounted.add(mountPath);
    if (devices.some((device) => (device.name ?? '') === name)) {
      errors.push(invalid(at.child('name'), name, 'must not already exist in volumeDevices'));
    }
    if (devices.some(({ devicePath }) => (devicePath ?? '') === mountPath)) {
      errors.push(invalid(at.child('mountPath'), mountPath, 'must not already exist as a path in volumeDevices'));
    }
    // Of these three the server names the field of the list, without the item.
    return [
      ...errors,
      ...validateSubPaths(mount, at, path),
      ...validatePropagation(mount.mountPropagation, container, path.child('mountPropagation')),
      ...validateRecursiveReadOnly(mount, path.child('recursiveReadOnly')),
    ];
  });
}

function validateSubPaths({ subPath, subPathExpr }: Decoded, at: Path, list: Path): FieldError[] {
  const errors = subPath ? validateLocalDescendingPath(subPath, list.child('subPath')) : [];
  if (!subPathExpr) return errors;
  if (subPath) errors.push(invalid(at.child('subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive'));
  return [...errors, ...validateLocalDescendingPath(subPathExpr, list.child('subPathExpr'))];
}

/** Rule: `validateMountPropagation`. */
function validatePropagation(propagation: string | undefined, container: Decoded, path: Path): FieldError[] {
  const errors = validateOneOf(propagation, PROPAGATIONS, path);
  if (propagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
    errors.push(forbidden(path, 'Bidirectional mount propagation is available only to privileged containers'));
  }
  return errors;
}

/** Rule: `validateMountRecursiveReadOnly`. */
function validateRecursiveReadOnly({ recursiveReadOnly, readOnly, mountPropagation }: Decoded, path: Path): FieldError[] {
  const errors = validateOneOf(recursiveReadOnly, RECURSIVE_READ_ONLY, path);
  if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') return errors;
  if (!readOnly) errors.push(forbidden(path, 'may only be specified when readOnly is true'));
  if (mountPropagation !== undefined && mountPropagation !== 'None') {
    errors.push(forbidden(path, 'may only be specified when mountPropagation is None or not specified'));
  }
  return errors;
}

/** The volumes that a container sees as raw devices. Rule: `ValidateVolumeDevices`. */
export function validateVolumeDevices(container: Decoded, volumes: Volumes, path: Path): FieldError[] {
  const mounts = items(container.volumeMounts);
  const names = new Set<string>();
  const paths = new Set<string>();
  return items(container.volumeDevices).flatMap((device, index) => {
    const at = path.index(index);
    const name = device.name ?? '';
    const devicePath = device.devicePath ?? '';
    const volume = volumes.get(name);
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(at.child('name')));
    if (names.has(name)) errors.push(invalid(at.child('name'), name, 'must be unique'));
    if (volume === undefined) errors.push(notFound(at.child('name'), name));
    else if (!volume.persistentVolumeClaim && !volume.ephemeral) {
      errors.push(invalid(at.child('name'), name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'));
    }
    if (devicePath === '') errors.push(required(at.child('devicePath')));
    if (paths.has(devicePath)) errors.push(invalid(at.child('devicePath'), devicePath, 'must be unique'));
    if (validateNoBacksteps(devicePath, at).length > 0) {
      errors.push(invalid(at.child('devicePath'), devicePath, "can not contain backsteps ('..')"));
    } else paths.add(devicePath);
    if (mounts.some((mount) => (mount.name ?? '') === name)) {
      errors.push(invalid(at.child('name'), name, 'must not already exist in volumeMounts'));
    }
    if (mounts.some(({ mountPath }) => (mountPath ?? '') === devicePath)) {
      errors.push(invalid(at.child('devicePath'), devicePath, 'must not already exist as a path in volumeMounts'));
    }
    if (name !== '') names.add(name);
    return errors;
  });
}
