import type { Lesson } from '../types.ts';

/** The CustomResourceDefinitions of a file. */
export function definitionsIn({ revisions }: Lesson): unknown[] {
  const values = revisions.flatMap(({ documents }) => documents.map(({ value }) => value));
  return values.filter((value) => (value as { kind?: unknown } | null | undefined)?.kind === 'CustomResourceDefinition');
}
