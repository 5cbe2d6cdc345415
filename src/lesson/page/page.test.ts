import { describe, expect, test } from 'vitest';
import { excerptRange } from '../../text/excerpt.ts';
import { FRONT, lessonOf, podLines, problemsOf } from '../testing/read.ts';
import { Slugger } from './slug.ts';

describe('prose', () => {
  const lesson = lessonOf(
    'a.md',
    '# One `code` two',
    '',
    'See <http://localhost:30001/docs>, http://a.example/x and [its docs](http://localhost:30000/docs).',
    '',
    '> quoted',
    '> master node',
    '',
    '```yaml',
    ...podLines('a'),
    '```',
    '',
    '| a | `b` |',
    '|---|---|',
    '| c | d |',
    '',
    '[ref][x] and ![logo](logo.png)',
    '',
    '[x]: https://kubernetes.io "K"',
  );
  const spans = lesson.prose.map(({ kind, text, range }) => [kind, text, range.start.line, range.start.column]);

  test('text, code and links in reading order', () => {
    expect(spans).toEqual([
      ['text', 'One ', 1, 3],
      ['code', 'code', 1, 8],
      ['text', ' two', 1, 13],
      ['text', 'See ', 3, 1],
      ['link', 'http://localhost:30001/docs', 3, 5],
      ['text', ', ', 3, 34],
      ['link', 'http://a.example/x', 3, 36],
      ['text', ' and ', 3, 54],
      ['link', 'its docs', 3, 59],
      ['text', '.', 3, 98],
      ['text', 'quoted\nmaster node', 5, 3],
      ['text', 'a', 19, 3],
      ['code', 'b', 19, 8],
      ['text', 'c', 21, 3],
      ['text', 'd', 21, 7],
      ['link', 'ref', 23, 1],
      ['text', ' and ', 23, 9],
      ['link', 'logo', 23, 14],
    ]);
  });

  test('where a link leads is found where it is written', () => {
    const targets = lesson.prose.filter(({ kind }) => kind === 'link').map(({ url, urlRange, image }) => [url, urlRange?.start.line, urlRange?.start.column, image]);
    expect(targets).toEqual([
      ['http://localhost:30001/docs', 3, 6, undefined],
      ['http://a.example/x', 3, 36, undefined],
      ['http://localhost:30000/docs', 3, 70, undefined],
      ['https://kubernetes.io', 25, 6, undefined],
      ['logo.png', 23, 22, true],
    ]);
  });

  test('a part of a text of several lines has its place', () => {
    const span = lesson.prose.find(({ text }) => text.includes('master'))!;
    const at = span.text.indexOf('node');
    expect(excerptRange(span.excerpt!, at, at + 4)).toEqual({ start: { line: 6, column: 10 }, end: { line: 6, column: 14 } });
  });

  test('paragraphs, and the blocks before them', () => {
    const numbers = lesson.prose.map(({ paragraph }) => paragraph);
    expect(new Set(numbers.slice(3, 10)).size).toBe(1);
    expect(numbers[2]).not.toBe(numbers[3]);
    expect(lesson.prose.map(({ blocksBefore }) => blocksBefore)).toEqual([...Array<number>(11).fill(0), ...Array<number>(7).fill(1)]);
  });

  test('code over two lines, and with blanks or several backticks', () => {
    const page = lessonOf('a.md', 'Run `kubectl get', 'pods`, `` a`b `` and ` x `.');
    expect(page.prose.filter(({ kind }) => kind === 'code').map(({ text, range, excerpt }) => [text, range.start, range.end, excerpt?.text])).toEqual([
      ['kubectl get pods', { line: 1, column: 6 }, { line: 2, column: 5 }, 'kubectl get\npods'],
      ['a`b', { line: 2, column: 11 }, { line: 2, column: 14 }, 'a`b'],
      ['x', { line: 2, column: 24 }, { line: 2, column: 25 }, 'x'],
    ]);
  });

  test('text in components of MDX', () => {
    const page = lessonOf('a.mdx', ...FRONT, '', '<Exercise>', '', '  Do <Term id="pod">this</Term>.', '', '</Exercise>', '', '```yaml', ...podLines('a'), '```');
    expect(page.prose.map(({ text }) => text)).toEqual(['Do ', 'this', '.']);
    expect(page.components.map(({ name, attributes, parent, range }) => [name, { ...attributes }, parent, range.start])).toEqual([
      ['Exercise', {}, undefined, { line: 5, column: 1 }],
      ['Term', { id: 'pod' }, 0, { line: 7, column: 6 }],
    ]);
    expect(page.anchors).toEqual(['pod']);
  });

  test('attributes of components', () => {
    const page = lessonOf('a.mdx', ...FRONT, '', '<Value of="service.yaml" n={1 + 2} bare {...more} />', '', '```yaml', ...podLines('a'), '```');
    expect({ ...page.components[0]?.attributes }).toEqual({ of: 'service.yaml', n: { expression: '1 + 2' }, bare: true, '...': { expression: '...more' } });
  });
});

describe('anchors of headings, as GitHub makes them', () => {
  test.each([
    ['Hello, World!', 'hello-world'],
    ['1. Kubernetes Quick Start', '1-kubernetes-quick-start'],
    ['a. Start Kubernetes', 'a-start-kubernetes'],
    ['Blue/Green & Canary', 'bluegreen--canary'],
    ['kubectl_get –o', 'kubectl_get-o'],
    ['Über Größe', 'über-größe'],
  ])('%s', (text, slug) => {
    expect(new Slugger().slug(text)).toBe(slug);
  });

  test('equal ones are numbered, and a stated one is kept', () => {
    const lesson = lessonOf('a.md', '# Same', '## Same', '## Same', '## Other {#mine}', '## `kubectl` get');
    expect(lesson.headings.map(({ depth, text, slug }) => [depth, text, slug])).toEqual([
      [1, 'Same', 'same'],
      [2, 'Same', 'same-1'],
      [2, 'Same', 'same-2'],
      [2, 'Other', 'mine'],
      [2, 'kubectl get', 'kubectl-get'],
    ]);
  });
});

const frontMatterOf = (file: string, ...lines: string[]): [string, string, string | undefined][] =>
  lessonOf(file, '---', ...lines, '---', '', '```yaml', ...podLines('a'), '```').problems.map(({ message, range, help }) => [`${range.start.line}:${range.start.column}`, message, help]);

describe('front matter', () => {
  const COMPLETE = ['title: A', 'description: B', 'objectives:', '- C', 'minutes: 5'];

  test('complete, with fields of Starlight', () => {
    expect(frontMatterOf('content/01-a/lesson.mdx', ...COMPLETE, 'prerequisites: [quick-start]', 'images: []', 'sidebar:', '  order: 1', 'draft: true')).toEqual([]);
  });

  test.each([
    ['minutes: "x"', '6:10', 'minutes is the text "x" here, expected a number of minutes above 0'],
    ['minutes: 0', '6:10', 'minutes is 0 here, expected a number of minutes above 0'],
  ])('%s', (line, place, message) => {
    expect(frontMatterOf('content/01-a/lesson.mdx', ...COMPLETE.slice(0, 4), line)).toEqual([[place, message, undefined]]);
  });

  test.each([
    ['objectives: none', 'objectives is the text "none" here, expected a list of texts: what a reader can do afterwards'],
    ['objectives: []', 'objectives is an empty list here, expected a list of texts: what a reader can do afterwards'],
    ['profile: prod', 'profile is the text "prod" here, expected one of the profiles there are: production'],
    ['prerequisites: [Quick Start]', 'prerequisites is a list here, expected a list of lesson slugs, such as quick-start'],
  ])('%s', (line, message) => {
    expect(frontMatterOf('other.mdx', 'title: A', line).map(([, found]) => found)).toEqual([message]);
  });

  test('what a lesson lacks, and what it has too much', () => {
    expect(frontMatterOf('content/01-a/lesson.mdx', 'title: A', 'minuts: 5').map(([place, message, help]) => [place, message, help?.split(':')[0]])).toEqual([
      ['1:1', 'description is missing in the front matter', 'write description'],
      ['1:1', 'objectives is missing in the front matter', 'write objectives'],
      ['1:1', 'minutes is missing in the front matter', 'write minutes'],
      ['3:1', 'minuts is not a field of the front matter', 'did you mean minutes?'],
    ]);
  });

  test('no front matter, and none needed in Markdown', () => {
    expect(problemsOf(lessonOf('a.mdx', '```yaml', ...podLines('a'), '```'))).toEqual(['1:1 lesson/front-matter']);
    expect(lessonOf('a.md', 'Text').problems).toEqual([]);
    expect(lessonOf('a.md', '---', 'x: 1', '---').frontMatter?.value).toEqual({ x: 1 });
  });
});

const rows = (file: string, ...lines: string[]): [string, string, number, number][] => lessonOf(file, ...lines).suppressions.map(({ rule, reason, from, to }) => [rule, reason, from, to]);

describe('suppressions', () => {
  test('in MDX: the block, component or paragraph after it', () => {
    const lines = ['{/* drydock-ignore refs/a: shown on purpose */}', '', '```yaml', ...podLines('a'), '```', '', '{/* drydock-ignore doc/b, doc/c: so */}', '', 'Text', 'goes on.', '', 'In {/* drydock-ignore doc/d: inline */} a', 'paragraph.'];
    expect(rows('a.mdx', ...FRONT, ...lines)).toEqual([
      ['refs/a', 'shown on purpose', 4, 15],
      ['doc/b', 'so', 17, 20],
      ['doc/c', 'so', 17, 20],
      ['doc/d', 'inline', 22, 23],
    ]);
  });

  test('in Markdown', () => {
    expect(rows('a.md', '<!-- drydock-ignore refs/a: on purpose -->', '```yaml', ...podLines('a'), '```', '', 'Text <!-- drydock-ignore doc/b: so -->')).toEqual([
      ['refs/a', 'on purpose', 1, 11],
      ['doc/b', 'so', 13, 13],
    ]);
  });

  test('in YAML: the line, what begins on the next line, or the whole document', () => {
    const yaml = ['# drydock-ignore a/doc: all', ...podLines('a').slice(0, 4), 'spec:', '  # drydock-ignore a/entry: below', '  # and why', '  containers:', '  - name: web', '    image: nginx # drydock-ignore a/line: here', '  # drydock-ignore a/item: last', '  - name: b', '    image: c', '  restartPolicy: Never'];
    expect(rows('a.yaml', ...yaml)).toEqual([
      ['a/doc', 'all', 1, 15],
      ['a/entry', 'below', 7, 14],
      ['a/line', 'here', 11, 11],
      ['a/item', 'last', 12, 14],
    ]);
  });

  test.each(['<!-- drydock-ignore refs/a -->', '<!-- drydock-ignore refs/a: -->', '<!-- drydock-ignore : why -->'])('%s has no reason or no rule', (line) => {
    const lesson = lessonOf('a.md', line, '', 'Text');
    expect([lesson.suppressions, problemsOf(lesson)]).toEqual([[], ['1:1 lesson/suppression-without-reason']]);
  });
});
