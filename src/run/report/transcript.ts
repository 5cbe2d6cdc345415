import { linesOf, type Played } from '../play/play-steps.ts';

/** A session as it really came out, in the `.console` format. */
export function transcriptOf(played: readonly Played[]): string {
  return played.map((one) => `${stepText(one)}\n`).join('');
}

function stepText({ step, text, status }: Played): string {
  if (step.kind === 'setup' || step.kind === 'wait') return `# ${step.kind}: ${step.seconds === undefined ? step.command : `${step.seconds} s`}`;
  const [first, ...more] = step.command.split('\n');
  return [
    ...remarks(step.meanwhile, step.interrupted),
    `$ ${first}`,
    ...more.map((line) => (line === '' ? '>' : `> ${line}`)),
    ...linesOf(text).map(escaped),
    ...statusLines(text, status, step.interrupted),
  ].join('\n');
}

function remarks(meanwhile: readonly string[], interrupted: boolean): string[] {
  if (meanwhile.length > 0) return [`# while the next command runs, in another terminal: ${meanwhile.join('; then: ')}${interrupted ? ' (it is stopped with Ctrl-C)' : ''}`];
  return interrupted ? ['# the next command is stopped with Ctrl-C'] : [];
}

function statusLines(text: string, status: number, interrupted: boolean): string[] {
  const open = text !== '' && !text.endsWith('\n');
  if (interrupted || (status === 0 && !open)) return [];
  return [`? ${status}${open ? ' (no newline at the end of the output)' : ''}`];
}

/** A printed line that would be read as one of the format's own gets a backslash. */
export function escaped(line: string): string {
  return /^(?:[$>#?] |\\(?:[$>#?] |\\)|[$>#]$)/.test(line) ? `\\${line}` : line;
}
