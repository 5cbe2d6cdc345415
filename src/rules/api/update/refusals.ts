import { splitApiVersion } from '../../../kube/gvk.ts';
import type { KubeObject as ServerObject } from '../../../kube/object.ts';
import { validateUpdate } from '../../../kube/validation/update/validate-update.ts';
import type { FieldError } from '../../../kube/validation/field-error.ts';
import { validateObject } from '../../../kube/validation/validate.ts';
import type { KubernetesVersion } from '../../../kube/version.ts';
import type { FieldPath } from '../../../text/field-path.ts';
import { isMapping } from '../../manifest-documents.ts';
import { asRecord } from '../../refs/objects.ts';
import { valueAt } from '../../schema/placeholders.ts';
import { changedFields, withChange } from './changed-fields.ts';
import type { Applied, Reapplied } from './page-cluster.ts';

/** A change that the server refuses. */
export interface Refusal {
  error: FieldError;
  /** The field of the manifests because of which it is; that of the error where no field alone is to blame. */
  changed: FieldPath;
}

/** What the server says of a manifest that is applied over another one, beyond what it says of the new one alone. */
export function refusalsOf({ before, now }: Reapplied, version: KubernetesVersion): Refusal[] {
  const [old, object] = [inNamespace(before), inNamespace(now)];
  const errors = updateErrors(object, old, version);
  if (errors.length === 0) return [];
  const fields = changedFields(old, object);
  const mayCount = (path: FieldPath): boolean => !before.created || (isScalar(valueAt(old, path)) && isScalar(valueAt(object, path)));
  return errors.flatMap((error) => {
    const isToBlame = (path: FieldPath): boolean =>
      updateErrors(withChange(old, object, path) as ServerObject, old, version).some((other) => kindOf(other) === kindOf(error));
    const changed = fields.filter(mayCount).find(isToBlame);
    if (changed !== undefined) return [{ error, changed }];
    return before.created ? [] : [{ error, changed: error.path.steps() }];
  });
}

/** What an error says apart from the values that it shows. */
export function kindOf(error: FieldError): string {
  return `${error.type} ${error.path.toString()} ${error.message.slice(error.message.lastIndexOf(': '))}`;
}

function updateErrors(object: ServerObject, old: ServerObject, version: KubernetesVersion): FieldError[] {
  const gvk = { ...splitApiVersion(object.apiVersion), kind: object.kind };
  const own = new Set(validateObject(object, gvk, { version }).map(textOf));
  return validateUpdate(object, old, gvk, { version }).filter((error) => !own.has(textOf(error)));
}

function textOf(error: FieldError): string {
  return `${error.path.toString()}: ${error.message}`;
}

/** The object as the command sends it: with the namespace, where it is told that one. */
function inNamespace({ object, namespace }: Applied): ServerObject {
  const value = object.value as unknown as ServerObject;
  if (object.namespace !== undefined || namespace === 'default') return value;
  return { ...value, metadata: { ...asRecord(value.metadata), namespace } };
}

function isScalar(value: unknown): boolean {
  return value !== undefined && value !== null && !Array.isArray(value) && !isMapping(value);
}
