import { compareOutput } from '../compare/compare.ts';
import { linesOf } from '../play/play-steps.ts';
import type { Stage } from '../play/stage.ts';

/** What a check gave when it was tried. */
export interface Attempt {
  passed: boolean;
  status: number;
  text: string;
}

/**
 * Tries the check of an exercise.
 * @param check a command, and the lines that it has to print; without lines it is enough that it succeeds
 * @param known everything typed and in files so far: words from it must be printed as they are
 */
export async function attempt({ command, output }: { command: string; output?: readonly string[] | undefined }, stage: Pick<Stage, 'run'>, known: string): Promise<Attempt> {
  const { status, text, endless } = await stage.run(command);
  const printed = output === undefined || compareOutput(output, linesOf(text), { known, nodesAreChance: false }).equal;
  // What a check prints may be an error that is looked for, so that its status counts only when nothing else does.
  return { passed: !endless && printed && (output !== undefined || status === 0), status, text };
}
