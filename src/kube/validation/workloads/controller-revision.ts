import type { KubeObject } from '../../object.ts';
import { required, type FieldError } from '../field-error.ts';
import { validateNonNegative } from '../numbers.ts';
import { Path } from '../path.ts';

/** Rule: `ValidateControllerRevision`. */
export function validateControllerRevision({ data, revision }: KubeObject): FieldError[] {
  return [
    ...(data === undefined ? [required(Path.root('data'), 'data is mandatory')] : []),
    ...validateNonNegative(revision, Path.root('revision')),
  ];
}
