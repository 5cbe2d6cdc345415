import { describe, expect, test } from 'vitest';
import { parseSed } from './parse.ts';
import { runSed } from './run.ts';
import { SedSyntaxError } from './script.ts';

function sed(script: string, text: string, { quiet = false, extended = false } = {}): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const written = new Map<string, string>();
  const files = { read: (file: string) => (file === 'other' ? 'other\n' : undefined), write: (file: string, more: string) => void written.set(file, (written.get(file) ?? '') + more) };
  const { output, status } = runSed(parseSed(script, extended), { lines, open: text !== '' && !text.endsWith('\n') }, { quiet, files });
  return `${output}${[...written].map(([file, content]) => `${file}: ${content}`).join('')}${status === 0 ? '' : `? ${status}`}`;
}

const SIX = '1\n2\n3\n4\n5\n6\n';

// Expected outputs are those of GNU sed 4.9.
describe('addresses', () => {
  test.each([
    ['3d', '1\n2\n4\n5\n6\n'],
    ['$d', '1\n2\n3\n4\n5\n'],
    ['2,4d', '1\n5\n6\n'],
    ['4,2d', '1\n2\n3\n5\n6\n'],
    ['2,$d', '1\n'],
    ['/3/,$d', '1\n2\n'],
    ['/2/,/4/d', '1\n5\n6\n'],
    ['/5/,/1/d', '1\n2\n3\n4\n'],
    ['/2/,+2d', '1\n5\n6\n'],
    ['2,~3d', '1\n4\n5\n6\n'],
    ['2,~2d', '1\n5\n6\n'],
    ['1~2d', '2\n4\n6\n'],
    ['0~3d', '1\n2\n4\n5\n'],
    ['0,/1/d', '2\n3\n4\n5\n6\n'],
    ['1,/1/d', ''],
    ['3!d', '3\n'],
    ['/3/!{/4/!d}', '3\n4\n'],
    ['\\,[24],d', '1\n3\n5\n6\n'],
    ['2q', '1\n2\n'],
    ['2Q', '1\n'],
    ['2q5', '1\n2\n? 5'],
  ])('%s', (script, output) => {
    expect(sed(script, SIX)).toBe(output);
  });
});

describe('substitution', () => {
  test.each([
    ['s/a/b/', 'aaa', 'baa'],
    ['s/a/b/g', 'aaa', 'bbb'],
    ['s/a/b/2', 'aaa', 'aba'],
    ['s/a/b/2g', 'aaa', 'abb'],
    ['s/A/b/I', 'aaa', 'baa'],
    ['s/\\(a\\)\\(b\\)/\\2\\1/', 'ab', 'ba'],
    ['s/b*/x/g', 'abc', 'xaxcx'],
    ['s/a*\\(b\\)*/[\\1]/g', 'aabxb', '[b]x[b]'],
    ['s/\\<./X/g', 'ab cd', 'Xb Xd'],
    ['s|a\\|b|c|', 'a|b', 'c'],
    ['s/[/]/-/g; s,a,/,', 'a/b', '/-b'],
    ['s/./&&/', 'ab', 'aab'],
    ['s/./\\&/', 'ab', '&b'],
    ['s/a/x\\ny/', 'ab', 'x\nyb'],
    ['s/\\w\\+/\\U&/; s/B/\\l&/', 'ab cd', 'Ab cd'],
    ['s/\\(.\\)\\(.*\\)/\\u\\1\\L\\2/', 'aBC', 'Abc'],
    ['/b/s//x/', 'abc', 'axc'],
    ['s/$/!/', 'a', 'a!'],
    ['s|a/b|c|', 'a/b', 'c'],
  ])('%s of %j', (script, text, output) => {
    expect(sed(script, text)).toBe(output);
  });

  test('in the extended syntax', () => {
    expect(sed('s/(a+)(b|c)/\\2\\1/', 'aac', { extended: true })).toBe('caa');
    expect(sed('s/a{2}/x/', 'aaa', { extended: true })).toBe('xa');
  });

  test('prints and writes changed lines', () => {
    expect(sed('s/a/b/pw out', 'a\nc\n', { quiet: true })).toBe('b\nout: b\n');
  });
});

describe('commands', () => {
  test.each([
    ['1!G;h;$!d', '1\n2\n3\n', '3\n2\n1\n'],
    ['N;s/\\n/,/', '1\n2\n3\n', '1,2\n3\n'],
    [':a;N;$!ba;s/\\n/,/g', '1\n2\n3\n', '1,2,3\n'],
    ['$!N;P;D', '1\n2\n3\n', '1\n2\n3\n'],
    ['n;d', '1\n2\n3\n', '1\n3\n'],
    ['2i\\\nabove', '1\n2\n', '1\nabove\n2\n'],
    ['1i zero\n$a end', '1\n', 'zero\n1\nend\n'],
    ['1a\\  two\\\nlines', '1\n2\n', '1\n  two\nlines\n2\n'],
    ['2c changed', '1\n2\n', '1\nchanged\n'],
    ['1,2c changed', '1\n2\n3\n', 'changed\n3\n'],
    ['=', 'a\nb\n', '1\na\n2\nb\n'],
    ['y/abc/xyz/', 'cab\n', 'zxy\n'],
    ['1r other', '1\n2\n', '1\nother\n2\n'],
    ['s/a/b/;ta;s/$/ no/;:a', 'a\nc\n', 'b\nc no\n'],
    ['s/a/b/;T;s/$/ yes/', 'a\nc\n', 'b yes\nc\n'],
    ['x;p;x', '1\n2\n', '\n1\n\n2\n'],
    ['l', 'a\tb\\\n', 'a\\tb\\\\$\na\tb\\\n'],
    ['# a comment\np # another', '1\n', '1\n1\n'],
    ['/1/{s/1/one/;p}', '1\n2\n', 'one\none\n2\n'],
    ['a end', '1', '1\nend\n'],
  ])('%j', (script, text, output) => {
    expect(sed(script, text)).toBe(output);
  });

  test('prints what it is told to, and keeps the end of the last line', () => {
    expect(sed('2p', SIX, { quiet: true })).toBe('2\n');
    expect(sed('#n\n2p', SIX)).toBe('2\n');
    expect(sed('s/1/x/', '1')).toBe('x');
  });

  test('a script that goes in circles is ended', () => {
    expect(sed(':a;ba', '1\n')).toBe('? 4');
  });
});

test.each([
  ['s/a/b', "-e expression #1, char 5: unterminated `s' command"],
  ['s/a/b/k', "-e expression #1, char 7: unknown option to `s'"],
  ['/a', '-e expression #1, char 2: unterminated address regex'],
  ['k', "-e expression #1, char 1: unknown command: `k'"],
  ['3', '-e expression #1, char 1: missing command'],
  ['{p', "-e expression #1, char 0: unmatched `{'"],
  ['p}', "-e expression #1, char 2: unexpected `}'"],
  ['dp', '-e expression #1, char 2: extra characters after command'],
  ['s/a/\\1/', "-e expression #1, char 7: invalid reference \\1 on `s' command's RHS"],
  ['y/ab/c/', "-e expression #1, char 7: strings for `y' command are different lengths"],
  ['s/a/b/gg', "-e expression #1, char 8: multiple `g' options to `s' command"],
  ['s/\\(/x/', '-e expression #1, char 7: Unmatched ( or \\('],
  ['3,p', "-e expression #1, char 3: unexpected `,'"],
  ['bnowhere', "can't find label for jump to `nowhere'"],
])('%s is refused', (script, message) => {
  expect(() => parseSed(script, false)).toThrow(new SedSyntaxError(message));
});
