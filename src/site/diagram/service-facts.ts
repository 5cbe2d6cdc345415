import { at, list, strings, text } from './json.ts';
import { inSameNamespace, type PodGroup, type ServiceFacts } from './model.ts';

/** What a diagram shows of a Service; which Pods it selects is found by `connectService`. */
export function serviceFacts(object: unknown): ServiceFacts {
  return {
    name: text(at(object, 'metadata', 'name')) ?? '',
    namespace: text(at(object, 'metadata', 'namespace')),
    type: text(at(object, 'spec', 'type')) ?? 'ClusterIP',
    selector: strings(at(object, 'spec', 'selector')),
    ports: list(at(object, 'spec', 'ports')).flatMap((port) => {
      const number = at(port, 'port');
      if (typeof number !== 'number') return [];
      const target = at(port, 'targetPort');
      const nodePort = at(port, 'nodePort');
      return [
        {
          name: text(at(port, 'name')),
          port: number,
          nodePort: typeof nodePort === 'number' ? nodePort : undefined,
          targetPort: typeof target === 'number' || typeof target === 'string' ? target : number,
        },
      ];
    }),
    selects: [],
  };
}

/**
 * Finds the groups whose Pods a Service selects and what its ports mean there. A Service looks only
 * at its own namespace, and one without a selector selects nothing.
 */
export function connectService(service: ServiceFacts, groups: readonly PodGroup[]): void {
  const wanted = Object.entries(service.selector);
  service.selects = groups.flatMap((group, index) =>
    inSameNamespace(group, service) && wanted.length > 0 && wanted.every(([key, value]) => group.labels[key] === value) ? [index] : [],
  );
  for (const port of service.ports) {
    if (typeof port.targetPort === 'number') port.targetNumber = port.targetPort;
    const candidates = service.selects.flatMap((index) => groups[index]!.containers.flatMap((container) => container.ports));
    port.targetNumber ??= candidates.find((candidate) => candidate.name === port.targetPort)?.number;
  }
}
