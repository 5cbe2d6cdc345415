import { compareQuantities, parseQuantity } from '../../../kube/quantity-value.ts';
import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { governedObjects } from '../governed-objects.ts';
import { inventoryOf } from '../known-objects.ts';
import { describePlace, placeOf, relatedPlace, valueAt, type KubeObject } from '../objects.ts';
import { allContainers, podSpecOf } from '../pod-specs.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { limitsOf, type ResourceLimit } from './limits.ts';

/** Containers and claims stay within the LimitRange of their namespace. */
export const rule: Rule = {
  id: 'refs/limit-range',
  severity: 'error',
  summary: 'A container or a claim breaks the LimitRange of its namespace.',
  why: `Pods outside of the LimitRange of their namespace are refused; a Deployment with such a template is accepted and
gets no pods. A container that states a request and no limit gets the default limit of the LimitRange, and the request may
be above that.

Only what is created after the LimitRange counts, and only where both are in the same namespace for certain.`,
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  check({ lesson, report }) {
    if (tellsOfFailure(lesson, /forbidden|usage per (?:Container|Pod|PersistentVolumeClaim)|must be less than or equal to/i)) return;
    const severity = inventoryOf(lesson).complete ? {} : { severity: 'warning' as const };
    const reported = new Set<string>();
    for (const { governor, object } of governedObjects(lesson, 'LimitRange')) {
      for (const finding of breaches(object, governor)) {
        const key = `${finding.range.start.line}:${finding.range.start.column}`;
        if (!reported.has(key)) report({ ...finding, ...severity });
        reported.add(key);
      }
    }
  },
};

function breaches(object: KubeObject, range: KubeObject): RuleReport[] {
  const limits = limitsOf(range);
  if (object.kind === 'PersistentVolumeClaim') {
    const path = ['spec', 'resources', 'requests', 'storage'];
    return limits
      .filter(({ type, resource }) => type === 'PersistentVolumeClaim' && resource === 'storage')
      .flatMap((limit) => outside(object, path, range, limit));
  }
  const pod = podSpecOf(object);
  if (pod === undefined) return [];
  return allContainers(pod).flatMap(({ path }) =>
    limits.filter(({ type }) => type === 'Container').flatMap((limit) => containerBreaches(object, path, range, limit)),
  );
}

function containerBreaches(object: KubeObject, container: FieldPath, range: KubeObject, limit: ResourceLimit): RuleReport[] {
  const requestPath = [...container, 'resources', 'requests', limit.resource];
  const limitPath = [...container, 'resources', 'limits', limit.resource];
  const [request, own] = [valueAt(object.value, requestPath), valueAt(object.value, limitPath)];
  const found = [...outside(object, limitPath, range, limit), ...outside(object, requestPath, range, limit)];
  if (found.length > 0 || own !== undefined || !isMore(request, limit.defaultLimit)) return found;
  return [
    {
      range: placeOf(object, requestPath),
      path: formatFieldPath(requestPath),
      message: `the container requests ${String(request)} ${limit.resource} and has no limit, so that it gets the limit ${String(limit.defaultLimit)} of LimitRange ${range.name} in ${describePlace(range, limit.path)}, which is less`,
      help: `add resources.limits.${limit.resource}, or request at most ${String(limit.defaultLimit)}`,
      related: [relatedPlace(range, limit.path, `LimitRange ${range.name}`)],
    },
  ];
}

/** A value above the maximum or below the minimum. */
function outside(object: KubeObject, path: FieldPath, range: KubeObject, limit: ResourceLimit): RuleReport[] {
  const value = valueAt(object.value, path);
  const bound = isMore(value, limit.max) ? 'max' : isMore(limit.min, value) ? 'min' : undefined;
  if (bound === undefined) return [];
  const at = [...limit.path, bound, limit.resource];
  const allowed = String(limit[bound]);
  return [
    {
      range: placeOf(object, path),
      path: formatFieldPath(path),
      message: `${path.slice(-2).join('.')} is ${String(value)} here, but LimitRange ${range.name} in ${describePlace(range, at)} allows ${bound === 'max' ? 'at most' : 'no less than'} ${allowed}`,
      help: `write ${allowed}, or change the LimitRange`,
      related: [relatedPlace(range, at, `${bound} ${allowed}`)],
    },
  ];
}

function isMore(one: unknown, other: unknown): boolean {
  const [a, b] = [parseQuantity(one), parseQuantity(other)];
  return a !== undefined && b !== undefined && compareQuantities(a, b) > 0;
}
