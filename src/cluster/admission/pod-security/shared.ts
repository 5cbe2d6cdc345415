import type { Decoded } from '../../../kube/object.ts';
import type { Violation } from './checks.ts';
import { allContainers, named, quotedSet, setters } from './wording.ts';

/** Checks that both levels make, the stricter one with more to ask for. */

export const isGoodSeccomp = (profile: Decoded): boolean => profile.type === 'RuntimeDefault' || profile.type === 'Localhost';

/** Somebody asks for a seccomp profile that lets everything through. */
export function badSeccomp(spec: Decoded): Violation | undefined {
  const isBad = ({ securityContext }: Decoded): boolean => securityContext?.seccompProfile !== undefined && !isGoodSeccomp(securityContext.seccompProfile);
  const bad = allContainers(spec).filter(isBad);
  const who = setters(isBad(spec), bad.map(({ name }) => name));
  if (who === undefined) return undefined;
  const types: string[] = [...(isBad(spec) ? [spec] : []), ...bad].map(({ securityContext }) => securityContext.seccompProfile.type);
  return { reason: 'seccompProfile', detail: `${who} must not set securityContext.seccompProfile.type to ${quotedSet(types)}` };
}

/** A container asks to see `/proc` unmasked. */
export function badProcMount(spec: Decoded): Violation | undefined {
  const mounts = allContainers(spec).filter(({ securityContext }) => (securityContext?.procMount ?? 'Default') !== 'Default');
  if (mounts.length === 0) return undefined;
  return { reason: 'procMount', detail: `${named('container', mounts.map(({ name }) => name))} must not set securityContext.procMount to ${quotedSet(mounts.map(({ securityContext }) => securityContext.procMount))}` };
}
