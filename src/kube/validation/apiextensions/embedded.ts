import { dns1035Label } from '../../names.ts';
import { sortedEntries, type Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { pathSegment, validateMetadata } from '../metadata.ts';
import { Path } from '../path.ts';
import { schemaOfField } from './values.ts';

/**
 * Objects inside an object (`x-kubernetes-embedded-resource`): each says what it is, and its metadata is
 * valid. The root of the object is judged elsewhere. Rule: `schemaobjectmeta.Validate`.
 */
export function validateEmbeddedResources(value: Decoded, schema: Decoded, path?: Path): FieldError[] {
  if (Array.isArray(value)) {
    if (!schema.items || path === undefined) return [];
    return value.flatMap((item, index) => validateEmbeddedResources(item, schema.items, path.index(index)));
  }
  if (typeof value !== 'object' || value === null) return [];
  const own = schema['x-kubernetes-embedded-resource'] && path !== undefined ? validateResource(value, path) : [];
  const parts = sortedEntries(value).flatMap(([name, part]) => {
    const inner = schemaOfField(schema, name);
    if (inner === undefined) return [];
    return validateEmbeddedResources(part, inner, path === undefined ? Path.root(name) : path.child(name));
  });
  return [...own, ...parts];
}

/** Rule: `validateEmbeddedResource`. */
function validateResource(resource: Decoded, path: Path): FieldError[] {
  const { apiVersion, kind, metadata } = resource;
  return [
    ...validateText(apiVersion, path.child('apiVersion'), (text) => (text.split('/').length > 2 ? [`unexpected GroupVersion string: ${text}`] : [])),
    ...validateText(kind, path.child('kind'), (text) => {
      const problems = dns1035Label(text.toLowerCase());
      return problems.length === 0 ? [] : [`may have mixed case, but should otherwise match: ${problems.join(',')}`];
    }),
    ...validateInnerMetadata(metadata, path.child('metadata')),
  ];
}

function validateText(text: Decoded, path: Path, problemsOf: (text: string) => string[]): FieldError[] {
  if (text === undefined || text === '') return [required(path)];
  if (typeof text !== 'string') return [invalid(path, text, 'must be a string')];
  return problemsOf(text).map((problem) => invalid(path, text, problem));
}

/** It may go without a name; with a namespace it is taken to be namespaced. */
function validateInnerMetadata(metadata: Decoded, path: Path): FieldError[] {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return [];
  const named = { ...metadata, name: metadata.name || 'unnamed' };
  return validateMetadata(named, { namespaced: Boolean(metadata.namespace), name: pathSegment, anyFinalizer: true }, path);
}
