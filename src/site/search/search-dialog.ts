import { isNearMatch } from './near-matches.ts';

/** The part of Pagefind's browser API that the search dialog uses. */
interface Pagefind {
  init(): Promise<void>;
  /** Nothing when a later call has overtaken this one. */
  debouncedSearch(term: string): Promise<{ results: { data(): Promise<PagefindPage> }[] } | null>;
}

interface PagefindPage {
  url: string;
  excerpt: string;
  meta: { title?: string };
  sub_results?: { title: string; url: string; excerpt: string }[];
}

/** How many pages, and how many places of a page, a search shows. */
const PAGES = 8;
const PLACES = 3;

/** The `<drydock-search>` element of `Search.astro`. */
export class DrydockSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const button = this.#find('.dd-search-open', HTMLButtonElement);
    const dialog = this.#find('dialog', HTMLDialogElement);
    const input = this.#find('input', HTMLInputElement);
    // Without scripts there is no search, so without scripts there is no button.
    button.hidden = false;
    button.addEventListener('click', () => this.#open(dialog));
    input.addEventListener('input', () => void this.#search(input.value));
    this.#find('form button', HTMLButtonElement).addEventListener('click', () => dialog.close());
    // Escape in a search field would clear it first, and close the dialog only when pressed again.
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') dialog.close();
    });
    // Enter goes to the first place found.
    this.#find('form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>('li a')?.click();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog || event.target instanceof HTMLAnchorElement) dialog.close();
    });
    window.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (dialog.open) dialog.close();
      else this.#open(dialog);
    });
  }

  #open(dialog: HTMLDialogElement): void {
    dialog.showModal();
    this.#load().catch(() => this.#say('Search works on the built site only: run npm run build first.'));
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= import(/* @vite-ignore */ this.dataset['bundle'] ?? '').then(async (module: Pagefind) => {
      await module.init();
      return module;
    });
    return this.#pagefind;
  }

  async #search(term: string): Promise<void> {
    const list = this.#find('ol', HTMLOListElement);
    if (term.trim() === '') {
      list.replaceChildren();
      this.#say('');
      return;
    }
    const found = await (await this.#load()).debouncedSearch(term);
    if (!found) return;
    const pages = await Promise.all(found.results.slice(0, PAGES).map((result) => result.data()));
    const near = pages.filter(({ excerpt }) => isNearMatch(term, excerpt));
    list.replaceChildren(...near.flatMap(entriesOf));
    const count = near.length === 0 ? 0 : found.results.length;
    this.#say(count === 0 ? `Nothing found for “${term}”` : `${count} ${count === 1 ? 'page' : 'pages'}`);
  }

  #say(text: string): void {
    this.#find('.dd-search-status', HTMLElement).textContent = text;
  }

  #find<Type extends HTMLElement>(selector: string, type: new () => Type): Type {
    const element = this.querySelector(selector);
    if (!(element instanceof type)) throw new Error(`the search has no ${selector}`);
    return element;
  }
}

function entriesOf(page: PagefindPage): HTMLLIElement[] {
  const title = page.meta.title ?? page.url;
  const places = page.sub_results?.slice(0, PLACES) ?? [];
  if (places.length === 0) return [entry(title, page.url, page.excerpt)];
  return places.map((place) =>
    entry(place.title === title ? title : `${title}: ${place.title}`, place.url, place.excerpt),
  );
}

function entry(title: string, url: string, excerpt: string): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  const text = document.createElement('p');
  // Pagefind escapes the page's text and adds only <mark>.
  text.innerHTML = excerpt;
  item.append(link, text);
  return item;
}
