import { items, type Decoded, type KubeObject } from '../../object.ts';
import { Path } from '../../validation/path.ts';
import { ipWarnings } from '../addresses.ts';
import { fractionalByteWarnings } from '../fractional.ts';
import { nameWarnings } from '../names.ts';
import { hasEntry, quoted, warnAt, type ObjectWarning, type WarningOptions } from '../warning.ts';
import { BYTES, containerWarnings } from './containers.ts';
import type { PodParts } from './parts.ts';
import { portWarnings } from './ports.ts';
import { podAffinityWarnings, schedulingWarnings } from './scheduling.ts';
import { virtualPathWarnings } from './virtual-paths.ts';
import { volumeWarnings } from './volumes.ts';

/** Rules: `podStrategy.WarningsOnCreate`, `GetWarningsForPod`. */
export function podWarnings(pod: KubeObject, options: WarningOptions): ObjectWarning[] {
  const annotationsPath = Path.root('metadata').child('annotations');
  return [
    ...nameWarnings(pod, "this is used in the Pod's hostname"),
    ...partsWarnings({ ...options, spec: pod['spec'], annotations: pod.metadata?.annotations, path: Path.root('spec'), annotationsPath }),
  ];
}

/** The warnings about a template, which stands at `path`. Rule: `GetWarningsForPodTemplate`. */
export function templateWarnings(template: Decoded, path: Path, options: WarningOptions): ObjectWarning[] {
  if (template === undefined) return [];
  const annotationsPath = path.child('metadata').child('annotations');
  const parts = { ...options, spec: template.spec ?? {}, annotations: template.metadata?.annotations, path: path.child('spec'), annotationsPath };
  return [...partsWarnings(parts), ...graceWarnings(parts)];
}

/** Rule: `warningsForPodSpecAndMeta`. */
function partsWarnings(pod: PodParts): ObjectWarning[] {
  return [
    ...schedulingWarnings(pod),
    ...annotationWarnings(pod),
    ...volumeWarnings(pod),
    ...virtualPathWarnings(pod),
    ...repeatedItemWarnings(pod),
    ...fractionalByteWarnings(pod.spec.overhead, pod.path.child('overhead'), BYTES),
    ...seccompWarnings(pod),
    ...containerWarnings(pod),
    ...portWarnings(pod),
    ...podAffinityWarnings(pod),
    ...addressWarnings(pod),
  ];
}

/** Rule: `deprecatedAnnotations`. */
const DEPRECATED_ANNOTATIONS: readonly [key: string, detail: string][] = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'non-functional in v1.16+; use the "priorityClassName" field instead'],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
];

function annotationWarnings({ annotations, annotationsPath }: PodParts): ObjectWarning[] {
  return DEPRECATED_ANNOTATIONS.filter(([key]) => hasEntry(annotations, key)).map(([key, detail]) => warnAt(annotationsPath.key(key), detail));
}

/** Addresses and Secrets that are listed twice, and Secrets without a name. */
function repeatedItemWarnings({ spec, path }: PodParts): ObjectWarning[] {
  const secrets = path.child('imagePullSecrets');
  return [
    ...repeated(spec.hostAliases, 'ip', path.child('hostAliases')),
    ...repeated(spec.imagePullSecrets, 'name', secrets),
    ...items(spec.imagePullSecrets).flatMap(({ name }, index) => (name ? [] : [warnAt(secrets.index(index).child('name'), 'invalid empty name ""')])),
  ];
}

function repeated(list: Decoded, field: string, path: Path): ObjectWarning[] {
  if (items(list).length < 2) return [];
  const known = new Map<string, Path>();
  return items(list).flatMap((item, index) => {
    const value: string = item[field] ?? '';
    const at = path.index(index).child(field);
    const other = known.get(value);
    if (other !== undefined) return [{ ...warnAt(at, `duplicate ${field} ${quoted(value)}`), other }];
    known.set(value, at);
    return [];
  });
}

const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';

function seccompWarnings({ spec, annotations, annotationsPath }: PodParts): ObjectWarning[] {
  if (spec.securityContext?.seccompProfile !== undefined || !hasEntry(annotations, SECCOMP)) return [];
  return [warnAt(annotationsPath.key(SECCOMP), 'non-functional in v1.27+; use the "seccompProfile" field instead')];
}

/** Of a Pod itself the server has made it 1 second before it looks for warnings. */
function graceWarnings({ spec, path }: PodParts): ObjectWarning[] {
  const isNegative = spec.terminationGracePeriodSeconds !== undefined && spec.terminationGracePeriodSeconds < 0;
  return isNegative ? [warnAt(path.child('terminationGracePeriodSeconds'), 'must be >= 0; negative values are invalid and will be treated as 1')] : [];
}

function addressWarnings(pod: PodParts): ObjectWarning[] {
  const { spec, path } = pod;
  return [
    ...items(spec.dnsConfig?.nameservers).flatMap((address, index) =>
      ipWarnings(path.child('dnsConfig').child('nameservers').index(index), address, pod),
    ),
    ...items(spec.hostAliases).flatMap(({ ip }, index) => ipWarnings(path.child('hostAliases').index(index).child('ip'), ip ?? '', pod)),
  ];
}
