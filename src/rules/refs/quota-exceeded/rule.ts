import { formatQuantity, parseQuantity } from '../../../kube/quantity-value.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import { readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';
import { governedObjects } from '../governed-objects.ts';
import { inventoryOf } from '../known-objects.ts';
import { asRecord, describePlace, isAbove, placeOf, relatedPlace, valueAt, type KubeObject } from '../objects.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { podsOf, usageOf } from './usage.ts';

/** On a page of more objects it is not worked out what all of them use together. */
const MOST_TOGETHER = 500;

/** What a page creates fits into the quota of its namespace. */
export const rule: Rule = {
  id: 'refs/quota-exceeded',
  severity: 'error',
  summary: 'An object, or all of a namespace together, needs more than the ResourceQuota allows.',
  why: `What exceeds the quota of its namespace is refused. Of a Deployment the API server refuses single pods, so that it
stays incomplete, and only the events of its ReplicaSet tell why: \`exceeded quota\`.

An object that alone exceeds the quota is an error; that all of a page together do is a warning, because some of them
may be gone by then. Only what is created after the quota counts, and only where both are in the same namespace for
certain.`,
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  check({ lesson, report }) {
    if (tellsOfFailure(lesson, /exceeded quota/)) return;
    const isScaled = simpleCommands(lesson).some(({ simple }) => /^(?:scale|autoscale)$/.test(readKubectl(simple)?.verb ?? ''));
    const { complete } = inventoryOf(lesson);
    const reported = new Set<string>();
    for (const { governor, object, objects } of governedObjects(lesson, 'ResourceQuota')) {
      const { value } = governor;
      if (valueAt(value, ['spec', 'scopes']) !== undefined || valueAt(value, ['spec', 'scopeSelector']) !== undefined) continue;
      const own = usageOf(object);
      const others = objects.length > MOST_TOGETHER ? [] : objects.filter((one) => one.namespace === governor.namespace && isAbove(one, object)).map(usageOf);
      for (const [key, limit] of Object.entries(asRecord(valueAt(value, ['spec', 'hard'])) ?? {})) {
        const [hard, used] = [parseQuantity(limit), own.get(key) ?? 0n];
        if (hard === undefined || used === 0n) continue;
        const together = others.reduce((sum, usage) => sum + (usage.get(key) ?? 0n), used);
        const alone = used > hard.nano;
        if (!alone && (together <= hard.nano || isScaled)) continue;
        const path = podsOf(object) > 1 && valueAt(object.value, ['spec', 'replicas']) !== undefined ? ['spec', 'replicas'] : ['metadata', 'name'];
        const range = placeOf(object, path);
        // Once a quota is used up, all that follows exceeds it as well.
        const place = alone ? `${range.start.line}:${range.start.column}` : `${governor.name}.${key}`;
        if (reported.has(place)) continue;
        reported.add(place);
        const at = ['spec', 'hard', key];
        const amount = formatQuantity({ nano: alone ? used : together, format: hard.format });
        const subject = alone ? nameOf(object) : `${nameOf(object)} and what else is in its namespace`;
        report({
          range,
          path: formatFieldPath(path),
          message: `${subject} ${alone ? 'needs' : 'need'} ${key} ${amount}, but ResourceQuota ${governor.name} in ${describePlace(governor, at)} allows ${String(limit)}`,
          help: 'ask for less, or raise the quota',
          related: [relatedPlace(governor, at, `${key}: ${String(limit)}`)],
          ...(complete && alone ? {} : { severity: 'warning' as const }),
        });
      }
    }
  },
};

function nameOf(object: KubeObject): string {
  const pods = podsOf(object);
  return pods > 1 ? `${object.kind} ${object.name} with ${pods} pods` : `${object.kind} ${object.name}`;
}
