import type { IngressFacts } from './model.ts';
import { GAP, LINE, PADDING, type Part, room, WIDTH } from './sizes.ts';
import { element, escape, label, shorten } from './svg.ts';

/** The room at the left edge for the lines that lead from an Ingress down to Services. */
export const LANE = 16;

/** Ingresses, one above the other and as wide as the drawing: each host and path, and where it leads. */
export function drawIngresses(ingresses: readonly IngressFacts[]): Part {
  let markup = '';
  let top = 0;
  for (const ingress of ingresses) {
    const drawn = drawIngress(ingress, top);
    markup += drawn.markup;
    top += drawn.height + GAP;
  }
  return { markup, height: top };
}

function drawIngress({ name, namespace, className, paths }: IngressFacts, y: number): Part {
  const where = namespace === undefined ? '' : `${namespace}/`;
  const title = element(
    'text',
    { x: PADDING, y: y + PADDING + 10, class: 'dd-name' },
    element('tspan', { class: 'dd-kind' }, 'Ingress '),
    escape(shorten(where + name, 30)),
  );
  const kind = className === undefined ? '' : label(`class ${className}`, WIDTH - PADDING, y + PADDING + 10, 'dd-soft dd-end', 24);
  const rows = paths.map(({ host, path, service, port }, index) => {
    const baseline = y + PADDING + 28 + index * LINE;
    const target = `${service}:${port}`;
    const left = room(WIDTH - 2 * PADDING) - target.length - 3;
    return label(`${host ?? ''}${path}`, PADDING, baseline, 'dd-mono', left) + label(`→ ${target}`, WIDTH - PADDING, baseline, 'dd-mono dd-strong dd-end');
  });
  const height = PADDING + 18 + paths.length * LINE + PADDING;
  const plate = element('rect', { x: 0.75, y: y + 0.75, width: WIDTH - 1.5, height: height - 1.5, class: 'dd-plate' });
  return { markup: plate + title + kind + rows.join(''), height };
}

/** The lines from Ingresses down to the Services they lead to, seen from the Services' own corner; `exits` are these Services' heights. */
export function drawLane(exits: readonly number[]): string {
  if (exits.length === 0) return '';
  const x = -LANE / 2;
  const trunk = `M${x} ${-GAP}V${Math.max(...exits)}`;
  const branches = exits.map((exit) => `M${x} ${exit}H0`).join('');
  return element('path', { d: trunk + branches, class: 'dd-line' }) + exits.map((exit) => element('circle', { cx: 0, cy: exit, r: 3, class: 'dd-ring' })).join('');
}
