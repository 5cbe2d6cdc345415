import { items, type Decoded } from '../../object.ts';
import type { Path } from '../../validation/path.ts';
import { fractionalByteWarnings } from '../fractional.ts';
import { hasEntry, quoted, warnAt, type ObjectWarning } from '../warning.ts';
import { visitContainers, type PodParts, type VisitedContainer } from './parts.ts';

/** Resources that are counted in bytes. */
export const BYTES = ['memory', 'ephemeral-storage'];

const SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** What is said of each container. Rule: `warningsForPodSpecAndMeta`. */
export function containerWarnings(pod: PodParts): ObjectWarning[] {
  return visitContainers(pod).flatMap((visited) => {
    const { container, path } = visited;
    return [
      ...profileWarnings(pod, visited),
      ...resourceWarnings(container.resources, path.child('resources')),
      ...environmentWarnings(container.env, path.child('env')),
    ];
  });
}

function resourceWarnings(resources: Decoded, path: Path): ObjectWarning[] {
  if (resources === undefined) return [];
  return BYTES.flatMap((name) => ['limits', 'requests'].flatMap((list) => fractionalByteWarnings(resources[list], path.child(list), [name])));
}

/** Annotations that a field has taken the place of, which is not set. */
function profileWarnings({ spec, annotations, annotationsPath }: PodParts, { container }: VisitedContainer): ObjectWarning[] {
  if (annotations === undefined) return [];
  const warnings: ObjectWarning[] = [];
  const seccomp = `${SECCOMP}${container.name}`;
  if (container.securityContext?.seccompProfile === undefined && hasEntry(annotations, seccomp)) {
    warnings.push(warnAt(annotationsPath.key(seccomp), 'non-functional in v1.27+; use the "seccompProfile" field instead'));
  }
  const appArmor = `${APP_ARMOR}${container.name}`;
  const profile = spec.securityContext?.appArmorProfile ?? container.securityContext?.appArmorProfile;
  if (profile === undefined && hasEntry(annotations, appArmor)) {
    warnings.push(warnAt(annotationsPath.key(appArmor), 'deprecated since v1.30; use the "appArmorProfile" field instead'));
  }
  return warnings;
}

/** A variable that is set twice, unless the second value is made from the first, as in `$(PATH):/opt/bin`. */
function environmentWarnings(env: Decoded, path: Path): ObjectWarning[] {
  if (items(env).length < 2) return [];
  const known = new Map<string, Path>();
  return items(env).flatMap((variable, index) => {
    const { name } = variable;
    const other = known.get(name);
    if (other === undefined) {
      known.set(name, path.index(index));
      return [];
    }
    const reference = `$(${name})`;
    const value: string = variable.value ?? '';
    const isMadeFromIt = variable.valueFrom === undefined && value !== reference && value.includes(reference);
    if (isMadeFromIt) return [];
    return [{ ...warnAt(path.index(index), `hides previous definition of ${quoted(name)}, which may be dropped when using apply`), other }];
  });
}
