import type { Event } from 'js-yaml';
import type { LexicalScan } from './lexical.ts';

/** A text with spaces put in, and the way back to the offsets of the original. */
export interface LoosenedText {
  text: string;
  original(offset: number): number;
}

/**
 * Puts in the spaces that YAML 1.2 asks for and that go-yaml does without, none of which changes a value:
 * lines within brackets and quotes may begin at any column, and a comment may follow a quote or a
 * bracket without a space. Tabs within brackets become spaces; values are read from the original text.
 * Rule: go-yaml `scannerc.go`: `yaml_parser_unroll_indent` does nothing within a flow collection,
 * `yaml_parser_scan_to_next_token` takes `#` as a comment wherever a token may begin.
 */
export function loosen(body: string, scan: LexicalScan): LoosenedText | undefined {
  const inserts = new Map<number, string>();
  let deepest = 0;
  for (const line of body.split('\n')) deepest = Math.max(deepest, Math.min(line.search(/\S|$/), 200));
  const indent = ' '.repeat(deepest + 2);
  for (const line of scan.innerLines) inserts.set(line, indent);
  for (const comment of scan.comments) {
    const at = comment.start;
    if (at > 0 && '"\'}]'.includes(body[at - 1]!)) inserts.set(at, ' ');
  }
  if (inserts.size === 0 && scan.innerTabs.length === 0) return undefined;
  const places = [...inserts.keys()].toSorted((a, b) => a - b);
  const parts: string[] = [];
  const spaced = withSpaces(body, scan.innerTabs);
  let from = 0;
  /** For each place, where it is in the new text and how much was put in up to and with it. */
  const moved: { at: number; shift: number }[] = [];
  let shift = 0;
  for (const place of places) {
    const space = inserts.get(place)!;
    parts.push(spaced.slice(from, place), space);
    from = place;
    shift += space.length;
    moved.push({ at: place + shift, shift });
  }
  parts.push(spaced.slice(from));
  return {
    text: parts.join(''),
    original(offset) {
      let low = 0;
      let high = moved.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (moved[middle]!.at <= offset) low = middle + 1;
        else high = middle;
      }
      const before = low === 0 ? 0 : moved[low - 1]!.shift;
      const next = places[low];
      // An offset within the spaces that were put in is the place where they were.
      return next === undefined ? offset - before : Math.min(offset - before, next);
    },
  };
}

/** A text of the same length with spaces where there were tabs. */
function withSpaces(text: string, tabs: readonly number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const tab of tabs) {
    parts.push(text.slice(from, tab), ' ');
    from = tab + 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

const OFFSETS = ['start', 'valueStart', 'valueEnd', 'anchorStart', 'anchorEnd', 'tagStart', 'tagEnd'] as const;

/** The events of a loosened text with the offsets of the original. */
export function originalEvents(events: Event[], loosened: LoosenedText): Event[] {
  for (const event of events as Partial<Record<(typeof OFFSETS)[number], number>>[]) {
    for (const name of OFFSETS) {
      const offset = event[name];
      if (offset !== undefined && offset >= 0) event[name] = loosened.original(offset);
    }
  }
  return events;
}
