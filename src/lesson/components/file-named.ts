import { nearestName } from '../../kube/nearest.ts';
import type { FileRevision } from '../types.ts';
import { LessonMistake } from './lesson-mistake.ts';

/**
 * A file of the lesson by its name, for a component that shows something of it.
 * @param files the files at the place of the component, see `filesAt`
 * @throws LessonMistake when no block above has written it.
 */
export function fileNamed(files: ReadonlyMap<string, FileRevision>, name: string): FileRevision {
  const file = files.get(name);
  if (file) return file;
  const named = [...files.keys()].filter((known) => !known.startsWith('#'));
  const meant = nearestName(name, named);
  const hint = meant ? `did you mean ${meant}?` : named.length === 0 ? 'there is none' : `its files are ${named.join(', ')}`;
  throw new LessonMistake(`no block above this line writes a file ${JSON.stringify(name)}; ${hint}`);
}
