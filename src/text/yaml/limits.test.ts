import { describe, expect, it } from 'vitest';
import { wholeExcerpt } from '../excerpt.ts';
import { createSource } from '../source.ts';
import { expandsTooFar, type YamlLimits } from './limits.ts';
import { parseYaml } from './parse.ts';

function problemsOf(text: string, limits?: Partial<YamlLimits>) {
  return parseYaml(wholeExcerpt(createSource('a.yaml', text)), limits).documents.flatMap(({ problems }) => problems);
}

/** Lists of nine aliases each: a billion values from one kilobyte. */
function bomb(): string {
  const names = [...'abcdefghij'];
  return names.map((name, index) => `${name}: &${name} [${Array(9).fill(index === 0 ? 'x' : `*${names[index - 1]}`).join(', ')}]\n`).join('');
}

describe('limits', () => {
  it.each([
    ['ten megabytes', 'a: b\n'.repeat(2_000_000), 'this text has 10,000,000 characters'],
    ['multiplying aliases', bomb(), 'more than the decoder accepts'],
    ['brackets without end', '['.repeat(100_000), 'nested more than 100 levels deep'],
    ['dashes without end', '- '.repeat(100_000), 'nested more than 100 levels deep'],
    ['question marks without end', '? '.repeat(50_000), 'nested more than 100 levels deep'],
    ['indentation without end', Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), 'nested more than 100 levels deep'],
    ['separators without end', '---\n'.repeat(50_000), 'more than 10,000 documents'],
    ['merges without end', `a: &a {${Array.from({ length: 5000 }, (_, key) => `k${key}: 1`).join(', ')}}\nb:\n${'  <<: *a\n'.repeat(5000)}`, 'more than the decoder accepts'],
  ])('%s: one problem', (_, text, message) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'limit', message: expect.stringContaining(message) }]);
  });

  // Texts that make careless patterns slow; the runner's own time limit is the judge.
  it.each([
    ['empty lines behind the end mark', `a: 1\n...\n${'\n'.repeat(300_000)}`, 0],
    ['empty lines before a broken root', `${'\n'.repeat(300_000)}  a: 1\nb: 2\n`, 1],
    ['dashes in a value', `a: b\n ${'- '.repeat(100_000)}x: y\n`, 1],
    ['bars and hashes', `a: ${'|#'.repeat(100_000)}\n \n  x\n`, 1],
    ['quotes', '"a" '.repeat(100_000), 1],
    ['backslashes', `a: "${'\\'.repeat(200_001)}`, 1],
    ['lines without a colon', `${'k\n'.repeat(100_000)}a: b`, 1],
  ])('%s are no trouble', (_, text, count) => {
    expect(problemsOf(text)).toHaveLength(count);
  });

  it('lists a hundred problems of a document and says that there are more', () => {
    const problems = problemsOf('a: 1\n'.repeat(5000));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({ code: 'limit' });
  });

  it.each([['a\0b', 'a NUL byte'], ['a: \u0007', 'U+0007'], ['a: \u007f', 'U+007F']])('%j is one problem', (text, message) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'syntax', message: expect.stringContaining(message) }]);
  });

  it('can be set', () => {
    expect(problemsOf('a: [[1]]', { maxDepth: 2 })).toMatchObject([{ code: 'limit' }]);
    expect(problemsOf('a: 1', { maxLength: 3 })).toMatchObject([{ code: 'limit' }]);
    expect(problemsOf('a\n---\nb\n', { maxDocuments: 1 })).toMatchObject([{ code: 'limit' }]);
  });

  it('lets ordinary aliases be', () => {
    expect(problemsOf(`a: &a {k: 1, l: 2}\n${Array.from({ length: 500 }, (_, key) => `k${key}: *a\n`).join('')}`)).toEqual([]);
  });

  // go-yaml's allowedAliasRatio: 99 % up to 400,000 decoded nodes, 10 % from 4,000,000 on.
  it.each([
    [1000, 999, false], [10_000, 9_900, false], [10_000, 9_901, true], [400_000, 396_000, false],
    [4_000_000, 400_000, false], [4_000_000, 400_001, true], [2_200_000, 1_210_000, true],
  ])('%i nodes, %i of them aliased', (decoded, aliased, tooFar) => {
    expect(expandsTooFar(decoded, aliased)).toBe(tooFar);
  });
});
