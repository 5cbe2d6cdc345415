import type { FileRevision, Lesson } from '../types.ts';

/** The block of revisions that no block of the page wrote: files that were given together with it. */
export const BESIDE_THE_PAGE = -1;

/**
 * Several manifest files as one lesson with a block for each, in the order given: what they make of a cluster when they
 * are applied together. Places keep their files. Suppressions and problems stay with the files' own lessons.
 */
export function joinFiles(lessons: readonly Lesson[]): Lesson {
  const [first] = lessons;
  if (first === undefined || lessons.length === 1) throw new Error('joinFiles expects at least two lessons');
  const blocks = lessons.flatMap(({ blocks: own }) => own).map((block, index) => ({ ...block, index }));
  const revisions: FileRevision[] = [];
  let before = 0;
  for (const lesson of lessons) {
    for (const revision of lesson.revisions) revisions.push(movedTo(revision, lesson.source.file, revision.block + before));
    before += lesson.blocks.length;
  }
  return {
    source: first.source,
    dialect: first.dialect,
    blocks,
    revisions,
    prose: [],
    headings: [],
    components: [],
    suppressions: [],
    problems: [],
    ...(first.surroundings === undefined ? {} : { surroundings: first.surroundings }),
  };
}

/** A page whose reader has more files than it shows: they are in its workspace from the start, each under its path. */
export function withFilesBeside(page: Lesson, files: readonly Lesson[]): Lesson {
  if (files.length === 0) return page;
  const given = files.flatMap(({ source, revisions }) => revisions.map((revision) => movedTo(revision, source.file, BESIDE_THE_PAGE)));
  return { ...page, revisions: [...given, ...page.revisions] };
}

function movedTo(revision: FileRevision, name: string, block: number): FileRevision {
  return { ...revision, name, block, documents: revision.documents.map((document) => ({ ...document, block })) };
}
