import { sortedEntries, type Decoded } from '../../object.ts';
import type { FieldError } from '../field-error.ts';
import { hunks } from './hunks.ts';
import { INTERNAL_TYPES } from './internal-types.ts';

/**
 * What the server shows of two specifications that may not differ: hunks of the JSON of its own types.
 * @param type `PodSpec` or `PersistentVolumeClaimSpec`
 * @returns undefined when they hold something whose own type is not known here
 * Rule: `diff.Diff` of apimachinery, as `ValidatePodUpdate` and `ValidatePersistentVolumeClaimUpdate` call it.
 */
export function specDifference(type: string, before: Decoded, now: Decoded): string | undefined {
  const [old, next] = [before, now].map((spec) => (type === 'PodSpec' ? internalPodSpec(spec) : internal(type, spec)));
  if (old === undefined || next === undefined) return undefined;
  const lines = (value: unknown): string[] => escaped(JSON.stringify(value, undefined, ' ')).split('\n');
  return hunks(lines(old), lines(next));
}

/** An error after which the server shows how the specifications differ. */
export function withDifference(error: FieldError, type: string, before: Decoded, now: Decoded): FieldError {
  const inFull = (): string | undefined => {
    const difference = specDifference(type, before, now);
    return difference === undefined ? undefined : `${error.message}\n${difference}`;
  };
  return { ...error, inFull };
}

/** These stand in the security context of the server's own type. */
const HOST_FIELDS = ['hostNetwork', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'hostUsers'];

/** The specification of a pod as the server's messages show it; undefined when it holds something that is not known here. */
export function internalPodSpec(spec: Decoded): Decoded {
  const securityContext = { ...spec.securityContext, ...Object.fromEntries(HOST_FIELDS.map((field) => [field, spec[field]])) };
  return internal('PodSpec', { ...spec, securityContext });
}

/** Go writes these characters so in JSON. */
const escaped = (json: string): string => json.replaceAll('&', String.raw`\u0026`).replaceAll('<', String.raw`\u003c`).replaceAll('>', String.raw`\u003e`);

/** A value of a published type as one of the server's own; undefined when that cannot be said. */
function internal(type: string, value: Decoded): Decoded {
  const made: Record<string, unknown> = {};
  for (const [, name, mark, of] of INTERNAL_TYPES[type]!.matchAll(/(\w+)([#%?=!@]?)(\w*)/g)) {
    const given = value[publishedName(name!)];
    const shown = fieldValue(given, mark!, of!);
    if (shown === undefined) return undefined;
    made[name!] = shown;
  }
  return made;
}

/** What the server writes for a field that is not there, by its mark. */
const ABSENT: Readonly<Record<string, unknown>> = { '': '', '@': '0', '#': 0, '%': false, '?': null, '!': null };

function fieldValue(given: Decoded, mark: string, of: string): unknown {
  if (mark === '=') return internal(of, given ?? {});
  const isAbsent = given === undefined || given === null || (Array.isArray(given) && given.length === 0);
  if (isAbsent) return ABSENT[mark];
  if (mark === '!') return undefined;
  if (mark !== '?' || typeof given !== 'object') return given;
  if (of === '') return Array.isArray(given) ? given : Object.fromEntries(sortedEntries(given));
  if (!Array.isArray(given)) return internal(of, given);
  const items = given.map((item) => internal(of, item));
  return items.includes(undefined) ? undefined : items;
}

/** `HTTPGet` is `httpGet`, `NFS` is `nfs`, `HostIP` is `hostIP`. */
function publishedName(name: string): string {
  if (name === 'StorageOS' || name === 'CephFS') return name.toLowerCase();
  return name.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+)/, (start) => start.toLowerCase());
}
