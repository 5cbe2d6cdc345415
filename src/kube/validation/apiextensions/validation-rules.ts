import { items, type Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { findField } from './field-path.ts';

const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired'];

/** The form of `x-kubernetes-validations`; what the expressions mean is not looked at. */
export function validateRules(schema: Decoded, path: Path, isConvertible: (schema: Decoded) => boolean): FieldError[] {
  return items(schema['x-kubernetes-validations']).flatMap((entry, index) => {
    const at = path.child('x-kubernetes-validations').index(index);
    const { messageExpression = '', reason, fieldPath = '' } = entry;
    const expression = at.child('messageExpression');
    return [
      ...validateMessage(entry, at),
      ...(messageExpression !== '' && messageExpression.trim() === ''
        ? [required(expression, 'messageExpression must be non-empty if specified')]
        : []),
      ...validateOneOf(reason, REASONS, at.child('reason')),
      ...(fieldPath === '' ? [] : validateFieldPath(fieldPath, isConvertible(schema) ? schema : undefined, at.child('fieldPath'))),
    ];
  });
}

function validateMessage({ rule: text = '', message: said = '' }: Decoded, path: Path): FieldError[] {
  const [rule, message] = [text.trim(), said.trim()];
  const at = path.child('message');
  if (rule === '') return [required(path.child('rule'), 'rule is not specified')];
  if (said !== '' && message === '') return [invalid(at, said, 'message must be non-empty if specified')];
  if (message.includes('\n')) return [invalid(at, said, 'message must not contain line breaks')];
  if (rule.includes('\n') && message === '') return [required(at, 'message must be specified if rule contains line breaks')];
  return [];
}

/** The field that an error is shown for, below the one with the rule. */
function validateFieldPath(text: string, schema: Decoded, path: Path): FieldError[] {
  return [
    ...(text.trim() === '' ? [invalid(path, text, 'fieldPath must be non-empty if specified')] : []),
    ...(text.includes('\n') ? [invalid(path, text, 'fieldPath must not contain line breaks')] : []),
    ...(schema !== undefined && typeof findField(text, schema) === 'string' ? [invalid(path, text, 'fieldPath must be a valid path')] : []),
  ];
}
