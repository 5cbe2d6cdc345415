import { describe, expect, test } from 'vitest';
import { finding, report } from '../testing/report.ts';
import { pretty } from './pretty.ts';

const FILE = 'content/01-quick-start/lesson.mdx';

/** The report without its summary, for a source of some lines. */
function shown(text: string, changes: Parameters<typeof finding>[0], width = 80): string[] {
  const printed = pretty(report([finding(changes)], { [FILE]: text }), { color: false, width });
  return printed.split('\n').slice(0, -3);
}

test('the finding of the documentation', () => {
  const text = `${'\n'.repeat(146)}Open the API in your browser:\n[its documentation](http://localhost:30000/docs)\n`;
  expect(pretty(report([finding()], { [FILE]: text }), { color: false, width: 76 })).toBe(
    `content/01-quick-start/lesson.mdx:148:28  error  doc/port-not-exposed
  localhost:30000 is used here, but nothing in this lesson exposes 30000;
  service.yaml exposes 30001 (spec.ports[0].nodePort, line 121)

  147 | Open the API in your browser:
> 148 | [its documentation](http://localhost:30000/docs)
      |                            ^^^^^^^^^^^^^^^ write localhost:30001

checked 1 file: 34 blocks, 12 manifests, 41 commands (not run) against Kubernetes 1.36 · 1 error
`,
  );
});

describe('the summary', () => {
  test('of a clean run says so, and what was looked at', () => {
    expect(pretty(report([], { 'a.md': '', 'b.md': '' }), { color: false, width: 80 })).toBe(
      'checked 2 files: 34 blocks, 12 manifests, 41 commands (not run) against Kubernetes 1.36 · no problems\n',
    );
  });

  test('says that commands were run only when they were, and what was left out', () => {
    const run = { ...report([finding({ severity: 'warning' }), finding({ severity: 'info' })]), commandsRun: true, leftOut: 1 };
    expect(pretty(run, { color: false, width: 80 })).toContain(
      'checked 1 file: 34 blocks, 12 manifests, 41 commands against Kubernetes 1.36, leaving out 1 YAML file without apiVersion and kind · 1 warning, 1 info\n',
    );
  });
});

describe('the frame', () => {
  test('keeps carets below wide characters and behind tabs', () => {
    expect(shown('日本語 🚀 bad\n', { line: 1, column: 8, endLine: 1, endColumn: 11, message: 'm' })).toEqual([
      `${FILE}:1:8  error  doc/port-not-exposed`,
      '  m',
      '',
      '>   1 | 日本語 🚀 bad',
      '      |           ^^^ write localhost:30001',
    ]);
    expect(shown('\tbad: 1\n', { line: 1, column: 2, endLine: 1, endColumn: 5, help: undefined }).slice(-2)).toEqual([
      '>   1 |     bad: 1',
      '      |     ^^^',
    ]);
    expect(shown('\tbad: 1\n', { line: 1, column: 1, endLine: 1, endColumn: 2, help: undefined }).at(-1)).toBe('      | ^^^^');
  });

  test('shows the part of a long line that is meant', () => {
    const text = `a: 1\n${'x'.repeat(5000)} BAD ${'y'.repeat(5000)}\n`;
    const lines = shown(text, { line: 2, column: 5002, endLine: 2, endColumn: 5005, message: 'm', help: undefined }, 40);
    expect(lines.slice(3)).toEqual([
      '>   2 | …xxxxxxxx BAD yyyyyyyyyyyyyyyyy…',
      '      |           ^^^',
    ]);
  });

  test('puts help that does not fit behind the underline below it', () => {
    const help = 'write the port that the Service has, which is 30001, in all three places';
    expect(shown('abc\nnext\n', { line: 1, column: 1, endLine: 1, endColumn: 4, message: 'm', help }, 60).slice(3)).toEqual([
      '>   1 | abc',
      '      | ^^^',
      '    2 | next',
      '',
      '  write the port that the Service has, which is 30001, in',
      '  all three places',
    ]);
  });

  test('marks every line of a span, or its first and last', () => {
    const text = ['```yaml', 'a: 1', 'b: 2', 'c: 3', 'd: 4', 'e: 5', 'f: 6', '```', ''].join('\n');
    const short = shown(text, { line: 1, column: 1, endLine: 3, endColumn: 1, message: 'm', help: undefined });
    expect(short.slice(3)).toEqual(['>   1 | ```yaml', '      | ^^^^^^^', '>   2 | a: 1', '    3 | b: 2']);
    const long = shown(text, { line: 1, column: 1, endLine: 8, endColumn: 4, message: 'm', help: undefined });
    expect(long.slice(3)).toEqual([
      '>   1 | ```yaml',
      '      | ^^^^^^^',
      '>   2 | a: 1',
      '>   3 | b: 2',
      '>   4 | c: 3',
      '    ⋮ |',
      '>   8 | ```',
    ]);
  });

  test('shows related places with their line', () => {
    const related = [{ file: FILE, line: 1, message: 'the Service exposes 30001' }];
    expect(shown('nodePort: 30001\n\nport 30000\n', { line: 3, column: 6, endLine: 3, endColumn: 11, message: 'm', related })).toEqual([
      `${FILE}:3:6  error  doc/port-not-exposed`,
      '  m',
      '',
      '>   3 | port 30000',
      '      |      ^^^^^ write localhost:30001',
      '',
      `  ${FILE}:1  the Service exposes 30001`,
      '    1 | nodePort: 30001',
    ]);
  });

  test.each([
    ['a line beyond the end', 'one\n', 9, 1],
    ['an empty file', '', 1, 1],
  ])('is left out for %s', (_, text, line, column) => {
    const lines = shown(text, { line, column, endLine: line, endColumn: column, message: 'm' });
    expect(lines.slice(1)).toEqual(['  m', '  write localhost:30001']);
  });

  test('marks one column for an empty span and at the end of a line', () => {
    expect(shown('abc\n', { line: 1, column: 4, endLine: 1, endColumn: 4, help: undefined }).at(-1)).toBe('      |    ^');
    expect(shown('abc\n', { line: 1, column: 99, endLine: 1, endColumn: 120, help: undefined }).at(-1)).toBe('      |    ^');
  });
});

test('colours only when asked for, and nothing of the source reaches the terminal as a command', () => {
  const evil = report([finding({ file: FILE, line: 1, column: 1, endLine: 1, endColumn: 2, message: 'a \u001b]0;x' })], {
    [FILE]: '\u001b[2J\n',
  });
  expect(pretty(evil, { color: false, width: 80 })).not.toContain('\u001b');
  expect(pretty(evil, { color: true, width: 80 })).toContain('\u001b[1;31merror\u001b[22;39m');
});
