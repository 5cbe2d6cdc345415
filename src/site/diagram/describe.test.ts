import { expect, it } from 'vitest';
import { describeDiagram } from './describe.ts';
import type { Diagram, PodGroup, ServiceFacts } from './model.ts';

const eta: PodGroup = {
  kind: 'Deployment',
  name: 'eta',
  replicas: 10,
  labels: { app: 'eta' },
  containers: [{ name: 'api', image: 'eta:0.1.0', ports: [{ name: 'http', number: 8000 }] }],
  claims: [],
  uses: [],
};

const front: ServiceFacts = {
  name: 'eta',
  type: 'NodePort',
  selector: { app: 'eta' },
  ports: [{ port: 80, nodePort: 30001, targetPort: 'http', targetNumber: 8000 }],
  selects: [0],
};

function say(diagram: Partial<Diagram>): string {
  return describeDiagram({ groups: [], services: [], ingresses: [], stores: [], leftOut: [], ...diagram }).join(' ');
}

it('says how many Pods a controller asks for, their labels and what they hold', () => {
  expect(say({ groups: [eta] })).toBe(
    'Deployment eta asks for 10 Pods labelled app=eta, each with container api from image eta:0.1.0, port 8000 (http).',
  );
});

it('says what a bare Pod is', () => {
  expect(say({ groups: [{ ...eta, kind: 'Pod', replicas: 1, labels: {}, namespace: 'dev' }] })).toBe(
    'Pod eta in namespace dev without labels, with container api from image eta:0.1.0, port 8000 (http).',
  );
});

it('follows a Service from the node to the Pods', () => {
  expect(say({ groups: [eta], services: [front] })).toContain(
    'Service eta of type NodePort: port 30001 of every node and port 80 of the Service lead to port http of a Pod, which is 8000. ' +
      'It selects Pods labelled app=eta: the 10 Pods of Deployment eta.',
  );
});

it('says that a Service finds nothing', () => {
  const lost = { ...front, type: 'ClusterIP', ports: [{ port: 80, targetPort: 8000, targetNumber: 8000 }], selects: [] };
  expect(say({ services: [lost] })).toBe(
    'Service eta of type ClusterIP: port 80 of the Service leads to port 8000 of a Pod. It looks for Pods labelled app=eta and finds none here.',
  );
});

it('says where an Ingress leads', () => {
  const paths = [{ host: 'a.example', path: '/tides', service: 'tides', port: '80' }, { path: 'all else', service: 'eta', port: 'http' }];
  expect(say({ ingresses: [{ name: 'gate', className: 'nginx', paths }] })).toBe(
    'Ingress gate of class nginx: a.example/tides leads to port 80 of Service tides; all else leads to port http of Service eta.',
  );
});

it('says what a store has and who uses it', () => {
  expect(say({ groups: [eta], stores: [{ kind: 'Secret', name: 'keys', holds: ['password', 'user'], usedBy: [0] }] })).toContain(
    'Secret keys with password and user, used by the 10 Pods of Deployment eta.',
  );
});

it('names claims of each Pod and the containers that come before', () => {
  const logbook = { ...eta, kind: 'StatefulSet', replicas: 2, containers: [{ name: 'fetch', image: 'a:1', role: 'init' as const, ports: [] }], claims: [{ name: 'data', size: '1Gi' }] };
  expect(say({ groups: [logbook] })).toBe(
    'StatefulSet eta asks for 2 Pods labelled app=eta, each with init container fetch from image a:1 and a claim data of its own of 1Gi.',
  );
});
