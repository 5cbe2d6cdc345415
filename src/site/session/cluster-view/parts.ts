import type { ClaimSnapshot, ClusterSnapshot, IngressSnapshot, ServiceSnapshot, WorkloadSnapshot } from '../../../run/worker/snapshot.ts';
import { element } from '../client/dom.ts';
import { drawGangway, showGangway } from './gangway.ts';
import { type Drawn, Keyed, place, setText } from './keyed.ts';
import { keyOf, qualified } from './picture.ts';
import type { Subjects } from './subjects.ts';
import { claimFacts, type Facts, ingressFacts, portsOf, progressOf, reachOf, serviceFacts, workloadFacts } from './words.ts';

/** A Service and the letter that its Pods carry. */
type LetteredService = ServiceSnapshot & { letter: string };

/** The list of parts beside the holds: Services, what makes Pods, Ingresses and claims. */
export class Parts {
  readonly element = element('div', 'dd-parts');
  readonly #services: Section<LetteredService>;
  readonly #workloads: Section<WorkloadSnapshot>;
  readonly #ingresses: Section<IngressSnapshot>;
  readonly #claims: Section<ClaimSnapshot>;

  constructor(subjects: Subjects) {
    this.#services = section('Services', () => drawService(subjects), keyOf);
    this.#workloads = section('Workloads', () => drawLine(subjects, workloadFacts, (one) => ({ left: `${one.kind} `, name: qualified(one), right: progressOf(one), isShort: one.kind !== 'Job' && one.ready < one.desired })), (one) => `${one.kind}/${keyOf(one)}`);
    this.#ingresses = section('Ingresses', () => drawLine(subjects, ingressFacts, (one) => ({ left: '', name: qualified(one), right: one.paths.map(({ host = '', path }) => host + path).join(', '), isShort: false })), keyOf);
    this.#claims = section('Claims', () => drawLine(subjects, claimFacts, (one) => ({ left: '', name: qualified(one), right: one.status, isShort: false })), keyOf);
  }

  update({ services, workloads, ingresses, claims }: ClusterSnapshot, letters: ReadonlyMap<string, string>): void {
    place(this.element, [
      ...this.#services(services.map((service) => ({ ...service, letter: letters.get(keyOf(service)) ?? '' }))),
      ...this.#workloads(workloads), ...this.#ingresses(ingresses), ...this.#claims(claims),
    ]);
    this.element.hidden = this.element.childElementCount === 0;
  }
}

/** Shows the parts of a kind. @returns what to put into the list: nothing when there are none */
type Section<T> = (items: readonly T[]) => HTMLElement[];

function section<T>(title: string, make: () => Drawn<T>, key: (item: T) => string): Section<T> {
  const rows = new Keyed(make, key);
  const list = element('ul', 'dd-rows');
  list.setAttribute('aria-label', title);
  const whole = element('div', 'dd-section', element('p', 'dd-section-title', title), list);
  return (items) => {
    rows.show(list, items);
    return items.length === 0 ? [] : [whole];
  };
}

function drawService(subjects: Subjects): Drawn<LetteredService> {
  const [balloon, name, type, ports, reach] = ['dd-balloon', 'dd-name', 'dd-soft', 'dd-ports', 'dd-reach'].map((className) => element('span', className)) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const gangway = drawGangway();
  const button = subjects.button('dd-service');
  button.append(element('span', 'dd-said', 'Service '), balloon, ' ', element('span', 'dd-row', name, ' ', type), gangway, ' ', element('span', 'dd-row', ports, ' ', reach));
  return {
    element: element('li', '', button),
    update(service) {
      const leads = service.pods.length > 0 || service.type === 'ExternalName' || Object.keys(service.selector).length === 0;
      setText(balloon, service.letter);
      setText(name, qualified(service));
      setText(type, service.type);
      setText(ports, portsOf(service));
      setText(reach, reachOf(service));
      showGangway(gangway, leads);
      reach.classList.toggle('dd-lost', !leads);
      subjects.set(button, () => serviceFacts(service));
    },
  };
}

interface Line {
  left: string;
  name: string;
  right: string;
  /** There is less of it than is wanted. */
  isShort: boolean;
}

function drawLine<T>(subjects: Subjects, facts: (item: T) => Facts, lineOf: (item: T) => Line): Drawn<T> {
  const [left, name, right] = ['dd-soft', 'dd-name', 'dd-reach'].map((className) => element('span', className)) as [HTMLElement, HTMLElement, HTMLElement];
  const button = subjects.button('dd-line');
  button.append(element('span', 'dd-line-name', left, name), ' ', right);
  return {
    element: element('li', '', button),
    update(item) {
      const line = lineOf(item);
      setText(left, line.left);
      setText(name, line.name);
      setText(right, line.right);
      right.classList.toggle('dd-short', line.isShort);
      subjects.set(button, () => facts(item));
    },
  };
}
