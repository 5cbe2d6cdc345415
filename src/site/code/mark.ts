import { type Element, s } from '@expressive-code/core/hast';

export type MarkKind = 'checked' | 'run' | 'read' | 'skipped' | 'rejected';

/**
 * The Plimsoll mark as it stands beside a block: ring and bar when the block is checked or
 * run, the ring alone when it is only read, a broken ring when it is skipped. Proportions of the load line mark
 * (International Convention on Load Lines, Annex I, regulations 5 and 7: ring 300 mm, line 450 mm,
 * upper edge of the line through the centre), with heavier strokes for its small size.
 */
export function mark(kind: MarkKind): Element {
  const ring = s('circle', {
    cx: 18,
    cy: 12,
    r: 10.5,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2.5,
    ...(kind === 'skipped' ? { 'stroke-dasharray': '4.2 2.4' } : {}),
  });
  const bar = s('path', { d: 'M0 12h36v2.8H0z', fill: 'currentColor' });
  const children = kind === 'read' || kind === 'skipped' ? [ring] : [ring, bar];
  return s('svg', { class: 'dd-mark', viewBox: '0 0 36 24', width: 24, height: 16, 'aria-hidden': 'true' }, children);
}
