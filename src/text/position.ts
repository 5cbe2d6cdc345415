/** A place in a text file, as editors and compilers name it: both numbers start at 1. */
export interface Position {
  line: number;
  /** Counts UTF-16 code units, as editors and SARIF's default do. */
  column: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  start: Position;
  end: Position;
}
