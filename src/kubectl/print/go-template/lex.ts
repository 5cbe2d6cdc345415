/** A template that does not parse, or fails on its data; the message is that of Go's `text/template`. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

export type TokenKind = 'text' | 'open' | 'close' | 'space' | 'field' | 'variable' | 'word' | 'number' | 'string' | 'mark';

export interface Token {
  kind: TokenKind;
  /** As written; of text, what is left of it after trimming; of a string, what it means. */
  text: string;
  position: number;
}

const COMMENT = /^\/\*[\s\S]*?\*\/\s*(?:-)?\}\}/;
const PIECES: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /^[ \t\r\n]+/],
  ['field', /^\.[\p{L}_][\p{L}\p{Nd}_]*/u],
  ['variable', /^\$[\p{L}\p{Nd}_]*/u],
  ['number', /^[-+]?(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)(?![\p{L}\p{Nd}_])/u],
  ['word', /^[\p{L}_][\p{L}\p{Nd}_]*/u],
  ['mark', /^(?::=|[=|(),.])/],
];

/** Where a position is, as Go names it. */
export function lineOf(source: string, position: number): number {
  return source.slice(0, position).split('\n').length;
}

/**
 * Cuts a template into text and the tokens of its actions; `{{-` and `-}}` trim the text beside them.
 * Rule: Go's `text/template/parse/lex.go`.
 * @throws TemplateError
 */
export function lexTemplate(source: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let trimNext = false;
  const text = (end: number, trimEnd: boolean): void => {
    let piece = source.slice(position, end);
    if (trimNext) piece = piece.trimStart();
    if (trimEnd) piece = piece.trimEnd();
    if (piece !== '') tokens.push({ kind: 'text', text: piece, position });
  };
  for (;;) {
    const open = source.indexOf('{{', position);
    if (open === -1) {
      text(source.length, false);
      return tokens;
    }
    const trimmed = /^\{\{-[ \t\r\n]/.test(source.slice(open, open + 4));
    text(open, trimmed);
    position = open + (trimmed ? 4 : 2);
    const comment = COMMENT.exec(source.slice(position));
    if (comment !== null) {
      trimNext = comment[0].endsWith('-}}');
      position += comment[0].length;
      continue;
    }
    if (source.startsWith('/*', position)) throw new TemplateError(`template: output:${lineOf(source, position)}: unclosed comment`);
    tokens.push({ kind: 'open', text: '{{', position: open });
    [position, trimNext] = lexAction(source, position, tokens);
  }
}

/** @returns where the action ends, and whether it trims the text behind it */
function lexAction(source: string, start: number, tokens: Token[]): [end: number, trims: boolean] {
  const fail = (message: string, at: number): never => {
    throw new TemplateError(`template: output:${lineOf(source, at)}: ${message}`);
  };
  let depth = 0;
  for (let position = start; ;) {
    const rest = source.slice(position);
    const close = /^[ \t\r\n]-\}\}|^\}\}/.exec(rest);
    if (close !== null) {
      if (depth > 0) fail('unclosed left paren', position);
      tokens.push({ kind: 'close', text: '}}', position });
      return [position + close[0].length, close[0] !== '}}'];
    }
    if (rest === '') fail('unclosed action', position);
    const quoted = /^(?:"(?:[^"\\\n]|\\[\s\S])*"|`[^`]*`|'(?:[^'\\\n]|\\[^\n])*')/.exec(rest)?.[0];
    if (quoted !== undefined) {
      tokens.push(literal(quoted, position, fail));
      position += quoted.length;
      continue;
    }
    if (rest[0] === '"') fail('unterminated quoted string', position);
    if (rest[0] === '`') fail('unterminated raw quoted string', position);
    if (rest[0] === "'") fail('unterminated character constant', position);
    const piece = PIECES.map(([kind, pattern]) => [kind, pattern.exec(rest)?.[0]] as const).find(([, match]) => match !== undefined);
    if (piece === undefined) {
      const code = rest.codePointAt(0)!;
      fail(`bad character U+${code.toString(16).toUpperCase().padStart(4, '0')} '${String.fromCodePoint(code)}'`, position);
    }
    const [kind, match] = piece as [TokenKind, string];
    if (match === '(') depth += 1;
    if (match === ')') depth -= 1;
    if (depth < 0) fail('unexpected right paren', position);
    tokens.push({ kind, text: match, position });
    position += match.length;
  }
}

const ESCAPES: Record<string, string> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"' };

function literal(quoted: string, position: number, fail: (message: string, at: number) => never): Token {
  const inside = quoted.slice(1, -1);
  if (quoted[0] === '`') return { kind: 'string', text: inside, position };
  const text = inside.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{3}|[\s\S])/g, (_, escape: string) => {
    const simple = ESCAPES[escape];
    if (simple !== undefined) return simple;
    if (/^[xuU]./.test(escape)) return String.fromCodePoint(Math.min(Number.parseInt(escape.slice(1), 16), 0x10ffff));
    return /^[0-7]{3}$/.test(escape) ? String.fromCharCode(Number.parseInt(escape, 8)) : fail('invalid syntax', position);
  });
  // A character constant is the number of the character.
  return quoted[0] === "'" ? { kind: 'number', text: String(text.codePointAt(0) ?? 0), position } : { kind: 'string', text, position };
}
