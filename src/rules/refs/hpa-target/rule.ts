import type { Lesson } from '../../../lesson/types.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import { flagValue, readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { otherSources } from '../../other-sources.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { inventoryOf } from '../known-objects.ts';
import { missingObjects } from '../missing-objects.ts';
import { asRecord, describePlace, placeOf, relatedPlace, valueAt, type KubeObject } from '../objects.ts';
import { podTemplateOf, type PodContainer } from '../pod-templates.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { pageObjects } from '../workspace-objects.ts';
import { scalers, type Scaler, type Share } from './scalers.ts';

const SCALABLE = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout', 'StatefulSet']);

/** An autoscaler needs its target, requests to measure against, and the number of replicas for itself. */
export const rule: Rule = {
  id: 'refs/hpa-target',
  severity: 'error',
  summary: 'An autoscaler has no target, a target without requests, or one that sets its replicas itself.',
  why: `A HorizontalPodAutoscaler is accepted whatever it refers to. Without its target it does nothing. With a target
in per cent (\`type: Utilization\`) it measures what the pods use against what **every container** requests, and
does nothing as long as one of them requests none: \`missing request for cpu\`.

When the target's manifest sets \`replicas\`, each \`kubectl apply\` of it throws away what the autoscaler decided.
That is worth knowing, and no more than an info.`,
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  check({ lesson, report }) {
    const all = scalers(lesson);
    const references = all.flatMap(({ object, kind, name, namespace }) =>
      object === undefined || !SCALABLE.has(kind)
        ? []
        : [
            {
              object,
              path: ['spec', 'scaleTargetRef', 'name'],
              kind,
              name,
              namespace: { of: 'namespace' as const, name: namespace },
              does: 'scaleTargetRef refers to',
              consequence: 'nothing is scaled',
            },
          ],
    );
    for (const finding of missingObjects(lesson, references)) report(finding);
    const told = new Set<KubeObject>();
    for (const scaler of all) {
      const versions = pageObjects(lesson).filter(
        (object) =>
          object.kind === scaler.kind &&
          object.name === scaler.name &&
          (object.namespace === undefined || scaler.namespace === undefined || object.namespace === scaler.namespace),
      );
      const target = versions.at(-1);
      if (target === undefined) continue;
      for (const finding of missingRequests(lesson, scaler, versions)) report(finding);
      if (scaler.object === undefined || told.has(target) || typeof valueAt(target.value, ['spec', 'replicas']) !== 'number') continue;
      told.add(target);
      report(setsReplicas(scaler.object, scaler, target));
    }
  },
};

function setsReplicas(object: KubeObject, scaler: Scaler, target: KubeObject): RuleReport {
  const path = ['spec', 'replicas'];
  const replicas = String(valueAt(target.value, path));
  return {
    range: placeOf(target, path),
    path: formatFieldPath(path),
    severity: 'info',
    message: `replicas is ${replicas} here, but ${scaler.what} decides how many there are; each apply of this manifest sets the number back to ${replicas}`,
    help: 'leave replicas out once the autoscaler is there',
    related: [relatedPlace(object, ['metadata', 'name'], 'scales it')],
  };
}

/** The shares that cannot be worked out, because in no version of the target all containers request the resource. */
function missingRequests(lesson: Lesson, scaler: Scaler, versions: readonly KubeObject[]): RuleReport[] {
  if (otherSources(lesson).unknownObjects || mayBeGiven(lesson)) return [];
  if (tellsOfFailure(lesson, /missing request for|FailedGetResourceMetric/)) return [];
  return scaler.shares.flatMap((share) => {
    const lacking = versions.map((version) => containersWithout(version, share));
    const [target, container] = [versions.at(-1)!, lacking.at(-1)?.[0]];
    if (container === undefined || lacking.some((containers) => containers.length === 0)) return [];
    const place = describePlace(target, [...container.path, 'name']);
    return [
      {
        range: share.range,
        ...(share.path === undefined ? {} : { path: formatFieldPath(share.path) }),
        message: `the target is a share of the ${share.resource} that the pods request, but container ${container.name} of ${target.kind} ${target.name} in ${place} requests none`,
        help: `give the container resources.requests.${share.resource}, or the target an absolute value (type: AverageValue)`,
        related: [relatedPlace(target, [...container.path, 'name'], `requests no ${share.resource}`)],
        ...(inventoryOf(lesson).complete ? {} : { severity: 'warning' as const }),
      },
    ];
  });
}

/** Rule: a limit without a request is the request, too. Requests of the whole pod are left alone. */
function containersWithout(target: KubeObject, { resource, container: only }: Share): PodContainer[] {
  const template = podTemplateOf(target);
  if (template === undefined) return [];
  const [first] = template.containers;
  if (first === undefined || valueAt(target.value, [...first.path.slice(0, -2), 'resources']) !== undefined) return [];
  return template.containers.filter(({ name, value }) => {
    const resources = asRecord(value['resources']);
    const has = (field: string): boolean => asRecord(resources?.[field])?.[resource] !== undefined;
    return (only === undefined || only === name) && !has('requests') && !has('limits');
  });
}

/** A LimitRange gives requests to containers that have none, and so does `kubectl set resources`. */
function mayBeGiven(lesson: Lesson): boolean {
  if (inventoryOf(lesson).known.some(({ kind }) => kind === 'LimitRange')) return true;
  return simpleCommands(lesson).some(({ simple }) => {
    const kubectl = readKubectl(simple);
    const isSet = kubectl?.verb === 'set' && kubectl.operands[0]?.value === 'resources';
    return isSet && (flagValue(kubectl, 'requests') ?? flagValue(kubectl, 'limits')) !== undefined;
  });
}
