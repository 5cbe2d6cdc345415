import { complete } from './completion.ts';
import { Stopped, type Print } from './computer.ts';
import { button, element } from './dom.ts';
import { insteadOf, pageCommand } from './page-commands.ts';
import { PrintedLines } from './printed-lines.ts';
import { commandLine } from './written-lines.ts';
import { reasonOf } from './reason.ts';

export interface TerminalOptions {
  /** Runs a command line; resolves with its exit status and the folder that the terminal is in then. */
  run(command: string, print: Print): Promise<{ status: number; cwd: string }>;
  interrupt(): void;
  /** The words that may come at the end of a command line, for completion. */
  words(line: string): Iterable<string>;
  /** The reader leaves the terminal. */
  close(): void;
}

const HOME = '/home/learner';
/** The status of a command that the shell does not find. */
const NOT_FOUND = 127;
/** So many words are named that a command may go on with. */
const MOST_CHOICES = 30;

/** The reader's own command line, with what was typed and printed above it. */
export class TerminalView {
  readonly element: HTMLElement;
  readonly #options: TerminalOptions;
  readonly #log = element('code');
  readonly #scroll: HTMLElement;
  readonly #input = element('textarea', 'dd-terminal-input');
  readonly #cwd = element('span', 'dd-terminal-cwd');
  readonly #stop: HTMLButtonElement;
  readonly #history: string[] = [];
  #at = 0;
  #running = false;

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.#scroll = element('pre', 'dd-terminal-log', this.#log);
    this.#scroll.tabIndex = 0;
    this.#scroll.setAttribute('role', 'log');
    this.#scroll.setAttribute('aria-label', 'What the terminal printed');
    this.#stop = button('dd-terminal-stop', 'Ctrl-C', () => options.interrupt());
    this.#stop.hidden = true;
    const prompt = element('label', 'dd-terminal-line', this.#cwd, element('span', 'dd-prompt', '$'), this.#input);
    this.#input.setAttribute('aria-label', 'Command');
    Object.assign(this.#input, { rows: 1, autocomplete: 'off', autocapitalize: 'off', spellcheck: false, enterKeyHint: 'go' });
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.element = element('div', 'dd-terminal', this.#scroll, element('div', 'dd-terminal-entry', prompt, this.#stop));
    this.clear();
  }

  /** Runs a command as if it had been typed. */
  async run(command: string): Promise<void> {
    if (this.#running) return;
    this.#input.value = '';
    const own = pageCommand(command);
    if (own === 'close') this.#options.close();
    if (own === 'clear') this.#log.replaceChildren();
    if (own !== undefined) return;
    this.#log.append(...command.split('\n').map((text, index) => commandLine(text, index === 0)));
    this.#scrollDown();
    if (command.trim() === '') return;
    if (this.#history.at(-1) !== command) this.#history.push(command);
    this.#at = this.#history.length;
    this.#setRunning(true);
    const lines = new PrintedLines(this.#log);
    try {
      const { cwd, status } = await this.#options.run(command, ({ text }) => {
        lines.print(text);
        this.#scrollDown();
      });
      this.#showFolder(cwd);
      const instead = status === NOT_FOUND ? insteadOf(command) : undefined;
      if (instead !== undefined) this.#log.append(element('div', 'ec-line dd-terminal-hint', instead));
    } catch (error) {
      if (!(error instanceof Stopped)) lines.print(`drydock: ${reasonOf(error)}\n`);
    }
    this.#setRunning(false);
    this.#scrollDown();
  }

  focus(): void {
    this.#input.focus({ preventScroll: true });
  }

  /** A new terminal. */
  clear(): void {
    this.#log.replaceChildren();
    this.#showFolder(`${HOME}/lesson`);
  }

  #key(event: KeyboardEvent): void {
    const { value, selectionStart } = this.#input;
    const { altKey, ctrlKey, metaKey, shiftKey } = event;
    if (event.key === 'Tab' && !altKey && !ctrlKey && !metaKey && !shiftKey && this.#complete(value, selectionStart)) event.preventDefault();
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void this.run(value);
    } else if ((event.key === 'ArrowUp' && !value.slice(0, selectionStart).includes('\n')) || (event.key === 'ArrowDown' && !value.slice(selectionStart).includes('\n'))) {
      event.preventDefault();
      this.#at = Math.min(this.#history.length, Math.max(0, this.#at + (event.key === 'ArrowUp' ? -1 : 1)));
      this.#input.value = this.#history[this.#at] ?? '';
    } else if (event.ctrlKey && event.key === 'c' && this.#input.selectionStart === this.#input.selectionEnd) {
      if (this.#running) this.#options.interrupt();
      else this.#input.value = '';
    } else if (event.ctrlKey && event.key === 'l') {
      event.preventDefault();
      this.#log.replaceChildren();
    }
  }

  /** Completes the word before the caret. When there is nothing to complete, Tab leaves the terminal as it leaves any field. */
  #complete(value: string, caret: number): boolean {
    const { text, choices } = complete(value.slice(0, caret), this.#options.words(value.slice(0, caret)));
    this.#input.setRangeText(text, caret, caret, 'end');
    if (text === '' && choices.length > 0) {
      this.#log.append(element('div', 'ec-line dd-terminal-hint', choices.slice(0, MOST_CHOICES).join('  '), choices.length > MOST_CHOICES ? '  …' : ''));
      this.#scrollDown();
    }
    return text !== '' || choices.length > 0;
  }

  #setRunning(running: boolean): void {
    this.#running = running;
    this.#stop.hidden = !running;
    this.element.classList.toggle('dd-terminal-running', running);
  }

  #showFolder(cwd: string): void {
    this.#cwd.textContent = cwd === HOME ? '~' : cwd.startsWith(`${HOME}/`) ? `~${cwd.slice(HOME.length)}` : cwd;
  }

  #scrollDown(): void {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }
}
