export interface Instruction {
  /** In capitals: `FROM`. */
  name: string;
  words: string[];
  /** The whole of it, on one line. */
  text: string;
}

const NAMES = new Set(['FROM', 'RUN', 'CMD', 'LABEL', 'MAINTAINER', 'EXPOSE', 'ENV', 'ADD', 'COPY', 'ENTRYPOINT', 'VOLUME', 'USER', 'WORKDIR', 'ARG', 'ONBUILD', 'STOPSIGNAL', 'HEALTHCHECK', 'SHELL']);

/**
 * Reads a Dockerfile.
 * @returns its instructions, or what BuildKit says is wrong
 */
export function readDockerfile(text: string): Instruction[] | string {
  const instructions: Instruction[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const first = at + 1;
    let line = lines[at]!.trim();
    if (line === '' || line.startsWith('#')) continue;
    while (line.endsWith('\\') && at + 1 < lines.length) {
      at += 1;
      const next = lines[at]!.trim();
      if (!next.startsWith('#')) line = `${line.slice(0, -1).trimEnd()} ${next}`;
      else line = `${line.slice(0, -1).trimEnd()} \\`;
    }
    const [word = '', ...words] = line.split(/\s+/);
    const name = word.toUpperCase();
    if (!NAMES.has(name)) return `dockerfile parse error on line ${first}: unknown instruction: ${word}`;
    instructions.push({ name, words, text: line });
    const heredoc = /<<-?["']?(\w+)["']?/.exec(line)?.[1];
    if (heredoc !== undefined) while (at + 1 < lines.length && lines[(at += 1)]!.trim() !== heredoc);
  }
  if (instructions.length === 0) return 'dockerfile parse error: file with no instructions';
  const start = instructions.find(({ name }) => name !== 'ARG')!;
  return start.name === 'FROM' ? instructions : 'dockerfile parse error: no build stage in current context';
}
