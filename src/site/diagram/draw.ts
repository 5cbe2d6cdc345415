import { drawIngresses, drawLane, LANE } from './ingresses.ts';
import type { Diagram, PodGroup } from './model.ts';
import { drawHold, drawPod, type DrawnGroup } from './pods.ts';
import { drawGangway, drawService } from './services.ts';
import { GANGWAY, GAP, QUAY, WIDTH } from './sizes.ts';
import { drawLine, drawStore } from './stores.ts';
import { element } from './svg.ts';

/** Bare Pods side by side, when no Service needs the left edge of each. */
const PODS_IN_ROW = 3;
const POD_GAP = 8;

/**
 * Draws a diagram as SVG. Pods are freight containers, what makes them is a hold, Services are
 * gangways from the quay, stores are drums on it, labels are tags. Colours come from the classes, which the page styles.
 */
export function drawDiagram(diagram: Diagram): string {
  const lane = diagram.ingresses.length > 0 ? LANE : 0;
  const withQuay = diagram.services.length + diagram.stores.length > 0;
  const left = withQuay ? QUAY + GANGWAY : 0;
  const { markup, groups, height } = drawGroups(diagram.groups, left, WIDTH - lane - left, withQuay);
  const quay = drawQuay(diagram, groups);
  const gate = drawIngresses(diagram.ingresses);
  const below = markup + quay.markup;
  const total = Math.max(gate.height + Math.max(height, quay.height), 1);
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${Math.ceil(total)}`, 'aria-hidden': 'true', focusable: 'false' },
    gate.markup,
    lane === 0 ? below : element('g', { transform: `translate(${lane} ${gate.height})` }, below),
  );
}

interface DrawnGroups {
  markup: string;
  groups: { top: number; drawn: DrawnGroup }[];
  height: number;
}

function drawGroups(groups: readonly PodGroup[], left: number, width: number, stacked: boolean): DrawnGroups {
  const result: DrawnGroups = { markup: '', groups: [], height: 0 };
  let top = 0;
  for (let index = 0; index < groups.length; ) {
    if (top > 0) top += GAP;
    const row = rowOf(groups, index, stacked);
    const wide = widthInRow(row, width, stacked);
    const drawn = row.map((group, place) =>
      group.kind === 'Pod'
        ? drawPod(group, left + place * (wide + POD_GAP), top, wide)
        : drawHold(group, left, top, wide),
    );
    for (const one of drawn) {
      result.markup += one.markup;
      result.groups.push({ top, drawn: one });
    }
    top += Math.max(...drawn.map((one) => one.height));
    index += row.length;
  }
  return { ...result, height: top };
}

/** The bare Pods that share a row, or the one group that has its row to itself. */
function rowOf(groups: readonly PodGroup[], from: number, stacked: boolean): PodGroup[] {
  const row = [groups[from]!];
  if (stacked || row[0]!.kind !== 'Pod') return row;
  while (row.length < PODS_IN_ROW && groups[from + row.length]?.kind === 'Pod') row.push(groups[from + row.length]!);
  return row;
}

/** A hold takes the whole width; so does a Pod that a gangway must reach. Other Pods share it, and none is wider than half. */
function widthInRow(row: readonly PodGroup[], width: number, stacked: boolean): number {
  if (stacked || row[0]!.kind !== 'Pod') return width;
  const places = Math.max(2, row.length);
  return (width - (places - 1) * POD_GAP) / places;
}

/** Services and then stores from top to bottom, each beside the first group that it selects or is used by if there is room. */
function drawQuay(diagram: Diagram, groups: DrawnGroups['groups']): { markup: string; height: number } {
  let markup = '';
  let free = 0;
  const entrances: number[] = [];
  const place = <T extends { markup: string; height: number }>(reached: readonly number[], draw: (top: number) => T): T => {
    const top = Math.max(free, reached.length > 0 ? groups[reached[0]!]!.top : 0);
    const drawn = draw(top);
    free = top + drawn.height + GAP;
    return drawn;
  };
  const isReached = new Set(diagram.ingresses.flatMap(({ paths }) => paths.map(({ leads }) => leads)));
  for (const [index, service] of diagram.services.entries()) {
    const drawn = place(service.selects, (top) => drawService(service, top));
    const ends = service.selects.map((group) => groups[group]!.drawn.entry);
    const gangways = ends.length > 0 ? ends.map((end) => drawGangway(drawn.exit, end)) : [drawGangway(drawn.exit, undefined)];
    markup += gangways.join('') + drawn.markup;
    if (isReached.has(index)) entrances.push(drawn.exit);
  }
  for (const store of diagram.stores) {
    const drawn = place(store.usedBy, (top) => drawStore(store, top));
    markup += store.usedBy.map((group) => drawLine(drawn.exit, groups[group]!.drawn.foot)).join('') + drawn.markup;
  }
  return { markup: markup + drawLane(entrances), height: Math.max(0, free - GAP) };
}
