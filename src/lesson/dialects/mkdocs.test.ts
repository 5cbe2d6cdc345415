import { describe, expect, test } from 'vitest';
import { lessonOf, podLines, problemsOf } from '../testing/read.ts';
import { parseMkdocsHeader } from './mkdocs-header.ts';

const indent = (by: string, lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : by + line));

describe('headers', () => {
  test.each([
    ['!!! note', '!!!', ['note'], undefined],
    ['!!! note "Exercise - Start"', '!!!', ['note'], 'Exercise - Start'],
    ['!!! info inline end "Say \\"x\\""', '!!!', ['info', 'inline', 'end'], 'Say \\"x\\"'],
    ['??? abstract "A"', '???', ['abstract'], 'A'],
    ['???+ tip', '???+', ['tip'], undefined],
    ['??? "Only a title"', '???', [], 'Only a title'],
    ['=== "kind"', '===', [], 'kind'],
    ['===+ "kind"', '===', [], 'kind'],
  ])('%s', (line, marker, types, title) => {
    const header = parseMkdocsHeader(line);
    expect([header?.marker, header?.types, header?.title?.text]).toEqual([marker, types, title]);
  });

  test.each(['!!!', '!!! "no type"', '!!! wow, great', '======', '=== x', '??? what?', '!!!! note'])('%s is text', (line) => {
    expect(parseMkdocsHeader(line)).toBeUndefined();
  });
});

describe('admonitions', () => {
  test('the body is dedented and its fences are found at their places', () => {
    const lesson = lessonOf('a.md', '!!! note "Exercise"', ...indent('    ', ['Create `pod.yaml`:', '', '```yaml', ...podLines('a'), '```']), '', 'After.');
    const [block] = lesson.blocks;
    expect([block?.role, block?.file, block?.range.start]).toEqual(['file', 'pod.yaml', { line: 4, column: 5 }]);
    expect(block?.excerpt.origins[0]).toEqual({ line: 5, column: 5 });
    expect(block?.excerpt.text.split('\n')[0]).toBe('apiVersion: v1');
    expect(lesson.prose[0]).toMatchObject({ text: 'Exercise', range: { start: { line: 1, column: 11 } }, blocksBefore: 0 });
    expect(lesson.prose.at(-1)).toMatchObject({ text: 'After.', blocksBefore: 1 });
  });

  test('nested, with tabs, in a list item and in content tabs', () => {
    const lesson = lessonOf(
      'a.md',
      '!!! note',
      '    ??? abstract "x"',
      '        ~~~yaml',
      ...indent('        ', podLines('a')),
      '        ~~~',
      '',
      '- item',
      '',
      '\t=== "kind"',
      '',
      '\t\t```yaml',
      ...indent('\t\t', podLines('b')),
      '\t\t```',
    );
    expect(lesson.blocks.map(({ role, excerpt }) => [role, excerpt.origins[0]])).toEqual([
      ['manifest', { line: 4, column: 9 }],
      ['manifest', { line: 19, column: 3 }],
    ]);
    expect(problemsOf(lesson)).toEqual([]);
  });

  test('a fence that is not closed ends with its admonition', () => {
    const lesson = lessonOf('a.md', '!!! note', '    ```yaml', ...indent('    ', podLines('a')), '', 'After.', '', '```yaml', ...podLines('b'), '```');
    expect(problemsOf(lesson)).toEqual(['2:5 lesson/unclosed-fence']);
    expect(lesson.blocks.map(({ role }) => role)).toEqual(['manifest', 'manifest']);
  });
});
