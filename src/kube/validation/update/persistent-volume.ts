import { items, type Decoded } from '../../object.ts';
import { forbidden, invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { VOLUME_SOURCE_FIELDS } from '../storage/volume-sources.ts';
import { immutable } from './immutable.ts';
import { isSame } from './same-value.ts';
import type { Update } from './update-rule.ts';

/** Labels of nodes that have new names, to which a volume may move. Rule: `betaToGALabel`. */
const STABLE_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
};

/** What a volume is behind its object stays the same; two of the paths lack `spec`. Rule: `ValidatePersistentVolumeUpdate`. */
export function validateVolumeChanges({ now, before }: Update): FieldError[] {
  const path = Path.root('spec');
  const [spec, old] = [now['spec'], before['spec']];
  return [
    ...(isSame(sourceOf(spec, old), sourceOf(old, old)) ? [] : [forbidden(path.child('persistentvolumesource'), 'spec.persistentvolumesource is immutable after creation')]),
    ...immutable(spec.volumeMode, old.volumeMode, Path.root('volumeMode')),
    ...validateNodeAffinity(spec.nodeAffinity, old.nodeAffinity),
    ...validateAttributesClass(spec.volumeAttributesClassName, old.volumeAttributesClassName, path.child('volumeAttributesClassName')),
  ];
}

/** The volume's source; the Secret for growing may be added later. */
function sourceOf(spec: Decoded, old: Decoded): Decoded {
  const source = Object.fromEntries(VOLUME_SOURCE_FIELDS.map((field) => [field, spec[field]]));
  if (!spec.csi || !old.csi || old.csi.controllerExpandSecretRef) return source;
  const { controllerExpandSecretRef: _added, ...csi } = spec.csi;
  return { ...source, csi };
}

/** It can be given once, and follow renamed labels. Rule: `validatePvNodeAffinity`, without the feature MutablePVNodeAffinity. */
function validateNodeAffinity(now: Decoded, before: Decoded): FieldError[] {
  if (before === undefined || isSame(now, withStableLabels(before))) return [];
  return isSame(now, before) ? [] : [invalid(Path.root('nodeAffinity'), now ?? null, 'field is immutable, except for updating from beta label to GA')];
}

function stableLabel(key: string): string {
  return Object.hasOwn(STABLE_LABELS, key) ? STABLE_LABELS[key]! : key;
}

function withStableLabels(affinity: Decoded): Decoded {
  const terms = items(affinity.required?.nodeSelectorTerms).map((term) => ({
    ...term,
    matchExpressions: items(term.matchExpressions).map((requirement) => ({ ...requirement, key: stableLabel(requirement.key) })),
  }));
  return { ...affinity, required: { ...affinity.required, nodeSelectorTerms: terms } };
}

function validateAttributesClass(now: string | undefined, before: string | undefined, path: Path): FieldError[] {
  return before !== undefined && now === undefined ? [forbidden(path, 'update from non-nil value to nil is forbidden')] : [];
}
