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

/** A range that may stand in another file than the one that is spoken of. */
export interface Place extends Range {
  /** Absent for the file that is spoken of. */
  file?: string;
}
