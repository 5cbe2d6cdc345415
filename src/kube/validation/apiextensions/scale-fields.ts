import type { Decoded, KubeObject } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';

/** Where the numbers of the scale subresource stand: JSON paths such as `.spec.replicas`. */
export interface ScaleFields {
  specReplicasPath: string;
  statusReplicasPath: string;
  labelSelectorPath?: string;
}

const MAX_INT32 = 2_147_483_647;

/**
 * The numbers that autoscaling reads. Values of another type are for the schema to refuse.
 * Rules: `ValidateScaleSpec`, `ValidateScaleStatus`.
 */
export function validateReplicas(object: KubeObject, scale: ScaleFields | undefined): FieldError[] {
  if (scale === undefined) return [];
  return [scale.specReplicasPath, scale.statusReplicasPath].flatMap((fieldPath) => {
    const replicas = fieldAt(object, fieldPath);
    if (typeof replicas !== 'number' && typeof replicas !== 'bigint') return [];
    // The path is written as the definition does, with the point in front.
    const [first = '', ...rest] = namesOf(fieldPath);
    const path = Path.writtenAs(fieldPath, rest.reduce((place, name) => place.child(name), Path.root(first)));
    if (replicas < 0) return [invalid(path, replicas, 'should be a non-negative integer')];
    return replicas > MAX_INT32 ? [invalid(path, replicas, `should be less than or equal to ${MAX_INT32}`)] : [];
  });
}

/** What stands at a simple JSON path; `undefined` when nothing does. */
export function fieldAt(object: Decoded, fieldPath: string): Decoded {
  let value = object;
  for (const name of namesOf(fieldPath)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function namesOf(fieldPath: string): string[] {
  return fieldPath.replace(/^\./, '').split('.');
}
