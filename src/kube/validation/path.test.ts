import { describe, expect, test } from 'vitest';
import { Path } from './path.ts';

const spec = Path.root('spec');

describe('paths as the server writes them', () => {
  test.each([
    [spec.child('ports').index(0).child('nodePort'), 'spec.ports[0].nodePort', ['spec', 'ports', 0, 'nodePort']],
    [Path.root('data').key('my key'), 'data[my key]', ['data', 'my key']],
    [Path.root('metadata').child('annotations').key('example.com/a.b'), 'metadata.annotations[example.com/a.b]', ['metadata', 'annotations', 'example.com/a.b']],
    // A field with a dot in its name is not put in brackets, a key always is.
    [Path.root('metadata').child('annotations').child('a.b'), 'metadata.annotations.a.b', ['metadata', 'annotations', 'a.b']],
    [spec.child('resources').key('storage'), 'spec.resources[storage]', ['spec', 'resources', 'storage']],
    [Path.root('versions').index(1), 'versions[1]', ['versions', 1]],
    // As in "The ConfigMap … is invalid: []: Too long: may not be more than 1048576 bytes".
    [Path.whole(), '[]', []],
    [Path.nil(), '<nil>', []],
    [Path.nil(Path.root('spec').child('a')), '<nil>', ['spec', 'a']],
    [Path.writtenAs('.spec.a', Path.root('spec').child('a')), '.spec.a', ['spec', 'a']],
  ])('%s', (path, text, steps) => {
    expect(path.toString()).toBe(text);
    expect(path.steps()).toEqual(steps);
  });

  test('a path is not changed by what is made of it', () => {
    spec.child('a');
    expect(spec.toString()).toBe('spec');
  });
});
