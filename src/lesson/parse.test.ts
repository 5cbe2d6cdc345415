import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSource, lineAt } from '../text/source.ts';
import { inlineCommands } from './inline-commands.ts';
import { parseLesson } from './parse.ts';
import { FRONT, lessonOf, podLines, problemsOf } from './testing/read.ts';

describe('dialects', () => {
  test.each([
    ['content/01-x/lesson.mdx', 'mdx'],
    ['README.md', 'markdown'],
    ['docs/a.markdown', 'markdown'],
    ['pod.yaml', 'yaml'],
    ['pod.YML', 'yaml'],
    ['pod.json', 'yaml'],
    ['NOTES', 'markdown'],
  ])('%s is %s', (file, dialect) => {
    expect(lessonOf(file, '').dialect).toBe(dialect);
  });
});

describe('MDX that is not well-formed', () => {
  const lesson = lessonOf('page.mdx', ...FRONT, '', 'Look at <http://localhost:30001>.', '', '```yaml title="pod.yaml"', ...podLines('a'), '```');

  test('is reported once, where it is', () => {
    const [problem] = lesson.problems;
    expect(problemsOf(lesson)).toEqual(['5:15 lesson/mdx-syntax']);
    expect(problem?.help).toMatch(/&lt;/);
  });

  test('is then read as Markdown', () => {
    expect(lesson.blocks.map(({ role, file }) => [role, file])).toEqual([['file', 'pod.yaml']]);
    expect(lesson.prose.find(({ kind }) => kind === 'link')?.url).toBe('http://localhost:30001');
  });
});

describe('texts that are no pages', () => {
  test('a binary file is one problem', () => {
    const lesson = lessonOf('a.md', 'PNG\0\u0001```yaml');
    expect(problemsOf(lesson)).toEqual(['1:1 lesson/unreadable']);
    expect(lesson.blocks).toEqual([]);
  });

  test.each([
    ['too large', 'word\n\n'.repeat(900_000)],
    ['a deep quote', '>'.repeat(100_000)],
    ['a deep list', '- '.repeat(1_000)],
    ['endless brackets', '[a](b '.repeat(50_000)],
    ['one endless paragraph', 'word '.repeat(300_000)],
  ])('%s is one problem', (_, text) => {
    expect(problemsOf(parseLesson(createSource('a.md', text))).map((problem) => problem.split(' ')[1])).toEqual(['lesson/unreadable']);
  });

  test('brackets in a fence are no load', () => {
    const lesson = lessonOf('a.md', '```json', '[[1]],'.repeat(20_000), '```');
    expect(problemsOf(lesson)).toEqual([]);
  });
});

describe('a YAML file', () => {
  test('is a lesson of one block', () => {
    const lesson = lessonOf('k8s/pod.yaml', ...podLines('a'), '---', ...podLines('b'));
    expect(lesson.blocks.map(({ role, file }) => [role, file])).toEqual([['file', 'pod.yaml']]);
    expect(lesson.revisions[0]?.documents.map(({ value }) => value)).toMatchObject([{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }]);
  });

  test('that is not for Kubernetes is left alone', () => {
    const lesson = lessonOf('docker-compose.yml', 'services:', '  api:', '    image: api:0.1.0');
    expect(lesson.blocks[0]?.role).toBe('other');
    expect(lesson.revisions).toEqual([]);
  });

  test('with a templating language in it is a template', () => {
    const lesson = lessonOf('templates/pod.yaml', 'apiVersion: v1', 'kind: Pod', 'metadata:', '  name: {{ .Release.Name }}');
    expect(lesson.blocks[0]?.role).toBe('template');
  });
});

test('a lesson without a checked block says so; Markdown need not have one', () => {
  expect(problemsOf(lessonOf('page.mdx', ...FRONT, '', 'Text.'))).toEqual(['1:1 lesson/no-checked-block']);
  expect(problemsOf(lessonOf('page.mdx', ...FRONT, '', '```yaml skip="needs a cloud"', ...podLines('a'), '```'))).toEqual(['1:1 lesson/no-checked-block']);
  expect(problemsOf(lessonOf('page.md', 'Text.'))).toEqual([]);
});

const PIECES = [
  '```', '```yaml', '~~~', '\n', '\n', '\n', '    ', '\t', '  ', '> ', '- ', '1. ', '!!! note "x"', '??? abstract', '=== "t"',
  'apiVersion: v1', 'kind: Pod', 'metadata:', 'name: x', '{/* drydock-ignore a/b: c */}', '<!-- drydock-ignore a -->', '<A>', '</A>',
  '{', '}', '`kubectl get <id>`', '$ kubectl get pods', '> EOF', 'kubectl apply -f - <<EOF', 'EOF', '...', '---', '# x.yaml', '[a](b)',
  '![', '](', '\\', '"', "'", '$(', '`', '|', ' title="x.yaml"', ' fragment="x.yaml"', ' at="spec[0"', '{1,3}', '\r\n', '\r', '\u2028',
  'é', '&amp;', '<!--', '-->', '# setup: x', '? 1', 'spec:', '- a', '*x', '&x', '<<: *x', ': ', '? ',
];
const text = array(oneof(constantFrom(...PIECES), string({ maxLength: 8 })), { maxLength: 60 }).map((parts) => parts.join(''));

describe('any text', () => {
  test('is read without an exception, and each line of a block stands where it says', () => {
    assert(
      property(text, constantFrom('a.md', 'a.mdx', 'a.yaml'), (content, file) => {
        const source = createSource(file, content);
        const lesson = parseLesson(source);
        inlineCommands(lesson);
        for (const { excerpt } of lesson.blocks) {
          for (const [index, line] of excerpt.text.split(/\r\n|\n|\r/).entries()) {
            const origin = excerpt.origins[index]!;
            expect(lineAt(source, origin.line).slice(origin.column - 1)).toBe(line);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
