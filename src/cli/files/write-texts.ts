import { readFile, writeFile } from 'node:fs/promises';
import type { Source } from '../../text/source.ts';
import { UsageError } from '../usage-error.ts';
import type { InputFile } from './collect.ts';
import { decode } from './decode.ts';
import { reasonOf } from './read.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes the files whose text has changed; the others stay untouched.
 * @param before what was read
 * @param done what is said of the files that could be written when another could not
 * @throws UsageError for a file that cannot be written, or that was changed since it was read
 */
export async function writeTexts(files: readonly InputFile[], before: readonly Source[], after: readonly Source[], done: string): Promise<void> {
  const paths = new Map(files.map(({ shown, path }) => [shown, path]));
  const texts = new Map(before.map((source) => [source.file, source.text]));
  const failures: string[] = [];
  for (const { file, text } of after) {
    const old = texts.get(file)!;
    const failure = text === old ? undefined : await write(paths.get(file)!, file, old, text);
    if (failure !== undefined) failures.push(failure);
  }
  // Written or not, each file has its turn: what can be done is done.
  if (failures.length > 0) throw new UsageError(failures.map((failure) => `drydock check: ${failure}`).join('\n'), done);
}

/** Writes the text in place of the old one; what hinders that, in words. */
async function write(path: string, file: string, old: string, text: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(path);
    const mark = bytes.subarray(0, 3).equals(Buffer.from(BYTE_ORDER_MARK)) ? BYTE_ORDER_MARK : '';
    if (decode(file, bytes) !== old) return `${file} was changed while it was checked, and is left as it is`;
    await writeFile(path, mark + text);
    return undefined;
  } catch (error) {
    return `cannot write ${file}: ${reasonOf(error as NodeJS.ErrnoException)}`;
  }
}
