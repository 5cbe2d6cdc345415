import { afterAll, describe, expect, test } from 'vitest';
import { compare, fieldSet, figuresOf, type Comparison } from './support/conformance.ts';
import { readCorpus } from './support/corpus.ts';

const corpus = readCorpus();
const comparisons: Comparison[] = [];

afterAll(() => {
  const figures = figuresOf(comparisons);
  const lines = Object.entries(figures).map(([name, count]) => `  ${name.padEnd(16)}${count}`);
  process.stdout.write(`conformance, all stages:\n${lines.join('\n')}\n`);
});

describe('a verdict is the server’s', () => {
  test.each(corpus.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
    const comparison = compare(entry);
    comparisons.push(comparison);
    const expected = entry.needs_cluster_state === true ? { verdict: 'accepted', fields: [] } : { verdict: entry.verdict, fields: fieldSet(entry.causes) };
    expect({ verdict: comparison.ours.verdict, fields: fieldSet(comparison.ours.causes) }).toEqual(expected);
  });
});

describe('what was not looked at', () => {
  test.each(corpus.filter(({ stage }) => stage === null).map((entry) => [entry.id, entry] as const))('nothing in %s', (_, entry) => {
    expect(compare(entry).ours.unchecked).toEqual([]);
  });
});
