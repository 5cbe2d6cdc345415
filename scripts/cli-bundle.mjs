// Where the bundle of the command line is, and whether it is still that of the sources. Read at every
// start of `drydock`, so it looks at sizes and times only.
import { readFileSync, statSync } from 'node:fs';

/** The folder below the root that holds the bundles. */
export const BUNDLE_FOLDER = 'build/drydock';

/** Says which bundle is the current one, and what it was made from. */
export const RECORD = `${BUNDLE_FOLDER}/bundle.json`;

/**
 * The entry file of the current bundle; `undefined` when there is none, or when a file that it was
 * made from has another size or time than it had then.
 */
export function freshBundle(root) {
  try {
    const record = JSON.parse(readFileSync(`${root}${RECORD}`, 'utf8'));
    const unchanged = Object.entries(record.inputs).every(([path, stamp]) => fileStamp(`${root}${path}`) === stamp);
    const entry = `${root}${BUNDLE_FOLDER}/${record.folder}/drydock.mjs`;
    return unchanged && statSync(entry).isFile() ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** What changes when a file is written: its size and time. */
export function fileStamp(path) {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}
