import type { Beside } from '../../shell/terminal.ts';

/** Seconds from the start of a command to the first one in another terminal, between those, and to the Ctrl-C. */
const BEFORE_OTHERS = 1.5;
const BETWEEN_OTHERS = 2;
const BEFORE_INTERRUPT = 7;

/**
 * What happens while a step runs, at the times of a recorded session.
 * @param meanwhile the commands in another terminal
 * @param interrupted whether Ctrl-C ends the step
 */
export function besidePlan(meanwhile: readonly string[], interrupted: boolean): Beside {
  return { before: BEFORE_OTHERS, commands: meanwhile, between: BETWEEN_OTHERS, interruptAfter: interrupted ? BEFORE_INTERRUPT : undefined };
}
