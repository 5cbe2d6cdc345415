import { items, type Decoded } from '../../object.ts';
import { duplicate, forbidden, invalid, required, type FieldError } from '../field-error.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { allContainers } from './context.ts';
import { validateId } from './security-context.ts';
import { validateAppArmorProfile, validateSeccompProfile } from './security-profiles.ts';
import { validateWindowsOptions } from './windows-options.ts';

const FS_GROUP_CHANGE_POLICIES = ['Always', 'OnRootMismatch'];
const SUPPLEMENTAL_GROUPS_POLICIES = ['Merge', 'Strict'];
/** `MountOption` needs the feature `SELinuxMount`, which is off by default. Rule: `validateSELinuxChangePolicy`. */
const SELINUX_CHANGE_POLICIES = ['Recursive'];

const MAX_SYSCTL = 253;
const SYSCTL_SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SYSCTL = new RegExp(String.raw`^(${SYSCTL_SEGMENT}[\./])*${SYSCTL_SEGMENT}$`);

/** Which namespace a kernel parameter belongs to. Rule: `component-helpers/node/util/sysctl.GetNamespace`. */
const NAMESPACES: readonly { prefix: string; exact?: boolean; namespace: 'ipc' | 'net' }[] = [
  { prefix: 'kernel.sem', exact: true, namespace: 'ipc' },
  { prefix: 'kernel.shm', namespace: 'ipc' },
  { prefix: 'kernel.msg', namespace: 'ipc' },
  { prefix: 'fs.mqueue.', namespace: 'ipc' },
  { prefix: 'net.', namespace: 'net' },
];

/**
 * What the containers of a pod may do, and the settings of the pod that the server keeps with it.
 * Rule: `validatePodSpecSecurityContext`.
 */
export function validatePodSecurityContext(spec: Decoded, path: Path): FieldError[] {
  const context = spec.securityContext ?? {};
  const errors = [
    ...validateId(context.fsGroup, path.child('fsGroup')),
    ...validateId(context.runAsUser, path.child('runAsUser')),
    ...validateId(context.runAsGroup, path.child('runAsGroup')),
    ...items(context.supplementalGroups).flatMap((group, index) => validateId(group, path.child('supplementalGroups').index(index))),
  ];
  if (spec.shareProcessNamespace && spec.hostPID) {
    errors.push(invalid(path.child('shareProcessNamespace'), true, 'ShareProcessNamespace and HostPID cannot both be enabled'));
  }
  return [
    ...errors,
    ...validateSysctls(spec, path.child('sysctls')),
    ...validateOneOf(context.fsGroupChangePolicy, FS_GROUP_CHANGE_POLICIES, path.child('fsGroupChangePolicy')),
    ...validateSeccompProfile(context.seccompProfile, path.child('seccompProfile')),
    ...validateWindowsOptions(context.windowsOptions, path.child('windowsOptions')),
    ...validateAppArmorProfile(context.appArmorProfile, path.child('appArmorProfile')),
    ...validateOneOf(context.supplementalGroupsPolicy, SUPPLEMENTAL_GROUPS_POLICIES, path.child('supplementalGroupsPolicy')),
    ...validateOneOf(context.seLinuxChangePolicy, SELINUX_CHANGE_POLICIES, path.child('seLinuxChangePolicy')),
  ];
}

/** Kernel parameters of a pod. Rules: `validateSysctls`, `ValidateHostSysctl`. */
function validateSysctls(spec: Decoded, path: Path): FieldError[] {
  const names = new Set<string>();
  return items(spec.securityContext?.sysctls).flatMap((sysctl, index) => {
    const at = path.index(index).child('name');
    const name = sysctl.name ?? '';
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(at));
    else if (name.length > MAX_SYSCTL || !SYSCTL.test(name)) {
      errors.push(invalid(at, name, `must have at most ${MAX_SYSCTL} characters and match regex ${SYSCTL.source.replaceAll(String.raw`\/`, '/')}`));
    } else if (names.has(name)) errors.push(duplicate(at, name));
    names.add(name);
    const namespace = namespaceOf(name);
    if (spec.hostNetwork && namespace === 'net') errors.push(invalid(at, name, "may not be specified when 'hostNetwork' is true"));
    else if (spec.hostIPC && namespace === 'ipc') errors.push(invalid(at, name, "may not be specified when 'hostIPC' is true"));
    return errors;
  });
}

function namespaceOf(sysctl: string): 'ipc' | 'net' | undefined {
  const name = normalizeSysctl(sysctl);
  return NAMESPACES.find(({ prefix, exact }) => (exact ? name === prefix : name.startsWith(prefix)))?.namespace;
}

/** `net/ipv4/conf/eth0.1/x` means `net.ipv4.conf.eth0/1.x`. Rule: `NormalizeName` there. */
function normalizeSysctl(name: string): string {
  if (/[./]/.exec(name)?.[0] !== '/') return name;
  return name.replace(/[./]/g, (character) => (character === '.' ? '/' : '.'));
}

/** A pod with users of its own cannot share the node's other namespaces. Rule: `validateHostUsers`. */
export function validateHostUsers(spec: Decoded, path: Path): FieldError[] {
  if (spec.hostUsers !== false) return [];
  const detail = 'when `hostUsers` is false';
  const errors: FieldError[] = [];
  if (spec.hostNetwork) errors.push(forbidden(path.child('hostNetwork'), detail));
  // These two the server calls by the names of its Go fields.
  if (spec.hostPID) errors.push(forbidden(path.child('HostPID'), detail));
  if (spec.hostIPC) errors.push(forbidden(path.child('HostIPC'), detail));
  for (const { container, path: at } of allContainers(spec, path)) {
    if (items(container.volumeDevices).length > 0) errors.push(forbidden(at.child('volumeDevices'), detail));
  }
  return errors;
}
