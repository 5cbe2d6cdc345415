import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, type FieldError, type FieldErrorType } from '../field-error.ts';
import { subdomainName, validateMetadata } from '../metadata.ts';
import { Path } from '../path.ts';
import { validateMetadataUpdate } from '../update/metadata.ts';
import { validateEmbeddedResources } from './embedded.ts';
import { validateListSetsAndMaps } from './list-sets.ts';
import { ROOT } from './place.ts';
import { validateReplicas, type ScaleFields } from './scale-fields.ts';
import { structuralParts } from './subschemas.ts';
import { validateValue } from './values.ts';

/** What the objects of a custom resource are judged by. */
export interface CustomResourceRules {
  namespaced: boolean;
  /** The `openAPIV3Schema` of the version. */
  schema: Decoded;
  scale: ScaleFields | undefined;
}

/** With one of these, the server does not run the expressions of a schema, and says so. */
const BLOCKING: ReadonlySet<FieldErrorType> = new Set([
  'FieldValueNotSupported', 'FieldValueRequired', 'FieldValueTooLong', 'FieldValueTooMany', 'FieldValueTypeInvalid',
]);
const NOT_CHECKED = 'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation';

/**
 * A custom resource with its defaults, about to be created. The expressions of `x-kubernetes-validations`
 * are not run. Rule: `customResourceStrategy.Validate`.
 */
export function validateCustomResource(object: KubeObject, { namespaced, schema, scale }: CustomResourceRules): FieldError[] {
  return withNotice(schema, [
    ...validateMetadata(object.metadata, { namespaced, name: subdomainName, anyFinalizer: true }, Path.root('metadata')),
    ...validateValue(object, schema, ROOT),
    ...validateReplicas(object, scale),
    ...validateEmbeddedResources(object, schema),
    ...validateListSetsAndMaps(object, schema),
  ]);
}

/**
 * A custom resource that is about to take the place of `old`. What was wrong before and is left as it is,
 * is let pass. Rule: `customResourceStrategy.ValidateUpdate`.
 */
export function validateCustomResourceUpdate(object: KubeObject, old: KubeObject, { namespaced, schema, scale }: CustomResourceRules): FieldError[] {
  const path = Path.root('metadata');
  return withNotice(schema, [
    ...validateMetadataUpdate(object.metadata, old.metadata, namespaced, path),
    ...validateMetadata(object.metadata, { namespaced, name: subdomainName, anyFinalizer: true }, path),
    ...validateValue(object, schema, ROOT, { value: old }),
    ...validateReplicas(object, scale),
    ...validateEmbeddedResources(object, schema),
    ...(validateListSetsAndMaps(old, schema).length > 0 ? [] : validateListSetsAndMaps(object, schema)),
  ]);
}

function withNotice(schema: Decoded, errors: FieldError[]): FieldError[] {
  if (!errors.some(({ type }) => BLOCKING.has(type)) || !hasExpressions(schema)) return errors;
  return [...errors, invalid(Path.nil(), null, NOT_CHECKED)];
}

/** Whether a schema has rules written as expressions. */
export function hasExpressions(schema: Decoded): boolean {
  if (items(schema?.['x-kubernetes-validations']).length > 0) return true;
  return structuralParts(schema, Path.whole()).some((part) => hasExpressions(part.schema));
}
