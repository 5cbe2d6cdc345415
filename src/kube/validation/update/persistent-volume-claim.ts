import type { Decoded } from '../../object.ts';
import { compareQuantities, parseQuantity } from '../../quantity-value.ts';
import { forbidden, invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { prepareDataSources } from '../storage/data-sources.ts';
import { immutable } from './immutable.ts';
import { isSame } from './same-value.ts';
import { withDifference } from './spec-difference.ts';
import type { Update } from './update-rule.ts';

const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';
const BUT = 'except resources.requests and volumeAttributesClassName for bound claims';

/**
 * A claim is fixed but for its size and attributes, and these only while it is bound. A claim whose
 * status is not known is taken to be bound, to a volume of the size that it asked for.
 * Rule: `ValidatePersistentVolumeClaimUpdate`.
 */
export function validateClaimChanges({ now, before }: Update): FieldError[] {
  const path = Path.root('spec');
  const [spec, old] = [prepareDataSources(now['spec']), prepareDataSources(before['spec'])];
  const isBound = (before['status']?.phase ?? 'Bound') === 'Bound';
  const comparable = withOldMutables(spec, old, isBound, now.metadata, before.metadata);
  const fixed = forbidden(path, `spec is immutable after creation ${BUT}`);
  return [
    ...validateClassAnnotation(now, before),
    ...(isSame(comparable, old) ? [] : [withDifference(fixed, 'PersistentVolumeClaimSpec', old, comparable)]),
    ...validateSize(spec, old, before['status'], path.child('resources').child('requests').child('storage')),
    ...immutable(spec.volumeMode, old.volumeMode, Path.root('volumeMode')),
    ...validateAttributesClass(spec.volumeAttributesClassName, old.volumeAttributesClassName, path.child('volumeAttributesClassName')),
  ];
}

/** The class of old claims, which may only move from the annotation to its field. Rule: `validateStorageClassUpgradeFromAnnotation`. */
function isClassMoved(spec: Decoded, old: Decoded, metadata: Decoded, oldMetadata: Decoded): boolean {
  const before = oldMetadata?.annotations?.[BETA_CLASS];
  const now = metadata?.annotations?.[BETA_CLASS];
  return before !== undefined && old.storageClassName === undefined && spec.storageClassName === before && (now === undefined || now === before);
}

function validateClassAnnotation(now: Decoded, before: Decoded): FieldError[] {
  if (isClassMoved(now.spec, before.spec, now.metadata, before.metadata)) return [];
  const value = now.metadata?.annotations?.[BETA_CLASS] ?? '';
  if (value === (before.metadata?.annotations?.[BETA_CLASS] ?? '')) return [];
  return [invalid(Path.root('metadata').child('annotations').child(BETA_CLASS), value, 'field is immutable')];
}

/** The new specification with the old values of all that may change. */
function withOldMutables(spec: Decoded, old: Decoded, isBound: boolean, metadata: Decoded, oldMetadata: Decoded): Decoded {
  const copy = { ...spec };
  // The controller that binds the claim sets these, once.
  if (!old.volumeName) copy.volumeName = old.volumeName;
  const annotated = oldMetadata?.annotations?.[BETA_CLASS];
  const mayGetClass = old.storageClassName === undefined && (annotated === undefined || annotated === spec.storageClassName);
  if (mayGetClass || isClassMoved(spec, old, metadata, oldMetadata)) copy.storageClassName = old.storageClassName;
  if (!isBound) return copy;
  if (spec.resources?.requests) copy.resources = { ...spec.resources, requests: { ...spec.resources.requests, storage: old.resources?.requests?.storage } };
  if (spec.volumeAttributesClassName !== undefined) copy.volumeAttributesClassName = old.volumeAttributesClassName;
  return copy;
}

/** Growing that has failed may be taken back, but no volume shrinks. */
function validateSize(spec: Decoded, old: Decoded, status: Decoded, path: Path): FieldError[] {
  const [now, before] = [spec, old].map(({ resources }) => parseQuantity(resources?.requests?.storage));
  if (!now || !before || compareQuantities(now, before) >= 0) return [];
  const capacity = status === undefined ? before : parseQuantity(status.capacity?.storage);
  const isLess = capacity !== undefined && compareQuantities(now, capacity) <= 0;
  return isLess ? [forbidden(path, 'field can not be less than status.capacity')] : [];
}

function validateAttributesClass(now: string | undefined, before: string | undefined, path: Path): FieldError[] {
  if (before === undefined || now === before) return [];
  if (now === undefined) return [forbidden(path, 'update from non-nil value to nil is forbidden')];
  return now === '' ? [forbidden(path, 'update from non-nil value to an empty string is forbidden')] : [];
}
