import { describe, expect, test } from 'vitest';
import { excerptOf, lessonOf, podLines } from '../testing/read.ts';
import { findElisions, withoutElisions } from './elisions.ts';

const lines = (...text: string[]): number[] => findElisions(excerptOf(...text), true).map(({ start }) => start.line);

describe('what says that something is left out', () => {
  test.each(['...', '  …', '[...]', '  (...)', '<...>', '- ...', 'spec: {...}', 'args: [ ... ]', '# ...', '# ... other fields', '# the rest of the spec ...', '<snip>', '--- snip ---', '# {list of triggers}'])('%s', (line) => {
    expect(lines('a: 1', line, 'b: 2')).toEqual([2]);
  });

  test.each(['# wait for it to be ready...', 'command: ["echo", "..."]', 'text: and so on...', '# see https://example.com/...', 'a: .5'])('not %s', (line) => {
    expect(lines('a: 1', line, 'b: 2')).toEqual([]);
  });

  test("not YAML's own mark for the end of a document", () => {
    expect(lines('a: 1', '...', '---', 'b: 2', '...')).toEqual([]);
  });
});

describe('the rest', () => {
  test.each([
    ['a line', ['a: 1', '...', 'b: 2'], ['a: 1', '   ', 'b: 2']],
    ['an item', ['a:', '- ...', '- b'], ['a:', '     ', '- b']],
    ['a value in braces', ['a: {...}'], ['a: {   }']],
    ['what hangs under it', ['a:', '  ...', '    b: 1', '  c: 2'], ['a:', '     ', '        ', '  c: 2']],
  ])('%s', (_, text, rest) => {
    expect(withoutElisions(excerptOf(...text)).text.split('\n')).toEqual(rest);
  });
});

describe('in a page', () => {
  const elided = ['```yaml', ...podLines('a'), '    [...]', '```'];

  test('the rest is read as a template', () => {
    const [block] = lessonOf('a.md', ...elided).blocks;
    expect(block).toMatchObject({ role: 'template' });
    expect(block?.yaml?.documents.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('a file that the reader is to apply is read as it is', () => {
    const [block] = lessonOf('a.md', 'Create `a.yaml`:', '', ...elided, '', 'Run `kubectl apply -f a.yaml`.').blocks;
    expect(block?.yaml?.documents.flatMap(({ problems }) => problems)).toHaveLength(1);
  });

  test('what a server printed is no manifest', () => {
    const [block] = lessonOf('a.md', '```yaml', ...podLines('a'), '...', 'status:', '  phase: Running', '```').blocks;
    expect(block?.role).toBe('other');
  });
});
