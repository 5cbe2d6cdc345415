import { expect, test } from 'vitest';
import { readPatch } from './read-patch.ts';

test('JSON and YAML', () => {
  expect(readPatch('{"spec":{"replicas":2}}')()).toEqual({ spec: { replicas: 2 } });
  expect(readPatch('spec:\n  replicas: 2\n')()).toEqual({ spec: { replicas: 2 } });
  expect(readPatch('[{"op":"remove","path":"/a"}]')()).toEqual([{ op: 'remove', path: '/a' }]);
});

// What Go's `encoding/json` says; the first as recorded with Kubernetes 1.36.
test.each([
  ['{"spec":{"selector":{"slot":"green"}}', 'unexpected end of JSON input'],
  ['{"spec', 'unexpected end of JSON input'],
  ['{', 'unexpected end of JSON input'],
  ['{spec: {replicas: 2}}', "invalid character 's' looking for beginning of object key string"],
  [`{'spec': 1}`, String.raw`invalid character '\'' looking for beginning of object key string`],
  ['{"a": x}', "invalid character 'x' looking for beginning of value"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b":2}', `invalid character '"' after object key:value pair`],
  ['{"a":[1 2]}', "invalid character '2' after array element"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['{"a":1}}', "invalid character '}' after top-level value"],
])('%s', (text, message) => {
  expect(() => readPatch(text)()).toThrow(message);
});
