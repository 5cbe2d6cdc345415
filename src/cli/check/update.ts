import { counted } from '../../findings/summary-line.ts';
import { createSource, type Source } from '../../text/source.ts';
import type { InputFile } from '../files/collect.ts';
import { writeTexts } from '../files/write-texts.ts';
import type { Io } from '../io.ts';
import type { Checked } from './check-sources.ts';

/**
 * Writes into the lessons what their commands printed, and checks the result, in which lines stand elsewhere. Commands whose
 * rule is silenced or switched off are updated all the same: their output is what they print.
 * @throws UsageError for a file that cannot be written, or that was changed while it was checked
 */
export async function updateFiles(
  files: readonly InputFile[],
  before: { sources: readonly Source[]; checked: Checked },
  check: (sources: readonly Source[]) => Promise<Checked>,
  io: Io,
): Promise<{ sources: Source[]; checked: Checked }> {
  const { sources, checked } = before;
  if (checked.updated.length === 0) return { sources: [...sources], checked };
  const texts = new Map(checked.updated.map(({ file, text }) => [file, text]));
  const updated = sources.map((source) => (texts.has(source.file) ? createSource(source.file, texts.get(source.file)!) : source));
  await writeTexts(files, sources, updated, 'the other files are updated');
  for (const { file, commands } of checked.updated) await io.stderr.write(`${file}: updated the output of ${counted(commands, 'command')}\n`);
  return { sources: updated, checked: await check(updated) };
}
