/** Something that is made once and then follows what it stands for. */
export interface Drawn<T> {
  readonly element: HTMLElement;
  update(item: T): void;
}

/** Things of one kind in a list, each drawn once and kept for as long as its key is there. */
export class Keyed<T> {
  readonly #make: () => Drawn<T>;
  readonly #keyOf: (item: T) => string;
  #drawn = new Map<string, Drawn<T>>();

  constructor(make: () => Drawn<T>, keyOf: (item: T) => string) {
    this.#make = make;
    this.#keyOf = keyOf;
  }

  /** Makes `parent` hold exactly these, in this order. */
  show(parent: Element, items: readonly T[]): void {
    const drawn = new Map<string, Drawn<T>>();
    for (const item of items) {
      const key = this.#keyOf(item);
      const one = this.#drawn.get(key) ?? this.#make();
      one.update(item);
      drawn.set(key, one);
    }
    this.#drawn = drawn;
    place(parent, [...drawn.values()].map(({ element }) => element));
  }
}

/** Makes `parent` hold exactly these elements, in this order; what is in its place already is not touched. */
export function place(parent: Element, wanted: readonly Element[]): void {
  const staying = new Set(wanted);
  for (const child of Array.from(parent.children)) if (!staying.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const element of wanted) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
}

/** Writes a text that is not there yet. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Writes a text that may be broken where `between` matches. */
export function setBrokenText(element: Element, text: string, between: RegExp): void {
  if (element.textContent !== text) element.replaceChildren(...text.split(between).flatMap((part) => [part, document.createElement('wbr')]));
}

/** Sets an attribute to a value, or removes it when there is none. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
