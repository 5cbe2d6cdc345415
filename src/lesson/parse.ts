import type { Source } from '../text/source.ts';
import type { SchemaSet } from '../kube/schema/schema-set.ts';
import { dialectOf } from './dialect.ts';
import { isForeignMdx } from './dialects/foreign-mdx.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseYamlFile } from './parse-yaml-file.ts';
import { refuse } from './page/guard.ts';
import { mergeKeysOf } from './workspace/schema-merge-keys.ts';
import type { Lesson, LessonProblem } from './types.ts';

export interface ParseLessonOptions {
  /** Says by which keys the lists of a kind are merged; without it, those of the common kinds are known. */
  schemas?: SchemaSet;
}

/**
 * Reads a page (MDX, Markdown or plain YAML, by its name) into a `Lesson`. Never throws: what cannot
 * be read is one of the lesson's problems, and as much as possible is read in spite of it.
 */
export function parseLesson(source: Source, options: ParseLessonOptions = {}): Lesson {
  const named = dialectOf(source.file);
  const dialect = named === 'mdx' && isForeignMdx(source.text) ? 'markdown' : named;
  const keysOf = mergeKeysOf(options.schemas);
  const refusal = dialect === 'yaml' ? undefined : refuse(source);
  if (refusal !== undefined) return emptyLesson(source, refusal);
  if (dialect === 'yaml') return parseYamlFile(source, keysOf);
  try {
    return parseMarkdown(source, dialect, keysOf);
  } catch (error) {
    // The parsers below are not ours; a text that makes one of them fail is reported, not fatal.
    const reason = error instanceof Error ? error.message : String(error);
    const top = { line: 1, column: 1 };
    return emptyLesson(source, {
      rule: 'lesson/unreadable',
      message: `this page cannot be read: ${reason}`,
      help: 'leave it out of the check, or take out what is unusual in it',
      range: { start: top, end: top },
    });
  }
}

/** A lesson of which nothing could be read. */
function emptyLesson(source: Source, problem: LessonProblem): Lesson {
  return {
    source,
    dialect: dialectOf(source.file),
    blocks: [],
    revisions: [],
    prose: [],
    headings: [],
    components: [],
    suppressions: [],
    problems: [problem],
  };
}
