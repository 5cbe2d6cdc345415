import { valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { addition, containerPlace } from '../containers.ts';
import { fieldOrName } from '../workloads.ts';
import { describeService, servedContainers } from '../service-traffic.ts';

/** A pod must finish what it has begun, and what still comes. */
export const rule: Rule = {
  id: 'practice/graceful-stop',
  severity: 'warning',
  summary: 'A container behind a Service is stopped without time for the requests that are still on their way.',
  why: `When a pod is deleted, two things start at the same time: its containers are told to stop, and its address is
taken out of the Services. The second has to reach every node, so requests still arrive for a moment. A program that
ends at once refuses them: some requests fail in every update.

\`\`\`yaml
lifecycle:
  preStop:
    sleep:
      seconds: 5
\`\`\`

A missing hook is an info, because the program itself may go on serving for some seconds after it was told to stop.
\`terminationGracePeriodSeconds: 0\`, with which containers are killed at once, is a warning.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { container, service } of servedContainers(lesson)) {
      const { workload, value } = container;
      const period = [...workload.pod.path, 'terminationGracePeriodSeconds'];
      if (valueAt(workload.object.value, period) === 0) {
        report({
          range: fieldOrName(workload.object, period),
          path: period.join('.'),
          message: `terminationGracePeriodSeconds is 0, so ${container.title} is killed in the middle of the requests that ${describeService(service)} sent it`,
          help: 'leave it out (30 seconds are the default), or write how long the longest request takes',
        });
      } else if (valueAt(value, ['lifecycle', 'preStop']) === undefined) {
        report({
          ...containerPlace(container, ['lifecycle', 'preStop']),
          severity: 'info',
          message: `${container.title} has no preStop hook, so it is told to stop while ${describeService(service)} may still send it requests`,
          help: `${addition(container, ['lifecycle'], 'preStop: {sleep: {seconds: 5}}')}, unless the program goes on serving for some seconds by itself`,
        });
      }
    }
  },
};
