/** The next offset that is not white space, a line end or a comment; the end of the text when there is none. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 10 || code === 13) at += 1;
    else if (code === 35) {
      while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at += 1;
    } else return Math.min(at, text.length);
  }
}

/**
 * The offset behind the bracket that closes a flow collection.
 * @param from where its last item ended
 * @param start where it began; a pair within `[a: b]` has no brackets and ends with its value
 */
export function closingBracket(text: string, from: number, start: number): number {
  const opening = text.charCodeAt(start);
  if (opening !== 91 && opening !== 123) return from;
  let at = skipBlank(text, from);
  while (text.charCodeAt(at) === 44 || text.charCodeAt(at) === 58 || text.charCodeAt(at) === 63) at = skipBlank(text, at + 1);
  const code = text.charCodeAt(at);
  return code === (opening === 91 ? 93 : 125) ? at + 1 : from;
}

/** Where an empty value stands: behind the `:` or `-` that announces it; an empty key stands where it would begin. */
export function emptyAfter(text: string, from: number, isValue: boolean): number {
  const at = skipBlank(text, from);
  if (!isValue) return Math.min(at, text.length);
  const code = text.charCodeAt(at);
  return code === 58 || code === 45 ? at + 1 : Math.min(from, text.length);
}

/** The offset of the `|` or `>` of a block scalar that is announced somewhere behind an offset. */
export function blockHeaderStart(text: string, from: number): number {
  let at = skipBlank(text, from);
  while (text.charCodeAt(at) === 58 || text.charCodeAt(at) === 45 || text.charCodeAt(at) === 63) at = skipBlank(text, at + 1);
  return at;
}

/** The offset of a key that does not come first in its line; a `?` may stand before it. */
export function textBefore(text: string, keyStart: number): number | undefined {
  let at = keyStart - 1;
  while (at >= 0 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at -= 1;
  const code = at < 0 ? 10 : text.charCodeAt(at);
  return code === 10 || code === 13 || code === 63 || code === 0xfeff ? undefined : keyStart;
}

/** Whether a colon stands between a plain key and an opening bracket without a space: `{a:[b]}`. */
export function isTightColon(text: string, keyEnd: number): boolean {
  const next = text.charCodeAt(keyEnd + 1);
  return text.charCodeAt(keyEnd) === 58 && (next === 91 || next === 123);
}
