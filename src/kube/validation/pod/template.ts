import { items, type Decoded } from '../../object.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../version.ts';
import { forbidden, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateAnnotations, validateLabels } from '../labels.ts';
import type { Path } from '../path.ts';
import { validatePodAnnotations } from './annotations.ts';
import type { PodSpecOwner } from './context.ts';
import { validateProfileAnnotations } from './profile-annotations.ts';
import { validatePodSpec } from './spec.ts';

/**
 * The template from which a workload makes its pods, with its defaults set. Which restart policies it
 * may have, and whether its labels fit the selector, is for the owner to say. The server's paths for
 * labels and annotations leave out `metadata`. Rule: `ValidatePodTemplateSpec`.
 */
export function validatePodTemplate(template: Decoded, path: Path, options: ValidationOptions = { version: DEFAULT_KUBERNETES_VERSION }): FieldError[] {
  const spec = template?.spec ?? {};
  const metadata = template?.metadata ?? {};
  const owner: PodSpecOwner = { ...options, owner: 'template' };
  const at = path.child('spec');
  return [
    ...validateLabels(metadata.labels, path.child('labels')),
    ...validateAnnotations(metadata.annotations, path.child('annotations')),
    ...validatePodAnnotations(metadata.annotations, spec, path.child('annotations')),
    ...validatePodSpec(spec, at, owner),
    ...validateProfileAnnotations(spec, { ...owner, metadata }, at),
    ...(items(spec.ephemeralContainers).length > 0
      ? [forbidden(at.child('ephemeralContainers'), 'ephemeral containers not allowed in pod template')]
      : []),
  ];
}
