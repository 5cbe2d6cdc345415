import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Io, Output } from '../io.ts';
import { main } from '../main.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** A new folder with files, removed when the test is over. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Runs `drydock` in this process, in a folder, and says what it printed. */
export async function drydock(
  cwd: string,
  args: readonly string[],
  more: { stdin?: string | Uint8Array; env?: Io['env'] } = {},
): Promise<Outcome> {
  const outcome: Outcome = { code: -1, stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Output => ({
    isTerminal: false,
    write: async (text) => {
      outcome[name] += text;
    },
  });
  const stdin = Readable.from(more.stdin === undefined ? [] : [Buffer.from(more.stdin)]);
  outcome.code = await main(args, { stdout: output('stdout'), stderr: output('stderr'), stdin, env: more.env ?? {}, cwd });
  return outcome;
}
