import { describe, expect, test } from 'vitest';
import { verdict } from '../src/kube/verdict.ts';
import { readCorpus } from './support/corpus.ts';

const accepted = readCorpus().filter((entry) => entry.verdict === 'accepted');

describe('what the server accepts brings the warnings that it sent, and no others', () => {
  test.each(accepted.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
    expect(verdict(entry.manifest).warnings.toSorted()).toEqual(entry.warnings.toSorted());
  });

  test('some of them have one', () => {
    expect(accepted.filter(({ warnings }) => warnings.length > 0).length).toBeGreaterThan(5);
  });
});
