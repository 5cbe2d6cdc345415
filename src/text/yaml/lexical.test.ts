import { describe, expect, it } from 'vitest';
import { scanLexically } from './lexical.ts';

function scan(text: string) {
  const found = scanLexically(text, 0, text.length);
  const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return { comments: found.comments.map(cut), quotes: found.quotes.map(cut), anchors: found.anchors.map(cut), open: found.open, tabs: found.tabs };
}

describe('scanLexically', () => {
  it.each([
    ['a: b # c', ['# c']],
    ['a: b#c', []],
    ["a: 'b'#c", ['#c']],
    ['a: [b]#c', ['#c']],
    ['a: "b # c"', []],
    ["a: it's # c\nb: 'x # y'", ['# c']],
    ['a: |\n  # text\n  more\n# c', ['# c']],
    ['a: |\n\n  # text\n\n# c\n', ['# c']],
    ['- a: >-\n    # text\n  b: c # d', ['# d']],
    ['- - |\n    # text\n  - x # d', ['# d']],
    ['a: b | c # d\n', ['# d']],
    ['a: b\n  goes "on # c', ['# c']],
    ['#\n#x', ['#', '#x']],
    ['a: &x # c\n  b: 1', ['# c']],
  ])('comments of %j', (text, comments) => {
    expect(scan(text).comments).toEqual(comments);
  });

  it.each([
    ["a: 'it''s' \nb: \"q\\\"r\"", ["'it''s'", '"q\\"r"']],
    ['a: x "y"', []],
    ['{"a": "b"}', ['"a"', '"b"']],
    ['a: "x\n  y"', ['"x\n  y"']],
  ])('quotes of %j', (text, quotes) => {
    expect(scan(text).quotes).toEqual(quotes);
  });

  it.each([
    ['a: "x\nb: 1', [{ offset: 3, mark: '"' }]],
    ['a: [x, {y', [{ offset: 3, mark: '[' }, { offset: 7, mark: '{' }]],
    ['a: x[', []],
    ['a: [x]', []],
  ])('what stays open in %j', (text, open) => {
    expect(scan(text).open).toEqual(open);
  });

  it('finds anchors and aliases, but not ampersands and asterisks within text', () => {
    expect(scan('a: &x b && c\nd: *x\ne: f*g').anchors).toEqual(['&x', '*x']);
  });

  it.each([
    ['\ta: b', [{ offset: 0, place: 'token' }]],
    ['a: b\n\tc', [{ offset: 5, place: 'plain' }]],
    ['a: b\n  \tc', []],
    ['a: |\n  x\n\ty', [{ offset: 9, place: 'block' }]],
    ['a: |\n  x\n  \ty', []],
    ['a: [\n\t1\n]', []],
    ['a: "\n\tb"', []],
  ])('tabs of %j', (text, tabs) => {
    expect(scan(text).tabs).toEqual(tabs);
  });
});
