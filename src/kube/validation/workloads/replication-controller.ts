import { matchesLabels } from '../../selector.ts';
import type { KubeObject } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateNonNegative } from '../numbers.ts';
import { Path } from '../path.ts';
import { validatePodTemplate } from '../pod/template.ts';
import { shownLabels } from '../shown-values.ts';
import { validateRunsForever } from './template.ts';

/** The selector is a plain map of labels. Rules: `ValidateReplicationControllerSpec`, `ValidatePodTemplateSpecForRC`. */
export function validateReplicationController({ spec }: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('spec');
  const errors = validateNonNegative(spec.minReadySeconds, path.child('minReadySeconds'));
  if (Object.keys(spec.selector ?? {}).length === 0) errors.push(required(path.child('selector')));
  errors.push(...validateNonNegative(spec.replicas, path.child('replicas')));
  const at = path.child('template');
  if (!spec.template) return [...errors, required(at)];
  const labels = spec.template.metadata?.labels;
  if (!matchesLabels(spec.selector, labels)) {
    errors.push(invalid(at.child('metadata').child('labels'), shownLabels(labels), '`selector` does not match template `labels`'));
  }
  return [...errors, ...validatePodTemplate(spec.template, at, options), ...validateRunsForever(spec.template, 'ReplicationController', at)];
}
