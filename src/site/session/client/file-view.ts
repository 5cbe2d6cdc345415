import type { Editor } from '../editor/editor.ts';
import { element } from './dom.ts';

/** The file of a block, which the reader may change. */
export class FileView {
  readonly #figure: HTMLElement;
  readonly #name: string;
  readonly #files: () => Record<string, string>;
  readonly #change: (text: string | undefined) => void;
  readonly #original: string;
  readonly #host = element('div', 'dd-editor-host');
  #editor: Editor | undefined;

  /**
   * @param figure the rendered block
   * @param files the files of the workspace
   * @param change is given what the file is to hold; undefined for what the lesson says
   */
  constructor(figure: HTMLElement, name: string, files: () => Record<string, string>, change: (text: string | undefined) => void) {
    this.#figure = figure;
    this.#name = name;
    this.#files = files;
    this.#change = change;
    this.#original = [...figure.querySelectorAll('pre .ec-line')].map((line) => line.textContent.replace(/\n$/, '')).join('\n') + '\n';
    figure.querySelector('pre')!.after(this.#host);
  }

  /** Opens the editor, or puts the lesson's text back. */
  async toggle(): Promise<void> {
    if (this.#editor === undefined) {
      await this.open(this.#original);
      this.#editor!.focus();
      return;
    }
    this.#editor.close();
    this.#editor = undefined;
    this.#host.replaceChildren();
    this.#show(false);
    this.#change(undefined);
  }

  /** Opens the editor with a text. */
  async open(text: string): Promise<void> {
    this.#change(text === this.#original ? undefined : text);
    const { openEditor } = await import('../editor/editor.ts');
    if (this.#editor !== undefined) return;
    this.#show(true);
    this.#editor = openEditor(this.#host, {
      name: this.#name,
      text,
      files: this.#files,
      onChange: (changed) => this.#change(changed === this.#original ? undefined : changed),
    });
  }

  #show(editing: boolean): void {
    this.#figure.classList.toggle('dd-editing', editing);
    const control = this.#figure.querySelector('.dd-edit')!;
    control.textContent = editing ? 'Put back the lesson’s' : 'Edit';
    control.setAttribute('aria-label', editing ? `Put back the lesson’s ${this.#name}` : `Edit ${this.#name}`);
  }
}
