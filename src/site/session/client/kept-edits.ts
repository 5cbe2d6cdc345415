import type { Store } from './browser-store.ts';

/** A file as a reader has changed it. */
export interface KeptEdit {
  block: number;
  name: string;
  text: string;
}

/** The changed files of a lesson, kept in the reader's browser so that a reload loses none. */
export class KeptEdits {
  readonly #store: Store | undefined;
  readonly #key: string;

  /** @param lesson what tells lessons apart: the address of the page */
  constructor(store: Store | undefined, lesson: string) {
    this.#store = store;
    this.#key = `drydock:edits:${lesson}`;
  }

  /** All of them, by block. What cannot be read counts as none. */
  all(): KeptEdit[] {
    try {
      const kept: unknown = JSON.parse(this.#store?.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isEdit) : [];
    } catch {
      return [];
    }
  }

  /** Keeps a file in place of the one kept before; undefined forgets it. A full or forbidden store keeps nothing. */
  keep(block: number, name: string, text: string | undefined): void {
    const others = this.all().filter((edit) => edit.block !== block || edit.name !== name);
    const edits = text === undefined ? others : [...others, { block, name, text }].sort((one, other) => one.block - other.block);
    try {
      if (edits.length === 0) this.#store?.removeItem(this.#key);
      else this.#store?.setItem(this.#key, JSON.stringify(edits));
    } catch {
      // The edit still holds for this visit.
    }
  }
}

function isEdit(value: unknown): value is KeptEdit {
  const edit = value as Partial<KeptEdit> | null;
  return typeof edit?.block === 'number' && typeof edit.name === 'string' && typeof edit.text === 'string';
}
