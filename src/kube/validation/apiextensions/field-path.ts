import type { Decoded } from '../../object.ts';

/** A field as a JSON path names it: `.spec.color` or `.spec['color']`. */
export interface FoundField {
  names: readonly string[];
  schema: Decoded;
}

const TOKENS = /'(?:[^'\\]|\\.)*'?|[.[\]]|[^.[\]]+/gs;
const NO_FIELD = 'does not refer to a valid field';
const UNFINISHED = 'unexpected end of JSON path';

/**
 * The field that a JSON path leads to, or what is wrong with the path.
 * Rule: `cel.ValidFieldPath` of apiextensions-apiserver.
 */
export function findField(text: string, schema: Decoded, { allowBrackets = true } = {}): FoundField | string {
  const tokens = text.match(TOKENS) ?? [];
  const names: string[] = [];
  let current = schema;
  while (tokens.length > 0) {
    const token = tokens.shift()!;
    if (token !== '.' && token !== '[') return `expected [ or . but got: ${token}`;
    if (token === '[' && !allowBrackets) return 'array notation is not allowed';
    const written = tokens.shift();
    if (written === undefined) return UNFINISHED;
    if (token === '[' && !/^'.*'$/s.test(written)) return `expected single quoted string but got ${written}`;
    const name = token === '[' ? written.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : written;
    const next = stepInto(current, name);
    if (next === undefined) return NO_FIELD;
    if (token === '[') {
      const end = tokens.shift();
      if (end !== ']') return end === undefined ? UNFINISHED : `expected ] but got ${end}`;
    }
    names.push(name);
    current = next;
  }
  return { names, schema: current };
}

function stepInto({ properties, additionalProperties }: Decoded, name: string): Decoded {
  if (properties) return Object.hasOwn(properties, name) ? (properties[name] ?? {}) : undefined;
  return typeof additionalProperties === 'object' ? (additionalProperties ?? undefined) : undefined;
}
