import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lesson } from '../../lesson/types.ts';

/** What a page may know of the files beside it: nothing for standard input, and for a file that is no longer there. */
export function filesBesidePage(file: string): Pick<Lesson, 'hasFile'> {
  if (!existsSync(file)) return {};
  const folder = dirname(file);
  return { hasFile: (path) => existsSync(join(folder, path)) };
}
