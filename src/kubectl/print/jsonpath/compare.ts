import { JsonPathError } from './parse.ts';

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What Go compares alike; maps, lists and null cannot be compared. */
function basicKind(value: unknown): string {
  switch (typeof value) {
    case 'string': return 'string';
    case 'boolean': return 'bool';
    case 'number': return Number.isInteger(value) ? 'int' : 'float';
    default: throw new JsonPathError('invalid type for comparison');
  }
}

/**
 * Compares two values of a filter.
 * Rule: `Equal`, `Less` and their like in client-go's copy of `text/template`: only values of the same type compare, and
 * only strings and numbers have an order.
 * @throws JsonPathError
 */
export function compareValues(left: unknown, operator: ComparisonOperator, right: unknown): boolean {
  const kind = basicKind(left);
  if (kind !== basicKind(right)) throw new JsonPathError('incompatible types for comparison');
  if (operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  if (kind === 'bool') throw new JsonPathError('invalid type for comparison');
  const [a, b] = [left as string, right as string];
  switch (operator) {
    case '<': return a < b;
    case '<=': return a <= b;
    case '>': return a > b;
    case '>=': return a >= b;
    default: throw new JsonPathError(`unrecognized filter operator ${String(operator)}`);
  }
}
