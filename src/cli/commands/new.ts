import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { onlyArgument, readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { reasonOf } from '../files/read.ts';
import type { Io } from '../io.ts';
import { lessonTemplate } from '../new/lesson-template.ts';
import { checkedSlug, titleOf } from '../new/slug.ts';
import { UsageError } from '../usage-error.ts';
import { command as extract } from './extract.ts';

const help = `Usage: drydock new [options] SLUG

Starts a lesson: makes content/<nn>-SLUG/lesson.mdx from a template that passes drydock check, and
extracts its manifest. nn is the number after that of the last lesson.

Options:
  --title TEXT    the lesson's title (default: the slug in words)
  -h, --help      this text

Example:
  drydock new rolling-update --title "Update without downtime"
`;

const OPTIONS = { title: { type: 'string' } } as const;

const NUMBERED = /^(\d+)-(.+)$/;

export const command: Command = { name: 'new', help, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('new', args, OPTIONS);
  const slug = checkedSlug(onlyArgument('new', positionals, 'one slug, such as rolling-update'));
  const title = values.title?.trim() || titleOf(slug);
  const name = await folderName(resolve(io.cwd, 'content'), slug);
  const folder = join(io.cwd, 'content', name);
  try {
    await mkdir(folder, { recursive: true });
    // wx: an existing lesson is never overwritten, whoever wrote it meanwhile.
    await writeFile(join(folder, 'lesson.mdx'), lessonTemplate(title, slug), { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`drydock new: cannot write content/${name}/lesson.mdx: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
  await io.stdout.write(`content/${name}/lesson.mdx: new lesson ${JSON.stringify(title)}\n`);
  const code = await extract.run([`content/${name}`], io);
  await io.stdout.write(`next: edit it, then run: npx drydock check content/${name} && npx drydock extract\n`);
  return code;
}

/** The folder for a slug, with the next number. @throws UsageError when a lesson has the slug already. */
async function folderName(content: string, slug: string): Promise<string> {
  const names = await readdir(content).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT'
        ? 'drydock new: there is no content/ folder here; run it in the root of the course'
        : `drydock new: content/ ${reasonOf(error)}`,
    );
  });
  let last = 0;
  for (const name of names) {
    const [, number, existing] = NUMBERED.exec(name) ?? [];
    if (existing === slug) throw new UsageError(`drydock new: content/${name} has this slug already; choose another`);
    if (number !== undefined) last = Math.max(last, Number(number));
  }
  return `${String(last + 1).padStart(2, '0')}-${slug}`;
}
