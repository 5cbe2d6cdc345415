import { items, type Decoded } from '../../../kube/object.ts';
import type { Check } from './checks.ts';
import { badProcMount, badSeccomp } from './shared.ts';
import { allContainers, containersThat, named, quoted, quotedSet, setters } from './wording.ts';

const CAPABILITIES = new Set([
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
]);

/** Kernel parameters that touch only the pod, with the minor version since which they may be set. */
const SYSCTLS: Readonly<Record<string, number>> = {
  'kernel.shm_rmid_forced': 0, 'net.ipv4.ip_local_port_range': 0, 'net.ipv4.tcp_syncookies': 0, 'net.ipv4.ping_group_range': 0,
  'net.ipv4.ip_unprivileged_port_start': 0, 'net.ipv4.ip_local_reserved_ports': 27, 'net.ipv4.tcp_keepalive_time': 29,
  'net.ipv4.tcp_fin_timeout': 29, 'net.ipv4.tcp_keepalive_intvl': 29, 'net.ipv4.tcp_keepalive_probes': 29,
};

/** SELinux types that may be set, with the minor version since which they may. */
const SELINUX_TYPES: Readonly<Record<string, number>> = { '': 0, container_t: 0, container_init_t: 0, container_kvm_t: 0, container_engine_t: 31 };

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const isGoodAppArmor = (profile: Decoded): boolean => profile === undefined || profile.type === 'RuntimeDefault' || profile.type === 'Localhost';

const appArmorProfile: Check = {
  since: 0,
  find({ metadata, spec }) {
    const byPod = !isGoodAppArmor(spec.securityContext?.appArmorProfile);
    const containers = allContainers(spec).filter(({ securityContext }) => !isGoodAppArmor(securityContext?.appArmorProfile));
    const annotations = Object.entries<string>(metadata?.annotations ?? {})
      .filter(([key, value]) => key.startsWith(APP_ARMOR) && value !== '' && value !== 'runtime/default' && !value.startsWith('localhost/'))
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`).sort();
    const types = new Set<string>([...(byPod ? [spec.securityContext.appArmorProfile.type] : []), ...containers.map(({ securityContext }) => securityContext.appArmorProfile.type)]);
    const bad = [...[...types].sort(), ...annotations];
    if (bad.length === 0) return undefined;
    const who = [setters(byPod, containers.map(({ name }) => name)), annotations.length === 0 ? undefined : `annotation${annotations.length === 1 ? '' : 's'}`].filter((one) => one !== undefined);
    return { reason: `forbidden AppArmor profile${bad.length === 1 ? '' : 's'}`, detail: `${who.join(' and ')} must not set AppArmor profile type to ${quoted(bad)}` };
  },
};

const capabilities: Check = {
  since: 0,
  overriddenSince: 22,
  find({ spec }) {
    const added = ({ securityContext }: Decoded): string[] => items(securityContext?.capabilities?.add).filter((name) => !CAPABILITIES.has(name));
    const bad = containersThat(spec, (container) => added(container).length > 0);
    if (bad.length === 0) return undefined;
    return { reason: 'non-default capabilities', detail: `${named('container', bad)} must not include ${quotedSet(allContainers(spec).flatMap(added))} in securityContext.capabilities.add` };
  },
};

const hostNamespaces: Check = {
  since: 0,
  find({ spec }) {
    const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => spec[field] === true);
    return shared.length === 0 ? undefined : { reason: 'host namespaces', detail: shared.map((field) => `${field}=true`).join(', ') };
  },
};

const hostPathVolumes: Check = {
  since: 0,
  overriddenSince: 0,
  find({ spec }) {
    const bad = items(spec.volumes).filter(({ hostPath }) => hostPath !== undefined).map(({ name }) => name);
    return bad.length === 0 ? undefined : { reason: 'hostPath volumes', detail: named('volume', bad) };
  },
};

const hostPorts: Check = {
  since: 0,
  find({ spec }) {
    const taken = ({ ports }: Decoded): string[] => items(ports).filter(({ hostPort }) => (hostPort ?? 0) !== 0).map(({ hostPort }) => String(hostPort));
    const bad = containersThat(spec, (container) => taken(container).length > 0);
    if (bad.length === 0) return undefined;
    const ports = [...new Set(allContainers(spec).flatMap(taken))].sort();
    return { reason: 'hostPort', detail: `${named('container', bad)} ${bad.length === 1 ? 'uses hostPort' : 'use hostPort'}${ports.length === 1 ? '' : 's'} ${ports.join(', ')}` };
  },
};

const hostProbes: Check = {
  since: 34,
  find({ spec }) {
    const hosts = ({ livenessProbe, readinessProbe, startupProbe, lifecycle }: Decoded): string[] =>
      [livenessProbe, readinessProbe, startupProbe, lifecycle?.postStart, lifecycle?.preStop]
        .flatMap((handler) => [handler?.httpGet?.host, handler?.tcpSocket?.host]).filter((host) => host !== undefined && host !== '');
    const bad = [...new Set(containersThat(spec, (container) => hosts(container).length > 0))].sort();
    if (bad.length === 0) return undefined;
    const all = new Set(allContainers(spec).flatMap(hosts));
    return { reason: 'probe or lifecycle host', detail: `${named('container', bad)} ${bad.length === 1 ? 'uses' : 'use'} probe or lifecycle host${all.size === 1 ? '' : 's'} ${quotedSet(all)}` };
  },
};

const privileged: Check = {
  since: 0,
  find({ spec }) {
    const bad = containersThat(spec, ({ securityContext }) => securityContext?.privileged === true);
    return bad.length === 0 ? undefined : { reason: 'privileged', detail: `${named('container', bad)} must not set securityContext.privileged=true` };
  },
};

const procMount: Check = {
  since: 0,
  overriddenSince: 35,
  find: ({ spec, minor }) => (minor >= 35 && spec.hostUsers === false ? undefined : badProcMount(spec)),
};

const seLinuxOptions: Check = {
  since: 0,
  find({ spec, minor }) {
    const isBadType = (type = ''): boolean => (SELINUX_TYPES[type] ?? Number.POSITIVE_INFINITY) > minor;
    const isBad = ({ type, user, role }: Decoded = {}): boolean => isBadType(type) || Boolean(user) || Boolean(role);
    const byPod = isBad(spec.securityContext?.seLinuxOptions);
    const bad = allContainers(spec).filter(({ securityContext }) => isBad(securityContext?.seLinuxOptions));
    const who = setters(byPod, bad.map(({ name }) => name));
    if (who === undefined) return undefined;
    const options: Decoded[] = [...(byPod ? [spec] : []), ...bad].map(({ securityContext }) => securityContext.seLinuxOptions);
    const types = [...new Set<string>(options.map(({ type }) => type).filter((type) => isBadType(type)))].sort();
    const what = [
      ...(types.length === 0 ? [] : [named('type', types)]),
      ...(options.some(({ user }) => user) ? ['user may not be set'] : []),
      ...(options.some(({ role }) => role) ? ['role may not be set'] : []),
    ];
    return { reason: 'seLinuxOptions', detail: `${who} set forbidden securityContext.seLinuxOptions: ${what.join('; ')}` };
  },
};

const seccompProfile: Check = { since: 19, overriddenSince: 19, find: ({ spec }) => badSeccomp(spec) };

const sysctls: Check = {
  since: 0,
  find({ spec, minor }) {
    const bad = items(spec.securityContext?.sysctls).map(({ name }) => name as string).filter((name) => (SYSCTLS[name] ?? Number.POSITIVE_INFINITY) > minor);
    return bad.length === 0 ? undefined : { reason: 'forbidden sysctls', detail: bad.join(', ') };
  },
};

const windowsHostProcess: Check = {
  since: 0,
  find({ spec }) {
    const isHost = ({ securityContext }: Decoded): boolean => securityContext?.windowsOptions?.hostProcess === true;
    const who = setters(isHost(spec), containersThat(spec, isHost));
    return who === undefined ? undefined : { reason: 'hostProcess', detail: `${who} must not set securityContext.windowsOptions.hostProcess=true` };
  },
};

/** What pods are not to do where they come from people who are trusted with little. In the order of the checks' ids. */
export const BASELINE: readonly Check[] = [
  appArmorProfile, capabilities, hostNamespaces, hostPathVolumes, hostPorts, hostProbes, privileged, procMount, seLinuxOptions, seccompProfile, sysctls, windowsHostProcess,
];
