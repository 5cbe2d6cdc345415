/**
 * The little that a lesson loads before its reader asks for anything: it waits for a press on Run, Edit or Check, and
 * loads the rest then, or at once for a reader who has changed files of the lesson before.
 */
import { browserStore } from './browser-store.ts';
import { KeptEdits } from './kept-edits.ts';
import type { LessonPage } from './lesson-page.ts';
import { reasonOf } from './reason.ts';

const kept = new KeptEdits(browserStore(), location.pathname);
let page: Promise<LessonPage> | undefined;

/** The page with its session. When it cannot be loaded, the next press tries again: the connection may be back. */
function opened(): Promise<LessonPage> {
  page ??= open().catch((error: unknown) => {
    page = undefined;
    throw error;
  });
  return page;
}

async function open(): Promise<LessonPage> {
  const { LessonPage: Page } = await import('./lesson-page.ts');
  const { session, fieldtexts: fieldTexts } = document.querySelector<HTMLElement>('[data-session]')!.dataset as Record<string, string>;
  return Page.open({ session: session!, fieldTexts: fieldTexts! }, kept);
}

/** What was pressed, when it is one of ours. */
function pressed(target: Element): ((page: LessonPage) => Promise<void> | void) | undefined {
  const block = Number(target.closest('figure')?.id.slice('block-'.length)) - 1;
  if (target.matches('.dd-run')) return (lesson) => lesson.run(block);
  if (target.matches('.dd-edit')) return (lesson) => lesson.edit(block, target.getAttribute('data-file')!);
  if (target.matches('.dd-check-run')) return (lesson) => lesson.check(target.closest<HTMLElement>('.dd-check')!);
  if (target.matches('.dd-open-terminal')) return (lesson) => lesson.openTerminal();
  return undefined;
}

/** Waits for the reader of a lesson's page. */
export function awaitReader(): void {
  document.addEventListener('click', async ({ target }) => {
    const control = target instanceof Element ? target.closest('button') : null;
    const action = control === null ? undefined : pressed(control);
    if (control === null || action === undefined) return;
    control.setAttribute('aria-busy', 'true');
    try {
      const lesson = await opened();
      control.removeAttribute('aria-busy');
      await action(lesson);
    } catch (error) {
      control.title = `This could not be loaded: ${reasonOf(error)}`;
    } finally {
      control.removeAttribute('aria-busy');
    }
  });

  // What cannot be loaded now is loaded at the first press.
  if (kept.all().length > 0) opened().catch(() => undefined);
}
