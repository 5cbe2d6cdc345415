import { compareOutput, type Comparison } from '../compare/compare.ts';
import type { Step, WrittenStep } from '../console/step.ts';
import { besidePlan } from './beside-plan.ts';
import { GeneratedNames } from './generated-names.ts';
import type { Stage } from './stage.ts';

/** What came of a step. */
export interface Played<S extends WrittenStep = Step> {
  step: S;
  status: number;
  /** What was printed. */
  text: string;
  /** Undefined when nothing was expected. */
  comparison?: Comparison;
  statusAsExpected: boolean;
  endless: boolean;
}

/** A rollout that has just ended shows its last states a moment later. */
const AFTER_ROLLOUT = 1;

/**
 * Plays the steps of a session, in order.
 * @param known everything typed and in files so far: words from it must be printed as they are
 */
export async function playSteps(steps: readonly Step[], stage: Stage, known: () => string): Promise<Played[]> {
  const played: Played[] = [];
  const names = new GeneratedNames();
  for (const step of steps) played.push(await playStep(step, stage, known(), names));
  return played;
}

/** Plays one step; `names` are those that were generated so far. */
export async function playStep<S extends WrittenStep>(step: S, stage: Stage, known: string, names: GeneratedNames): Promise<Played<S>> {
  if (step.seconds !== undefined) {
    await stage.sleep(step.seconds);
    return { step, status: 0, text: '', statusAsExpected: true, endless: false };
  }
  const translate = (command: string): Promise<string> => names.translate(command, () => stage.objects());
  const command = await translate(step.command);
  const outcome = step.interrupted || step.meanwhile.length > 0
    ? await stage.runBeside(step.command, besidePlan(step.meanwhile, step.interrupted))
    : await stage.run(command);
  if (step.kind === 'wait' && /\brollout status\b/.test(step.command)) await stage.sleep(AFTER_ROLLOUT);
  const played: Played<S> = {
    step,
    status: outcome.status,
    text: outcome.text,
    statusAsExpected: step.status === undefined || step.status === outcome.status,
    endless: outcome.endless && !step.interrupted,
  };
  if (step.expected !== undefined) {
    played.comparison = compareOutput(step.expected, linesOf(outcome.text), {
      known,
      nodesAreChance: !/\bnodes?\b|\bno\b|desktop-|drain|cordon|taint/.test(step.command),
    });
    names.learn(played.comparison.differences);
  }
  return played;
}

/** The printed lines; a last line without a line break is one too. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
