import { compareText, type Definition, type Field, type ScalarName, type TypeExpr } from './definition.ts';

const SCALARS: Record<string, ScalarName> = { s: 'string', b: 'boolean', i: 'int32', n: 'double', x: 'int-or-string', '*': 'any' };

/**
 * Reads types written by hand: a name at the start of a line, then `field:type` (optional) or
 * `field!type` (required), which may go on in indented lines. A type is a letter, `#Name`, `[type`
 * (list), `{type` (map) or `(a|b)` (one of these strings); a name with dots is of the built-in API.
 */
export function parseDefinitions(text: string, prefix: string): Definition[] {
  const definitions: Definition[] = [];
  for (const line of text.split('\n').filter((entry) => entry.trim() !== '')) {
    const words = line.trim().split(/\s+/);
    if (!line.startsWith(' ')) definitions.push({ name: `${prefix}.${words.shift()!}`, fields: new Map() });
    for (const word of words) {
      const field = parseField(word, prefix);
      definitions.at(-1)!.fields.set(field.name, field);
    }
  }
  for (const definition of definitions) {
    definition.fields = new Map([...definition.fields].sort(([a], [b]) => compareText(a, b)));
  }
  return definitions;
}

function parseField(word: string, prefix: string): Field {
  const mark = word.search(/[:!]/);
  if (mark < 1) throw new Error(`${word} is no field: write name:type or name!type`);
  return { name: word.slice(0, mark), type: parseType(word.slice(mark + 1), prefix), required: word[mark] === '!' };
}

function parseType(text: string, prefix: string): TypeExpr {
  if (text.startsWith('[')) return { kind: 'list', items: parseType(text.slice(1), prefix) };
  if (text.startsWith('{')) return { kind: 'map', values: parseType(text.slice(1), prefix) };
  if (text.startsWith('(')) return { kind: 'enum', values: text.slice(1, -1).split('|') };
  if (text.startsWith('#')) return { kind: 'ref', name: text.includes('.') ? text.slice(1) : `${prefix}.${text.slice(1)}` };
  const scalar = SCALARS[text];
  if (scalar === undefined) throw new Error(`${text} is no type`);
  return { kind: 'scalar', scalar };
}
