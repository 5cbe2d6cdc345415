import { describe, expect, it } from 'vitest';
import { wholeExcerpt } from '../excerpt.ts';
import { createSource } from '../source.ts';
import { parseYaml } from './parse.ts';
import type { YamlStream } from './types.ts';

function read(text: string): YamlStream {
  return parseYaml(wholeExcerpt(createSource('manifest.yaml', text)));
}

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app-config\n';

// Manifests that an API server accepted as far as YAML goes.
describe('accepted texts', () => {
  it.each([
    ['a byte order mark', `\ufeff${head}data:\n  MODE: prod\n`],
    ['the document end marker', `${head}data:\n  MODE: prod\n...\n`],
    ['a leading separator', `---\n${head}`],
    ['JSON', '{\n  "apiVersion": "v1",\n  "kind": "ConfigMap",\n  "metadata": {"name": "app-config"},\n  "data": {"MODE": "prod"}\n}\n'],
    ['JSON with trailing commas', '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "app-config",},}\n'],
    ['Windows line ends', `${head}data:\n  MODE: prod\n`.replaceAll('\n', '\r\n')],
    ['no line end at the end', `${head}data:\n  MODE: prod`],
    ['a value over two lines', `${head}data:\n  text: this value\n    goes on here\n`],
    ['a hash within a value', `${head}data:\n  COLOR: a#ff0000\n  CHANNEL: general # the rest is a comment\n`],
    ['a list in the column of its key', 'apiVersion: v1\nspec:\n  containers:\n  - name: web\n    ports:\n    - containerPort: 80\n'],
    ['non-breaking spaces, which are part of the key', 'apiVersion: v1\nmetadata:\n\u00a0\u00a0name: app\n'],
    ['a colon without a space, which is part of the text', 'metadata:\n  name:app-config\n'],
  ])('%s', (_, text) => {
    const { documents } = read(text);
    expect(documents.flatMap(({ problems }) => problems)).toEqual([]);
    expect(documents[0]!.value).toBeTypeOf('object');
  });

  it('keeps empty documents and their numbers', () => {
    const { documents } = read(`---\n---\n# only a comment here\n---\n${head}---\n---\n`);
    expect(documents.map(({ index, root }) => [index, root?.kind])).toEqual([
      [0, undefined], [1, undefined], [2, 'mapping'], [3, undefined], [4, undefined],
    ]);
  });

  it.each([['', undefined], ['# nothing\n', undefined], ['null\n', null], ['just some text\n', 'just some text']])('%j holds %j', (text, value) => {
    expect(read(text).documents[0]!.value).toBe(value);
  });

  it('spans each document from the line behind its separator', () => {
    const text = 'a: 1\n--- # two\nb: 2\n';
    expect(read(text).documents.map(({ start, end }) => text.slice(start, end))).toEqual(['a: 1\n', 'b: 2\n']);
  });
});

describe('texts that end too early', () => {
  it('reports `...` with something behind it', () => {
    const text = 'a: 1\n...\nb: 2\n---\nc: 3\n';
    const { documents } = read(text);
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }]);
    expect(documents[0]!.problems).toMatchObject([{
      code: 'document-end', start: 5, end: 8,
      message: '`...` ends the document here, so everything from line 3 to the next `---` is silently ignored',
    }]);
  });

  it('reports a line left of the first one', () => {
    const text = '  kind: Pod\nmetadata:\n  name: a\n';
    const [document] = read(text).documents;
    expect(document!.value).toEqual({ kind: 'Pod' });
    expect(document!.problems).toMatchObject([{ code: 'document-end', start: text.indexOf('metadata') }]);
  });

  it('reports text behind a root in brackets', () => {
    const text = '{"kind": "Pod"}\nmetadata: {}\n';
    const [document] = read(text).documents;
    expect(document!.value).toEqual({ kind: 'Pod' });
    expect(document!.problems).toMatchObject([{ code: 'document-end', message: expect.stringContaining('because its bracket or quote is closed') }]);
  });

  it('lets a comment follow', () => {
    expect(read('a: 1\n... # end\n# really\n').documents[0]!.problems).toEqual([]);
  });
});

describe('brackets in plain scalars', () => {
  it.each(['b: x}&y', 'b: x]"y', 'b: a}', 'b: a] # c', '- a}*b'])('%s', (text) => {
    expect(read(text).documents[0]!.problems).toEqual([]);
  });
});

describe('separators', () => {
  it.each([
    ['--- kind: Pod\n', 'kind: Pod'],
    ['a: 1\n--------\nb: 2\n', '-----'],
  ])('%j', (text, rest) => {
    const problem = read(text).documents.at(-1)!.problems[0]!;
    expect(problem).toMatchObject({ code: 'syntax', serverMessage: `invalid Yaml document separator: ${rest}` });
    expect(text.slice(problem.start, problem.end)).toBe(rest);
  });
});

describe('comments', () => {
  const text = '# top\na: "x # no" # one\nb: |  # two\n  # text\nc: a#b\n  # three\nd: [1, # four\n  2]\n';

  it('finds what is a comment, and nothing else', () => {
    const { comments } = read(text).documents[0]!;
    expect(comments.map((comment) => [comment.text, comment.ownLine])).toEqual([
      ['top', true], ['one', false], ['two', false], ['three', true], ['four', false],
    ]);
    for (const { start, end, text: content } of comments) expect(text.slice(start, end)).toBe(`# ${content}`);
  });

  it('finds them in broken documents too', () => {
    expect(read('a: @x # one\n').documents[0]!.comments).toMatchObject([{ text: 'one' }]);
  });

  it('belong to their document', () => {
    expect(read('# a\n---\n# b\n').documents.map(({ comments }) => comments.map((comment) => comment.text))).toEqual([['a'], ['b']]);
  });
});
