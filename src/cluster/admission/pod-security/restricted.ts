import { items, type Decoded } from '../../../kube/object.ts';
import type { Check } from './checks.ts';
import { badProcMount, badSeccomp, isGoodSeccomp } from './shared.ts';
import { allContainers, containersThat, named, quotedSet, setters } from './wording.ts';

/** What has no meaning on Windows is not asked for there. */
const isWindows = ({ os }: Decoded): boolean => os?.name === 'windows';

/** The users of a pod in a user namespace of its own are nobody on the node. Rule: KEP-127. */
const hasOwnUsers = (spec: Decoded, minor: number): boolean => minor >= 35 && spec.hostUsers === false;

const VOLUMES = new Set(['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret']);

const allowPrivilegeEscalation: Check = {
  since: 8,
  find({ spec, minor }) {
    if (minor >= 25 && isWindows(spec)) return undefined;
    const bad = containersThat(spec, ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false);
    return bad.length === 0 ? undefined : { reason: 'allowPrivilegeEscalation != false', detail: `${named('container', bad)} must set securityContext.allowPrivilegeEscalation=false` };
  },
};

const capabilities: Check = {
  since: 22,
  find({ spec, minor }) {
    if (minor >= 25 && isWindows(spec)) return undefined;
    const added = ({ securityContext }: Decoded): string[] => items(securityContext?.capabilities?.add).filter((name) => name !== 'NET_BIND_SERVICE');
    const keeping = containersThat(spec, ({ securityContext }) => !items(securityContext?.capabilities?.drop).includes('ALL'));
    const adding = containersThat(spec, (container) => added(container).length > 0);
    const details = [
      ...(keeping.length === 0 ? [] : [`${named('container', keeping)} must set securityContext.capabilities.drop=["ALL"]`]),
      ...(adding.length === 0 ? [] : [`${named('container', adding)} must not include ${quotedSet(allContainers(spec).flatMap(added))} in securityContext.capabilities.add`]),
    ];
    return details.length === 0 ? undefined : { reason: 'unrestricted capabilities', detail: details.join('; ') };
  },
};

const procMount: Check = { since: 35, find: ({ spec }) => badProcMount(spec) };

const restrictedVolumes: Check = {
  since: 0,
  find({ spec }) {
    const typeOf = (volume: Decoded): string => Object.keys(volume).find((field) => field !== 'name') ?? 'unknown';
    const bad = items(spec.volumes).filter((volume) => !VOLUMES.has(typeOf(volume)));
    if (bad.length === 0) return undefined;
    const types = new Set(bad.map(typeOf));
    return { reason: 'restricted volume types', detail: `${named('volume', bad.map(({ name }) => name))} ${bad.length === 1 ? 'uses' : 'use'} restricted volume type${types.size === 1 ? '' : 's'} ${quotedSet(types)}` };
  },
};

const runAsNonRoot: Check = {
  since: 0,
  find({ spec, minor }) {
    if (hasOwnUsers(spec, minor)) return undefined;
    const setting = ({ securityContext }: Decoded): boolean | undefined => securityContext?.runAsNonRoot;
    const who = setters(setting(spec) === false, containersThat(spec, (container) => setting(container) === false));
    if (who !== undefined) return { reason: 'runAsNonRoot != true', detail: `${who} must not set securityContext.runAsNonRoot=false` };
    const silent = setting(spec) === true ? [] : containersThat(spec, (container) => setting(container) === undefined);
    return silent.length === 0 ? undefined : { reason: 'runAsNonRoot != true', detail: `pod or ${named('container', silent)} must set securityContext.runAsNonRoot=true` };
  },
};

const runAsUser: Check = {
  since: 23,
  find({ spec, minor }) {
    if (hasOwnUsers(spec, minor)) return undefined;
    const isRoot = ({ securityContext }: Decoded): boolean => securityContext?.runAsUser === 0;
    const who = setters(isRoot(spec), containersThat(spec, isRoot));
    return who === undefined ? undefined : { reason: 'runAsUser=0', detail: `${who} must not set runAsUser=0` };
  },
};

const seccompProfile: Check = {
  since: 19,
  find({ spec, minor }) {
    if (minor >= 25 && isWindows(spec)) return undefined;
    const bad = badSeccomp(spec);
    if (bad !== undefined) return bad;
    const byPod = spec.securityContext?.seccompProfile;
    const silent = byPod !== undefined && isGoodSeccomp(byPod) ? [] : containersThat(spec, ({ securityContext }) => securityContext?.seccompProfile === undefined);
    return silent.length === 0 ? undefined : { reason: 'seccompProfile', detail: `pod or ${named('container', silent)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"` };
  },
};

/** What pods must do besides where nothing is trusted. In the order of the checks' ids. */
export const RESTRICTED: readonly Check[] = [allowPrivilegeEscalation, capabilities, procMount, restrictedVolumes, runAsNonRoot, runAsUser, seccompProfile];
