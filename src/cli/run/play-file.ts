import type { Finding } from '../../findings/finding.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { cleanUpFindings, finding, findingsOf } from '../../run/report/findings.ts';
import { playConsole } from '../../run/play/play-console.ts';
import { imagesOf, playLesson } from '../../run/play/play-lesson.ts';
import type { Played } from '../../run/play/play-steps.ts';
import { simulatedStage } from '../../run/play/simulated-stage.ts';
import type { Stage } from '../../run/play/stage.ts';
import type { ComputerOptions } from '../../shell/computer.ts';
import type { Source } from '../../text/source.ts';
import { typeDocs } from '../field-docs.ts';

export interface PlayOptions {
  seed: number;
  version: KubernetesVersion;
  /** Makes the stage of a real cluster; without it, sessions are played on a simulated one. */
  real?: (files: Readonly<Record<string, string>>) => Promise<Stage>;
}

export interface PlayedFile {
  source: Source;
  played: Played[];
  findings: Finding[];
}

/** Plays a session with its workspace. */
export async function playConsoleFile(source: Source, files: Readonly<Record<string, string>>, options: PlayOptions): Promise<PlayedFile> {
  const played = await onStage(options, { files, unknownImages: 'placeholder' }, (stage) => playConsole(source, files, stage));
  return result(source, played, played.flatMap((one) => findingsOf(source.file, one)));
}

/** Plays a lesson or another page. */
export async function playPage(source: Source, options: PlayOptions): Promise<PlayedFile> {
  const lesson = parseLesson(source);
  const { played, left, gone } = await onStage(options, { images: imagesOf(lesson) }, (stage) => playLesson(lesson, stage));
  const findings = played.flatMap((one) => findingsOf(source.file, one));
  const last = played.at(-1);
  if (last !== undefined && lesson.dialect === 'mdx') findings.push(...cleanUpFindings(source.file, left, gone, last.step.range));
  return result(source, played, findings);
}

async function onStage<T>(options: PlayOptions, computer: ComputerOptions, play: (stage: Stage) => Promise<T>): Promise<T> {
  const { seed, version } = options;
  const stage = await (options.real?.(computer.files ?? {}) ?? simulatedStage({ ...computer, seed, schemas: schemaSet(version, { customResources: false }), fieldDocs: typeDocs(version) }));
  try {
    return await play(stage);
  } finally {
    await stage.close();
  }
}

function result(source: Source, played: Played[], findings: Finding[]): PlayedFile {
  if (played.some(({ step }) => step.kind === 'shown' || step.kind === 'script')) return { source, played, findings };
  const top = { line: 1, column: 1 };
  const nothing = finding('run/nothing-run', source.file, { start: top, end: top }, 'this page has no command that can be played', 'mark sessions as console and commands as sh');
  return { source, played, findings: [...findings, nothing] };
}
