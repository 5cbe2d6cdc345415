import { counted } from '../../../findings/summary-line.ts';
import type { ClusterSnapshot, PodSnapshot } from '../../../run/worker/snapshot.ts';
import { element } from '../client/dom.ts';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet gives nothing to assign
import './crates.css';
import { setAttribute, setBrokenText, setText } from './keyed.ts';
import { type Density, type Gangway, gangwaysOf, qualified } from './picture.ts';
import { podState } from './pod-state.ts';
import type { Subjects } from './subjects.ts';
import { mainImage, podFacts, podLabel } from './words.ts';

/** A Pod as a freight container. */
interface Crate {
  item: HTMLLIElement;
  button: HTMLButtonElement;
  head: HTMLElement;
  tail: HTMLElement;
  status: HTMLElement;
  ready: HTMLElement;
  image: HTMLElement;
  restarts: HTMLElement;
  gangways: HTMLElement;
  pod: PodSnapshot;
  /** All that is shown, to know whether anything has changed. */
  shown: string;
}

/** The Pods of the picture: each is drawn once, and then moved and changed. */
export class Crates {
  readonly #subjects: Subjects;
  readonly #crates = new Map<string, Crate>();

  constructor(subjects: Subjects) {
    this.#subjects = subjects;
  }

  /** Draws all Pods of a snapshot, and forgets others. @returns those that are new */
  update({ pods, services }: ClusterSnapshot, letters: ReadonlyMap<string, string>, density: Density): HTMLElement[] {
    const fresh: HTMLElement[] = [];
    const uids = new Set(pods.map(({ uid }) => uid));
    for (const uid of this.#crates.keys()) if (!uids.has(uid)) this.#crates.delete(uid);
    for (const pod of pods) {
      let crate = this.#crates.get(pod.uid);
      if (crate === undefined) {
        crate = this.#make(pod);
        this.#crates.set(pod.uid, crate);
        fresh.push(crate.item);
      }
      show(crate, pod, gangwaysOf(pod, services, letters), density);
    }
    return fresh;
  }

  /** The list items of Pods. */
  items(pods: readonly PodSnapshot[]): HTMLElement[] {
    return pods.flatMap(({ uid }) => this.#crates.get(uid)?.item ?? []);
  }

  all(): HTMLElement[] {
    return [...this.#crates.values()].map(({ item }) => item);
  }

  /** Sets off Pods from the others; none are when there is no question to ask of them. */
  light(holds: ((pod: PodSnapshot) => boolean) | undefined): void {
    for (const { button, pod } of this.#crates.values()) {
      const lit = holds?.(pod);
      button.classList.toggle('dd-lit', lit === true);
      button.classList.toggle('dd-dim', lit === false);
    }
  }

  #make(pod: PodSnapshot): Crate {
    const part = (name: string): HTMLElement => element('span', `dd-pod-${name}`);
    const [head, tail, status, ready, image, restarts, gangways] = ['head', 'tail', 'status', 'ready', 'image', 'restarts', 'gangways'].map(part) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
    const button = this.#subjects.button('dd-pod');
    button.append(element('span', 'dd-pod-name', head, tail), ' ', element('span', 'dd-pod-row', status, ' ', ready), ' ', element('span', 'dd-pod-row dd-pod-more', image, ' ', restarts, ' ', gangways));
    const crate: Crate = { item: element('li', 'dd-place', button), button, head, tail, status, ready, image, restarts, gangways, pod, shown: '' };
    this.#subjects.set(button, () => podFacts(crate.pod));
    return crate;
  }
}

function show(crate: Crate, pod: PodSnapshot, gangways: readonly Gangway[], density: Density): void {
  crate.pod = pod;
  const shown = JSON.stringify([pod, gangways, density]);
  if (shown === crate.shown) return;
  crate.shown = shown;
  const name = qualified(pod);
  // The end of a generated name tells Pods apart, so that the beginning is what may be cut.
  const end = pod.owner !== undefined && pod.name.startsWith(`${pod.owner.name}-`) ? pod.name.length - pod.owner.name.length : 0;
  setText(crate.head, name.slice(0, name.length - end));
  setText(crate.tail, name.slice(name.length - end));
  // ImagePull|Back|Off
  setBrokenText(crate.status, pod.status, /(?<=[a-z])(?=[A-Z])/);
  setText(crate.ready, `${pod.ready}/${pod.total}`);
  setText(crate.image, mainImage(pod));
  setText(crate.restarts, pod.restarts === 0 ? '' : counted(pod.restarts, 'restart'));
  crate.gangways.replaceChildren(...gangways.flatMap(({ letter, isOpen }) => [element('span', isOpen ? 'dd-balloon' : 'dd-balloon dd-shut', letter), ' ']));
  setAttribute(crate.button, 'data-state', podState(pod));
  setAttribute(crate.button, 'aria-label', podLabel(pod, gangways, density));
}
