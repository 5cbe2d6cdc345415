import type { Severity } from '../../finding.ts';

type Paint = (text: string) => string;

/** What each part of the pretty report looks like. */
export interface Style extends Record<Severity, Paint> {
  place: Paint;
  faint: Paint;
  help: Paint;
  good: Paint;
}

const plain: Paint = (text) => text;

/** An SGR sequence (ECMA-48, 8.3.117) around text; empty text stays empty. */
function sgr(on: number | string, off: number | string): Paint {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`);
}

const COLOURS: Style = {
  error: sgr('1;31', '22;39'),
  warning: sgr('1;33', '22;39'),
  info: sgr('1;34', '22;39'),
  place: sgr(1, 22),
  faint: sgr(2, 22),
  help: sgr(36, 39),
  good: sgr('1;32', '22;39'),
};

const PLAIN: Style = {
  error: plain,
  warning: plain,
  info: plain,
  place: plain,
  faint: plain,
  help: plain,
  good: plain,
};

/** The styles with colours, or without any escape sequence. */
export function styles(color: boolean): Style {
  return color ? COLOURS : PLAIN;
}
