import type { Decoded, KubeObject } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateNonNegative } from '../numbers.ts';
import { Path } from '../path.ts';
import { validatePodTemplate } from '../pod/template.ts';
import { shownSelector } from '../shown-values.ts';
import { isUsableSelector, validateSelectsTemplate, validateWorkloadSelector } from './selector.ts';
import { validateRunsForever } from './template.ts';

/** Rule: `ValidateReplicaSet`. */
export function validateReplicaSet({ spec }: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('spec');
  return [
    ...validateNonNegative(spec.replicas, path.child('replicas')),
    ...validateNonNegative(spec.minReadySeconds, path.child('minReadySeconds')),
    ...validateSelectorAndTemplate(spec, options, path),
  ];
}

/**
 * The selector and the template of a Deployment or ReplicaSet; the server's words are those of a
 * deployment for both. Rule: `ValidateReplicaSetSpec`, `ValidatePodTemplateSpecForReplicaSet`.
 */
export function validateSelectorAndTemplate(spec: Decoded, options: ValidationOptions, path: Path): FieldError[] {
  const { selector, template } = spec;
  const at = path.child('selector');
  const errors = validateWorkloadSelector(selector, 'deployment', at);
  if (!isUsableSelector(selector, at)) return [...errors, invalid(at, shownSelector(selector), 'invalid label selector')];
  const templateAt = path.child('template');
  return [
    ...errors,
    ...validateSelectsTemplate(selector, template, templateAt),
    ...validatePodTemplate(template, templateAt, options),
    ...validateRunsForever(template, 'ReplicaSet', templateAt),
  ];
}
