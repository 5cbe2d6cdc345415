import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reasonOf } from '../files/read.ts';
import { UsageError } from '../usage-error.ts';
import type { CourseImage } from './agree.ts';
import { buildScript, folderName, MADE_BY, type PlacedImage } from './build-script.ts';
import { buildContext } from './context.ts';

/** The program of the images; the bundle of the command lies three folders below the root. */
const STAND_IN = new URL(import.meta.url.endsWith('.ts') ? './stand_in.py' : '../../../src/cli/images/stand_in.py', import.meta.url);

/**
 * Writes a build context for each image, and build.sh.
 * @param folder where to
 * @param shown the folder in messages
 * @throws UsageError when something cannot be written, or another build.sh is there
 */
export async function writeContexts(images: readonly CourseImage[], folder: string, shown: string): Promise<PlacedImage[]> {
  const script = join(folder, 'build.sh');
  const standIn = await readFile(fileURLToPath(STAND_IN), 'utf8');
  const placed: PlacedImage[] = [];
  const taken = new Set(['build.sh']);
  for (const image of images) {
    const name = folderName(image.name, taken);
    taken.add(name);
    placed.push({ image, folder: name });
  }
  try {
    if (await isForeign(script)) throw new UsageError(`drydock images: ${shown}/build.sh was not made by drydock images, and is not written over`, 'choose another folder with --output');
    for (const { image, folder: name } of placed) {
      await mkdir(join(folder, name), { recursive: true });
      for (const [file, text] of Object.entries(buildContext(image, standIn))) await writeFile(join(folder, name, file), text);
    }
    await writeFile(script, buildScript(placed));
    await chmod(script, 0o755);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`drydock images: cannot write to ${shown}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
  return placed;
}

/** Whether a script is there that somebody else has written. */
async function isForeign(script: string): Promise<boolean> {
  try {
    return !(await readFile(script, 'utf8')).includes(MADE_BY);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
