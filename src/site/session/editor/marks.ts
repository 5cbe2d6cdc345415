import { RangeSet, StateEffect, StateField, type EditorState, type Extension, type Text } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass } from '@codemirror/view';
import type { Finding, Severity } from '../../../findings/finding.ts';
import type { Position } from '../../../text/position.ts';

/** A finding with the place that it has in the text now. */
export interface Mark {
  finding: Finding;
  from: number;
  to: number;
}

/** Puts findings in the place of those before. */
export const setFindings = StateEffect.define<readonly Finding[]>();

const field = StateField.define<readonly Mark[]>({
  create: () => [],
  update(marks, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setFindings));
    if (set !== undefined) return set.value.map((finding) => ({ finding, ...markedRange(transaction.state.doc, finding) }));
    if (!transaction.docChanged) return marks;
    const { changes } = transaction;
    return marks.map((mark) => ({ ...mark, from: changes.mapPos(mark.from, 1), to: changes.mapPos(mark.to, -1) }));
  },
  provide: (own) => [
    EditorView.decorations.from(own, (marks) => Decoration.set(marks.filter(({ from, to }) => from < to).map(({ finding, from, to }) => UNDERLINES[finding.severity].range(from, to)), true)),
    gutterLineClass.computeN([own], (state) => [numbersOf(state)]),
  ],
});

/** Underlines what findings are about, and colours the numbers of their lines. */
export const findingMarks: Extension = field;

/** The findings with the places that they have now. */
export function marksOf(state: EditorState): readonly Mark[] {
  return state.field(field);
}

/** The offset of a place in a text; the nearest one for a place that is not in it. */
export function offsetOf(doc: Text, { line, column }: Position): number {
  if (line > doc.lines) return doc.length;
  const { from, to } = doc.line(Math.max(1, line));
  return Math.min(from + Math.max(0, column - 1), to);
}

/**
 * What is underlined for a finding: its range, as far as it is on its first line, and at least a character of that line;
 * nothing in an empty one.
 */
export function markedRange(doc: Text, finding: Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>): { from: number; to: number } {
  const from = offsetOf(doc, finding);
  const line = doc.lineAt(from);
  const to = Math.min(offsetOf(doc, { line: finding.endLine, column: finding.endColumn }), line.to);
  if (to > from) return { from, to };
  return from < line.to ? { from, to: from + 1 } : { from: Math.max(line.from, from - 1), to: from };
}

function underline(severity: Severity): Decoration {
  return Decoration.mark({ class: `dd-underline dd-underline-${severity}` });
}

const UNDERLINES: Readonly<Record<Severity, Decoration>> = { error: underline('error'), warning: underline('warning'), info: underline('info') };

class LineMarker extends GutterMarker {
  override readonly elementClass: string;

  constructor(severity: Severity) {
    super();
    this.elementClass = `dd-line-${severity}`;
  }
}

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];
const LINES: Readonly<Record<Severity, LineMarker>> = { error: new LineMarker('error'), warning: new LineMarker('warning'), info: new LineMarker('info') };

/** The marker of each line that has findings, after the worst of them. */
function numbersOf(state: EditorState): RangeSet<GutterMarker> {
  const worst = new Map<number, Severity>();
  for (const severity of WORST_FIRST) {
    for (const { finding, from } of state.field(field)) {
      const line = state.doc.lineAt(from).from;
      if (finding.severity === severity && !worst.has(line)) worst.set(line, severity);
    }
  }
  return RangeSet.of([...worst].map(([line, severity]) => LINES[severity].range(line)), true);
}
