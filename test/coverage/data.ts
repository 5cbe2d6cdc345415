import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

/** Something that must be taught, where it is, and by what one can tell that it is really there. */
export interface Topic {
  topic: string;
  /** Places in lessons: `slug#anchor`, with `_top` for what stands above the first heading. */
  covered: string[];
  /** Texts that stand there; letter case, marks of emphasis and line ends do not matter. */
  says?: string[];
  /** Forms of commands in blocks, such as `kubectl scale deployment NAME --replicas=N`. */
  runs?: string[];
  /** The same, but inline code in a sentence is enough: what nobody can type into a block, such as an interactive shell. */
  names?: string[];
  /** Fields of manifests: `apps/v1/Deployment spec.strategy.type=Recreate`; a kind alone, or without the value, will do. */
  fields?: string[];
  /** Components, such as `Diagram` and `Quiz`, or languages of blocks, such as `python`. */
  shows?: string[];
}

/** A part of the list, one file of `data/`. */
export interface Part {
  /** Its number, such as `1.6`. */
  part: string;
  title: string;
  /** The ids that it must have, all of them: how many if they are numbered (`1.6-1` …), or each. */
  ids: number | string[];
  /** The topics of each row. */
  rows: Record<string, Topic[]>;
}

const FOLDER = join(import.meta.dirname, 'data');

/** The list of what has to be taught, in the order of its parts. */
export function loadParts(): Part[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((file) => load(readFileSync(join(FOLDER, file), 'utf8')) as Part);
}

/** The ids that a part must have. */
export function expectedIds({ part, ids }: Part): string[] {
  return typeof ids === 'number' ? Array.from({ length: ids }, (_, index) => `${part}-${index + 1}`) : ids;
}
