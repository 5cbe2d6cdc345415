/** Plain scalars that can be read as nothing but the same string. */
const SAFE = /^[A-Za-z_/][\w./@+-]*(?: [\w./@+-]+)*$/;
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** JSON data as YAML in block style, as kubectl would print it. */
export function writeYaml(value: unknown): string {
  return `${block(value, 0)}\n`;
}

/** Several documents, with `---` between them. */
export function writeYamlDocuments(values: readonly unknown[]): string {
  return values.map((value) => writeYaml(value)).join('---\n');
}

function scalar(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? 'null' : String(value);
  return SAFE.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value);
}

function isEmpty(value: object): boolean {
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** A value that begins at a column of `indent`; its first line is not indented. */
function block(value: unknown, indent: number): string {
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (isEmpty(value)) return Array.isArray(value) ? '[]' : '{}';
  const pad = '\n' + ' '.repeat(indent);
  if (Array.isArray(value)) return value.map((item) => `- ${block(item, indent + 2)}`).join(pad);
  return Object.entries(value)
    .map(([key, own]) => {
      if (typeof own !== 'object' || own === null || isEmpty(own)) return `${scalar(key)}: ${block(own, indent)}`;
      // Lists stand at the column of their key, as in kubectl's own output.
      const inner = Array.isArray(own) ? indent : indent + 2;
      return `${scalar(key)}:\n${' '.repeat(inner)}${block(own, inner)}`;
    })
    .join(pad);
}
