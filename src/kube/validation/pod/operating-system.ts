import { items, type Decoded } from '../../object.ts';
import { forbidden, notSupported, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { allContainers } from './context.ts';

const SYSTEMS = ['linux', 'windows'];

/** Fields of a pod that are Linux's, by where the server keeps them: true is a flag, which may be false. */
const LINUX_POD_FIELDS: readonly (readonly [field: string, isFlag: boolean])[] = [
  ['hostUsers', false], ['hostPID', true], ['hostIPC', true], ['shareProcessNamespace', false],
];
const LINUX_POD_CONTEXT = [
  'appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'fsGroup', 'fsGroupChangePolicy', 'sysctls', 'runAsUser', 'runAsGroup',
  'supplementalGroups', 'supplementalGroupsPolicy', 'seLinuxChangePolicy',
];
const LINUX_CONTAINER_CONTEXT = [
  'appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged',
  'allowPrivilegeEscalation', 'procMount', 'runAsUser', 'runAsGroup',
];

/** The system a pod is for, and the fields that only the other one has. Rules: `validateOS`, `validateLinux`, `validateWindows`. */
export function validateOperatingSystem(spec: Decoded, path: Path): FieldError[] {
  if (!spec.os) return [];
  const { name } = spec.os;
  const at = path.child('os');
  if (!name) return [required(at.child('name'), 'cannot be empty')];
  // The server names the object, not its field.
  if (!SYSTEMS.includes(name)) return [notSupported(at, name, SYSTEMS)];
  return name === 'linux' ? validateLinux(spec, path) : validateWindows(spec, path);
}

function validateLinux(spec: Decoded, path: Path): FieldError[] {
  return [{ container: spec, path }, ...allContainers(spec, path)]
    .filter(({ container }) => container.securityContext?.windowsOptions)
    .map(({ path: at }) => forbidden(at.child('securityContext').child('windowsOptions'), 'windows options cannot be set for a linux pod'));
}

function validateWindows(spec: Decoded, path: Path): FieldError[] {
  return [
    ...forbidWindows(LINUX_POD_FIELDS.filter(([field, isFlag]) => (isFlag ? spec[field] : spec[field] !== undefined)).map(([field]) => field), path),
    ...forbidWindows(setFields(spec.securityContext, LINUX_POD_CONTEXT), path.child('securityContext')),
    ...allContainers(spec, path).flatMap(({ container, path: at }) =>
      forbidWindows(setFields(container.securityContext, LINUX_CONTAINER_CONTEXT), at.child('securityContext')),
    ),
  ];
}

/** Which fields are set; an empty list of kernel parameters is as good as none. */
function setFields(context: Decoded, fields: readonly string[]): string[] {
  return fields.filter((field) => (field === 'sysctls' ? items(context?.sysctls).length > 0 : context?.[field] !== undefined));
}

function forbidWindows(fields: readonly string[], path: Path): FieldError[] {
  return fields.map((field) => forbidden(path.child(field), 'cannot be set for a windows pod'));
}
