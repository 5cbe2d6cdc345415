import { resolve } from 'node:path';
import type { Finding, Report } from '../../findings/finding.ts';
import { counted } from '../../findings/summary-line.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { readArguments } from '../arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { FILE_RULES } from '../files/file-finding.ts';
import { courseImages, IMAGE_RULES, type CourseImage } from '../images/agree.ts';
import { isBuildable, limitsOf } from '../images/limits.ts';
import { readImages, type LessonImages } from '../images/read-images.ts';
import { writeContexts } from '../images/write-contexts.ts';
import type { Io } from '../io.ts';
import { writeReport } from '../report/write.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: drydock images [options] [paths…]

Makes what a real cluster needs to follow lessons: for each image that they declare, a folder with a
Dockerfile and a small server that answers, starts, fails and uses memory as declared; and build.sh,
which builds them all with docker and says how to load them into kind or minikube. Paths are lessons
or folders that hold some; without any, content/.

An image that no lesson uses but those that build it themselves is left out. What a declaration says
and the server cannot do is listed on standard error.

Options:
  --output DIR   where to write (default: build/images)
  -h, --help     this text

Exit codes: 0 done; 1 lessons say different things of the same image, or one cannot be read;
2 wrong usage.
`;

const OPTIONS = { output: { type: 'string', default: 'build/images' } } as const;

export const command: Command = { name: 'images', help, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('images', args, OPTIONS);
  const paths = positionals.length > 0 ? positionals : ['content'];
  const read = await readImages(io.cwd, paths);
  const { images, findings } = courseImages(read.images);
  findings.unshift(...read.findings);
  if (findings.length > 0) {
    await writeReport(reportOf(read, findings, images), { format: 'pretty', ruleDocs: [...IMAGE_RULES, ...FILE_RULES] }, io);
    return EXIT.findings;
  }
  if (images.length === 0) throw new UsageError(`drydock images: no lesson in ${paths.join(' ')} declares an image`);
  await make(images, values.output, io);
  return EXIT.clean;
}

async function make(images: readonly CourseImage[], output: string, io: Io): Promise<void> {
  const shown = output.replace(/(?<=.)[/\\]+$/, '');
  const wanted = images.filter((image) => !isLeftOut(image));
  for (const image of wanted) await io.stderr.write(limitsOf(image).map((limit) => `drydock images: ${image.name}: ${limit}\n`).join(''));
  const buildable = wanted.filter(isBuildable);
  const placed = buildable.length === 0 ? [] : await writeContexts(buildable, resolve(io.cwd, output), shown);
  for (const { image, folder } of placed) await io.stdout.write(`${image.name}: wrote ${shown}/${folder}\n`);
  for (const { name, builtIn } of images.filter(isLeftOut)) await io.stdout.write(`${name}: left out, because ${builtIn.join(', ')} builds it\n`);
  await io.stdout.write(placed.length === 0 ? 'nothing to build\n' : `next: sh ${shown}/build.sh builds ${counted(placed.length, 'image')}\n`);
}

/** Every lesson that has it builds it from sources that it shows. */
const isLeftOut = ({ lessons, builtIn }: CourseImage): boolean => builtIn.length === lessons.length;

function reportOf({ sources }: LessonImages, findings: Finding[], images: readonly CourseImage[]): Report {
  return {
    findings,
    summary: { files: sources.size, blocks: 0, manifests: 0, commands: 0, errors: findings.length, warnings: 0 },
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
    sources,
    looked: `read ${counted(images.length, 'image')} of ${counted(sources.size, 'lesson')}`,
  };
}
