/**
 * The little that a lesson loads before its reader asks for anything: it waits for a press on Run, Edit or Check, and
 * loads the rest then.
 */
import type { LessonPage } from './lesson-page.ts';

let page: Promise<LessonPage> | undefined;

async function open(): Promise<LessonPage> {
  const { LessonPage: Page } = await import('./lesson-page.ts');
  const { session, fieldtexts: fieldTexts } = document.querySelector<HTMLElement>('[data-session]')!.dataset as Record<string, string>;
  return Page.open({ session: session!, fieldTexts: fieldTexts! });
}

/** What was pressed, when it is one of ours. */
function pressed(target: Element): ((page: LessonPage) => Promise<void> | void) | undefined {
  const block = Number(target.closest('figure')?.id.slice('block-'.length)) - 1;
  if (target.matches('.dd-run')) return (opened) => opened.run(block);
  if (target.matches('.dd-edit')) return (opened) => opened.edit(block, target.getAttribute('data-file')!);
  if (target.matches('.dd-check-run')) return (opened) => opened.check(target.closest<HTMLElement>('.dd-check')!);
  if (target.matches('.dd-open-terminal')) return (opened) => opened.openTerminal();
  return undefined;
}

document.addEventListener('click', async ({ target }) => {
  const control = target instanceof Element ? target.closest('button') : null;
  const action = control === null ? undefined : pressed(control);
  if (control === null || action === undefined) return;
  control.setAttribute('aria-busy', 'true');
  try {
    page ??= open();
    const opened = await page;
    control.removeAttribute('aria-busy');
    await action(opened);
  } catch (error) {
    // The next press tries again: what failed may have been the connection.
    page = undefined;
    control.title = `This could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    control.removeAttribute('aria-busy');
  }
});
