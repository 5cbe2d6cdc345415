import { readFileSync, statSync } from 'node:fs';
import { nearestName } from '../../kube/nearest.ts';
import { createSource } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import { LessonMistake } from '../../lesson/components/lesson-mistake.ts';

/** A word of the glossary. The id is what `<Term id="…">` names. */
export interface GlossaryEntry {
  id: string;
  term: string;
  definition: string;
  /** The page of the Kubernetes documentation that says more. */
  page: string;
}

const known = new Map<string, { changed: number; entries: Map<string, GlossaryEntry> }>();

/**
 * Reads `content/glossary.yaml`: a mapping from ids to `term`, `definition` and `page`.
 * @throws Error that names the entry when one lacks a field.
 */
export function readGlossary(path: string): Map<string, GlossaryEntry> {
  const changed = statSync(path).mtimeMs;
  const before = known.get(path);
  if (before?.changed === changed) return before.entries;
  const entries = parseGlossary(path, readFileSync(path, 'utf8'));
  known.set(path, { changed, entries });
  return entries;
}

export function parseGlossary(path: string, text: string): Map<string, GlossaryEntry> {
  const document = parseYaml(wholeExcerpt(createSource(path, text))).documents[0];
  const problem = document?.problems[0];
  if (problem) throw new Error(`${path}: ${problem.message}`);
  const entries = new Map<string, GlossaryEntry>();
  for (const [id, value] of Object.entries((document?.value ?? {}) as Record<string, Partial<GlossaryEntry> | null>)) {
    const field = (['term', 'definition', 'page'] as const).find((name) => typeof value?.[name] !== 'string');
    if (field) throw new Error(`${path}: the entry ${id} has no ${field}`);
    entries.set(id, { id, ...(value as Omit<GlossaryEntry, 'id'>) });
  }
  return entries;
}

/** The entry with an id; throws a `LessonMistake` with the nearest one when there is none. */
export function glossaryEntry(entries: Map<string, GlossaryEntry>, id: string): GlossaryEntry {
  const entry = entries.get(id);
  if (entry) return entry;
  const meant = nearestName(id, entries.keys());
  const hint = meant ? `did you mean ${meant}?` : `it has ${[...entries.keys()].join(', ')}`;
  throw new LessonMistake(`the glossary has no entry ${JSON.stringify(id)}; ${hint}`);
}
