import { expect, test } from 'vitest';
import { invalid, notFound, StatusError } from '../../cluster/api/status-error.ts';
import { CommandError, ErrorList, Exit, UsageError } from './command-error.ts';
import { failureOf, withSource } from './error-text.ts';

const pods = { group: '', plural: 'pods' };
const text = (error: unknown): string => failureOf(error).text;

// All texts are recorded with kubectl 1.36.
test('errors of the server', () => {
  expect(text(notFound(pods, 'x'))).toBe('Error from server (NotFound): pods "x" not found\n');
  expect(text(new StatusError(401, 'Unauthorized', 'Unauthorized'))).toBe('error: You must be logged in to the server (Unauthorized)\n');
});

test('an object with one wrong value, and with several', () => {
  const cause = (field: string, message: string) => ({ field, message, reason: 'FieldValueRequired', text: `${field}: ${message}` });
  const about = { group: '', kind: 'Pod' };
  expect(text(invalid(about, 'empty', [cause('spec.containers', 'Required value')]))).toBe('The Pod "empty" is invalid: spec.containers: Required value\n');
  const two = [cause('spec.selector', 'Required value'), cause('spec.replicas', 'Invalid value: -3: must be greater than or equal to 0')];
  expect(text(invalid({ group: 'apps', kind: 'Deployment' }, 'web', two).status && invalid(about, 'web', two))).toBe(
    'The Pod "web" is invalid: \n* spec.selector: Required value\n* spec.replicas: Invalid value: -3: must be greater than or equal to 0\n');
});

test('errors of kubectl, one and several', () => {
  expect(text(new CommandError('must specify one of -f and -k'))).toBe('error: must specify one of -f and -k\n');
  expect(text(new UsageError('apply', 'Unexpected args: [pod.yaml]'))).toBe("error: Unexpected args: [pod.yaml]\nSee 'kubectl apply -h' for help and examples\n");
  const missing = (name: string) => new CommandError(`the path "${name}" does not exist`);
  expect(text(new ErrorList([missing('a.yaml')]))).toBe('error: the path "a.yaml" does not exist\n');
  expect(text(new ErrorList([missing('a.yaml'), missing('b.yaml')]))).toBe('the path "a.yaml" does not exist\nthe path "b.yaml" does not exist\n');
  expect(text(new ErrorList([notFound(pods, 'extra'), notFound(pods, 'extra2')]))).toBe(
    'Error from server (NotFound): pods "extra" not found\nError from server (NotFound): pods "extra2" not found\n');
});

test('the file that an object is from', () => {
  expect(text(withSource('deleting', 'objects.yaml', notFound(pods, 'four')))).toBe(
    'Error from server (NotFound): error when deleting "objects.yaml": pods "four" not found\n');
  expect(text(withSource('deleting', '', notFound(pods, 'four')))).toBe('Error from server (NotFound): pods "four" not found\n');
});

test('a command that has said everything, and a mistake of ours', () => {
  expect(failureOf(new Exit(3))).toEqual({ text: '', status: 3 });
  expect(() => failureOf(new TypeError('x is not a function'))).toThrow(TypeError);
});
