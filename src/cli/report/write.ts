import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Report, RuleDoc } from '../../findings/finding.ts';
import { summaryLine } from '../../findings/summary-line.ts';
import { reasonOf } from '../files/read.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';
import { formatReport, type Format } from './format.ts';

/**
 * Writes the report to standard output; or to a file, and its last line to standard output.
 * @throws UsageError when the file cannot be written.
 */
export async function writeReport(
  report: Report,
  options: { format: Format; output?: string; ruleDocs: readonly RuleDoc[] },
  io: Io,
): Promise<void> {
  const { format, output, ruleDocs } = options;
  const text = await formatReport(report, format, ruleDocs, io, output !== undefined);
  if (output === undefined) {
    await io.stdout.write(text);
    return;
  }
  const path = resolve(io.cwd, output);
  try {
    await makeFolder(dirname(path));
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`drydock: cannot write ${output}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
  await io.stdout.write(`${summaryLine(report)}\n`);
}

/**
 * Makes a folder and those above it. Node's own way (`recursive`) never ends on file systems that
 * refuse folders as if their parent were missing, such as /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  const make = () => mkdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? undefined : Promise.reject(error)));
  try {
    await make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make();
  }
}
