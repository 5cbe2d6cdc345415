import { items, type Decoded } from '../../object.ts';
import { duplicate, forbidden, notFound, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateContainer, validateImageSpaces } from './containers.ts';
import type { ContainerContext } from './context.ts';

const NOT_FOR_EPHEMERAL = 'cannot be set for an Ephemeral Container';

/** Fields of other containers. Rule: `allowedEphemeralContainerFields`, by what it leaves out. */
const FORBIDDEN_FIELDS = [
  'ports', 'resources', 'resizePolicy', 'restartPolicy', 'restartPolicyRules', 'livenessProbe', 'readinessProbe', 'startupProbe',
  'lifecycle',
];

/**
 * Containers that are added to a running pod to look into it. They can neither be created with a pod
 * nor stand in a template, which is said besides. Rule: `validateEphemeralContainers`.
 */
export function validateEphemeralContainers(spec: Decoded, context: ContainerContext, path: Path): FieldError[] {
  const others = new Set<string>([...items(spec.containers), ...items(spec.initContainers)].map(({ name }) => name ?? ''));
  const names = new Set(others);
  return items(spec.ephemeralContainers).flatMap((container, index) => {
    const at = path.index(index);
    const name = container.name ?? '';
    const target = container.targetContainerName;
    const errors = [...validateContainer(container, context, at), ...validateImageSpaces(container.image, at.child('image'))];
    if (names.has(name)) errors.push(duplicate(at.child('name'), name));
    names.add(name);
    if (target && !others.has(target)) errors.push(notFound(at.child('targetContainerName'), target));
    const fields = FORBIDDEN_FIELDS.filter((field) => isSet(container[field]));
    errors.push(...fields.map((field) => forbidden(at.child(field), NOT_FOR_EPHEMERAL)));
    return [...errors, ...forbidSubPaths(container.volumeMounts, at.child('volumeMounts'))];
  });
}

/** Resources are always there, because the server's type has no other way; empty they are not set. */
function isSet(value: Decoded): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length > 0;
}

function forbidSubPaths(mounts: Decoded, path: Path): FieldError[] {
  return items(mounts).flatMap((mount, index) =>
    ['subPath', 'subPathExpr']
      .filter((field) => mount[field])
      .map((field) => forbidden(path.index(index).child(field), NOT_FOR_EPHEMERAL)),
  );
}
