import type { List } from '../../cluster/images/shell/syntax.ts';

/**
 * A syntax error as bash writes it.
 * @param message of the parser
 */
export function syntaxError(message: string, line: string): string {
  if (message.includes('unterminated quoted string')) return `bash: unexpected EOF while looking for matching \`${openQuote(line)}'\n`;
  if (/unexpected end of file \(expecting "[)}]"/.test(message)) return `bash: unexpected EOF while looking for matching \`${/expecting "(.*?)"/.exec(message)![1]!}'\n`;
  if (message.includes('unexpected end of file')) return 'bash: syntax error: unexpected end of file\n';
  const token = /unexpected "?(\S+?)"?(?: \(|$)/.exec(message)?.[1];
  return token === undefined || token === 'word' ? `bash: ${message}\nbash: \`${line.split('\n', 1)[0]!}'\n` : `bash: syntax error near unexpected token \`${token}'\n`;
}

function openQuote(line: string): string {
  let open = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === '\\' && open !== "'") at += 1;
    else if (open === '') open = /['"`]/.test(character) ? character : '';
    else if (character === open) open = '';
  }
  return open === '' ? '"' : open;
}

/** Whether a here-document of a line has no end. */
export function hasOpenDocument(tree: List | unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  if ((tree as { unended?: boolean }).unended === true) return true;
  return Object.values(tree).some(hasOpenDocument);
}
