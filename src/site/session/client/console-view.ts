import type { DoneReply } from '../../../run/worker/protocol.ts';
import type { SessionScene } from '../lesson-session.ts';
import type { Print } from './computer.ts';
import { button, element } from './dom.ts';
import { PrintedLines } from './printed-lines.ts';
import type { BlockView } from './session.ts';
import { linesOfSteps } from './written-lines.ts';

const SAME = 'Run here. It printed what the lesson says.';
const OTHER = 'Run here. It printed something else than the lesson.';
const DONE = 'Run here.';

/** A block of commands: the lesson's text gives way to what its commands print here, and comes back when it is asked for. */
export class ConsoleView implements BlockView {
  readonly #figure: HTMLElement;
  readonly #original: HTMLElement;
  readonly #status: HTMLElement;
  readonly #swap: HTMLButtonElement;
  #live: HTMLElement | undefined;
  #commands: Element[][] = [];
  #shown: number[] = [];
  #printed: PrintedLines | undefined;
  #compared = 0;
  #different = 0;

  /** @param figure the rendered block; its caption has a place for the status */
  constructor(figure: HTMLElement) {
    this.#figure = figure;
    this.#original = figure.querySelector('pre')!;
    this.#status = element('span', 'dd-run-status');
    this.#status.setAttribute('role', 'status');
    this.#swap = button('dd-run-swap', '', () => this.#show(this.#figure.dataset['shows'] !== 'live'));
    this.#swap.hidden = true;
    figure.querySelector('.dd-run')!.after(this.#status, this.#swap);
  }

  begin({ steps }: SessionScene): void {
    const height = (this.#live?.isConnected === true ? this.#live : this.#original).offsetHeight;
    this.#live?.remove();
    const live = element('pre', 'dd-live', element('code'));
    live.dataset['language'] = this.#original.dataset['language'] ?? '';
    live.tabIndex = 0;
    // The page does not jump while the lines come in.
    live.style.minHeight = `${height}px`;
    this.#live = live;
    this.#original.after(live);
    const shown = [...steps.entries()].filter(([, { kind }]) => kind === 'shown' || kind === 'script');
    this.#shown = shown.map(([index]) => index);
    this.#commands = linesOfSteps([...this.#original.querySelectorAll('.ec-line')], shown.map(([, step]) => step));
    this.#compared = 0;
    this.#different = 0;
    this.#figure.classList.remove('dd-run-same', 'dd-run-other');
    this.#figure.classList.add('dd-running');
    this.#status.textContent = '';
    this.#swap.hidden = true;
    this.#label('Stop');
    this.#show(true);
  }

  step(index: number): Print {
    const code = this.#live!.firstElementChild!;
    code.append(...(this.#commands[this.#shown.indexOf(index)] ?? []));
    const printed = new PrintedLines(code);
    this.#printed = printed;
    return ({ text }) => printed.print(text);
  }

  stepDone(index: number, { written }: DoneReply): void {
    if (written === undefined || !this.#shown.includes(index)) return;
    this.#compared += 1;
    if (written.asWritten) return;
    this.#different += 1;
    this.#printed?.markDifferent(new Set(written.differences.filter(({ kind }) => kind === 'printed').map(({ text }) => text)));
  }

  end(problem?: string): void {
    this.#live?.style.removeProperty('min-height');
    this.#label('Run');
    this.#figure.classList.remove('dd-running');
    this.#figure.classList.add(this.#different === 0 ? 'dd-run-same' : 'dd-run-other');
    this.#status.textContent = problem ?? (this.#compared === 0 ? DONE : this.#different === 0 ? SAME : OTHER);
    this.#swap.hidden = false;
  }

  /** Shows the lesson's text again, as before anything ran. */
  reset(): void {
    this.#live?.remove();
    this.#live = undefined;
    this.#label('Run');
    this.#figure.classList.remove('dd-running', 'dd-run-same', 'dd-run-other');
    this.#status.textContent = '';
    this.#swap.hidden = true;
    delete this.#figure.dataset['shows'];
  }

  /** What pressing the button does now. */
  #label(text: 'Run' | 'Stop'): void {
    const control = this.#figure.querySelector('.dd-run')!;
    control.querySelector('span')!.textContent = text;
    control.setAttribute('aria-label', control.getAttribute('aria-label')!.replace(/^\S+/, text));
  }

  #show(live: boolean): void {
    this.#figure.dataset['shows'] = live ? 'live' : 'lesson';
    this.#swap.textContent = live ? 'Show the lesson’s text' : 'Show what ran';
  }
}
