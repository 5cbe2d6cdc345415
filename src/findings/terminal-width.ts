/**
 * How many columns text takes on a terminal, so that carets stand under what they mean.
 * Rule: Unicode Standard Annex #11 (East Asian Width: wide and fullwidth take two columns), and
 * Annex #51 (an emoji sequence is shown as one emoji, two columns wide).
 */

export interface Cell {
  /** What is printed: a grapheme cluster, made visible where the terminal would not show it. */
  text: string;
  columns: number;
  /** Offset of the cluster in the text, in UTF-16 code units. */
  offset: number;
}

const TAB_STOP = 4;

const WIDE =
  /^[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f1e6}-\u{1f1ff}\u{1f200}-\u{1f265}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f7e0}-\u{1f7eb}\u{1f900}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** U+FE0F asks for the emoji form of a character that is narrow otherwise. */
const EMOJI_FORM = /^\p{Extended_Pictographic}\ufe0f/u;

const INVISIBLE = /^[\p{Mark}\u200b-\u200d\u2060\ufeff]+$/u;

/** Controls would move the cursor, and bidirectional controls the order of the line. */
const CONTROL = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const ONLY_NARROW = /^[\x20-\x7e]*$/;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Makes controls visible (U+241B for escape, U+FFFD where there is no picture); line breaks stay. */
export function visible(text: string): string {
  return text.replace(CONTROL, (character) => {
    const code = character.codePointAt(0)!;
    if (character === '\n') return character;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
  });
}

/** One line of text as the cells it fills; a tab fills up to the next multiple of four columns. */
export function cells(line: string): Cell[] {
  const found: Cell[] = [];
  let column = 0;
  for (const [offset, text] of graphemes(line)) {
    const columns = text === '\t' ? TAB_STOP - (column % TAB_STOP) : graphemeColumns(text);
    found.push({ text: text === '\t' ? ' '.repeat(columns) : visible(text), columns, offset });
    column += columns;
  }
  return found;
}

/** The columns that one line of text takes. */
export function columnsOf(line: string): number {
  if (ONLY_NARROW.test(line)) return line.length;
  return cells(line).reduce((sum, cell) => sum + cell.columns, 0);
}

function* graphemes(line: string): Iterable<[offset: number, text: string]> {
  if (ONLY_NARROW.test(line)) {
    for (let offset = 0; offset < line.length; offset += 1) yield [offset, line[offset]!];
    return;
  }
  for (const { index, segment } of segmenter.segment(line)) yield [index, segment];
}

function graphemeColumns(text: string): number {
  if (INVISIBLE.test(text)) return 0;
  return WIDE.test(text) || EMOJI_FORM.test(text) ? 2 : 1;
}
