import { distance } from '../../../kube/nearest.ts';
import type { RelatedPlace } from '../../../findings/finding.ts';
import type { Place } from '../../../text/position.ts';
import { replacement } from '../../fix.ts';
import type { RuleReport } from '../../types.ts';
import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import { asRecord, describePlace, relatedPlace, type KubeObject } from '../objects.ts';
import type { ContainerPort, PodTemplate } from '../pod-templates.ts';
import { listOf } from '../sentences.ts';
import type { ServiceObject, ServicePort } from '../services.ts';

/**
 * What is wrong with a `targetPort` that is a name; undefined when a selected pod has a port of that
 * name and protocol. One is enough: pods of other kinds behind the same Service may lack it.
 * Rule: `FindPort` in `k8s.io/kubernetes/pkg/api/v1/pod` compares name and protocol.
 */
export function namedPortMismatch(
  service: ServiceObject,
  port: ServicePort,
  templates: readonly PodTemplate[],
  range: Place,
): RuleReport | undefined {
  const name = String(port.targetPort);
  if (!/^[a-z0-9-]*[a-z][a-z0-9-]*$/.test(name)) return undefined;
  const declared = templates.flatMap((template) => portsOf(template));
  const sameName = declared.filter((entry) => entry.port.name === name);
  if (sameName.some((entry) => entry.port.protocol === port.protocol)) return undefined;

  const report = { range, path: formatFieldPath(port.targetPath), severity: severityFor(service) };
  const other = sameName[0];
  if (other !== undefined) {
    return {
      ...report,
      message: `targetPort is "${name}" over ${port.protocol}, but ${describePlace(other.owner, [...other.port.path, 'name'])} declares that name over ${other.port.protocol}`,
      help: `give both ports the same protocol`,
      related: [relatedPort(other)],
    };
  }
  const owner = templates[0]!.owner;
  const named = declared.filter((entry) => entry.port.name !== '');
  const nearest = nearestName(name, named) ?? declared.find((entry) => entry.port.number === port.port) ?? declared[0];
  if (nearest === undefined) {
    return {
      ...report,
      message: `targetPort is "${name}", but the containers of ${nameOf(owner)} in ${describePlace(owner, ['metadata', 'name'])}, which this Service selects, declare no ports`,
      help: `declare the port in the container: ports: [{name: ${name}, containerPort: …}]`,
      related: [relatedPlace(owner, ['metadata', 'name'], 'the pods that the Service selects')],
    };
  }
  const says =
    nearest.port.name === ''
      ? `declares port ${nearest.port.number} without a name`
      : `names its port "${nearest.port.name}"`;
  return {
    ...report,
    message: `targetPort is "${name}", but no container of the pods that this Service selects has a port of that name; ${describePlace(nearest.owner, numberOf(nearest))} ${says}`,
    help:
      nearest.port.name === ''
        ? `write targetPort: ${nearest.port.number}, or add name: ${name} to the container's port`
        : `write targetPort: ${nearest.port.name}`,
    ...(declared.length === 1 && nearest.port.name !== '' ? { fix: replacement(range.file ?? '', range, nearest.port.name) } : {}),
    related: [relatedPort(nearest)],
  };
}

/**
 * What is wrong with a `targetPort` that is a number, for one kind of selected pods; undefined when
 * a container declares it, or declares nothing and so may listen there.
 */
export function numberedPortMismatch(
  service: ServiceObject,
  port: ServicePort,
  template: PodTemplate,
  range: Place,
): RuleReport | undefined {
  if (template.containers.some((container) => container.ports.length === 0)) return undefined;
  const declared = portsOf(template);
  const number = Number(port.targetPort);
  const same = declared.filter((entry) => entry.port.number === number);
  if (same.some((entry) => entry.port.protocol === port.protocol)) return undefined;

  const given = port.targetPath.at(-1) === 'targetPort';
  const what = given ? `targetPort is ${number}` : `port is ${number}, and so is targetPort, which is not given`;
  const report = { range, path: formatFieldPath(port.targetPath) };
  if (same[0] !== undefined) {
    return {
      ...report,
      severity: 'warning',
      message: `${what}, over ${port.protocol}, but ${describePlace(same[0].owner, numberOf(same[0]))} declares it over ${same[0].port.protocol}`,
      help: 'give both ports the same protocol',
      related: [relatedPort(same[0])],
    };
  }
  const nearest = declared.reduce((best, entry) =>
    digitsApart(entry.port.number, number) < digitsApart(best.port.number, number) ? entry : best,
  );
  const numbers = [...new Set(declared.map((entry) => entry.port.number))];
  // A Service that reaches the pods on another port was written with them in mind; that container
  // may listen on a port that it does not declare.
  const reaches = service.ports.some((one) =>
    declared.some((entry) => entry.port.number === one.targetPort || entry.port.name === one.targetPort),
  );
  return {
    ...report,
    severity: reaches ? 'warning' : severityFor(service),
    message: `${what}, but the containers of ${nameOf(template.owner)}, which this Service selects, declare containerPort ${listOf(numbers)} in ${describePlace(nearest.owner, numberOf(nearest))}`,
    help: given
      ? `write targetPort: ${nearest.port.number}, or containerPort: ${number} if that is what the container listens on`
      : `add targetPort: ${nearest.port.number}, or write containerPort: ${number} if that is what the container listens on`,
    related: [relatedPort(nearest)],
  };
}

interface DeclaredPort {
  owner: KubeObject;
  port: ContainerPort;
}

function portsOf(template: PodTemplate): DeclaredPort[] {
  return template.containers.flatMap((container) => container.ports.map((port) => ({ owner: template.owner, port })));
}

function numberOf(entry: DeclaredPort): FieldPath {
  return [...entry.port.path, 'containerPort'];
}

/** Clients of a headless Service talk to the pods directly, so its ports decide less. */
function severityFor(service: ServiceObject): 'error' | 'warning' {
  return asRecord(service.object.value['spec'])?.['clusterIP'] === 'None' ? 'warning' : 'error';
}

function nearestName(name: string, ports: readonly DeclaredPort[]): DeclaredPort | undefined {
  return ports.toSorted((a, b) => distance(a.port.name, name) - distance(b.port.name, name))[0];
}

function digitsApart(one: number, other: number): number {
  return distance(String(one), String(other));
}

function nameOf(object: KubeObject): string {
  return object.name === '' ? `a ${object.kind}` : `${object.kind} ${object.name}`;
}

function relatedPort(entry: DeclaredPort): RelatedPlace {
  const name = entry.port.name === '' ? '' : `, named "${entry.port.name}"`;
  return relatedPlace(entry.owner, numberOf(entry), `containerPort ${entry.port.number}${name}`);
}
