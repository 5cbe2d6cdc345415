/**
 * The measures of the drawing, in units of its view box. It is narrow on purpose: the whole of it
 * must still be readable at the width of a phone, where one unit is a little less than a pixel.
 */
export const WIDTH = 400;
/** Where Services stand, on the left; the Pods have the whole width when there are none. */
export const QUAY = 132;
/** The gap that a gangway bridges. */
export const GANGWAY = 26;
export const GAP = 22;
export const PADDING = 9;
export const LINE = 16;
export const TAG_HEIGHT = 17;
/** Width of a character of the monospaced face at the size of `dd-mono`. */
export const MONO = 6.62;

/** A finished part of the drawing: its markup and how much height it takes. */
export interface Part {
  markup: string;
  height: number;
}

/** How many monospaced characters fit into a width. */
export function room(width: number): number {
  return Math.floor(width / MONO);
}
