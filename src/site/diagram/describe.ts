import { type Diagram, type IngressFacts, type PodGroup, type ServiceFacts, type ServicePortFacts, type StoreFacts, labelText } from './model.ts';

/**
 * The diagram in words, for those who do not see it: one sentence or two for each group of Pods and
 * each Service, Ingress and store, with every fact that is drawn.
 */
export function describeDiagram(diagram: Diagram): string[] {
  const groups = diagram.groups.map(describeGroup);
  const services = diagram.services.map((service) => describeService(service, diagram.groups));
  const ingresses = diagram.ingresses.map(describeIngress);
  const stores = diagram.stores.map((store) => describeStore(store, diagram.groups));
  return [...ingresses, ...groups, ...services, ...stores];
}

const CONTAINERS = { main: 'container', init: 'init container', sidecar: 'sidecar container' };

function describeGroup(group: PodGroup): string {
  const containers = group.containers.map((container) => {
    const ports = container.ports.map((port) => `${port.number}${port.name ? ` (${port.name})` : ''}`);
    return `${CONTAINERS[container.role ?? 'main']} ${container.name} from image ${container.image}${ports.length > 0 ? `, port ${list(ports)}` : ''}`;
  });
  const claims = group.claims.map(({ name, size }) => `a claim ${name} of its own${size === '' ? '' : ` of ${size}`}`);
  const tags = labelText(group.labels);
  const labelled = tags.length > 0 ? ` labelled ${list(tags)}` : ' without labels';
  const holds = containers.length > 0 ? ` with ${list([...containers, ...claims])}` : '';
  if (group.kind === 'Pod') return `Pod ${named(group)}${labelled},${holds}.`;
  const keeps = group.replicas === undefined ? 'one Pod for each node' : plural(group.replicas, 'Pod');
  return `${group.kind} ${named(group)} asks for ${keeps}${labelled}, each${holds}.`;
}

function describeService(service: ServiceFacts, groups: readonly PodGroup[]): string {
  const selector = labelText(service.selector);
  const targets = service.selects.map((index) => groupName(groups[index]!));
  const reaches =
    targets.length > 0
      ? `It selects Pods labelled ${list(selector)}: ${list(targets)}.`
      : selector.length > 0
        ? `It looks for Pods labelled ${list(selector)} and finds none here.`
        : 'It selects no Pods.';
  return `Service ${named(service)} of type ${service.type}: ${service.ports.map(describePort).join('; ')}. ${reaches}`;
}

function describeIngress(ingress: IngressFacts): string {
  const kind = ingress.className === undefined ? '' : ` of class ${ingress.className}`;
  const paths = ingress.paths.map(({ host, path, service, port }) => `${host ?? ''}${path} leads to port ${port} of Service ${service}`);
  return `Ingress ${named(ingress)}${kind}: ${paths.join('; ')}.`;
}

function describeStore(store: StoreFacts, groups: readonly PodGroup[]): string {
  const users = store.usedBy.map((index) => groupName(groups[index]!));
  const holds = store.holds.length > 0 ? ` with ${list(store.holds)}` : '';
  return `${store.kind} ${named(store)}${holds}${users.length > 0 ? `, used by ${list(users)}` : ''}.`;
}

function describePort(port: ServicePortFacts): string {
  const node = port.nodePort === undefined ? '' : `port ${port.nodePort} of every node and `;
  const number = typeof port.targetPort === 'string' && port.targetNumber !== undefined ? `, which is ${port.targetNumber}` : '';
  return `${node}port ${port.port} of the Service lead to port ${port.targetPort} of a Pod${number}`.replace(
    /^port (\d+) of the Service lead/,
    'port $1 of the Service leads',
  );
}

function groupName(group: PodGroup): string {
  if (group.kind === 'Pod') return `Pod ${group.name}`;
  const count = group.replicas === undefined ? 'the Pods' : `the ${plural(group.replicas, 'Pod')}`;
  return `${count} of ${group.kind} ${group.name}`;
}

function named(object: { name: string; namespace?: string }): string {
  return object.namespace === undefined ? object.name : `${object.name} in namespace ${object.namespace}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
