const TOKEN = /\s*(?:("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{}[\],:]))/uy;

const UNEXPECTED_END = 'unexpected end of JSON input';

/** What may come next, in the words of Go. */
type Expected = 'value' | 'object key string' | 'key or }' | 'colon' | 'comma or }' | 'comma or ]' | 'value or ]' | 'end';

const LOOKING: Readonly<Record<Expected, string>> = {
  value: 'looking for beginning of value', 'value or ]': 'looking for beginning of value',
  'object key string': 'looking for beginning of object key string', 'key or }': 'looking for beginning of object key string',
  colon: 'after object key', 'comma or }': 'after object key:value pair', 'comma or ]': 'after array element', end: 'after top-level value',
};

/** What is wrong with a text of JSON. Rule: the scanner of Go's `encoding/json`. */
export function jsonError(text: string): string {
  const open: string[] = [];
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length === 0 ? 'end' : open.at(-1) === '{' ? 'comma or }' : 'comma or ]');
  for (let at = 0; ;) {
    TOKEN.lastIndex = at;
    const [whole = '', string, number, word, mark] = TOKEN.exec(text) ?? [];
    const next = nextState(expected, { isString: string !== undefined, isOther: number !== undefined || word !== undefined, mark }, open, afterValue);
    if (next === undefined) {
      const rest = text.slice(at).trimStart();
      const literal = LOOKING[expected] === LOOKING.value ? literalError(rest) : undefined;
      if (literal !== undefined) return literal;
      return rest === '' || /^"(?:[^"\\]|\\.)*$/.test(rest) ? UNEXPECTED_END : `invalid character ${quoted(rest[0]!)} ${LOOKING[expected]}`;
    }
    expected = next;
    at += whole.length;
  }
}

/** What is wrong with a word that begins as a literal does; undefined for other texts. */
function literalError(rest: string): string | undefined {
  const literal = ['true', 'false', 'null'].find((word) => word[0] === rest[0]);
  if (literal === undefined) return undefined;
  const at = Array.from(literal).findIndex((character, index) => character !== rest[index]);
  if (at < 0) return undefined;
  return at >= rest.length ? UNEXPECTED_END : `invalid character ${quoted(rest[at]!)} in literal ${literal} (expecting ${quoted(literal[at]!)})`;
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
