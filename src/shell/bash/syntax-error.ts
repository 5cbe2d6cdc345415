/**
 * A syntax error as bash writes it.
 * @param error what the parser threw
 */
export function syntaxError(error: Error, line: string): string {
  const message = error.message.replace(/^Parse error at \S+ /, '').replace(/^line \d+:\s*/, '');
  const token = /(?:near )?unexpected (?:token )?[`'"](.*?)['"`]/.exec(message)?.[1];
  if (token !== undefined) return `bash: syntax error near unexpected token \`${token === '\n' || token === '\\n' ? 'newline' : token}'\n`;
  if (message.includes('here-document')) return 'bash: a here-document is not ended: the line that ends it is missing\n';
  if (message.includes('unexpected EOF')) return `bash: ${message.replace('syntax error: ', '')}\n`;
  return `bash: ${message.startsWith('syntax error') ? message : `syntax error: ${message}`}\nbash: \`${line.split('\n', 1)[0]!}'\n`;
}
