/** A value as a message quotes it: scalars as YAML would have them, a mapping by the fields it has. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(shorten(value));
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1 item' : `a list of ${value.length} items`;
  if (typeof value === 'object') {
    const names = Object.keys(value as object);
    return names.length === 0 ? '{}' : `a mapping with ${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}`;
  }
  return String(value);
}

/** The same, with the type, for two values that would look the same without. */
export function describeTyped(value: unknown): string {
  if (typeof value === 'string') return `the string ${JSON.stringify(shorten(value))}`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  if (typeof value === 'boolean') return `the boolean ${value}`;
  return describeValue(value);
}

/** Two different values as a message puts them side by side. */
export function describePair(found: unknown, expected: unknown): [found: string, expected: string] {
  const pair: [string, string] = [describeValue(found), describeValue(expected)];
  return pair[0] === pair[1] || unquoted(pair[0]) === unquoted(pair[1])
    ? [describeTyped(found), describeTyped(expected)]
    : pair;
}

/** A string that no YAML decoder takes for anything else, so that it needs no quotes. */
function isPlain(text: string): boolean {
  return /^[A-Za-z][\w./:@-]*(?: [\w./:@-]+)*$/.test(text) && text.length <= 60 && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
