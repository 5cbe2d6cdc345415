import type { ApiClient } from '../../cluster/api/requests.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { strategicMergePatch } from '../../kube/patch/strategic-merge-patch.ts';
import { typeOf } from '../apply/patcher.ts';
import type { Info } from '../arguments/info.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import { writePodTemplate } from '../describe/pod-parts.ts';
import { DescribeWriter } from '../describe/writer.ts';
import { CommandError } from '../errors/command-error.ts';
import { formatLabelSelector } from '../print/label-text.ts';
import { alignColumns } from '../describe/columns.ts';

/** The annotation that says why a revision came about. */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';
const REVISION = 'deployment.kubernetes.io/revision';
/** The label by which a Deployment tells its ReplicaSets' pods apart. */
export const TEMPLATE_HASH = 'pod-template-hash';

/** One revision of a workload. */
export interface Revision {
  number: number;
  /** The ReplicaSet or ControllerRevision that keeps it. */
  keeper: KubeObject;
  /** The workload as it was, or the ReplicaSet: what `-o` prints. */
  object: KubeObject;
  template: Decoded;
  changeCause: string;
}

/** Kinds that keep a history. */
const WITH_HISTORY = new Set(['Deployment', 'DaemonSet', 'StatefulSet']);

/** Kinds that hold pods and keep no history. Rule: `KindVisitor` of kubectl's `apps`. */
const WITHOUT_HISTORY = new Set(['CronJob', 'Job', 'Pod', 'ReplicaSet', 'ReplicationController']);

/**
 * Refuses a kind that keeps no history.
 * @param viewer what is missing, and how kubectl's word for it is spelt when the kind is quite unknown to it
 * @throws CommandError
 * Rule: `HistoryViewerFor` and `RollbackerFor` of kubectl's polymorphichelpers.
 */
export function checkHistory(info: Pick<Info, 'resource'>, viewer: { missing: string; retrieving: string }): void {
  const { kind, group } = info.resource;
  if (WITH_HISTORY.has(kind)) return;
  const name = JSON.stringify(groupKind(info));
  throw new CommandError(WITHOUT_HISTORY.has(kind) ? `no ${viewer.missing} has been implemented for ${name}`
    : `error retrieving ${viewer.retrieving} for ${name}, no visitor method exists for {${group} ${kind}}`);
}

/** `ReplicaSet.apps`, as Go shows a kind with its group. Rule: `GroupKind.String`. */
export function groupKind({ resource: { kind, group } }: Pick<Info, 'resource'>): string {
  return group === '' ? kind : `${kind}.${group}`;
}

/**
 * The revisions of a Deployment, DaemonSet or StatefulSet, the oldest first.
 * Rule: `GetHistory` of kubectl's polymorphichelpers.
 */
export function revisionsOf(client: ApiClient, { resource, namespace, name }: Info): Revision[] {
  const workload = client.get({ resource, namespace, name });
  const keepers = resource.kind === 'Deployment' ? 'replicasets.apps' : 'controllerrevisions.apps';
  const kept = client.list(
    { resource: resourceForType(client.resources(), keepers), namespace }, { labelSelector: formatLabelSelector(workload['spec'].selector) },
  ).items.filter(({ metadata }) => items(metadata.ownerReferences).some(({ controller, uid }: Decoded) => controller === true && uid === workload.metadata.uid));
  const revisions = resource.kind === 'Deployment' ? kept.flatMap(ofReplicaSet) : kept.map((keeper) => ofControllerRevision(keeper, workload, resource));
  return revisions.sort((a, b) => a.number - b.number);
}

function ofReplicaSet(set: KubeObject): Revision[] {
  const number = Number(set.metadata.annotations?.[REVISION] ?? Number.NaN);
  if (Number.isNaN(number)) return [];
  const template = set['spec'].template;
  const changeCause = set.metadata.annotations?.[CHANGE_CAUSE] ?? '';
  return [{ number, keeper: set, object: set, template, changeCause }];
}

function ofControllerRevision(keeper: KubeObject, workload: KubeObject, resource: Info['resource']): Revision {
  const object = strategicMergePatch(workload, keeper['data'], typeOf(resource)) as KubeObject;
  return { number: keeper['revision'], keeper, object, template: object['spec'].template, changeCause: keeper.metadata.annotations?.[CHANGE_CAUSE] ?? '' };
}

/**
 * What `rollout history` prints: a table of all revisions, or the pod template of one.
 * @throws CommandError when there is no such revision
 * Rule: `ViewHistory` there.
 */
export function historyText(revisions: readonly Revision[], wanted: number): string {
  if (revisions.length === 0) return 'No rollout history found.';
  if (wanted > 0) {
    const { template, changeCause } = revisionNumbered(revisions, wanted);
    // The cause of a Deployment's revision is shown as if it were the template's.
    const isReplicaSet = revisions[0]!.keeper.kind === 'ReplicaSet';
    const annotations = { ...template.metadata?.annotations, ...(isReplicaSet && changeCause !== '' ? { [CHANGE_CAUSE]: changeCause } : {}) };
    return templateText({ ...template, metadata: { ...template.metadata, annotations } });
  }
  return alignColumns(`REVISION\tCHANGE-CAUSE\n${revisions.map(({ number, changeCause }) => `${number}\t${changeCause || '<none>'}\n`).join('')}`);
}

/** @throws CommandError */
export function revisionNumbered(revisions: readonly Revision[], wanted: number): Revision {
  const found = revisions.find(({ number }) => number === wanted);
  if (found === undefined) throw new CommandError('unable to find the specified revision');
  return found;
}

/** A pod template as `describe` shows it, but with the tabs left in. Rule: `printTemplate` there. */
export function templateText(template: Decoded): string {
  const parts: string[] = [];
  writePodTemplate(new DescribeWriter(parts), template);
  return parts.join('');
}
