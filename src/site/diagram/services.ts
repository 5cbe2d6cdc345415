import type { ServiceFacts, ServicePortFacts } from './model.ts';
import { GANGWAY, LINE, PADDING, type Part, QUAY, room } from './sizes.ts';
import { element, escape, label, shorten } from './svg.ts';
import { drawTags } from './tags.ts';

/** How many characters of a Service's name fit beside its kind. */
const NAME = 9;

/** A Service as drawn, and the height at which its gangways begin. */
export interface DrawnService extends Part {
  exit: number;
}

/** A Service: who may ask it and where, from the outside in, and the label it looks for. */
export function drawService(service: ServiceFacts, y: number): DrawnService {
  const inner = QUAY - 2 * PADDING;
  const where = service.namespace === undefined ? '' : `${service.namespace}/`;
  const title = element(
    'text',
    { x: PADDING, y: y + PADDING + 10, class: 'dd-name' },
    element('tspan', { class: 'dd-kind' }, 'Service '),
    escape(shorten(where + service.name, NAME)),
  );
  const rows = service.ports.flatMap(portRows);
  const listed = rows.map(({ port, who }, index) => {
    const baseline = y + PADDING + 28 + index * LINE;
    return label(port, PADDING, baseline, 'dd-mono dd-strong', room(74)) + label(who, QUAY - PADDING, baseline, 'dd-soft dd-end');
  });
  const tagsTop = y + PADDING + 28 + rows.length * LINE - 7;
  const tags = drawTags(service.selector, PADDING, tagsTop, inner);
  const lost = service.selects.length === 0;
  const height = tagsTop + tags.height + (lost ? LINE : 0) + PADDING - y;
  const note = lost ? label('finds no Pod here', PADDING, y + height - PADDING - 1, 'dd-lost') : '';
  const plate = element('rect', { x: 0.75, y: y + 0.75, width: QUAY - 1.5, height: height - 1.5, class: 'dd-plate' });
  return { markup: plate + title + listed.join('') + tags.markup + note, height, exit: y + PADDING + 24 };
}

/** A gangway from the quay to where Pods are, or one that ends in the air. */
export function drawGangway(from: number, to: number | undefined): string {
  const [x1, x2] = to === undefined ? [QUAY, QUAY + GANGWAY * 0.6] : [QUAY, QUAY + GANGWAY];
  const end = to ?? from;
  const rail = (shift: number) => `M${x1} ${from + shift}L${x2} ${end + shift}`;
  return (
    element('path', { d: rail(0), class: 'dd-treads' }) +
    element('path', { d: rail(-5) + rail(5), class: to === undefined ? 'dd-rails dd-broken' : 'dd-rails' })
  );
}

function portRows(port: ServicePortFacts): { port: string; who: string }[] {
  const target = String(port.targetPort);
  const named = port.targetNumber !== undefined && target !== String(port.targetNumber);
  const resolved = named ? `${target}=${port.targetNumber}` : target;
  return [
    ...(port.nodePort === undefined ? [] : [{ port: String(port.nodePort), who: 'each node' }]),
    { port: String(port.port), who: 'Service' },
    { port: resolved, who: 'Pod' },
  ];
}
