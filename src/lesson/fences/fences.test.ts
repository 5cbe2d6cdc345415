import { describe, expect, test } from 'vitest';
import { createSource } from '../../text/source.ts';
import { FRONT, lessonOf, podLines, problemsOf } from '../testing/read.ts';
import { parseLesson } from '../parse.ts';
import { readFenceInfo } from './info.ts';

function info(text: string, dialect: 'mdx' | 'markdown' = 'mdx') {
  const { language, attributes } = readFenceInfo(createSource('a', text), 0, text.length, dialect);
  return { language, attributes: attributes.map(({ name, value, range }) => [name, value, range.start.column]) };
}

describe('info strings', () => {
  test('languages, values, markers and bare names', () => {
    expect(info('YAML title="pod.yaml" {1,3} ins={2} del="x" mark=/a b/ collapse={1-3} hidden wrap=false')).toEqual({
      language: 'yaml',
      attributes: [
        ['title', 'pod.yaml', 6],
        ['{}', '1,3', 23],
        ['ins', '2', 29],
        ['del', 'x', 37],
        ['mark', 'a b', 45],
        ['collapse', '1-3', 56],
        ['hidden', true, 71],
        ['wrap', 'false', 78],
      ],
    });
  });

  test('a quote in a value, a brace in a value, and quotes within braces', () => {
    expect(info(`yaml fails="a \\"b\\" {c}" ins={"1 }":2-3} "text" /x/`).attributes).toEqual([
      ['fails', 'a "b" {c}', 6],
      ['ins', '"1 }":2-3', 26],
      ['""', 'text', 42],
      ['//', 'x', 49],
    ]);
  });

  test('the range of a value leaves its quotes out', () => {
    const { attributes } = readFenceInfo(createSource('a', 'yaml at="spec"'), 0, 14, 'mdx');
    expect(attributes[0]?.valueRange).toEqual({ start: { line: 1, column: 10 }, end: { line: 1, column: 14 } });
  });

  test.each([
    ['{ .yaml .annotate title="pod.yaml" }', 'yaml', [['title', 'pod.yaml', 19]]],
    ['{.yaml title="pod.yaml"}', 'yaml', [['title', 'pod.yaml', 8]]],
    ['yaml:k8s/pod.yaml', 'yaml', [['title', 'k8s/pod.yaml', 6]]],
    ['', '', []],
  ])('other forms in Markdown: %s', (text, language, attributes) => {
    expect(info(text, 'markdown')).toEqual({ language, attributes });
  });
});

const problems = (fence: string): [string, string | undefined][] =>
  lessonOf('a.mdx', ...FRONT, '', '```yaml title="pod.yaml"', ...podLines('a'), '```', '', `\`\`\`yaml ${fence}`, ...podLines('b'), '```').problems.map(({ rule, help }) => [rule, help]);

describe('attributes of a lesson', () => {
  test.each([
    ['hiden', 'lesson/unknown-attribute', 'did you mean hidden?'],
    ['explain="pod.yaml"', 'lesson/unknown-attribute', 'did you mean explains?'],
    ['skip', 'lesson/skip-without-reason', 'write why it cannot be checked: skip="needs a cloud account"'],
    ['skip=""', 'lesson/skip-without-reason', 'write why it cannot be checked: skip="needs a cloud account"'],
    ['title', 'lesson/attribute-value', 'write the name of the file: title="pod.yaml"'],
    ['fragment="pod.yaml" at="spec[0"', 'lesson/attribute-value', 'write it as Kubernetes does: at="spec.template.spec.containers[0]"'],
    ['at="spec"', 'lesson/attribute-value', 'add fragment="…" with the name of the file, or remove at'],
    ['title="a.yaml" fragment="pod.yaml"', 'lesson/attribute-value', 'keep one of them'],
    ['fragment="service.yaml"', 'lesson/unknown-file', 'the files before it are pod.yaml'],
    ['explains="service.yaml"', 'lesson/unknown-file', 'the files before it are pod.yaml'],
  ])('%s', (fence, rule, help) => {
    expect(problems(fence)).toEqual([[rule, help]]);
  });

  test.each(['frame="none" wrap showLineNumbers=false startLineNumber=5', '{1} "x" /y/ collapse={1-2} lang="js"', 'hidden', 'explains="pod.yaml"'])('%s is fine', (fence) => {
    expect(problems(fence)).toEqual([]);
  });

  test("other people's attributes are not reported in Markdown", () => {
    expect(problemsOf(lessonOf('a.md', '```yaml linenums="1" foo skip', ...podLines('a'), '```'))).toEqual([]);
  });
});

describe('where blocks stand', () => {
  test.each([
    ['in a list', ['- item', '', '  ```yaml', '  a: 1', '', '    b: 2', '  ```'], [[4, 3], [5, 1], [6, 3]]],
    ['in a quote', ['> ```yaml', '> a: 1', '>', '>   b: 2', '> ```'], [[2, 3], [3, 2], [4, 3]]],
    ['indented itself', ['   ```yaml', '   a: 1', ' b: 2', '     c: 3', '   ```'], [[2, 4], [3, 2], [4, 4]]],
    ['with tildes', ['~~~yaml', 'a: 1', '```', '~~~'], [[2, 1], [3, 1]]],
  ])('%s', (_, lines, origins) => {
    const lesson = lessonOf('a.md', ...lines);
    expect(lesson.blocks[0]?.excerpt.origins.map(({ line, column }) => [line, column])).toEqual(origins);
    expect(problemsOf(lesson)).toEqual([]);
  });

  test('in components of MDX, at any indentation', () => {
    const lesson = lessonOf('a.mdx', ...FRONT, '', '<Exercise>', '    <Solution>', '        ```yaml title="pod.yaml"', ...podLines('a').map((line) => `        ${line}`), '        ```', '    </Solution>', '</Exercise>');
    expect(lesson.problems).toEqual([]);
    expect(lesson.blocks[0]).toMatchObject({ role: 'file', file: 'pod.yaml', component: 1 });
    expect(lesson.blocks[0]?.excerpt.origins[0]).toEqual({ line: 8, column: 9 });
    expect(lesson.components.map(({ name, parent }) => [name, parent])).toEqual([
      ['Exercise', undefined],
      ['Solution', 0],
    ]);
  });
});

describe('fences that are not closed', () => {
  test('one that its own content leaves is put together again', () => {
    const lesson = lessonOf(
      'a.md',
      '- Add it to your config (`src/selector.yml`)',
      '\t',
      '\t```',
      '\tapiVersion: v1',
      ...podLines('a').slice(1),
      '\t```',
      'and run `kubectl apply -f src/selector.yml`',
    );
    expect(lesson.problems).toHaveLength(1);
    expect(lesson.problems[0]).toMatchObject({ rule: 'lesson/unclosed-fence', range: { start: { line: 4, column: 2 } } });
    expect(lesson.problems[0]?.message).toBe(
      'the code block ends after this line: line 5 continues at column 1, outside what holds the fence of line 3; this line begins with a tab, which YAML does not allow as indentation',
    );
    expect(lesson.blocks).toHaveLength(1);
    expect(lesson.blocks[0]).toMatchObject({ role: 'file', file: 'src/selector.yml', unclosed: true });
    expect(lesson.blocks[0]?.yaml?.documents[0]?.value).toMatchObject({ kind: 'Pod', metadata: { name: 'a' } });
    expect(lesson.prose.map(({ text }) => text)).not.toContain('kind: Pod');
  });

  test('one that runs to the end of the page is reported at its opening, and what follows is not taken for YAML', () => {
    const lesson = lessonOf('a.md', 'Text.', '', '```yaml', ...podLines('a'), '', 'Then: apply it: so.');
    expect(problemsOf(lesson)).toEqual(['3:1 lesson/unclosed-fence']);
    expect(lesson.blocks[0]?.role).toBe('other');
  });
});

test('indented code that shows a fence is no manifest', () => {
  const text = 'A file:\n\n    ```yaml title="pod.yaml"\n    apiVersion: v1\n    kind: Pod\n    ```\n';
  expect(parseLesson(createSource('a.md', text)).blocks).toEqual([]);
});
