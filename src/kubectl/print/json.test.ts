import { expect, it } from 'vitest';
import { goJson, printJson } from './json.ts';

it('sorts keys and indents by four blanks', () => {
  expect(printJson({ kind: 'Pod', apiVersion: 'v1', spec: { containers: [], resources: {} } })).toBe(`{
    "apiVersion": "v1",
    "kind": "Pod",
    "spec": {
        "containers": [],
        "resources": {}
    }
}
`);
});

it('keeps the order of an object that kubectl made, with its kind first', () => {
  expect(printJson({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', labels: { app: 'web' } } }, true)).toBe(`{
    "kind": "Deployment",
    "apiVersion": "apps/v1",
    "metadata": {
        "name": "web",
        "labels": {
            "app": "web"
        }
    }
}
`);
});

it('escapes what Go escapes', () => {
  expect(goJson({ a: '<b> & "c"\n\u2028é' })).toBe(String.raw`{"a":"\u003cb\u003e \u0026 \"c\"\n\u2028é"}`);
});

it('writes one line without indentation, leaves out what is undefined', () => {
  expect(goJson({ b: [1, null, true], a: undefined, n: 12345678901234567890n })).toBe('{"b":[1,null,true],"n":12345678901234567890}');
});
