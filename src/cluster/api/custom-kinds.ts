import type { KubeObject } from '../../kube/object.ts';
import type { FieldError } from '../../kube/validation/field-error.ts';

/** What a CustomResourceDefinition says of one version of its objects. */
export interface CustomKind {
  /** What strict decoding says: the names of fields that the schema does not have, and the object without them. */
  decode(object: KubeObject): { object: KubeObject; unknown: readonly string[] };
  defaulted(object: KubeObject): KubeObject;
  validate(object: KubeObject, old?: KubeObject): FieldError[];
  /** The status is written apart from the rest. */
  hasStatus: boolean;
}
