import { element } from './svg.ts';

/** How high a freight container is drawn. */
export const CRATE_HEIGHT = 25;

/** The outline of a hold: its deck as a thick line, and the hull below it. */
export function hullShape(x: number, deck: number, width: number, bottom: number): string {
  const hull = `M${x + 0.75} ${deck}V${bottom - 15}q0 14 16 14H${x + width - 16.75}q16 0 16 -14V${deck}`;
  return element('path', { d: hull, class: 'dd-hull' }) + element('path', { d: `M${x} ${deck}h${width}`, class: 'dd-deck' });
}

/** A freight container, which is a Pod; one that stands for a number nobody knows is dashed. */
export function crate(x: number, y: number, width: number, isExample = false): string {
  const ribs = [1, 2, 3, 4, 5].map((rib) => `M${x + (width * rib) / 6} ${y + 4}v${CRATE_HEIGHT - 8}`).join('');
  return (
    element('rect', { x, y, width, height: CRATE_HEIGHT, class: isExample ? 'dd-box dd-example' : 'dd-box' }) +
    element('path', { d: ribs, class: 'dd-fine' })
  );
}
