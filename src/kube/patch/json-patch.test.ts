import { describe, expect, test } from 'vitest';
import { jsonPatch } from './json-patch.ts';
import { PatchError } from './patch-error.ts';

const kindOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof PatchError) return error.kind;
    throw error;
  }
  return '';
};

// The examples of RFC 6902, appendix A.
describe('RFC 6902', () => {
  test.each([
    ['A.1 adding an object member', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
    ['A.2 adding an array element', { foo: ['bar', 'baz'] }, [{ op: 'add', path: '/foo/1', value: 'qux' }], { foo: ['bar', 'qux', 'baz'] }],
    ['A.3 removing an object member', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
    ['A.4 removing an array element', { foo: ['bar', 'qux', 'baz'] }, [{ op: 'remove', path: '/foo/1' }], { foo: ['bar', 'baz'] }],
    ['A.5 replacing a value', { baz: 'qux', foo: 'bar' }, [{ op: 'replace', path: '/baz', value: 'boo' }], { baz: 'boo', foo: 'bar' }],
    ['A.6 moving a value', { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } }, [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } }],
    ['A.7 moving an array element', { foo: ['all', 'grass', 'cows', 'eat'] }, [{ op: 'move', from: '/foo/1', path: '/foo/3' }], { foo: ['all', 'cows', 'eat', 'grass'] }],
    ['A.8 testing a value', { baz: 'qux', foo: ['a', 2, 'c'] }, [{ op: 'test', path: '/baz', value: 'qux' }, { op: 'test', path: '/foo/1', value: 2 }], { baz: 'qux', foo: ['a', 2, 'c'] }],
    ['A.10 adding a nested object', { foo: 'bar' }, [{ op: 'add', path: '/child', value: { grandchild: {} } }], { foo: 'bar', child: { grandchild: {} } }],
    ['A.11 ignoring unrecognized elements', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux', xyz: 123 }], { foo: 'bar', baz: 'qux' }],
    ['A.14 escape ordering', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
    ['A.16 adding an array value', { foo: ['bar'] }, [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }], { foo: ['bar', ['abc', 'def']] }],
  ])('%s', (_, target, patch, expected) => {
    const before = structuredClone(target);
    expect(jsonPatch(target, patch)).toEqual(expected);
    expect(target).toEqual(before);
  });

  test.each([
    ['A.9 testing a value: error', { baz: 'qux' }, [{ op: 'test', path: '/baz', value: 'bar' }]],
    ['A.12 adding to a nonexistent target', { foo: 'bar' }, [{ op: 'add', path: '/baz/bat', value: 'qux' }]],
    ['A.15 comparing strings and numbers', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: '10' }]],
    ['removing what is not there', { labels: {} }, [{ op: 'remove', path: '/labels/x' }]],
    ['replacing what is not there', {}, [{ op: 'replace', path: '/a', value: 1 }]],
    ['an index behind the end', { list: [1] }, [{ op: 'add', path: '/list/3', value: 1 }]],
    ['an operation that is none', {}, [{ op: 'destroy', path: '/spec' }]],
  ])('%s', (_, target, patch) => {
    expect(kindOf(() => jsonPatch(target, patch))).toBe('unprocessable');
  });
});

test('a copied value is not shared', () => {
  expect(jsonPatch({ a: { x: 1 } }, [{ op: 'copy', from: '/a', path: '/b' }, { op: 'add', path: '/b/y', value: 2 }])).toEqual({ a: { x: 1 }, b: { x: 1, y: 2 } });
});

test('what is no list of operations cannot be decoded', () => {
  // As recorded with Kubernetes 1.36.
  expect(() => jsonPatch({}, { op: 'remove' })).toThrow('error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp');
  expect(kindOf(() => jsonPatch({}, 'x'))).toBe('undecodable');
});
