import { dns1123Label } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { isReleaseBefore } from '../../removed-apis.ts';
import { invalid, notSupported, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateAnnotations, validateLabels } from '../labels.ts';
import { validateNonNegative } from '../numbers.ts';
import { Path } from '../path.ts';
import { validatePodTemplate } from '../pod/template.ts';
import { shownSelector } from '../shown-values.ts';
import { validatePersistentVolumeClaimSpec } from '../storage/persistent-volume-claim.ts';
import { isUsableSelector, validateSelectsTemplate, validateWorkloadSelector } from './selector.ts';
import { validateRunsForever } from './template.ts';

const POD_MANAGEMENT = new Set(['OrderedReady', 'Parallel']);
const RETENTION = ['Retain', 'Delete'];

/** Rule: `ValidateStatefulSet`. */
export function validateStatefulSet({ spec }: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('spec');
  const selectorAt = path.child('selector');
  // Kubernetes 1.34 began to look into templates and claims; before, only the pods were refused.
  const looksInside = !isReleaseBefore(options.version, '1.34');
  return [
    ...validatePodManagement(spec.podManagementPolicy, path.child('podManagementPolicy')),
    ...validateUpdateStrategy(spec.updateStrategy, path.child('updateStrategy')),
    ...validateRetention(spec.persistentVolumeClaimRetentionPolicy, path.child('persistentVolumeClaimRetentionPolicy')),
    ...(looksInside ? validateClaims(spec.volumeClaimTemplates, path.child('volumeClaimTemplates')) : []),
    ...validateNonNegative(spec.replicas, path.child('replicas')),
    ...validateNonNegative(spec.minReadySeconds, path.child('minReadySeconds')),
    ...validateNonNegative(spec.ordinals?.start, path.child('ordinals').child('start')),
    ...(looksInside ? validateServiceName(spec.serviceName, path.child('serviceName')) : []),
    ...validateWorkloadSelector(spec.selector, 'statefulset', selectorAt),
    ...(isUsableSelector(spec.selector, selectorAt) ? validateTemplate(spec, looksInside, options, path.child('template')) : [invalid(selectorAt, shownSelector(spec.selector), '')]),
    ...validateRunsForever(spec.template, 'StatefulSet', path.child('template')),
  ];
}

function validatePodManagement(policy: string, path: Path): FieldError[] {
  return POD_MANAGEMENT.has(policy) ? [] : [invalid(path, policy, "must be 'OrderedReady' or 'Parallel'")];
}

function validateUpdateStrategy(strategy: Decoded, path: Path): FieldError[] {
  const at = path.child('rollingUpdate');
  if (strategy.type === 'RollingUpdate') return validateNonNegative(strategy.rollingUpdate?.partition, at.child('partition'));
  if (strategy.type !== 'OnDelete') return [invalid(path, shownStrategy(strategy), "must be 'RollingUpdate' or 'OnDelete'")];
  return strategy.rollingUpdate ? [invalid(at, shownStrategy(strategy).RollingUpdate, "only allowed for updateStrategy 'RollingUpdate'")] : [];
}

/** As the server's messages show it: by the names of its own structure. `maxUnavailable` is dropped, its feature being off. */
function shownStrategy({ type, rollingUpdate }: Decoded): Decoded {
  return { Type: type, RollingUpdate: rollingUpdate ? { Partition: rollingUpdate.partition ?? 0, MaxUnavailable: null } : null };
}

/** Rule: `ValidatePersistentVolumeClaimRetentionPolicy`. */
function validateRetention(policy: Decoded, path: Path): FieldError[] {
  return ['whenDeleted', 'whenScaled'].flatMap((field) =>
    RETENTION.includes(policy[field]) ? [] : [notSupported(path.child(field), policy[field], RETENTION)],
  );
}

/** The name becomes part of the pods' host names. */
function validateServiceName(name: string, path: Path): FieldError[] {
  return name === '' ? [] : dns1123Label(name).map((detail) => invalid(path, name, detail));
}

/** Names of the claims are judged as names of volumes. Rule: `validateVolumeClaimTemplates`. */
function validateClaims(claims: Decoded, path: Path): FieldError[] {
  return items(claims).flatMap((claim, index) => validatePersistentVolumeClaimSpec(claim.spec, path.index(index).child('spec')));
}

/** Rule: `ValidatePodTemplateSpecForStatefulSet`. */
function validateTemplate(spec: Decoded, looksInside: boolean, options: ValidationOptions, path: Path): FieldError[] {
  const { template } = spec;
  const errors = validateSelectsTemplate(spec.selector, template, path);
  if (looksInside) return [...errors, ...validatePodTemplate(withClaims(spec), path, options)];
  return [
    ...errors,
    ...validateLabels(template.metadata?.labels, path.child('labels')),
    ...validateAnnotations(template.metadata?.annotations, path.child('annotations')),
  ];
}

/**
 * The template as its pods get it: each claim is a volume of its name, which stands before the others
 * and takes the place of one that has the same name. Rule: `volumesToAddForTemplates`.
 */
function withClaims({ template, volumeClaimTemplates }: Decoded): Decoded {
  const names = [...new Set(items(volumeClaimTemplates).map((claim): string => claim.metadata?.name ?? ''))];
  if (names.length === 0) return template;
  const claims = names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } }));
  const others = items(template.spec.volumes).filter((volume) => !names.includes(volume.name ?? ''));
  return { ...template, spec: { ...template.spec, volumes: [...claims, ...others] } };
}
