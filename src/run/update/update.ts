import type { Source } from '../../text/source.ts';
import { linesOf, type Played } from '../play/play-steps.ts';
import { escaped } from '../report/transcript.ts';

export interface UpdateOptions {
  /** A printed line with the generated names that the page uses already. */
  asWritten?: (line: string) => string;
  /** Also write lines anew that are equal by shape, such as those with ages. Patterns (`[..]`, `...`) of the page's author stay. */
  refresh?: boolean;
}

/**
 * The text of a page with the outputs that commands really printed. Lines that are equal by shape stay as they are, unless
 * they are to be refreshed, and so does everything else.
 */
export function updatedText(source: Source, played: readonly Played[], { asWritten = (line) => line, refresh = false }: UpdateOptions = {}): string {
  const lineEnd = source.text.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.text.split(/\r\n|\n/);
  const isOpen = ({ from, to }: { from: number; to: number }): boolean => lines.slice(from - 1, to - 1).some((line) => line.trim() === '...');
  const changes = played.filter(({ comparison, step }) => comparison !== undefined && step.outputLines !== undefined && (!comparison.equal || (refresh && !isOpen(step.outputLines))));
  for (const { step, comparison, text } of changes.sort((a, b) => b.step.outputLines!.from - a.step.outputLines!.from)) {
    const { from, to } = step.outputLines!;
    const prefix = lines[step.range.start.line - 1]!.slice(0, step.range.start.column - 1).replace(/\$ $/, '');
    const kept = new Map<string, string[]>();
    for (const { kind, text: expected, printed } of comparison!.differences) {
      if (kind === 'same' && (!refresh || expected.includes('[..]'))) kept.set(printed!, [...(kept.get(printed!) ?? []), expected]);
    }
    const output = linesOf(text).map((line) => `${prefix}${escaped(kept.get(line)?.shift() ?? asWritten(line))}`.replace(/^[ >]+$/, (blank) => (line === '' ? blank.trimEnd() : blank)));
    lines.splice(from - 1, to - from, ...output);
  }
  return lines.join(lineEnd);
}
