import { element } from '../client/dom.ts';
import { setText } from './keyed.ts';
import type { Facts } from './words.ts';

/** The line below the picture: what is pointed at, or all Pods in a few words. */
export class PointedLine {
  readonly element = element('div', 'dd-pointed');
  readonly #asks: boolean;
  #shown = '';

  /** @param asks whether a press of a button asks for more */
  constructor(asks: boolean) {
    this.#asks = asks;
  }

  summary(text: string): void {
    this.#shown = '';
    if (this.element.childElementCount > 0) this.element.replaceChildren();
    setText(this.element, text);
  }

  show(facts: Facts): void {
    const shown = JSON.stringify(facts);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.element.replaceChildren(
      element('span', 'dd-soft', facts.kind), ' ', element('strong', 'dd-subject-name', facts.name), ' ',
      ...facts.labels.flatMap((label) => [element('span', 'dd-label', label), ' ']),
      ...facts.facts.flatMap((fact) => [element('span', 'dd-fact', fact), ' ']),
      ...(this.#asks ? [element('span', 'dd-ask', 'press for ', element('code', '', facts.command))] : []),
    );
  }
}
