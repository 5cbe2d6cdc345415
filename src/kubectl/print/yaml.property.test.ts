import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { createSource } from '../../text/source.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import { printYaml } from './yaml.ts';

/** Texts of the characters that mean something to YAML. */
const tricky = fc.string({ unit: fc.constantFrom(...' \n\t-:#?,[{&*!|>\'"%@`~=<0129.eExofnyYtrue_+TZ/\\$é\u00a0\u2028🚢'), maxLength: 12 });
const text = fc.oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 20 }).map((letters) => letters.replace(/[\]}]/g, '')), fc.constantFrom('yes', 'null', '1e3', '0o7', '12:30:45', '2001-01-01', '.inf', '---', '...', '<<'),
  fc.array(fc.constantFrom('word', 'a:', '#x', '"', "'", 'end.'), { minLength: 15, maxLength: 60 }).map((words) => words.join(' ')));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(text, tie('tree'), { maxKeys: 3, noNullPrototype: true })),
}));

it('prints what reads as the same data', () => {
  fc.assert(fc.property(fc.record({ a: tree, b: tree }), (data) => {
    const printed = printYaml(data);
    const [document, ...others] = parseYaml(wholeExcerpt(createSource('x.yaml', printed))).documents;
    expect(others).toEqual([]);
    expect(document!.problems).toEqual([]);
    expect(JSON.stringify(sorted(document!.value))).toBe(JSON.stringify(sorted(data)));
  }), { numRuns: 500, seed: 1 });
});

/** The same data with sorted keys, as their order does not count. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
