import type { Finding } from '../../findings/finding.ts';
import type { ExerciseCheck } from '../exercise/exercises.ts';
import type { Attempt } from '../exercise/attempt.ts';
import type { TriedCheck } from '../exercise/play-exercises.ts';
import { finding, printedText, shownCommand } from './findings.ts';

/** A help text shows so many different results of a check at most. */
const MOST_RESULTS = 3;

/** What is wrong with the checks of exercises; empty when all fail before and pass with the solution. */
export function exerciseFindings(file: string, tried: readonly TriedCheck[]): Finding[] {
  return tried.flatMap(({ check, before, during }) => [...alreadySolved(file, check, before), ...notSolved(file, check, during)]);
}

function alreadySolved(file: string, check: ExerciseCheck, { passed }: Attempt): Finding[] {
  if (!passed) return [];
  const does = check.output === undefined ? 'succeeds' : 'prints what it is to print';
  return [finding('run/exercise-already-solved', file, check.range,
    `${shownCommand(check.command)} ${does} before anything was done, expected that it does so only when the exercise is solved`, 'look at something that only the solution makes or changes')];
}

function notSolved(file: string, check: ExerciseCheck, during: readonly Attempt[]): Finding[] {
  if (during.some(({ passed }) => passed)) return [];
  const wanted = check.output === undefined ? 'ended with status 0' : `printed ${JSON.stringify(check.output.join('\n'))}`;
  if (during.length === 0) {
    return [finding('run/exercise-not-solved', file, check.range, `nothing makes this check pass: the solution of its exercise has no command`, 'show the commands in the solution, as a console or sh block')];
  }
  const results = [...new Set(during.map(({ status, text }) => printedText(status, text)))];
  const shown = results.slice(0, MOST_RESULTS).join('\nthen ');
  const more = results.length > MOST_RESULTS ? `\nand ${results.length - MOST_RESULTS} other results` : '';
  return [finding('run/exercise-not-solved', file, check.range, `${shownCommand(check.command)} was tried after each command of the solution and never ${wanted}`, `${shown}${more}`)];
}
