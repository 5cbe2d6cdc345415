import { byteLength } from '../../../names.ts';
import type { Decoded } from '../../../object.ts';
import { invalid, required, type FieldError } from '../../field-error.ts';
import type { Path } from '../../path.ts';
import { requireFields } from './simple-sources.ts';

const MAX_NAME_AND_PORTAL = 64;

/** The three formats of names on an iSCSI network, by how they begin. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  iqn: /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[A-Za-z0-9]{16}$/,
  naa: /^naa.[A-Za-z0-9]{32}$/,
};

/** The name of a target or initiator. Rule: in `validateISCSIVolumeSource`; `wrongStart` is what it says of an unknown beginning. */
export function validateIscsiName(name: string, path: Path, wrongStart: string): FieldError[] {
  const format = FORMATS[name.slice(0, 3)];
  if (!format) return [invalid(path, name, wrongStart)];
  return format.test(name) ? [] : [invalid(path, name, 'must be valid format')];
}

/** A disk of an iSCSI network. Rule: `validateISCSIVolumeSource`. */
export function validateIscsi(source: Decoded, path: Path): FieldError[] {
  const start = 'must be valid format starting with iqn, eui, or naa';
  const lun = source.lun ?? 0;
  const errors = requireFields(source, ['targetPortal', 'iqn'], path);
  if (source.iqn) errors.push(...validateIscsiName(source.iqn, path.child('iqn'), start));
  if (lun < 0 || lun > 255) errors.push(invalid(path.child('lun'), lun, 'must be between 0 and 255, inclusive'));
  if ((source.chapAuthDiscovery || source.chapAuthSession) && !source.secretRef) errors.push(required(path.child('secretRef')));
  if (source.initiatorName !== undefined) errors.push(...validateIscsiName(source.initiatorName, path.child('initiatorname'), start));
  return errors;
}

/** With an initiator, the volume's name becomes part of a name with a limit. */
export function validateIscsiNameLength({ name, iscsi }: Decoded, path: Path): FieldError[] {
  if (iscsi.initiatorName === undefined || byteLength(`${name ?? ''}:${iscsi.targetPortal ?? ''}`) <= MAX_NAME_AND_PORTAL) return [];
  return [
    invalid(
      path.child('name'),
      name ?? '',
      'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.',
    ),
  ];
}
