/**
 * The lines of a stream of UTF-8 text, as many at a time as came together, so that the answers can
 * go out together too. Lines end at a line feed only (a carriage return before it is dropped): JSON
 * text may hold U+2028, at which Node's own line reader would cut.
 */
export async function* lineBatches(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const last = text.lastIndexOf('\n');
    if (last < 0) {
      parts.push(text);
      continue;
    }
    const lines = `${parts.join('')}${text.slice(0, last)}`.split('\n');
    parts.length = 0;
    parts.push(text.slice(last + 1));
    yield lines.map(withoutCarriageReturn);
  }
  const rest = `${parts.join('')}${decoder.decode()}`;
  if (rest !== '') yield [withoutCarriageReturn(rest)];
}

function withoutCarriageReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
