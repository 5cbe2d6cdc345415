import { byteLength } from '../../../names.ts';
import type { Decoded } from '../../../object.ts';
import { invalid, required, type FieldError } from '../../field-error.ts';
import type { Path } from '../../path.ts';
import { requireFields } from './simple-sources.ts';

const MAX_NAME_AND_PORTAL = 64;
const TOO_LONG = 'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';

/** The three formats of names on an iSCSI network, by how they begin. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  iqn: /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[A-Za-z0-9]{16}$/,
  naa: /^naa.[A-Za-z0-9]{32}$/,
};

/** What is said of a name that begins with none of the formats, for a volume of a pod and for a PersistentVolume. */
const UNKNOWN_START = 'must be valid format starting with iqn, eui, or naa';
const WRONG_FORMAT = 'must be valid format';

/** The name of a target or initiator. */
function validateName(name: string, unknownStart: string, path: Path): FieldError[] {
  const format = FORMATS[name.slice(0, 3)];
  if (!format) return [invalid(path, name, unknownStart)];
  return format.test(name) ? [] : [invalid(path, name, WRONG_FORMAT)];
}

function validateDisk(source: Decoded, unknownStart: string, path: Path): FieldError[] {
  const lun = source.lun ?? 0;
  const errors = requireFields(source, ['targetPortal', 'iqn'], path);
  if (source.iqn) errors.push(...validateName(source.iqn, unknownStart, path.child('iqn')));
  if (lun < 0 || lun > 255) errors.push(invalid(path.child('lun'), lun, 'must be between 0 and 255, inclusive'));
  if ((source.chapAuthDiscovery || source.chapAuthSession) && !source.secretRef) errors.push(required(path.child('secretRef')));
  if (source.initiatorName !== undefined) errors.push(...validateName(source.initiatorName, unknownStart, path.child('initiatorname')));
  return errors;
}

/** A disk of an iSCSI network. Rule: `validateISCSIVolumeSource`. */
export function validateIscsi(source: Decoded, path: Path): FieldError[] {
  return validateDisk(source, UNKNOWN_START, path);
}

/**
 * The same behind a PersistentVolume named `volume`, of which not all is judged in the same words.
 * Rule: `validateISCSIPersistentVolumeSource`.
 */
export function validateIscsiVolume(source: Decoded, volume: string, path: Path): FieldError[] {
  const errors = validateDisk(source, WRONG_FORMAT, path);
  if (source.secretRef) errors.push(...requireFields(source.secretRef, ['name'], path.child('secretRef')));
  if (isTooLong(volume, source)) errors.push(invalid(path.child('targetportal'), source.targetPortal ?? '', TOO_LONG));
  return errors;
}

/** With an initiator, the volume's name becomes part of a name with a limit. */
function isTooLong(volume: string, { initiatorName, targetPortal }: Decoded): boolean {
  return initiatorName !== undefined && byteLength(`${volume}:${targetPortal ?? ''}`) > MAX_NAME_AND_PORTAL;
}

/** The limit for a volume of a pod, which the server reports on the volume's name. Rule: in `validateVolumeSource`. */
export function validateIscsiNameLength({ name, iscsi }: Decoded, path: Path): FieldError[] {
  return isTooLong(name ?? '', iscsi) ? [invalid(path.child('name'), name ?? '', TOO_LONG)] : [];
}
