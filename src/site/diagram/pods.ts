import type { PodGroup } from './model.ts';
import { crate, CRATE_HEIGHT, hullShape } from './shapes.ts';
import { LINE, PADDING, type Part, room } from './sizes.ts';
import { element, escape, label, shorten } from './svg.ts';
import { drawTags } from './tags.ts';

/** More Pods than this are drawn as this many places, the last of which says how many more there are. */
const MOST = 20;
const ROW = 5;
const BOX = { height: CRATE_HEIGHT, gap: 5 };
/** About the width of a character of a title. */
const CHARACTER = 7.2;

/** A group of Pods as drawn, and the heights at which a gangway and the line of a store meet it. */
export interface DrawnGroup extends Part {
  entry: number;
  foot: number;
}

/** A bare Pod: one freight container, with what it is called, its labels and what it holds. */
export function drawPod(pod: PodGroup, x: number, y: number, width: number): DrawnGroup {
  const inner = width - 2 * PADDING;
  const left = x + PADDING;
  const title = drawTitle(pod, left, y + PADDING + 10, inner);
  const tags = drawTags(pod.labels, left, y + PADDING + 17, inner);
  const top = y + PADDING + 17 + tags.height + (tags.height > 0 ? 4 : 0);
  const holds = drawHolds(pod, left, top, inner);
  const height = top + holds.height + PADDING - y;
  const box = element('rect', { x: x + 0.75, y: y + 0.75, width: width - 1.5, height: height - 1.5, class: 'dd-box' });
  const posts = [x + 4.5, x + width - 4.5].map((post) =>
    element('path', { d: `M${post} ${y + 1}v${height - 2}`, class: 'dd-fine' }),
  );
  return { markup: box + posts.join('') + title + tags.markup + holds.markup, height, entry: y + height / 2, foot: y + height - 14 };
}

/** What makes Pods: a hold with its Pods stacked in it, and below them what each of them holds. */
export function drawHold(group: PodGroup, x: number, y: number, width: number): DrawnGroup {
  // A steep gangway to a hold further down ends just beside its title.
  const indent = x > 0 ? 6 : 0;
  const title = drawTitle(group, x + indent, y + 11, width - indent);
  const deck = y + 19;
  const stack = drawStack(group.replicas, x + PADDING, deck + PADDING, width - 2 * PADDING);
  const tagsTop = deck + PADDING + stack.height + 8;
  const tags = drawTags(group.labels, x + PADDING, tagsTop, width - 2 * PADDING);
  const holdsTop = tagsTop + tags.height + (tags.height > 0 ? 2 : -6);
  const holds = drawHolds(group, x + PADDING, holdsTop, width - 2 * PADDING);
  const bottom = holdsTop + holds.height + PADDING;
  return { markup: hullShape(x, deck, width, bottom) + title + stack.markup + tags.markup + holds.markup, height: bottom - y, entry: deck + 20, foot: bottom - 24 };
}

/** `Deployment eta`, and on the right how many Pods it asks for. */
function drawTitle(group: PodGroup, x: number, y: number, width: number): string {
  const where = group.namespace === undefined ? '' : `${group.namespace}/`;
  const asked = askedFor(group);
  const fitting = Math.max(6, Math.floor(width / CHARACTER) - group.kind.length - asked.length - 1);
  const kind = element('tspan', { class: 'dd-kind' }, `${group.kind} `);
  const name = element('text', { x, y, class: 'dd-name' }, kind, escape(shorten(where + group.name, fitting)));
  return asked === '' ? name : name + element('text', { x: x + width, y, class: 'dd-soft dd-end' }, asked);
}

function askedFor({ kind, replicas }: PodGroup): string {
  if (kind === 'Pod') return '';
  if (replicas === undefined) return 'one Pod a node';
  return `${replicas} Pod${replicas === 1 ? '' : 's'}`;
}

function drawStack(replicas: number | undefined, x: number, y: number, width: number): Part {
  if (replicas === 0) return { markup: label('no Pods', x, y + 12, 'dd-soft'), height: LINE };
  const wanted = replicas ?? 1;
  const drawn = Math.min(wanted, MOST);
  const wide = (width - (ROW - 1) * BOX.gap) / ROW;
  const boxes = Array.from({ length: drawn }, (_, index) => {
    const left = x + (index % ROW) * (wide + BOX.gap);
    const top = y + Math.floor(index / ROW) * (BOX.height + BOX.gap);
    const more = index === MOST - 1 ? wanted - MOST + 1 : 0;
    return more > 1
      ? element('text', { x: left + wide / 2, y: top + 17, class: 'dd-soft dd-middle' }, `+ ${more}`)
      : crate(left, top, wide, replicas === undefined);
  });
  const rows = Math.ceil(drawn / ROW);
  return { markup: boxes.join(''), height: rows * BOX.height + (rows - 1) * BOX.gap };
}

/** What is in a Pod: its containers with their ports, and the claims of its own. */
function drawHolds({ containers, claims }: PodGroup, x: number, y: number, width: number): Part {
  const lines = [
    ...containers.flatMap(({ name, image, role, ports }) => [
      `${role === undefined ? '' : `${role} `}${name}: ${image}`,
      ...ports.map((port) => `port ${port.number}${port.name === undefined ? '' : ` = ${port.name}`}`),
    ]),
    ...claims.map(({ name, size }) => `own claim ${name}${size === '' ? '' : `: ${size}`}`),
  ];
  const markup = lines.map((line, index) => label(line, x, y + 12 + index * LINE, 'dd-mono', room(width)));
  return { markup: markup.join(''), height: lines.length * LINE };
}
