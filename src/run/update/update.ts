import type { Source } from '../../text/source.ts';
import { linesOf, type Played } from '../play/play-steps.ts';
import { escaped } from '../report/transcript.ts';

/**
 * The text of a page with the outputs that commands really printed. Lines that are equal by shape stay as they are, and
 * so does everything else.
 * @param asWritten a printed line with the generated names that the page uses already
 */
export function updatedText(source: Source, played: readonly Played[], asWritten: (line: string) => string = (line) => line): string {
  const lineEnd = source.text.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.text.split(/\r\n|\n/);
  const changes = played.filter(({ comparison, step }) => comparison?.equal === false && step.outputLines !== undefined);
  for (const { step, comparison, text } of changes.sort((a, b) => b.step.outputLines!.from - a.step.outputLines!.from)) {
    const { from, to } = step.outputLines!;
    const prefix = lines[step.range.start.line - 1]!.slice(0, step.range.start.column - 1).replace(/\$ $/, '');
    const kept = new Map<string, string[]>();
    for (const { kind, text: expected, printed } of comparison!.differences) {
      if (kind === 'same') kept.set(printed!, [...(kept.get(printed!) ?? []), expected]);
    }
    const output = linesOf(text).map((line) => `${prefix}${escaped(kept.get(line)?.shift() ?? asWritten(line))}`.replace(/^[ >]+$/, (blank) => (line === '' ? blank.trimEnd() : blank)));
    lines.splice(from - 1, to - from, ...output);
  }
  return lines.join(lineEnd);
}
