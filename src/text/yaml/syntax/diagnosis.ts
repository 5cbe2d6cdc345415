import type { LexicalScan } from '../lexical.ts';
import type { Problems } from '../problems.ts';

/** A document that could not be parsed, and what is known about it. Offsets are into `body`. */
export interface BrokenDocument {
  body: string;
  /** Where `body` begins in the whole text. */
  base: number;
  /** The parser's own words. */
  reason: string;
  /** Where the parser gave up, which is often behind the mistake. */
  position: number;
  scan: LexicalScan;
  problems: Problems;
}

/** What is wrong, in our words. Offsets are into `body`. */
export interface Finding {
  start: number;
  end: number;
  message: string;
  help?: string;
  /** go-yaml's words, without `line N:`, which its scanner and its parser count differently; `at` when that is not `start`. */
  server?: { from: 'scanner' | 'parser'; text: string; at?: number };
  related?: { start: number; end: number; message: string };
}

/** Looks for one kind of mistake. */
export type Diagnosis = (broken: BrokenDocument) => Finding | undefined;
