import { describe, expect, it } from 'vitest';
import { splitDocuments } from './split-documents.ts';

function contents(text: string): string[] {
  return splitDocuments(text, 100).chunks.map(({ start, end }) => text.slice(start, end));
}

// k8s.io/apimachinery/pkg/util/yaml, YAMLReader: decoder_test.go and recorded verdicts.
describe('splitDocuments', () => {
  it.each([
    ['a: 1\n', ['a: 1\n']],
    ['a: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
    ['---\na: 1\n', ['a: 1\n']],
    ['a: 1\n--- # second one\nb: 2\n', ['a: 1\n', 'b: 2\n']],
    ['a: 1\n---#close\nb: 2\n', ['a: 1\n', 'b: 2\n']],
    ['a: 1\n---   \nb: 2\n', ['a: 1\n', 'b: 2\n']],
    ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', 'b: 2\r\n']],
    ['---\n---\n# only a comment\n---\na: 1\n---\n', ['', '# only a comment\n', 'a: 1\n', '']],
    ['a: |\n  --- indented\nb: 1\n', ['a: |\n  --- indented\nb: 1\n']],
    ['a: |\n  x\n---\nb: 1', ['a: |\n  x\n', 'b: 1']],
    ['--\na: 1\n', ['--\na: 1\n']],
    ['', ['']],
    ['---', ['']],
  ])('%j', (text, expected) => {
    expect(contents(text)).toEqual(expected);
  });

  it.each([
    ['--- a: 1\nb: 2\n', 'a: 1'],
    ['a: 1\n----\nb: 2\n', '-'],
    ['a: 1\n-----BEGIN CERTIFICATE-----\n', '--BEGIN CERTIFICATE-----'],
  ])('marks what stands behind the dashes in %j', (text, rest) => {
    const bad = splitDocuments(text, 100).chunks.at(-1)!.badSeparator!;
    expect(text.slice(bad.start, bad.end)).toBe(rest);
  });

  it('counts the first separator among the lines of the first document, as the decoder does', () => {
    expect(splitDocuments('---\na: 1\n---\nb: 2\n', 100).chunks.map((chunk) => chunk.decoderStart)).toEqual([0, 13]);
  });

  it('stops at the limit', () => {
    expect(splitDocuments('a\n---\nb\n---\nc\n', 2)).toMatchObject({ complete: false, chunks: [{}, {}] });
  });
});
