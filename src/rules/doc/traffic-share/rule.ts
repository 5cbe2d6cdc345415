import type { Lesson } from '../../../lesson/types.ts';
import { excerptRange } from '../../../text/excerpt.ts';
import { describePlace, mayShareNamespace, objectsOf, relatedPlace, valueAt, type KubeObject } from '../../refs/objects.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';
import { selects } from '../../refs/selectors.ts';
import { listOf } from '../../refs/sentences.ts';
import { readService, type ServiceObject } from '../../refs/services.ts';
import { workspaceStates } from '../../refs/workspace-objects.ts';
import type { Rule, RuleReport } from '../../types.ts';

/** A share of the traffic that a comment states must follow from the replicas. */
export const rule: Rule = {
  id: 'doc/traffic-share',
  severity: 'warning',
  summary: 'A comment states a share of the traffic that the replicas behind the Service do not give.',
  why: `A Service spreads connections over all pods that it selects, so without a mesh the share of a version is its part of
the pods: 9 and 1 replicas give 90 % and 10 %. Pods of earlier steps that have the same labels and were not deleted
count as well, which is the usual reason why the sum is wrong.

The share is reported when it is off by more than five of a hundred. Outside of lessons of ours it is for information,
since the text may have had the others deleted.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/management/#canary-deployments',
  check({ lesson, report }) {
    for (const revision of lesson.revisions) {
      for (const object of objectsOf(revision)) {
        const finding = judge(object, lesson);
        if (finding !== undefined && object.document.block === revision.block) report(lesson.dialect === 'mdx' ? finding : { ...finding, severity: 'info' });
      }
    }
  },
};

const SHARE = /(\d{1,3})\s?%\s+of\s+(?:the\s+|all\s+)?(?:traffic|requests)/i;

function judge(object: KubeObject, lesson: Lesson): RuleReport | undefined {
  const block = lesson.blocks[object.document.block];
  const comment = object.document.source.comments.find(({ start, end }) => SHARE.test(block?.excerpt.text.slice(start, end) ?? ''));
  if (block === undefined || comment === undefined || !/^(?:Deployment|ReplicaSet|StatefulSet)$/.test(object.kind)) return undefined;
  const text = block.excerpt.text.slice(comment.start, comment.end);
  const match = SHARE.exec(text)!;
  const found = serviceOver(object, lesson);
  if (found === undefined) return undefined;
  const { service, pods } = found;
  const total = pods.reduce((sum, pod) => sum + pod.replicas, 0);
  const own = pods.find((pod) => pod.owner.name === object.name)?.replicas;
  if (own === undefined || total === 0) return undefined;
  const share = (own / total) * 100;
  if (Math.abs(share - Number(match[1])) <= 5) return undefined;
  const others = pods.filter((pod) => pod.owner.name !== object.name);
  const counted = others.map((pod) => `${pod.replicas} of ${pod.owner.name}`);
  return {
    range: excerptRange(block.excerpt, comment.start + match.index, comment.start + match.index + match[0].length),
    message: `the comment says ${match[0]}, but of the ${total} pods that Service ${service.object.name} in ${describePlace(service.object, ['spec', 'selector'], 'key')} selects, ${own} are of this ${object.kind}, ${Math.round(share)}%; the others are ${listOf(counted)}`,
    help: 'delete the objects of earlier steps first, or select by a label that only these pods have',
    related: others.map((pod) => relatedPlace(pod.owner, ['metadata', 'name'], `${pod.replicas} pods`)),
  };
}

interface Pods {
  owner: KubeObject;
  replicas: number;
}

/** The Service that selects an object's pods, and all pods that it selects, once both are there. */
function serviceOver(object: KubeObject, lesson: Lesson): { service: ServiceObject; pods: Pods[] } | undefined {
  const labels = podTemplateOf(object)?.labels ?? {};
  for (const { objects } of workspaceStates(lesson)) {
    if (!objects.some((one) => one.document === object.document && one.name === object.name)) continue;
    for (const service of objects.map(readService)) {
      if (service === undefined || !selects(service.selector, labels)) continue;
      const pods = objects.flatMap((owner) => podsOf(owner, service));
      // A Service of one version only is no mix of versions.
      if (pods.length > 1) return { service, pods };
    }
  }
  return undefined;
}

function podsOf(owner: KubeObject, service: ServiceObject): Pods[] {
  if (!/^(?:Deployment|ReplicaSet|StatefulSet|Pod)$/.test(owner.kind) || !mayShareNamespace(owner, service.object)) return [];
  if (!selects(service.selector, podTemplateOf(owner)?.labels ?? {})) return [];
  const replicas = owner.kind === 'Pod' ? 1 : (valueAt(owner.value, ['spec', 'replicas']) ?? 1);
  return typeof replicas === 'number' ? [{ owner, replicas }] : [];
}
