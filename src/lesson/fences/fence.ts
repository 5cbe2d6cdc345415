import type { Excerpt } from '../../text/excerpt.ts';
import type { Range } from '../../text/position.ts';
import type { FenceAttribute } from '../types.ts';

/** A code block as it is found on the page, before it is known what it does. */
export interface Fence {
  language: string;
  attributes: FenceAttribute[];
  excerpt: Excerpt;
  range: Range;
  offset: number;
  indented: boolean;
  unclosed: boolean;
  /** Index of its page node; `undefined` for one that was put together from a cut fence. */
  node: number | undefined;
}
