/** Code points as runs of three numbers: first, last, and the distance between two of a run (here always 1). */
type Table = new (runs: Uint32Array) => unknown;

const LAST_RUNE = 0x10_ffff;

const tables = new Map<string, unknown>();

/** The code points of which a pattern holds, by the tables of Unicode that JavaScript's regular expressions have. */
export function unicodeTable(type: Table, pattern: string): unknown {
  let table = tables.get(pattern);
  if (table === undefined) tables.set(pattern, (table = new type(runsOf(new RegExp(pattern, 'u')))));
  return table;
}

function runsOf(expression: RegExp): Uint32Array {
  const runs: number[] = [];
  let first = -1;
  for (let rune = 0; rune <= LAST_RUNE + 1; rune += 1) {
    const holds = rune <= LAST_RUNE && expression.test(String.fromCodePoint(rune));
    if (holds && first < 0) first = rune;
    else if (!holds && first >= 0) {
      runs.push(first, rune - 1, 1);
      first = -1;
    }
  }
  return Uint32Array.from(runs);
}

/** General categories (`gc`) or scripts (`sc`) by name, as the map of re2js that it stands for in pages. */
export class UnicodeTables {
  readonly #type: Table;
  readonly #property: 'gc' | 'sc';

  constructor(type: Table, property: 'gc' | 'sc') {
    this.#type = type;
    this.#property = property;
  }

  /** RE2 does not count code points without a character to `C`. */
  #pattern(name: string): string {
    return name === 'C' ? '[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]' : `\\p{${this.#property}=${name}}`;
  }

  has(name: string): boolean {
    try {
      return new RegExp(this.#pattern(name), 'u').unicode;
    } catch {
      return false;
    }
  }

  get(name: string): unknown {
    return this.has(name) ? unicodeTable(this.#type, this.#pattern(name)) : undefined;
  }
}
