import type { Severity } from '../../../findings/finding.ts';
import { distance } from '../../../kube/nearest.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import type { Rule } from '../../types.ts';
import { asRecord, describePlace, placeOf, relatedPlace, valueAt } from '../objects.ts';
import { podTemplateOf, type PodContainer } from '../pod-templates.ts';
import { listOf } from '../sentences.ts';
import { pageObjects } from '../workspace-objects.ts';

/** Where a container's handlers name a port. */
const HANDLERS = [
  ['startupProbe'],
  ['readinessProbe'],
  ['livenessProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
].flatMap((handler) => [
  [...handler, 'httpGet', 'port'],
  [...handler, 'tcpSocket', 'port'],
]);

/** A probe must ask a port of its own container. */
export const rule: Rule = {
  id: 'refs/probe-port',
  severity: 'error',
  summary: 'A probe or hook asks a port that its container does not declare.',
  why: `A probe may name its port. The name is looked up among the ports of the **same container**, not of the pod or
the Service, and the API server does not look it up at all: the manifest is accepted, and the kubelet then fails
every probe. A liveness probe that cannot find its port restarts the container for ever.

A port **number** that the container does not declare, although it declares another, is a warning: a container may
listen on a port that its manifest does not mention. Where it declares several, or the number is one that controllers
keep for their probes, that is likely, and it is only mentioned.`,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  check({ lesson, report }) {
    for (const object of pageObjects(lesson)) {
      for (const container of podTemplateOf(object)?.containers ?? []) {
        for (const handler of HANDLERS) {
          const port = valueAt(container.value, handler);
          const path = [...container.path, ...handler];
          const problem = portProblem(port, container);
          if (problem === undefined) continue;
          const { nearest } = problem;
          const nearestPath = nearest === undefined ? [...container.path, 'name'] : [...nearest.path, 'containerPort'];
          report({
            range: placeOf(object, path),
            path: formatFieldPath(path),
            message: `${handler.slice(0, -1).join('.')} asks port ${JSON.stringify(port)}, but ${problem.declared} in ${describePlace(object, nearestPath)}`,
            help: problem.help,
            related: [relatedPlace(object, nearestPath, problem.declared)],
            ...(problem.severity === undefined ? {} : { severity: problem.severity }),
          });
        }
      }
    }
  },
};

interface PortProblem {
  declared: string;
  help: string;
  nearest?: PodContainer['ports'][number];
  /** Less than the rule's own, where the container may listen all the same. */
  severity?: Severity;
}

/** Where components of Kubernetes and controllers made with its libraries answer probes, beside what they serve. */
const PROBE_PORTS: ReadonlySet<number> = new Set([8081, 9440, 9808, 10248, 10249, 10250, 10254, 10256, 10257, 10259, 15020, 15021]);

function portProblem(port: unknown, container: PodContainer): PortProblem | undefined {
  const { ports } = container;
  const who = container.name === '' ? 'its container' : `container ${container.name}`;
  if (typeof port === 'number') {
    if (ports.length === 0 || ports.some((declared) => declared.number === port)) return undefined;
    // What the container is told may say where it listens.
    if (mentions(container, port)) return undefined;
    return {
      declared: `${who} declares ${listOf(ports.map((declared) => declared.number))}`,
      help: `write port: ${ports[0]!.number}, or declare ${port} in the container's ports`,
      nearest: ports[0]!,
      severity: ports.length > 1 || PROBE_PORTS.has(port) ? 'info' : 'warning',
    };
  }
  if (typeof port !== 'string' || !/^[a-z0-9-]*[a-z][a-z0-9-]*$/.test(port)) return undefined;
  if (ports.some((declared) => declared.name === port)) return undefined;
  const named = ports.filter((declared) => declared.name !== '');
  const nearest = named.toSorted((a, b) => distance(a.name, port) - distance(b.name, port))[0];
  if (nearest !== undefined) {
    return {
      declared: `${who} names its ${named.length === 1 ? 'port' : 'ports'} ${listOf(named.map((one) => JSON.stringify(one.name)))}`,
      help: `write port: ${nearest.name}`,
      nearest,
    };
  }
  const only = ports[0];
  return only === undefined
    ? { declared: `${who} declares no ports`, help: `declare the port: ports: [{name: ${port}, containerPort: …}]` }
    : {
        declared: `${who} gives its ports no names`,
        help: `write port: ${only.number}, or add name: ${port} to the container's port`,
        nearest: only,
      };
}

/** Whether a container's command, arguments or environment contain a number. */
function mentions(container: PodContainer, port: number): boolean {
  const { command, args, env } = asRecord(container.value) ?? {};
  return new RegExp(`(?<!\\d)${port}(?!\\d)`).test(JSON.stringify([command, args, env]));
}
