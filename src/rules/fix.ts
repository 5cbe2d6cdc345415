import type { Fix } from '../findings/finding.ts';
import type { Place } from '../text/position.ts';

/** The fix that puts a text in the place of what stands there. `file` is that of places which do not say their own. */
export function replacement(file: string, place: Place, text: string): Fix {
  const { start, end } = place;
  return {
    file: place.file ?? file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    text,
  };
}
