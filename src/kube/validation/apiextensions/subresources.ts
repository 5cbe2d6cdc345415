import type { Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateSimpleJsonPath } from './printer-columns.ts';

/** Where the fields of the scale subresource are. Rule: `ValidateCustomResourceDefinitionSubresources`. */
export function validateSubresources(subresources: Decoded, path: Path): FieldError[] {
  const scale = subresources?.scale;
  if (!scale) return [];
  const at = path.child('scale');
  return [
    ...validateFieldPath(scale.specReplicasPath ?? '', at.child('specReplicasPath'), ['.spec.'], 'should be a json path under .spec'),
    ...validateFieldPath(scale.statusReplicasPath ?? '', at.child('statusReplicasPath'), ['.status.'], 'should be a json path under .status'),
    ...(scale.labelSelectorPath
      ? validateFieldPath(scale.labelSelectorPath, at.child('labelSelectorPath'), ['.spec.', '.status.'], 'should be a json path under either .spec or .status')
      : []),
  ];
}

function validateFieldPath(text: string, path: Path, roots: string[], detail: string): FieldError[] {
  if (text === '') return [required(path)];
  const errors = validateSimpleJsonPath(text, path);
  if (errors.length > 0) return errors;
  return roots.some((root) => text.startsWith(root)) ? [] : [invalid(path, text, detail)];
}
