import { pathSegmentName } from '../../names.ts';
import type { Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

/** An object by its kind and name. Rule: `ValidateCrossVersionObjectReference`. */
export function validateTargetReference(reference: Decoded, { needsGroup }: { needsGroup: boolean }, path: Path): FieldError[] {
  return [
    ...validateSegment(reference.kind, path.child('kind')),
    ...validateSegment(reference.name, path.child('name')),
    ...validateApiVersion(reference.apiVersion ?? '', needsGroup, path.child('apiVersion')),
  ];
}

/** A text that becomes part of a URL. */
function validateSegment(text: string | undefined, path: Path): FieldError[] {
  return text ? pathSegmentName(text).map((detail) => invalid(path, text, detail)) : [required(path)];
}

/** Rule: `ValidateAPIVersion`. */
function validateApiVersion(apiVersion: string, needsGroup: boolean, path: Path): FieldError[] {
  const slashes = apiVersion.split('/').length - 1;
  if (slashes > 1) return [invalid(path, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)];
  const hasGroup = apiVersion.indexOf('/') > 0;
  return needsGroup && !hasGroup ? [invalid(path, apiVersion, 'apiVersion must specify API group')] : [];
}
