import { qualifiedName } from '../../names.ts';
import { items, type KubeObject } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';

const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
const LEVELS = ['privileged', 'baseline', 'restricted'];
const MODES = ['enforce', 'audit', 'warn'];
const PREFIX = 'pod-security.kubernetes.io/';

/** A Namespace. Rule: `ValidateNamespace`. */
export function validateNamespace(namespace: KubeObject): FieldError[] {
  const path = Path.root('spec').child('finalizers');
  return items(namespace.spec?.finalizers).flatMap((finalizer) => validateFinalizer(finalizer, path));
}

/** Rule: `validateFinalizerName`; errors name the list. */
function validateFinalizer(finalizer: string, path: Path): FieldError[] {
  const errors = qualifiedName(finalizer).map((detail) => invalid(path, finalizer, detail));
  if (!finalizer.includes('/') && !STANDARD_FINALIZERS.has(finalizer)) {
    errors.push(invalid(path, finalizer, 'name is neither a standard finalizer name nor is it fully qualified'));
  }
  return errors;
}

/** The labels that say how strict pods must be, which the admission plugin PodSecurity reads. Rule: `PolicyToEvaluate`. */
export function validatePodSecurity({ metadata }: KubeObject): FieldError[] {
  const path = Path.root('metadata').child('labels');
  return MODES.flatMap((mode) => {
    const [level, version] = [`${PREFIX}${mode}`, `${PREFIX}${mode}-version`].map((key) => ({ key, value: metadata?.labels?.[key] }));
    const errors: FieldError[] = [];
    if (level!.value !== undefined && !LEVELS.includes(level!.value)) {
      errors.push(invalid(path.key(level!.key), level!.value, `must be one of ${LEVELS.join(', ')}`));
    }
    if (version!.value !== undefined && !/^(latest|v1\.([0-9]|[1-9][0-9]*))$/.test(version!.value)) {
      errors.push(invalid(path.key(version!.key), version!.value, 'must be "latest" or "v1.x"'));
    }
    return errors;
  });
}
