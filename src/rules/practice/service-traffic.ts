import type { Lesson } from '../../lesson/types.ts';
import { otherSources } from '../other-sources.ts';
import { arePodsElsewhere } from '../refs/elsewhere.ts';
import { describePlace, mayShareNamespace, type KubeObject } from '../refs/objects.ts';
import { podTemplateOf } from '../refs/pod-templates.ts';
import { LabelIndex, selects } from '../refs/selectors.ts';
import { readService, type ServiceObject, type ServicePort } from '../refs/services.ts';
import { containersOf, type Container } from './containers.ts';
import { endState } from './final-objects.ts';
import { nameOf, workloads, type Workload } from './workloads.ts';

/** A container that a Service sends requests to. */
export interface ServedContainer {
  container: Container;
  service: ServiceObject;
  port: ServicePort;
}

/** Which Services send to which workloads. */
interface Traffic {
  to: ReadonlyMap<KubeObject, ServiceObject[]>;
  /** Those with the pods of several workloads. */
  shared: ReadonlySet<ServiceObject>;
}

const memo = new WeakMap<Lesson, Traffic>();

function trafficOf(lesson: Lesson): Traffic {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const objects = endState(lesson);
  const index = new LabelIndex(objects.map(podTemplateOf).filter((template) => template !== undefined));
  const to = new Map<KubeObject, ServiceObject[]>();
  const shared = new Set<ServiceObject>();
  for (const object of objects) {
    const service = readService(object);
    if (service === undefined) continue;
    const selected = index.selectedBy(service.selector).filter(({ owner }) => mayShareNamespace(object, owner));
    const others = otherSources(lesson).labels.some((labels) => selects(service.selector, labels));
    const elsewhere = arePodsElsewhere(lesson, object, (labels) => selects(service.selector, labels));
    if (selected.length > 1 || others || elsewhere) shared.add(service);
    for (const { owner } of selected) {
      const services = to.get(owner) ?? [];
      services.push(service);
      to.set(owner, services);
    }
  }
  memo.set(lesson, { to, shared });
  return { to, shared };
}

/** The Services of a page's final state that select the pods of a workload; none for a Job's, whose pods end. */
export function servicesOf(lesson: Lesson, workload: Workload): readonly ServiceObject[] {
  if (workload.object.kind === 'Job' || workload.object.kind === 'CronJob') return [];
  return trafficOf(lesson).to.get(workload.object) ?? [];
}

/** A Service that has the pods of this workload and no others, so that nothing answers without them. */
export function onlyServiceOf(lesson: Lesson, workload: Workload): ServiceObject | undefined {
  return servicesOf(lesson, workload).find((service) => !trafficOf(lesson).shared.has(service));
}

/** The containers of the page to which Services send requests over TCP, each once, with the Service and its port. */
export function servedContainers(lesson: Lesson): ServedContainer[] {
  return workloads(lesson).flatMap((workload) => {
    const running = containersOf(workload).filter(({ runs }) => runs);
    const served = new Map<Container, ServedContainer>();
    for (const service of servicesOf(lesson, workload)) {
      for (const port of service.ports) {
        const container = port.protocol === 'TCP' ? targetOf(port, workload, running) : undefined;
        if (container !== undefined && !served.has(container)) served.set(container, { container, service, port });
      }
    }
    return [...served.values()];
  });
}

/** `Service web in service.yaml (line 4)`. */
export function describeService({ object }: ServiceObject): string {
  return `${nameOf(object)} in ${describePlace(object, ['metadata', 'name'])}`;
}

/** The container that declares the port by its name or number, or the only one there is. */
function targetOf({ targetPort }: ServicePort, { template }: Workload, running: readonly Container[]): Container | undefined {
  const declaring = template.containers.find(({ ports }) =>
    ports.some(({ name, number }) => (typeof targetPort === 'string' ? name === targetPort : number === targetPort)),
  );
  const [only, ...others] = running;
  if (declaring === undefined) return others.length === 0 && typeof targetPort === 'number' ? only : undefined;
  return running.find(({ path }) => path.join('.') === declaring.path.join('.'));
}
