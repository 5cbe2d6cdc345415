import { ingressFacts } from './ingress-facts.ts';
import { at, text } from './json.ts';
import type { Diagram } from './model.ts';
import { podGroup } from './pod-groups.ts';
import { connectService, serviceFacts } from './service-facts.ts';
import { storeFacts } from './store-facts.ts';

/** Reads manifests (as JSON data) into what a diagram shows. Objects of other kinds are named in `leftOut`. */
export function diagramOf(objects: readonly unknown[]): Diagram {
  const diagram: Diagram = { groups: [], services: [], ingresses: [], stores: [], leftOut: [] };
  const others: { object: unknown; kind: string }[] = [];
  for (const object of objects) {
    const kind = text(at(object, 'kind')) ?? '';
    const group = podGroup(object, kind);
    if (group !== undefined) diagram.groups.push(group);
    else if (kind === 'Service') diagram.services.push(serviceFacts(object));
    else others.push({ object, kind });
  }
  for (const service of diagram.services) connectService(service, diagram.groups);
  for (const { object, kind } of others) {
    const store = storeFacts(object, kind, diagram.groups);
    if (store !== undefined) diagram.stores.push(store);
    else if (kind === 'Ingress') diagram.ingresses.push(ingressFacts(object, diagram.services));
    else diagram.leftOut.push(kind);
  }
  return diagram;
}
