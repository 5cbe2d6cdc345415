import { describe, expect, test } from 'vitest';
import { UnicodeTables, unicodeTable } from './unicode-tables.ts';

class Runs {
  readonly runs: Uint32Array;

  constructor(runs: Uint32Array) {
    this.runs = runs;
  }

  has(rune: number): boolean {
    for (let at = 0; at < this.runs.length; at += 3) if (rune >= this.runs[at]! && rune <= this.runs[at + 1]!) return true;
    return false;
  }
}

const categories = new UnicodeTables(Runs, 'gc');
const scripts = new UnicodeTables(Runs, 'sc');

describe('categories', () => {
  // Unicode Character Database, Scripts.txt and DerivedGeneralCategory.txt.
  test.each<[name: string, member: number, other: number]>([
    ['Lu', 0x41, 0x61],
    ['L', 0x3b1, 0x30],
    ['Nd', 0x0660, 0x2160],
    ['Zs', 0xa0, 0x0a],
    ['Co', 0x10_fffd, 0x41],
  ])('%s', (name, member, other) => {
    const table = categories.get(name) as Runs;
    expect([table.has(member), table.has(other)]).toEqual([true, false]);
  });

  test('C does not count what is not assigned, as RE2 does not', () => {
    const table = categories.get('C') as Runs;
    expect([table.has(0), table.has(0xd800), table.has(0x378)]).toEqual([true, true, false]);
  });

  test('begin with the runs of the table', () => {
    expect((categories.get('Nd') as Runs).runs.slice(0, 3)).toEqual(Uint32Array.of(0x30, 0x39, 1));
  });
});

test('scripts', () => {
  const greek = scripts.get('Greek') as Runs;
  expect([greek.has(0x3a9), greek.has(0x41)]).toEqual([true, false]);
});

test('what there is not', () => {
  expect([categories.has('Greek'), categories.has('x}|('), scripts.has('Lu')]).toEqual([false, false, false]);
  expect(categories.get('Xx')).toBeUndefined();
});

test('a table is made once', () => {
  expect(unicodeTable(Runs, '\\p{Lt}')).toBe(unicodeTable(Runs, '\\p{Lt}'));
});
