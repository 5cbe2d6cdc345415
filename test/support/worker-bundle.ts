import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Rollup } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** A script of a bundle. */
export interface BundledScript {
  name: string;
  code: string;
  /** The files that it is made of. */
  modules: string[];
}

/**
 * Bundles an entry as the site does its worker: every script that can be loaded, also later.
 * @param entry a file, from the root of the repository
 */
export async function bundle(entry: string): Promise<BundledScript[]> {
  const built = await build({
    configFile: false, root: ROOT, logLevel: 'silent',
    build: {
      write: false, target: 'es2023', modulePreload: false,
      rolldownOptions: { input: join(ROOT, entry), preserveEntrySignatures: 'strict', output: { entryFileNames: 'worker.js', codeSplitting: false } },
    },
  });
  const { output } = (Array.isArray(built) ? built[0]! : built) as Rollup.RollupOutput;
  return output.map((file) => {
    if (file.type !== 'chunk') throw new Error(`${file.fileName}: only scripts were expected`);
    return { name: file.fileName, code: file.code, modules: Object.keys(file.modules).map((path) => path.replaceAll('\\', '/').replace(`${ROOT.replaceAll('\\', '/')}/`, '')) };
  });
}

/** The size of scripts as a server sends them that compresses files once and for all. */
export function brotliBytes(scripts: readonly BundledScript[]): number {
  return scripts.reduce((sum, { code }) => sum + brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length, 0);
}
