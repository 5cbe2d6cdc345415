import { scaledValue } from '../../../kube/int-or-string.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import { readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { meetsSelector, readLabelSelector } from '../label-selectors.ts';
import { asRecord, asText, describePlace, identityOf, mayShareNamespace, placeOf, relatedPlace, valueAt, type KubeObject } from '../objects.ts';
import { pageTemplates } from '../pod-specs.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { unmatchedSelector } from '../unmatched-selector.ts';
import { pageObjects } from '../workspace-objects.ts';

/** A PodDisruptionBudget protects pods, and lets them be moved one after the other. */
export const rule: Rule = {
  id: 'refs/pdb',
  severity: 'error',
  summary: 'A PodDisruptionBudget selects no pod of the page, or allows none of its pods ever to be moved.',
  why: `A budget whose selector matches no pod protects nothing. A budget that allows no disruption blocks every
\`kubectl drain\`, and with it the upgrade of the nodes: \`maxUnavailable: 0\`, \`minAvailable: 100%\`, or a
\`minAvailable\` that is as high as the number of replicas. The latter are warnings, because for some applications
they are meant.`,
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  check({ lesson, report }) {
    for (const object of pageObjects(lesson)) {
      if (object.kind !== 'PodDisruptionBudget') continue;
      const unmatched = unmatchedSelector(lesson, object, ['spec', 'selector']);
      const finding = unmatched ?? noDisruption(lesson, object);
      if (finding !== undefined) report(finding);
    }
  },
};

function noDisruption(lesson: Lesson, object: KubeObject): RuleReport | undefined {
  if (tellsOfFailure(lesson, /violate the pod's disruption budget|Cannot evict pod/)) return undefined;
  const spec = asRecord(object.value['spec']) ?? {};
  const field = spec['minAvailable'] === undefined ? 'maxUnavailable' : 'minAvailable';
  const value = spec[field];
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const path = ['spec', field];
  const report = { range: placeOf(object, path), path: formatFieldPath(path), severity: 'warning' as const };
  if ((field === 'maxUnavailable' && scaledValue(value, 100, 'up') === 0) || (field === 'minAvailable' && value === '100%')) {
    return {
      ...report,
      message: `${field} is ${value}, so no pod may ever be evicted, and kubectl drain waits for ever`,
      help: 'write maxUnavailable: 1, so that one pod after the other can be moved',
    };
  }
  if (field === 'maxUnavailable') return undefined;
  const guarded = replicasOf(lesson, object);
  if (guarded === undefined) return undefined;
  const needed = scaledValue(value, guarded.replicas, 'up');
  if (needed === undefined || needed < guarded.replicas) return undefined;
  const { owner, replicas } = guarded;
  const at = valueAt(owner.value, ['spec', 'replicas']) === undefined ? ['metadata', 'name'] : ['spec', 'replicas'];
  const pods = replicas === 1 ? '1 pod' : `${replicas} pods`;
  return {
    ...report,
    message: `minAvailable is ${value}, and ${describePlace(owner, at)} makes ${pods}, so none may ever be evicted, and kubectl drain waits for ever`,
    help: replicas === 1 ? 'run more replicas, or leave out the budget' : 'write maxUnavailable: 1, or run more replicas',
    related: [relatedPlace(owner, at, pods)],
  };
}

/**
 * How many pods a budget guards: the most that the page's versions of one Deployment, StatefulSet,
 * ReplicaSet or ReplicationController ask for. Undefined where it guards others as well, where they
 * are scaled, or where the number is not known.
 */
function replicasOf(lesson: Lesson, budget: KubeObject): { owner: KubeObject; replicas: number } | undefined {
  const selector = readLabelSelector(valueAt(budget.value, ['spec', 'selector']));
  const objects = pageObjects(lesson);
  const isScaled =
    objects.some(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject') ||
    simpleCommands(lesson).some(({ simple }) => /^(?:scale|autoscale|patch|edit)$/.test(readKubectl(simple)?.verb ?? ''));
  if (selector === undefined || isScaled) return undefined;
  const owners = pageTemplates(lesson)
    .filter(({ owner, labels }) => mayShareNamespace(owner, budget) && meetsSelector(selector, labels))
    .map(({ owner }) => owner);
  const [first] = owners;
  if (first === undefined || owners.some((owner) => identityOf(owner) !== identityOf(first))) return undefined;
  if (!['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].includes(first.kind)) return undefined;
  const replicas = Math.max(...owners.map(({ value }) => Number(asText(valueAt(value, ['spec', 'replicas']) ?? 1))));
  return replicas >= 1 ? { owner: owners.at(-1)!, replicas } : undefined;
}
