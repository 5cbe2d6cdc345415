import { describe, expect, it } from 'vitest';
import { drawDiagram } from './draw.ts';
import type { Diagram, PodGroup } from './model.ts';
import { WIDTH } from './sizes.ts';

function group(kind: string, replicas: number | undefined, labels: Record<string, string> = { app: 'eta' }): PodGroup {
  return { kind, name: 'eta', replicas, labels, containers: [{ name: 'api', image: 'eta:0.1.0', ports: [{ number: 8000 }] }], claims: [], uses: [] };
}

function draw(diagram: Partial<Diagram>): string {
  return drawDiagram({ groups: [], services: [], ingresses: [], stores: [], leftOut: [], ...diagram });
}

function occurrences(svg: string, part: string): number {
  return svg.split(part).length - 1;
}

describe('drawDiagram', () => {
  it('draws one container for each Pod that a Deployment asks for', () => {
    expect(occurrences(draw({ groups: [group('Deployment', 10)] }), 'class="dd-box"')).toBe(10);
  });

  it('draws up to twenty and says how many more there are', () => {
    const svg = draw({ groups: [group('Deployment', 500)] });
    expect(occurrences(svg, 'class="dd-box"')).toBe(19);
    expect(svg).toContain('+ 481');
  });

  it('draws all of twenty', () => {
    expect(occurrences(draw({ groups: [group('Deployment', 20)] }), 'class="dd-box"')).toBe(20);
  });

  it('says in words that there are no Pods', () => {
    expect(draw({ groups: [group('Deployment', 0)] })).toContain('no Pods');
  });

  it('draws a tag for each label', () => {
    const svg = draw({ groups: [group('Pod', 1, { app: 'eta', release: '0.1.0' })] });
    expect(occurrences(svg, 'class="dd-tag"')).toBe(2);
    expect(svg).toContain('release=0.1.0');
  });

  it('draws a gangway to each group that a Service selects, and a broken one when it selects none', () => {
    const service = { name: 'eta', type: 'ClusterIP', selector: { app: 'eta' }, ports: [{ port: 80, targetPort: 80 }] };
    const groups = [group('Pod', 1), group('Pod', 1)];
    expect(occurrences(draw({ groups, services: [{ ...service, selects: [0, 1] }] }), 'class="dd-treads"')).toBe(2);
    expect(draw({ services: [{ ...service, selects: [] }] })).toContain('finds no Pod here');
  });

  it('draws a line from a store to each group that uses it, and says how many keys are not listed', () => {
    const groups = [group('Deployment', 1), group('Job', 1)];
    const svg = draw({ groups, stores: [{ kind: 'Secret', name: 'keys', holds: ['a', 'b', 'c', 'd', 'e', 'f'], usedBy: [0, 1] }] });
    expect(occurrences(svg, 'class="dd-line"')).toBe(2);
    expect(svg).toContain('>+ 3<');
  });

  it('draws one branch to each Service that an Ingress reaches', () => {
    const service = { name: 'eta', type: 'ClusterIP', selector: {}, ports: [], selects: [] };
    const path = { path: '/', service: 'eta', port: '80' };
    const svg = draw({ services: [service, service, service], ingresses: [{ name: 'gate', paths: [{ ...path, leads: 0 }, { ...path, leads: 0 }, { ...path, leads: 2 }, path] }] });
    expect(occurrences(svg, 'class="dd-ring"')).toBe(2);
    expect(occurrences(svg, '→ eta:80')).toBe(4);
  });

  it('keeps every start of a text within the drawing, and cut texts whole in a title', () => {
    const long = 'a-very-long-name-for-a-label-that-nobody-would-read-in-a-drawing-of-this-width';
    const svg = draw({ groups: [group('Pod', 1, { [long]: long })] });
    expect(svg).toContain(`<title>${long}=${long}</title>`);
    for (const [, x] of svg.matchAll(/<text x="([\d.]+)"/g)) expect(Number(x)).toBeLessThanOrEqual(WIDTH);
  });

  it('escapes what would be markup', () => {
    const svg = draw({ groups: [{ ...group('Pod', 1), name: '<b>&"' }] });
    expect(svg).toContain('&lt;b&gt;&amp;&quot;');
    expect(svg).not.toContain('<b>');
  });

  it('is the same text for the same diagram', () => {
    expect(draw({ groups: [group('Deployment', 3)] })).toBe(draw({ groups: [group('Deployment', 3)] }));
  });
});
