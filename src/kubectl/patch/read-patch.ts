import { badRequest } from '../../cluster/api/status-error.ts';
import { goQuote } from '../../kube/decode/go-quote.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { createSource, positionAt, type Source } from '../../text/source.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import type { YamlProblem } from '../../text/yaml/types.ts';
import { CommandError } from '../errors/command-error.ts';

/**
 * A patch as data. What begins with a brace goes to the server as it is, which reads JSON only; everything else is
 * read as YAML here.
 * @returns the patch, when it is asked for: the server is asked for the object first
 * @throws CommandError for YAML that cannot be read; what is returned throws a StatusError for such JSON
 * Rule: `yaml.ToJSON` of apimachinery.
 */
export function readPatch(text: string): () => unknown {
  if (text.trimStart().startsWith('{')) return () => parseJson(text);
  const source = createSource('patch', text);
  const { documents } = parseYaml(wholeExcerpt(source));
  const problem = documents[0]?.problems.find(({ code }) => code !== 'duplicate-key' && code !== 'document-end');
  if (problem !== undefined) throw new CommandError(`unable to parse ${goQuote(text)}: ${decoderWords(problem, source)}`);
  return () => documents[0]?.value ?? null;
}

/** What Go's YAML decoder says; of a bracket that is never closed it says what it looked for. */
function decoderWords({ serverMessage, message, start }: YamlProblem, source: Source): string {
  if (serverMessage !== undefined) return serverMessage.replace(/^error converting YAML to JSON: /, '');
  const close = { '[': ']', '{': '}' }[/^the bracket ([[{]) that opens here/.exec(message)?.[1] ?? ''];
  return `yaml: line ${positionAt(source, start).line}: ${close === undefined ? message : `did not find expected ',' or '${close}'`}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(jsonError(text));
  }
}

const TOKEN = /\s*(?:("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{}[\],:]))/uy;

/** What may come next, in the words of Go. */
type Expected = 'value' | 'object key string' | 'key or }' | 'colon' | 'comma or }' | 'comma or ]' | 'value or ]' | 'end';

const LOOKING: Readonly<Record<Expected, string>> = {
  value: 'looking for beginning of value', 'value or ]': 'looking for beginning of value',
  'object key string': 'looking for beginning of object key string', 'key or }': 'looking for beginning of object key string',
  colon: 'after object key', 'comma or }': 'after object key:value pair', 'comma or ]': 'after array element', end: 'after top-level value',
};

/** What is wrong with a text of JSON. Rule: the scanner of Go's `encoding/json`. */
function jsonError(text: string): string {
  const open: string[] = [];
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length === 0 ? 'end' : open.at(-1) === '{' ? 'comma or }' : 'comma or ]');
  for (let at = 0; ;) {
    TOKEN.lastIndex = at;
    const [whole = '', string, number, word, mark] = TOKEN.exec(text) ?? [];
    const next = nextState(expected, { isString: string !== undefined, isOther: number !== undefined || word !== undefined, mark }, open, afterValue);
    if (next === undefined) {
      const rest = text.slice(at).trimStart();
      return rest === '' || /^"(?:[^"\\]|\\.)*$/.test(rest) ? 'unexpected end of JSON input' : `invalid character ${quoted(rest[0]!)} ${LOOKING[expected]}`;
    }
    expected = next;
    at += whole.length;
  }
}

/** A character as Go writes it in such errors. */
const quoted = (character: string): string => (character === "'" ? String.raw`'\''` : character === '"' ? `'"'` : `'${character}'`);

function nextState(expected: Expected, { isString, isOther, mark }: { isString: boolean; isOther: boolean; mark: string | undefined }, open: string[], afterValue: () => Expected): Expected | undefined {
  switch (expected) {
    case 'value':
    case 'value or ]':
      if (isString || isOther) return afterValue();
      if (mark === '{' || mark === '[') {
        open.push(mark);
        return mark === '{' ? 'key or }' : 'value or ]';
      }
      return mark === ']' && expected === 'value or ]' ? closed(open, afterValue) : undefined;
    case 'object key string':
    case 'key or }':
      if (isString) return 'colon';
      return mark === '}' && expected === 'key or }' ? closed(open, afterValue) : undefined;
    case 'colon':
      return mark === ':' ? 'value' : undefined;
    case 'comma or }':
      return mark === ',' ? 'object key string' : mark === '}' ? closed(open, afterValue) : undefined;
    case 'comma or ]':
      return mark === ',' ? 'value' : mark === ']' ? closed(open, afterValue) : undefined;
    case 'end':
      return undefined;
  }
}

function closed(open: string[], afterValue: () => Expected): Expected {
  open.pop();
  return afterValue();
}
