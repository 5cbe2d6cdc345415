/**
 * A decoded value as Go prints it with `%#v`, which the decoder's messages about map keys contain.
 * Large values are cut: such a message helps nobody.
 */
export function goValue(value: unknown, depth = 0): string {
  if (depth > 4) return '…';
  switch (typeof value) {
    case 'string': return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
    case 'bigint': return value > 2n ** 63n - 1n ? `0x${value.toString(16)}` : String(value);
    case 'number': case 'boolean': return String(value);
    case 'object': break;
    default: return '<nil>';
  }
  if (value === null) return depth === 0 ? '<nil>' : 'interface {}(nil)';
  if (Array.isArray(value)) return `[]interface {}{${value.slice(0, 10).map((item) => goValue(item, depth + 1)).join(', ')}}`;
  const entries = Object.entries(value).slice(0, 10).map(([key, item]) => `${JSON.stringify(key)}:${goValue(item, depth + 1)}`);
  return `map[interface {}]interface {}{${entries.join(', ')}}`;
}
