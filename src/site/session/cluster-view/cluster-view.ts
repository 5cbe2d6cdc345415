import type { ClusterSnapshot } from '../../../run/worker/snapshot.ts';
import { element } from '../client/dom.ts';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet gives nothing to assign
import './cluster-view.css';
import { Crates } from './crates.ts';
import { drawHold, drawQuay } from './holds.ts';
import { Keyed, place, setAttribute } from './keyed.ts';
import { mayMove, moveFrom, placesOf } from './motion.ts';
import { Parts } from './parts.ts';
import { arrange, assignLetters, type Hold, type Picture } from './picture.ts';
import { Subjects } from './subjects.ts';
import { PointedLine } from './pointed-line.ts';
import { summaryOf } from './words.ts';

/** A picture of the cluster that follows it. */
export interface ClusterView {
  update(snapshot: ClusterSnapshot): void;
  /** Takes the picture out of the page. */
  close(): void;
}

export interface ClusterViewOptions {
  /** Is given a command when the reader wants to know more of what it describes. */
  onAsk?(command: string): void;
}

/**
 * Puts a picture of the cluster into an element, whose width and height it takes: nodes are holds, Pods are containers in
 * them, Services are gangways with a letter that their Pods carry. It is empty until the first update.
 */
export function openClusterView(host: HTMLElement, options: ClusterViewOptions): ClusterView {
  return new View(host, options);
}

const nameOf = ({ name }: Hold): string => name;

class View implements ClusterView {
  readonly #subjects = new Subjects();
  readonly #crates = new Crates(this.#subjects);
  readonly #parts = new Parts(this.#subjects);
  readonly #spare = new Keyed(() => drawHold(this.#subjects, this.#crates), nameOf);
  readonly #nodes = new Keyed(() => drawHold(this.#subjects, this.#crates), nameOf);
  readonly #quay = drawQuay(this.#crates);
  readonly #line: PointedLine;
  readonly #note = element('p', 'dd-empty', 'Nothing runs here yet. What you create in the cluster appears here.');
  readonly #side = element('ul', 'dd-side');
  readonly #spareHolds = element('ul', 'dd-spare');
  readonly #holds = element('ul', 'dd-holds');
  readonly #root: HTMLElement;
  #letters: ReadonlyMap<string, string> = new Map();
  #snapshot: ClusterSnapshot | undefined;
  /** Where each Pod was drawn, to know whether any has moved. */
  #order = '';
  /** The button that is pointed at or has the focus. */
  #pointed: HTMLElement | undefined;

  constructor(host: HTMLElement, { onAsk }: ClusterViewOptions) {
    this.#line = new PointedLine(onAsk !== undefined);
    this.#holds.setAttribute('aria-label', 'Nodes');
    this.#spareHolds.setAttribute('aria-label', 'Control plane');
    this.#side.setAttribute('aria-label', 'Pods without a node');
    const plan = element('div', 'dd-plan', element('div', 'dd-berth', this.#spareHolds, this.#side), this.#holds, this.#parts.element, this.#note);
    this.#root = element('section', 'dd-cluster not-content', element('div', 'dd-sheet', plan), this.#line.element);
    this.#root.setAttribute('aria-label', 'Picture of the cluster');
    this.#root.hidden = true;
    host.append(this.#root);
    this.#listen(onAsk);
  }

  update(snapshot: ClusterSnapshot): void {
    const picture = arrange(snapshot);
    const order = JSON.stringify([picture.density, picture.isEmpty, [...picture.spare, ...picture.holds].map(({ name, groups }) => [name, uids(groups)]), uids(picture.quay)]);
    const before = order !== this.#order && this.#snapshot !== undefined && mayMove() ? placesOf(this.#crates.all()) : undefined;
    this.#order = order;
    this.#snapshot = snapshot;
    const focused = document.activeElement;
    const fresh = this.#draw(snapshot, picture);
    // An element loses the focus when it is moved in the document.
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.#root.contains(focused)) focused.focus({ preventScroll: true });
    if (before !== undefined) moveFrom(before, fresh);
    this.#tell();
  }

  close(): void {
    this.#root.remove();
  }

  #draw(snapshot: ClusterSnapshot, picture: Picture): HTMLElement[] {
    this.#root.hidden = false;
    setAttribute(this.#root, 'data-density', picture.density);
    this.#letters = assignLetters(this.#letters, snapshot.services);
    const fresh = this.#crates.update(snapshot, this.#letters, picture.density);
    this.#spare.show(this.#spareHolds, picture.spare);
    this.#nodes.show(this.#holds, picture.holds);
    this.#quay.update(picture.quay);
    place(this.#side, picture.quay.length === 0 ? [] : [this.#quay.element]);
    this.#side.hidden = picture.quay.length === 0;
    this.#spareHolds.hidden = picture.spare.length === 0;
    this.#parts.update(snapshot, this.#letters);
    this.#note.hidden = !picture.isEmpty;
    return fresh;
  }

  #listen(onAsk: ClusterViewOptions['onAsk']): void {
    const root = this.#root;
    const point = (event: Event): void => this.#point(this.#subjects.at(event.target));
    root.addEventListener('pointerover', point);
    root.addEventListener('focusin', point);
    // What has the focus is told of again when the pointer goes.
    root.addEventListener('pointerleave', () => this.#point(this.#subjects.at(document.activeElement)));
    root.addEventListener('focusout', () => this.#point(undefined));
    root.addEventListener('click', (event) => {
      const button = this.#subjects.at(event.target);
      const command = button && this.#subjects.of(button)?.command;
      if (command !== undefined) onAsk?.(command);
    });
  }

  #point(button: HTMLElement | undefined): void {
    this.#pointed = button !== undefined && this.#root.contains(button) ? button : undefined;
    this.#tell();
  }

  /** Says what is pointed at, as it is now; all Pods when nothing is. */
  #tell(): void {
    const facts = this.#pointed?.isConnected === true ? this.#subjects.of(this.#pointed) : undefined;
    if (facts === undefined) this.#line.summary(summaryOf(this.#snapshot?.pods ?? []));
    else this.#line.show(facts);
    this.#crates.light(facts?.holds);
  }
}

const uids = (groups: Hold['groups']): string[] => groups.flatMap(({ pods }) => pods.map(({ uid }) => uid));
