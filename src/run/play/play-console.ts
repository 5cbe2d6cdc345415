import { readConsole } from '../../lesson/shell/read-console.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import type { Source } from '../../text/source.ts';
import { readSteps } from '../console/read-steps.ts';
import { withoutGeneratedNames } from './generated-names.ts';
import { playSteps, type Played } from './play-steps.ts';
import type { Stage } from './stage.ts';

/**
 * Plays a `.console` file.
 * @param files the workspace, which stands on the stage already: what it says is known
 */
export async function playConsole(source: Source, files: Readonly<Record<string, string>>, stage: Stage): Promise<Played[]> {
  const steps = readSteps(readConsole(wholeExcerpt(source)), source);
  const typed = steps.flatMap(({ command, meanwhile }) => [command, ...meanwhile]).join('\n');
  const known = [...Object.values(files), withoutGeneratedNames(typed)].join('\n');
  return playSteps(steps, stage, () => known);
}
