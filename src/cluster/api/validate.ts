import type { GroupVersionKind } from '../../kube/gvk.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { FieldError } from '../../kube/validation/field-error.ts';
import { invalid, type StatusError } from './status-error.ts';

/** What the server answers with when validation found errors. */
export function invalidObject(object: KubeObject, gvk: GroupVersionKind, errors: readonly FieldError[]): StatusError {
  const causes = errors.map(({ path, type, message: brief, inFull }) => {
    const field = path.toString();
    const message = inFull?.() ?? brief;
    return { field, reason: type, message, text: field === '' ? message : `${field}: ${message}` };
  });
  return invalid(gvk, object.metadata?.name ?? object.metadata?.generateName ?? '', causes);
}
