import type { StoreFacts, StoreKind } from './model.ts';
import { GANGWAY, LINE, PADDING, type Part, QUAY, room } from './sizes.ts';
import { element, escape, label, shorten } from './svg.ts';

/** More keys than this are not listed. */
const MOST = 4;

/** What kubectl would be asked for, in words that fit beside the Pods. */
const TITLES: Record<StoreKind, string> = { ConfigMap: 'ConfigMap', Secret: 'Secret', PersistentVolumeClaim: 'Volume claim' };

/** A store as drawn, and the height at which its lines begin. */
export interface DrawnStore extends Part {
  exit: number;
}

/** A ConfigMap, a Secret or a claim: a drum on the quay, with what is in it. */
export function drawStore(store: StoreFacts, y: number): DrawnStore {
  const where = store.namespace === undefined ? '' : `${store.namespace}/`;
  const kind = label(TITLES[store.kind], PADDING, y + PADDING + 16, 'dd-kind');
  const name = element('text', { x: PADDING, y: y + PADDING + 32, class: 'dd-name' }, escape(shorten(where + store.name, 16)));
  const lines = store.holds.length > MOST ? [...store.holds.slice(0, MOST - 1), `+ ${store.holds.length - MOST + 1}`] : store.holds;
  const holds = lines.map((line, index) => label(line, PADDING, y + PADDING + 49 + index * LINE, 'dd-mono', room(QUAY - 2 * PADDING)));
  const height = PADDING + 42 + lines.length * LINE + PADDING;
  const right = QUAY - 0.75;
  const lid = `a${right / 2 - 0.4} 5 0 0 0`;
  const side = `M0.75 ${y + 6}V${y + height - 6}${lid} ${right - 0.75} 0V${y + 6}`;
  const drum = element('path', { d: `${side}${lid} ${0.75 - right} 0${lid} ${right - 0.75} 0`, class: 'dd-plate' });
  return { markup: drum + kind + name + holds.join(''), height, exit: y + height / 2 };
}

/** A line from a store to the Pods that use it. */
export function drawLine(from: number, to: number): string {
  const end = QUAY + GANGWAY;
  const middle = QUAY + GANGWAY / 2;
  return element('path', { d: `M${QUAY} ${from}H${middle}V${to}H${end}`, class: 'dd-line' }) + element('circle', { cx: end, cy: to, r: 3, class: 'dd-ring' });
}
