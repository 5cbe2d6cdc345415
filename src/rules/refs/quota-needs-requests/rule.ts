import { formatFieldPath } from '../../../text/field-path.ts';
import type { Rule } from '../../types.ts';
import { governedObjects } from '../governed-objects.ts';
import { inventoryOf } from '../known-objects.ts';
import { asRecord, asText, describePlace, placeOf, relatedPlace, valueAt, type KubeObject } from '../objects.ts';
import { allContainers, podSpecOf } from '../pod-specs.ts';
import { listOf } from '../sentences.ts';
import { tellsOfFailure } from '../told-failure.ts';

/** What a quota's key needs each container to state. */
const NEEDED: Record<string, [field: 'requests' | 'limits', resource: string]> = {
  cpu: ['requests', 'cpu'],
  memory: ['requests', 'memory'],
  'requests.cpu': ['requests', 'cpu'],
  'requests.memory': ['requests', 'memory'],
  'limits.cpu': ['limits', 'cpu'],
  'limits.memory': ['limits', 'memory'],
};

/** Where a quota counts CPU or memory, every container has to state it. */
export const rule: Rule = {
  id: 'refs/quota-needs-requests',
  severity: 'error',
  summary: 'Containers state no requests or limits, although the ResourceQuota of their namespace counts them.',
  why: `A ResourceQuota on \`requests.cpu\`, \`limits.memory\` and the like makes the API server refuse every pod that has a
container without that value: \`failed quota: …: must specify requests.cpu\`. A Deployment is accepted and gets no pods. A
LimitRange in the namespace can supply the values.

Only what is created after the quota counts, and only where both are in the same namespace for certain.`,
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  check({ lesson, report }) {
    const { known, complete } = inventoryOf(lesson);
    if (known.some(({ kind }) => kind === 'LimitRange') || tellsOfFailure(lesson, /must specify|failed quota/)) return;
    const reported = new Set<string>();
    for (const { governor, object } of governedObjects(lesson, 'ResourceQuota')) {
      const pod = podSpecOf(object);
      if (pod === undefined || pod.spec['resources'] !== undefined || isScoped(governor)) continue;
      const hard = Object.keys(asRecord(valueAt(governor.value, ['spec', 'hard'])) ?? {}).filter((key) => Object.hasOwn(NEEDED, key));
      for (const { container, path } of allContainers(pod)) {
        const lacking = hard.filter((key) => !states(container, ...NEEDED[key]!));
        const [first] = lacking;
        const range = placeOf(object, [...path, 'name']);
        const key = `${range.start.line}:${range.start.column}`;
        if (first === undefined || reported.has(key)) continue;
        reported.add(key);
        const at = ['spec', 'hard', first];
        report({
          range,
          path: formatFieldPath(path),
          message: `container ${asText(container['name'])} states no ${listOf(lacking)}, but ResourceQuota ${governor.name} in ${describePlace(governor, at)} counts ${lacking.length === 1 ? 'it' : 'them'}, so that the pod is refused`,
          help: `add resources.${NEEDED[first]!.join('.')} to the container`,
          related: [relatedPlace(governor, at, `ResourceQuota ${governor.name}`)],
          ...(complete ? {} : { severity: 'warning' as const }),
        });
      }
    }
  },
};

/** A quota for some pods only, such as those of a priority class. */
function isScoped({ value }: KubeObject): boolean {
  return valueAt(value, ['spec', 'scopes']) !== undefined || valueAt(value, ['spec', 'scopeSelector']) !== undefined;
}

/** Rule: a limit without a request is the request, too. */
function states(container: Readonly<Record<string, unknown>>, field: 'requests' | 'limits', resource: string): boolean {
  const resources = asRecord(container['resources']);
  const has = (name: string): boolean => asRecord(resources?.[name])?.[resource] !== undefined;
  return has(field) || (field === 'requests' && has('limits'));
}
