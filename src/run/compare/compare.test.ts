import { expect, test } from 'vitest';
import { compareOutput } from './compare.ts';

const options = { known: '', nodesAreChance: true };
const equal = (expected: string, printed: string): boolean => compareOutput(expected.split('\n'), printed.split('\n'), options).equal;

test.each<[what: string, expected: string, printed: string]>([
  ['the same lines', 'a\nb', 'a\nb'],
  ['columns of another width', 'NAME   READY', 'NAME          READY'],
  ['any lines for ...', 'first\n...\nlast', 'first\none\ntwo\nlast'],
  ['no line for ...', 'first\n...\nlast', 'first\nlast'],
  ['any text for [..]', 'sent [..] bytes to [..]', 'sent 12 bytes to you'],
  ['empty lines at the end', 'a', 'a\n\n'],
  ['rows with generated names in another order', 'NAME\nweb-5cc885d596-2vc4m   1/1   Running\nweb-5cc885d596-nstbh   0/1   Pending', 'NAME\nweb-5cc885d596-bbbbb   0/1   Pending\nweb-5cc885d596-zzzzz   1/1   Running'],
])('takes %s', (_, expected, printed) => {
  expect(equal(expected, printed)).toBe(true);
});

test.each<[what: string, expected: string, printed: string]>([
  ['another line', 'a\nb', 'a\nc'],
  ['a line more', 'a', 'a\nb'],
  ['a line less', 'a\nb', 'a'],
  ['lines in another order', 'a\nb', 'b\na'],
  ['too little for ...', 'first\n...\nlast', 'first\none'],
  ['a text without the parts around [..]', 'sent [..] bytes', 'sent 12 bits'],
])('does not take %s', (_, expected, printed) => {
  expect(equal(expected, printed)).toBe(false);
});

test('says which lines differ, and counts those that do not', () => {
  const { matched, total, differences } = compareOutput(['a', 'b', 'c'], ['a', 'x', 'c', 'd'], options);
  expect({ matched, total }).toEqual({ matched: 2, total: 4 });
  expect(differences.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['same a', 'expected b', 'printed x', 'same c', 'printed d']);
});

test('what stands for ... is no difference', () => {
  const { differences } = compareOutput(['first', '...', 'last'], ['first', 'one', 'two', 'end'], options);
  expect(differences.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['last']);
});
