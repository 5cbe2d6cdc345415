import type { Finding } from '../../findings/finding.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Lesson } from '../../lesson/types.ts';
import { applySuppressions } from '../../rules/suppress.ts';
import { exercisesOf } from '../../run/exercise/exercises.ts';
import { playExercises } from '../../run/exercise/play-exercises.ts';
import { playConsole } from '../../run/play/play-console.ts';
import { whyNotPlayed } from '../../run/play/lesson-script.ts';
import { imagesOf, playLesson } from '../../run/play/play-lesson.ts';
import type { Played } from '../../run/play/play-steps.ts';
import { simulatedStage } from '../../run/play/simulated-stage.ts';
import type { Stage } from '../../run/play/stage.ts';
import { exerciseFindings } from '../../run/report/exercise-findings.ts';
import { cleanUpFindings, finding, findingsOf } from '../../run/report/findings.ts';
import { updatedText } from '../../run/update/update.ts';
import type { ComputerOptions } from '../../shell/computer.ts';
import type { Source } from '../../text/source.ts';
import { typeDocs } from '../field-docs.ts';

export interface PlayOptions {
  seed: number;
  version: KubernetesVersion;
  /** The updated text has lines anew that are equal by shape. */
  refresh?: boolean;
  /** Makes the stage of a real cluster; without it, sessions are played on a simulated one. */
  real?: (files: Readonly<Record<string, string>>) => Promise<Stage>;
}

export interface PlayedFile {
  source: Source;
  played: Played[];
  findings: Finding[];
  /** The text of the file with what the commands printed. */
  updated: string;
}

/** Plays a session with its workspace. */
export async function playConsoleFile(source: Source, files: Readonly<Record<string, string>>, options: PlayOptions): Promise<PlayedFile> {
  const played = await onStage(options, { files, unknownImages: 'placeholder' }, (stage) => playConsole(source, files, stage));
  const findings = played.flatMap((one) => findingsOf(source.file, one));
  return { source, played, findings: orNothing(source, played, findings), updated: updatedText(source, played, options) };
}

/** Plays a lesson or another page; one without commands gives a finding. Findings that the page silences are left out. */
export async function playPage(source: Source, options: PlayOptions): Promise<PlayedFile> {
  const lesson = parseLesson(source);
  const reason = whyNotPlayed(lesson);
  if (reason !== undefined) return { source, played: [], findings: [nothingRun(source, `this page is not played: ${reason}`, 'drydock check shows where, and what to write')], updated: source.text };
  const file = await playParsed(lesson, options);
  const { findings } = applySuppressions(orNothing(source, file.played, file.findings), lesson.suppressions, source.file);
  return { ...file, findings };
}

/**
 * Plays a lesson or another page that has been read already, and then its exercises. On a real cluster, where a second play
 * would take minutes and be left unfinished, exercises are not tried.
 */
export async function playParsed(lesson: Lesson, options: PlayOptions): Promise<PlayedFile> {
  const { source } = lesson;
  const computer: ComputerOptions = { images: imagesOf(lesson) };
  const { played, left, gone, names } = await onStage(options, computer, (stage) => playLesson(lesson, stage));
  const findings = played.flatMap((one) => findingsOf(source.file, one));
  const last = played.at(-1);
  if (last !== undefined && lesson.dialect === 'mdx') findings.push(...cleanUpFindings(source.file, left, gone, last.step.range));
  if (options.real === undefined && exercisesOf(lesson).length > 0) findings.push(...exerciseFindings(source.file, await onStage(options, computer, (stage) => playExercises(lesson, stage))));
  return { source, played, findings, updated: updatedText(source, played, { ...options, asWritten: (line) => names.asWritten(line) }) };
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

function orNothing(source: Source, played: readonly Played[], findings: readonly Finding[]): Finding[] {
  if (played.some(({ step }) => step.kind === 'shown' || step.kind === 'script')) return [...findings];
  return [...findings, nothingRun(source, 'this page has no command that can be played', 'mark sessions as console and commands as sh')];
}

function nothingRun({ file }: Source, message: string, help: string): Finding {
  const top = { line: 1, column: 1 };
  return finding('run/nothing-run', file, { start: top, end: top }, message, help);
}
