import { array, assert, constantFrom, jsonValue, oneof, pre, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldPathStep } from '../field-path.ts';
import { wholeExcerpt } from '../excerpt.ts';
import { createSource } from '../source.ts';
import { locateNode } from './locate.ts';
import { parseYaml } from './parse.ts';
import type { YamlNode } from './types.ts';

const asNumbers = (_: string, item: unknown): unknown => (typeof item === 'bigint' ? Number(item) : item);

/** The same texts in every run. */
const SEED = 1;

const pieces = constantFrom(
  ' ', '  ', '    ', '\t', '\n', '\r\n', ':', ': ', '- ', '-', '? ', '"', "'", '#', ' # c', '{', '}', '[', ']', ',', '&a ', '*a', '<<: ',
  '!', '!!str ', '!!binary ', '|\n', '>-\n', '|2\n', '---\n', '...\n', '%', '@', '`', '\\', '\\x4', '~', 'a', 'key: ', 'x y', '1', '0x1', '.inf',
  '\u0000', '\ufeff', '\u2028', '👋', '\ud800',
);
const texts = oneof(array(pieces, { maxLength: 60 }).map((list) => list.join('')), string({ unit: 'binary', maxLength: 60 }));

function walk(node: YamlNode, path: FieldPathStep[], visit: (node: YamlNode, path: FieldPathStep[]) => void): void {
  visit(node, path);
  if (node.kind === 'mapping') for (const { name, key, value } of node.entries) {
    visit(key, path);
    walk(value, [...path, name], visit);
  }
  if (node.kind === 'sequence') node.items.forEach((item, index) => walk(item, [...path, index], visit));
}

describe('any text', () => {
  it('is read without an error of our own, with places that lie within it', () => {
    assert(property(texts, (text) => {
      const { excerpt, documents } = parseYaml(wholeExcerpt(createSource('a.yaml', text)));
      expect(documents.length).toBeGreaterThan(0);
      const within = ({ start, end }: { start: number; end: number }) => {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(excerpt.text.length);
      };
      for (const { root, problems, comments } of documents) {
        problems.forEach(within);
        problems.forEach(({ related }) => related && within(related));
        comments.forEach(within);
        for (const comment of comments) expect(excerpt.text[comment.start]).toBe('#');
        if (root === undefined) continue;
        walk(root, [], (node, path) => {
          within(node);
          const written = excerpt.text.slice(node.start, node.end);
          expect(node.kind === 'scalar' ? node.raw : written).toBe(written);
          expect(locateNode(root, path, 'value')).toBeDefined();
        });
      }
    }), { numRuns: 2000, seed: SEED });
  });

  it('that is JSON has the value that JSON gives it', () => {
    const json = jsonValue({ maxDepth: 5 }).filter((value) => value !== null);
    assert(property(json, constantFrom(undefined, 1, 2, '\t'), (value, space) => {
      const text = JSON.stringify(value, undefined, space);
      const [document] = parseYaml(wholeExcerpt(createSource('a.json', text))).documents;
      // The decoder refuses control characters, and JavaScript's own JSON leaves some of them as they are.
      pre(document!.problems.every(({ message }) => !message.includes('control character')));
      expect(document!.problems).toEqual([]);
      expect(JSON.parse(JSON.stringify(document!.value, asNumbers))).toEqual(JSON.parse(text));
    }), { numRuns: 500, seed: SEED });
  });
});
