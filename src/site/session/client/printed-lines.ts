import { element } from './dom.ts';

/** Lines that appear as they are printed, the last of them perhaps not ended yet. */
export class PrintedLines {
  readonly #parent: Element;
  readonly #lines: HTMLElement[] = [];
  #open: HTMLElement | undefined;

  /** @param parent the lines are added to its end */
  constructor(parent: Element) {
    this.#parent = parent;
  }

  print(text: string): void {
    const parts = text.split('\n');
    for (const [index, part] of parts.entries()) {
      if (part !== '' || index < parts.length - 1) this.#append(part);
      if (index < parts.length - 1) this.#open = undefined;
    }
  }

  /** Marks the lines that are not what the lesson says. */
  markDifferent(texts: ReadonlySet<string>): void {
    for (const line of this.#lines) if (texts.has(line.textContent)) line.closest('.ec-line')?.classList.add('dd-differs');
  }

  #append(text: string): void {
    if (this.#open === undefined) {
      this.#open = element('div', 'code');
      this.#lines.push(this.#open);
      this.#parent.append(element('div', 'ec-line dd-output', this.#open));
    }
    // An empty line has to have a height, and is copied as a line.
    this.#open.append(text);
  }
}
