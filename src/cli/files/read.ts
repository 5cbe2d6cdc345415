import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Finding } from '../../findings/finding.ts';
import { decode } from './decode.ts';
import { fileFinding } from './file-finding.ts';

/** Far above what an API server accepts (3 MiB), so that what is refused here could never be a manifest. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** The text of a file, or the finding that says why there is none. `shown` is its path in findings. */
export async function readText(path: string, shown: string): Promise<string | Finding> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) return tooLarge(shown, size);
    return decode(shown, await readFile(path));
  } catch (error) {
    return unreadable(shown, error as NodeJS.ErrnoException);
  }
}

/** All of a stream as text (standard input), or the finding that says why there is none. */
export async function readStream(stream: Readable, shown: string): Promise<string | Finding> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes: Uint8Array = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
      size += bytes.length;
      if (size > LARGEST_FILE) return tooLarge(shown, size);
      chunks.push(bytes);
    }
  } catch (error) {
    return unreadable(shown, error as NodeJS.ErrnoException);
  }
  return decode(shown, Buffer.concat(chunks));
}

/** The finding for a file or folder that the system does not let us read. */
export function unreadable(shown: string, error: NodeJS.ErrnoException): Finding {
  const help = error.code === 'EACCES' || error.code === 'EPERM' ? { help: 'check its permissions' } : {};
  return fileFinding('input/unreadable', shown, `cannot be read: ${reasonOf(error)}`, help);
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'too many symbolic links',
  EMFILE: 'too many open files',
  EISDIR: 'it is a folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
};

/** A system error in words. */
export function reasonOf(error: NodeJS.ErrnoException): string {
  return REASONS[error.code ?? ''] ?? error.message;
}

function tooLarge(shown: string, size: number): Finding {
  const mebibytes = Math.ceil(size / (1024 * 1024));
  const message = `the file has more than ${LARGEST_FILE / (1024 * 1024)} MiB (${mebibytes} MiB read), which no page or manifest has`;
  return fileFinding('input/too-large', shown, message);
}
