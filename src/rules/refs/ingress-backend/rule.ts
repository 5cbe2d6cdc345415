import type { Lesson } from '../../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import { otherSources } from '../../other-sources.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { inventoryOf } from '../known-objects.ts';
import { missingObjects, type Reference } from '../missing-objects.ts';
import { asRecord, asString, describePlace, placeOf, relatedPlace, valueAt, type KubeObject } from '../objects.ts';
import { recordsAt } from '../pod-specs.ts';
import { listOf } from '../sentences.ts';
import { readService, type ServicePort } from '../services.ts';
import { pageObjects } from '../workspace-objects.ts';

interface Backend {
  ingress: KubeObject;
  name: string;
  port: number | string | undefined;
  path: FieldPath;
}

/** An Ingress sends requests to a port of a Service. */
export const rule: Rule = {
  id: 'refs/ingress-backend',
  severity: 'error',
  summary: 'An Ingress names a Service, a port of a Service or an IngressClass that the page does not have.',
  why: `The API server accepts an Ingress whose backend does not exist; the controller then answers 503 or 404. The port
of a backend is the \`port\` of the **Service** (or its name), not its \`targetPort\`, and the Service has to be in
the namespace of the Ingress.

An IngressClass usually comes with its controller, so that a missing one is reported only where the page defines
classes itself.`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/',
  check({ lesson, report }) {
    const ingresses = pageObjects(lesson).filter(
      ({ kind, apiVersion }) => kind === 'Ingress' && apiVersion === 'networking.k8s.io/v1',
    );
    const backends = ingresses.flatMap(backendsOf);
    const references: Reference[] = backends.map(({ ingress, name, path }) => ({
      object: ingress,
      path: [...path, 'name'],
      kind: 'Service',
      name,
      namespace: { of: 'namespace', name: ingress.namespace },
      does: 'the backend is',
      consequence: 'the requests are answered with an error',
    }));
    if (inventoryOf(lesson).known.some(({ kind }) => kind === 'IngressClass')) references.push(...ingresses.flatMap(classOf));
    for (const finding of missingObjects(lesson, references)) report(finding);
    if (otherSources(lesson).unknownObjects) return;
    for (const backend of backends) {
      const finding = missingPort(lesson, backend);
      if (finding !== undefined) report(finding);
    }
  },
};

function backendsOf(ingress: KubeObject): Backend[] {
  const paths: FieldPath[] = [['spec', 'defaultBackend', 'service']];
  for (const host of recordsAt(ingress.value, ['spec', 'rules'])) {
    for (const entry of recordsAt(ingress.value, [...host.path, 'http', 'paths'])) paths.push([...entry.path, 'backend', 'service']);
  }
  return paths.flatMap((path) => {
    const service = asRecord(valueAt(ingress.value, path));
    const name = asString(service?.['name']);
    if (name === undefined) return [];
    const port = asRecord(service?.['port']);
    const { name: portName, number } = port ?? {};
    return [{ ingress, name, path, port: typeof number === 'number' ? number : asString(portName) }];
  });
}

function classOf(ingress: KubeObject): Reference[] {
  const path = ['spec', 'ingressClassName'];
  const name = asString(valueAt(ingress.value, path));
  if (name === undefined) return [];
  return [
    {
      object: ingress,
      path,
      kind: 'IngressClass',
      name,
      namespace: { of: 'cluster' },
      does: 'ingressClassName names',
      consequence: 'no controller takes the Ingress',
    },
  ];
}

/** A backend's port that no version of the Service has; undefined where a command made the Service. */
function missingPort(lesson: Lesson, { ingress, name, port, path }: Backend): RuleReport | undefined {
  if (port === undefined) return undefined;
  const inventory = inventoryOf(lesson);
  const named = inventory.known.filter(
    (known) =>
      known.kind === 'Service' &&
      (known.name === undefined || known.name === name) &&
      (known.namespace === undefined || ingress.namespace === undefined || known.namespace === ingress.namespace),
  );
  const services = named.map(({ object }) => (object === undefined ? undefined : readService(object)));
  if (services.length === 0 || services.some((service) => service === undefined || service.ports.length === 0)) return undefined;
  const ports = services.flatMap((service) => service!.ports);
  if (ports.some((one) => one.port === port || one.name === port)) return undefined;
  const last = services.at(-1)!;
  const [its] = last.ports as [ServicePort];
  const portPath = [...path, 'port', typeof port === 'number' ? 'number' : 'name'];
  const targeted = ports.find((one) => one.targetPort === port);
  const has = listOf(last.ports.map((one) => (one.name === '' ? String(one.port) : `${one.port} (${one.name})`)));
  const place = describePlace(last.object, [...its.path, 'port']);
  return {
    range: placeOf(ingress, portPath),
    path: formatFieldPath(portPath),
    message: `the backend is port ${port} of Service ${name}, but ${place} gives it ${last.ports.length === 1 ? 'port' : 'the ports'} ${has}`,
    help:
      targeted === undefined
        ? `write number: ${its.port}`
        : `write number: ${targeted.port}; ${port} is the targetPort, to which only the Service itself sends`,
    related: [relatedPlace(last.object, [...its.path, 'port'], `port ${its.port}`)],
    ...(inventory.complete ? {} : { severity: 'warning' as const }),
  };
}
