import { asList, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { containerPlace } from '../containers.ts';
import { describeService, servedContainers } from '../service-traffic.ts';

/** A Service must know when a pod can answer. */
export const rule: Rule = {
  id: 'practice/readiness-probe',
  severity: 'warning',
  summary: 'A Service sends requests to a container that has no readiness probe.',
  why: `Without a readiness probe a container counts as ready as soon as its process runs. A Service then sends it
requests while it still loads its configuration or its model, and goes on doing so when it can no longer answer. A
rolling update takes down the old pods before the new ones work.

\`\`\`yaml
readinessProbe:
  httpGet:
    path: /healthz
    port: http
  periodSeconds: 5
\`\`\`

The path must answer only when requests can be served. A container with a startup probe, a pod with readiness gates
and a Service with \`publishNotReadyAddresses\` are left alone.`,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { container, service, port } of servedContainers(lesson)) {
      const { value, workload } = container;
      if (value['readinessProbe'] !== undefined || value['startupProbe'] !== undefined) continue;
      if (asList(workload.pod.spec['readinessGates']).length > 0) continue;
      if (valueAt(service.object.value, ['spec', 'publishNotReadyAddresses']) === true) continue;
      report({
        ...containerPlace(container, ['readinessProbe']),
        message: `${container.title} has no readinessProbe, but ${describeService(service)} sends requests to its port ${port.targetPort}, from the moment its process runs`,
        help: `add readinessProbe: {httpGet: {path: /healthz, port: ${port.targetPort}}}, with a path that answers only when requests can be served`,
      });
    }
  },
};
