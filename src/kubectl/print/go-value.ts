/** The keys of an object in the order of their bytes, as Go prints the keys of a map. */
export function sortedKeys(value: object): string[] {
  return Object.keys(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A map, as against a list, null and everything that is no object. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type of a decoded JSON value, as Go names it. */
export function goType(value: unknown): string {
  switch (typeof value) {
    case 'string': return 'string';
    case 'boolean': return 'bool';
    case 'number': return Number.isInteger(value) ? 'int64' : 'float64';
    default: return Array.isArray(value) ? '[]interface {}' : value === null || value === undefined ? '<nil>' : 'map[string]interface {}';
  }
}

/**
 * A floating point number in the shortest form, with an exponent of two digits or more below -4 and from 6 on.
 * Rule: the verb `g` of Go's `strconv.FormatFloat`, which `fmt` takes for `%v`.
 */
export function goFloat(value: number): string {
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** A number of JSON, of which Kubernetes reads whole ones as integers. */
export function goNumber(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : goFloat(value);
}

/** A value as Go's `fmt` prints it with `%v`: `map[app:demo rank:1]`, `[a b]`, `<nil>`. */
export function goText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return goNumber(value);
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (isMap(value)) return `map[${sortedKeys(value).map((key) => `${key}:${goText(value[key])}`).join(' ')}]`;
  return value === null || value === undefined ? '<nil>' : String(value);
}

const ESCAPES: Record<string, string> = {
  '\u0007': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v', '"': '\\"', '\\': '\\\\',
};

/** A string in Go's double quotes. Rule: `strconv.Quote`. */
export function goQuote(text: string): string {
  return `"${text.replace(/["\\\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (character) => {
    const code = character.codePointAt(0)!;
    const hex = code.toString(16);
    return ESCAPES[character] ?? (code < 0x80 ? `\\x${hex.padStart(2, '0')}` : code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`);
  })}"`;
}

/** A value as Go source, as `fmt` prints it with `%#v`. */
export function goSyntax(value: unknown): string {
  if (typeof value === 'string') return goQuote(value);
  if (typeof value === 'number') return goNumber(value);
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  if (isMap(value)) return `map[string]interface {}{${sortedKeys(value).map((key) => `${goQuote(key)}:${goSyntax(value[key])}`).join(', ')}}`;
  return value === null || value === undefined ? 'interface {}(nil)' : String(value);
}
