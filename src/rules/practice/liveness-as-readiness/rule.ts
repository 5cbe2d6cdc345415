import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import type { Range } from '../../../text/position.ts';
import { asRecord, placeOf } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { containers, type Container } from '../containers.ts';

/** What takes a container out of service must come before what restarts it. */
export const rule: Rule = {
  id: 'practice/liveness-as-readiness',
  severity: 'warning',
  summary: 'The liveness probe asks the same as the readiness probe, and gives up no later.',
  why: `A failed readiness probe takes a pod out of its Services until it can answer again. A failed liveness probe
**restarts** the container. When both ask the same and give up at the same time, a container that is only busy, or
waits for a database, is restarted together with all its copies, which makes the load on the others worse.

Give the liveness probe a higher \`failureThreshold\`, or a path of its own that fails only when a restart helps:

\`\`\`yaml
readinessProbe:
  httpGet: {path: /healthz, port: http}
livenessProbe:
  httpGet: {path: /healthz, port: http}
  failureThreshold: 10
\`\`\`

Nothing is said where the liveness probe has more patience: \`failureThreshold\` times \`periodSeconds\`.`,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const container of containers(lesson)) {
      const liveness = asRecord(container.value['livenessProbe']);
      const readiness = asRecord(container.value['readinessProbe']);
      if (liveness === undefined || readiness === undefined) continue;
      const asked = whatIsAsked(liveness, container);
      if (asked === undefined || asked !== whatIsAsked(readiness, container)) continue;
      const [one, other] = [patience(liveness), patience(readiness)];
      if (one.failures * one.seconds > other.failures * other.seconds) continue;
      const { place, path } = laterProbe(container);
      report({
        range: place,
        path: formatFieldPath(path),
        message: `livenessProbe asks the same as readinessProbe and ${comparison(one, other)}: what keeps the container busy for so long restarts it`,
        help: `write failureThreshold: ${Math.max(10, Math.ceil((other.failures * other.seconds * 3) / one.seconds))} into livenessProbe, or give it a path that fails only when a restart helps`,
      });
    }
  },
};

/** Where the second of the two probes is written, which repeats the first. */
function laterProbe({ workload, path }: Container): { place: Range; path: FieldPath } {
  const [first, second] = ['livenessProbe', 'readinessProbe']
    .map((probe) => ({ place: placeOf(workload.object, [...path, probe], 'key'), path: [...path, probe] }))
    .toSorted((a, b) => a.place.start.line - b.place.start.line);
  return second ?? first!;
}

interface Patience {
  failures: number;
  seconds: number;
}

/** How long a probe must fail. Rule: `periodSeconds` defaults to 10, `failureThreshold` to 3. */
function patience(probe: Readonly<Record<string, unknown>>): Patience {
  const or = (value: unknown, otherwise: number): number => (typeof value === 'number' && value > 0 ? value : otherwise);
  return { failures: or(probe['failureThreshold'], 3), seconds: or(probe['periodSeconds'], 10) };
}

function comparison(liveness: Patience, readiness: Patience): string {
  const [one, other] = [describe(liveness), describe(readiness)];
  return one === other ? `gives up when it does, after ${one}` : `gives up after ${one} (readinessProbe after ${other})`;
}

function describe({ failures, seconds }: Patience): string {
  return failures === 1 ? '1 failure' : `${failures} failures, one every ${seconds} s`;
}

/** What a probe asks, as a text that is equal for equal questions; ports by their number. */
function whatIsAsked(probe: Readonly<Record<string, unknown>>, { workload, value }: Container): string | undefined {
  const declared = workload.template.containers.find((container) => container.value === value)?.ports ?? [];
  const numberOf = (port: unknown): unknown => declared.find(({ name }) => name !== '' && name === port)?.number ?? port;
  for (const kind of ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const) {
    const handler = asRecord(probe[kind]);
    if (handler === undefined) continue;
    if (kind === 'exec') return JSON.stringify([kind, handler['command']]);
    const { path = kind === 'httpGet' ? '/' : '', scheme = 'HTTP', host = '', httpHeaders = [], service = '' } = handler;
    return JSON.stringify([kind, numberOf(handler['port']), path, scheme, host, httpHeaders, service]);
  }
  return undefined;
}
