import { items, type KubeObject } from '../../object.ts';
import { forbidden, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { Path } from '../path.ts';
import { validatePodAnnotations } from './annotations.ts';
import { validateImageSpaces } from './containers.ts';
import type { PodSpecOwner } from './context.ts';
import { validateProfileAnnotations } from './profile-annotations.ts';
import { validatePodSpec } from './spec.ts';
import { validatePodTemplate } from './template.ts';

/**
 * A Pod that is about to be created, apart from what all objects' metadata must be. A missing service
 * account is no error: admission has set the namespace's default one before the server validates.
 * Rules: `ValidatePodCreate`, `validatePodMetadataAndSpec`.
 */
export function validatePod(pod: KubeObject, options: ValidationOptions): FieldError[] {
  const spec = pod['spec'];
  const path = Path.root('spec');
  const owner: PodSpecOwner = { ...options, owner: 'Pod', metadata: pod.metadata };
  const errors = [
    ...validatePodAnnotations(pod.metadata?.annotations, spec, Path.root('metadata').child('annotations')),
    ...validatePodSpec(spec, path, owner),
  ];
  for (const list of ['containers', 'initContainers']) {
    items(spec[list]).forEach((container, index) =>
      errors.push(...validateImageSpaces(container.image, path.child(list).index(index).child('image'))),
    );
  }
  if (items(spec.ephemeralContainers).length > 0) errors.push(forbidden(path.child('ephemeralContainers'), 'cannot be set on create'));
  if (spec.nodeName && items(spec.schedulingGates).length > 0) {
    errors.push(forbidden(path.child('nodeName'), 'cannot be set until all schedulingGates have been cleared'));
  }
  return [...errors, ...validateProfileAnnotations(spec, owner, path)];
}

/** A PodTemplate object. Rule: `ValidatePodTemplate`. */
export function validatePodTemplateObject(object: KubeObject, options: ValidationOptions): FieldError[] {
  return validatePodTemplate(object['template'], Path.root('template'), options);
}
