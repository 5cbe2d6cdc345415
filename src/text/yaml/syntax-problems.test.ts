import { describe, expect, it } from 'vitest';
import { createExcerpt, wholeExcerpt } from '../excerpt.ts';
import { createSource } from '../source.ts';
import { parseYaml } from './parse.ts';

function problemsOf(text: string) {
  return parseYaml(wholeExcerpt(createSource('manifest.yaml', text))).documents.flatMap(({ problems }) => problems);
}

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app-config\n';

/** Text, the place that must be marked, a part of our message, and the decoder's words as recorded from kubectl or go-yaml. */
const cases: [string, string, string, string | undefined][] = [
  [`${head}data:\n  PATTERN: "\\d+"\n`, '\\d', 'is not an escape that YAML knows', 'line 6: found unknown escape character'],
  ['a: "\\u12"\n', '\\u12"', 'is not an escape: \\x takes two', 'did not find expected hexdecimal number'],
  [`${head}data:\n  message: Hello: world\n`, ':', 'a colon followed by a space stands within the value `Hello: world` of `message`', 'line 6: mapping values are not allowed in this context'],
  ['kind: ConfigMap\nmetadata\n  name: app\n', 'metadata', 'a key and a colon are expected in this line, but it says `metadata`', "line 3: could not find expected ':'"],
  [`${head}--\nkind: Pod\n`, '--', 'it says `--`', "line 6: could not find expected ':'"],
  ['kind: ConfigMap\nmetadata:\n\tname: app\n', '\t', 'a tab stands in the indentation of `name: app`', 'line 3: found character that cannot start any token'],
  ['spec:\n  replicas: 2\n\tselector:\n    a: b\n', '\t', 'a tab stands in the indentation of `selector:`', 'line 3: found a tab character that violates indentation'],
  ['a:\n  b: c\n\t\nd: e\n', '\t', 'this line is empty except for a tab', 'line 3: found a tab character that violates indentation'],
  ['a: |\n\tx\n', '\t', 'a tab stands before the first text of a block', 'line 2: found a tab character where an indentation space is expected'],
  [`${head}data:\n  HANDLE: @example\n`, '@example', 'a value cannot begin with `@`', 'line 6: found character that cannot start any token'],
  [`${head}data:\n  FORMAT: %d\n`, '%d', 'a value cannot begin with `%`', 'line 6: found character that cannot start any token'],
  ['a: `x` # c\n', '`x`', 'a value cannot begin with ```', 'found character that cannot start any token'],
  ['a:\n  args: [*]\n', '*', 'a value cannot begin with `*`', 'line 2: did not find expected alphabetic or numeric character'],
  ['verbs:\n  - *\n', '*', 'a value cannot begin with `*`', 'line 2: did not find expected alphabetic or numeric character'],
  ['a: &b.c 1\n', '&b.c', 'may have letters, digits', 'did not find expected alphabetic or numeric character'],
  ['metadata:\n  name: web-pod\n   labels:\n    app: web\n', 'labels', '`labels` is indented deeper (column 4) than `name` above it (column 3)', 'line 3: mapping values are not allowed in this context'],
  ['spec:\n  containers:\n    - name: web\n      image: a\n   - name: b\n', '- name: b', '`- name: b` begins in column 4, but the list items above it begin in column 5', 'line 4: did not find expected key'],
  ['a:\n    b: c\n  d: e\n', 'd: e', '`d: e` begins in column 3, but the keys above it begin in column 5', 'line 2: did not find expected key'],
  ['a:\n  - b\n  c: d\n', 'c: d', 'is not a list item, but list items such as `- b` stand in this column (3)', "line 2: did not find expected '-' indicator"],
  ['spec:\n  image: a\n  - port: 1\n', '- port: 1', 'is a list item, but keys such as `image: a` stand in this column (3)', 'line 2: did not find expected key'],
  ['- a\nb: c\n', 'b: c', 'is not a list item', "line 1: did not find expected '-' indicator"],
  ['spec:\n  name: "web\n  x: 1\n', '"web', 'the quote " that opens here is never closed; the text was read to its end, line 3', 'line 4: found unexpected end of stream'],
  ["image: 'nginx\n", "'nginx", "the quote ' that opens here is never closed", 'line 2: found unexpected end of stream'],
  ['n: "web\nspec:\n  c: "x"\n', '"web', 'the quote " that opens here is closed only on line 3', 'line 2: did not find expected key'],
  ["a: 'it's'\n", "s'", "stands behind the quote that ends the value `'it'`", 'did not find expected key'],
  ['a: "x" y\n', 'y', '`y` stands behind the quote', 'did not find expected key'],
  ['a: [b\nc: d\n', '[', 'the bracket [ that opens here is never closed', undefined],
  ['a: {b: c\n', '{', 'the bracket { that opens here is never closed', undefined],
  ['a: [b c: d e: f]\n', ':', 'a comma or a closing bracket is expected', undefined],
  ['a: [1,,2]\n', ',', 'a comma stands here without a value before it', 'did not find expected node content'],
  ['a: {b: 1, c:[2]}\n', 'c:', 'a space is missing behind the colon of `c`', "did not find expected ',' or '}'"],
  ['a: ]\n', ']', '] closes a bracket that was not opened', 'did not find expected node content'],
  ['a: - b\n', '-', 'a list cannot begin on the line of its key', 'block sequence entries are not allowed in this context'],
  ['a: > b\n', 'b', 'the text of a block begins on the next line', 'did not find expected comment or line break'],
  ['a: |\n    \n  x\n', 'x', 'an empty line above has more spaces', undefined],
  ['command:\n  - python\n  -run.py\nrestartPolicy: Never\n', '-run.py', '`-run.py` is not a list item', undefined],
  ['spec:\n  command: a\n  -run.py\n  b: c\n', '-run.py', 'it says `-run.py`', "line 4: could not find expected ':'"],
  ['- a\n - b: c\n', '- b', '`- b` is indented deeper than the list item `- a` above it', 'line 2: mapping values are not allowed in this context'],
  ['just text\nmore: x\n', 'just text', '`just text` is neither a key with a colon nor a list item', 'line 2: mapping values are not allowed in this context'],
  ['- a:\n  - ""  b:\n', 'b:', 'stands behind a value on the same line', 'line 1: did not find expected key'],
  ['%YAML 1.1\n---\na: b\n', '%YAML 1.1', 'is a YAML directive', 'line 1: did not find expected <document start>'],
  ['a: &x &y 1\n', '&y', 'a second one stands here', 'did not find expected key'],
  ['a: !e!x 5\n', '!e!x', 'uses a tag prefix that is not declared', 'found undefined tag handle'],
  ['{{- if x }}\na: b\n', '-', 'two opening braces', undefined],
];

describe('a broken document', () => {
  it.each(cases)('%j', (text, marked, message, server) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem!.message).toContain(message);
    expect(text.slice(problem!.start, problem!.end)).toBe(marked);
    expect(problem!.serverMessage).toBe(server === undefined ? undefined : `error converting YAML to JSON: yaml: ${server}`);
  });

  it('says how to quote a value with a colon', () => {
    expect(problemsOf('message: say "hi": now\n')[0]!.help).toBe('put the value in quotes: `message: \'say "hi": now\'`');
  });

  it('says that a space is missing behind a dash', () => {
    expect(problemsOf('command:\n  - python\n  -run.py\n')[0]!.help).toBe('write a space behind the dash: `- run.py`');
  });

  it('hides nothing of the other documents', () => {
    const { documents } = parseYaml(wholeExcerpt(createSource('a.yaml', 'a: @x\n---\nb: 1\n---\nc: [\n')));
    expect(documents.map(({ problems }) => problems.length)).toEqual([1, 0, 1]);
    expect(documents[1]!.value).toEqual({ b: 1 });
    // kubectl hands the decoder one document at a time, so lines count from its beginning.
    expect(documents[0]!.problems[0]!.serverMessage).not.toContain('line');
  });

  it('names lines and columns of the file, not of the excerpt', () => {
    const excerpt = createExcerpt('guide.md', ['metadata:', '  name: web', '   labels:'], [
      { line: 40, column: 5 }, { line: 41, column: 5 }, { line: 42, column: 5 },
    ]);
    expect(parseYaml(excerpt).documents[0]!.problems[0]!.message).toContain('deeper (column 8) than `name` above it (column 7)');
  });
});
