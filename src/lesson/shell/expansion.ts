import { ShellSyntaxError, type Span } from './tokens.ts';

/** How deep substitutions may be nested; deeper ones are refused rather than read with a deep stack. */
export const MAX_NESTING = 20;

/**
 * The end of the expansion that begins at `at` with `$` or a backtick: `$name`, `${…}`, `$((…))`,
 * `$(…)`, `` `…` ``. `command` is the part that is commands. `undefined` when the character stands for
 * itself.
 * @param commandEnd finds the `)` that ends `$(…)`, which only a reader of commands can
 * @throws ShellSyntaxError when it is not closed.
 */
export function expansionEnd(
  text: string,
  at: number,
  end: number,
  depth: number,
  commandEnd: (from: number) => number | undefined,
): { end: number; command?: Span } | undefined {
  if (text[at] === '`') {
    const close = backtickEnd(text, at + 1, end);
    if (close === undefined) throw unclosed('`', '`', at);
    return { end: close + 1, command: { start: at + 1, end: close } };
  }
  const next = at + 1 < end ? text[at + 1]! : '';
  if (next === '{') {
    const close = braceEnd(text, at + 2, end);
    if (close === undefined) throw unclosed('${', '}', at);
    return { end: close + 1 };
  }
  if (text.startsWith('$((', at)) {
    const close = arithmeticEnd(text, at + 3, end);
    if (close !== undefined) return { end: close };
  }
  if (next === '(') {
    const close = commandEnd(at + 2);
    if (close === undefined) {
      if (depth > 0) throw new ShellSyntaxError('this $( is not closed', { start: at, end: at + 2 }, { atEnd: true });
      throw unclosed('$(', ')', at);
    }
    return { end: close + 1, command: { start: at + 2, end: close } };
  }
  if (/[A-Za-z_]/.test(next)) {
    let stop = at + 2;
    while (stop < end && /\w/.test(text[stop]!)) stop += 1;
    return { end: stop };
  }
  return next !== '' && /[\d?#@*!$-]/.test(next) ? { end: at + 2 } : undefined;
}

function unclosed(opener: string, closer: string, at: number): ShellSyntaxError {
  return new ShellSyntaxError(`this ${opener} is not closed`, { start: at, end: at + opener.length }, { help: `add the closing ${closer}` });
}

function backtickEnd(text: string, from: number, end: number): number | undefined {
  for (let at = from; at < end; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return at;
  }
  return undefined;
}

/** Braces may be nested in `${x:-${y}}`, and may stand in quotes. */
function braceEnd(text: string, from: number, end: number): number | undefined {
  let open = 0;
  for (let at = from; at < end; at += 1) {
    const char = text[at]!;
    if (char === '\\') at += 1;
    else if (char === "'") {
      const close = text.indexOf("'", at + 1);
      if (close > 0 && close < end) at = close;
    } else if (char === '$' && text[at + 1] === '{') {
      open += 1;
      at += 1;
    } else if (char === '}') {
      if (open === 0) return at;
      open -= 1;
    }
  }
  return undefined;
}

/** Behind the `))`; `undefined` when it is a subshell in a substitution instead: `$((a); b)`. */
function arithmeticEnd(text: string, from: number, end: number): number | undefined {
  let open = 0;
  for (let at = from; at < end; at += 1) {
    if (text[at] === '(') open += 1;
    else if (text[at] === ')') {
      if (open === 0) return text[at + 1] === ')' && at + 1 < end ? at + 2 : undefined;
      open -= 1;
    }
  }
  return undefined;
}
