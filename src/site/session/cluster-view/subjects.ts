import { element } from '../client/dom.ts';
import type { Facts } from './words.ts';

/** The buttons of the picture, each of which stands for an object, and what is said of that object. */
export class Subjects {
  readonly #facts = new WeakMap<Element, () => Facts>();

  /** A button for an object that `set` names. */
  button(className: string): HTMLButtonElement {
    const made = element('button', `dd-subject ${className}`);
    made.type = 'button';
    return made;
  }

  /** @param facts is asked when somebody wants to know */
  set(button: HTMLButtonElement, facts: () => Facts): void {
    this.#facts.set(button, facts);
  }

  /** The button that an event is about, if any. */
  at(target: EventTarget | null): HTMLElement | undefined {
    return (target instanceof Element ? target.closest<HTMLElement>('.dd-subject') : null) ?? undefined;
  }

  of(button: HTMLElement): Facts | undefined {
    return this.#facts.get(button)?.();
  }
}
