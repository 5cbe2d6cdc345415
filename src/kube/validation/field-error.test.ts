import { describe, expect, test } from 'vitest';
import {
  duplicate, forbidden, formatValue, invalid, invalidWithoutValue, notFound, notSupported, required, tooLong, tooMany, typeInvalid,
} from './field-error.ts';
import { Path } from './path.ts';

const at = Path.root('spec');

/** The messages are those that a Kubernetes 1.36 server has answered with. */
describe('errors', () => {
  test.each([
    [required(at), 'FieldValueRequired', 'Required value'],
    [required(at, 'must specify a volume type'), 'FieldValueRequired', 'Required value: must specify a volume type'],
    [invalid(at, -3, 'must be greater than or equal to 0'), 'FieldValueInvalid', 'Invalid value: -3: must be greater than or equal to 0'],
    [invalid(at, { app: 'b' }, '`selector` does not match template `labels`'), 'FieldValueInvalid', 'Invalid value: {"app":"b"}: `selector` does not match template `labels`'],
    [invalidWithoutValue(at, 'a'), 'FieldValueInvalid', 'Invalid value: a'],
    [notSupported(at, 'Never', ['Always']), 'FieldValueNotSupported', 'Unsupported value: "Never": supported values: "Always"'],
    [notSupported(at, undefined, ['storage']), 'FieldValueNotSupported', 'Unsupported value: null: supported values: "storage"'],
    [notSupported(at, 'a', []), 'FieldValueNotSupported', 'Unsupported value: "a"'],
    [forbidden(at, 'may not specify more than 1 volume type'), 'FieldValueForbidden', 'Forbidden: may not specify more than 1 volume type'],
    [duplicate(at, 'c'), 'FieldValueDuplicate', 'Duplicate value: "c"'],
    [notFound(at, 'a'), 'FieldValueNotFound', 'Not found: "a"'],
    [tooLong(at, 250), 'FieldValueTooLong', 'Too long: may not be more than 250 bytes'],
    [tooMany(at, 17, 16), 'FieldValueTooMany', 'Too many: 17: must have at most 16 items'],
    [typeInvalid(at, 'string', 'must be of type integer: "string"'), 'FieldValueTypeInvalid', 'Invalid value: "string": must be of type integer: "string"'],
  ])('%#', (error, type, message) => expect(error).toMatchObject({ type, message, path: at }));

  test.each([
    ['a "b"', '"a \\"b\\""'],
    [undefined, 'null'],
    [9007199254740993n, '9007199254740993'],
    [true, 'true'],
    [['None'], '["None"]'],
  ])('the value %s is shown as %s', (value, shown) => expect(formatValue(value)).toBe(shown));
});
