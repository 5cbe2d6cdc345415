import { Stopped } from './computer.ts';
import { element } from './dom.ts';
import type { Session } from './session.ts';
import { reasonOf } from './reason.ts';

/**
 * Tries the check of an exercise, and says below it whether it passed, or what it printed.
 * @param check the element of the check, which holds its command and the output expected
 */
export async function checkExercise(check: HTMLElement, session: Session): Promise<void> {
  const status = check.querySelector<HTMLElement>('.dd-check-status')!;
  const { command = '', output } = check.dataset;
  status.className = 'dd-check-status';
  status.textContent = 'Checking …';
  try {
    const { passed, text } = await session.check(placeOf(check), command, output === undefined ? undefined : output.replace(/\n$/, '').split('\n'));
    status.classList.add(passed ? 'dd-passed' : 'dd-not-yet');
    if (passed) status.textContent = 'Done: it does.';
    else status.replaceChildren('Not yet. It printed:', element('code', 'dd-check-printed', text.trimEnd() === '' ? '(nothing)' : text.trimEnd()));
  } catch (error) {
    status.textContent = error instanceof Stopped ? '' : `This could not be checked: ${reasonOf(error)}`;
  }
}

/** The last block before a check that is not in a solution. */
function placeOf(check: HTMLElement): { block: number; exercise: number } {
  const exercises = [...document.querySelectorAll('.dd-exercise')];
  let block = -1;
  for (const figure of document.querySelectorAll('figure[id^="block-"]')) {
    const isBefore = (figure.compareDocumentPosition(check) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    if (isBefore && figure.closest('.dd-solution') === null) block = Number(figure.id.slice('block-'.length)) - 1;
  }
  return { block, exercise: exercises.indexOf(check.closest('.dd-exercise')!) };
}
