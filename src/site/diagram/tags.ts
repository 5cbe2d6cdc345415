import { type Labels, labelText } from './model.ts';
import { MONO, type Part, room, TAG_HEIGHT } from './sizes.ts';
import { element, label } from './svg.ts';

const HOLE = 13;
const END = 7;
const SPACE = 5;

/** Labels as luggage tags, set in lines of a width; nothing at all when there are none. */
export function drawTags(labels: Labels, x: number, y: number, width: number): Part {
  const markup: string[] = [];
  let left = 0;
  let top = 0;
  for (const text of labelText(labels)) {
    const fitting = room(width - HOLE - END);
    const wide = HOLE + END + Math.min(text.length, fitting) * MONO;
    if (left > 0 && left + wide > width) {
      left = 0;
      top += TAG_HEIGHT + 3;
    }
    markup.push(drawTag(text, x + left, y + top, wide, fitting));
    left += wide + SPACE;
  }
  return { markup: markup.join(''), height: markup.length === 0 ? 0 : top + TAG_HEIGHT };
}

function drawTag(text: string, x: number, y: number, width: number, fitting: number): string {
  const half = TAG_HEIGHT / 2;
  const outline = `M${x} ${y + half}l6 ${-half}h${width - 6}v${TAG_HEIGHT}h${6 - width}z`;
  return element(
    'g',
    {},
    element('path', { d: outline, class: 'dd-tag' }),
    element('circle', { cx: x + 7, cy: y + half, r: 1.8, class: 'dd-hole' }),
    label(text, x + HOLE, y + half + 3.8, 'dd-mono', fitting),
  );
}
