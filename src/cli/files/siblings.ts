import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compareText } from '../../findings/sort.ts';
import { createSource, type Source } from '../../text/source.ts';
import type { InputFile } from './collect.ts';
import { looksLikeManifest } from './manifest-text.ts';
import { readText } from './read.ts';

const DATA = /\.(?:ya?ml|json)$/i;

/** More than this in one folder, and the folder is no set of manifests that somebody applies. */
const MOST_IN_A_FOLDER = 200;

/**
 * The manifests that stand beside those named on the command line, as a hook names only the files of a commit. What
 * they make is known then; they themselves are not checked. What cannot be read is passed by.
 */
export async function siblingsOf(files: readonly InputFile[]): Promise<Source[]> {
  const given = new Set(files.map(({ path }) => path));
  const folders = new Map(files.filter(({ path, named }) => named && DATA.test(path)).map(({ path, shown }) => [dirname(path), shown]));
  const sources: Source[] = [];
  for (const [folder, shown] of folders) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => DATA.test(name) && !given.has(join(folder, name)));
    if (names.length > MOST_IN_A_FOLDER) continue;
    for (const name of names.sort(compareText)) {
      const file = `${shown.slice(0, shown.lastIndexOf('/') + 1)}${name}`;
      const text = await readText(join(folder, name), file);
      if (typeof text === 'string' && looksLikeManifest(file, text)) sources.push(createSource(file, text));
    }
  }
  return sources;
}
