import type { Decoded, KubeObject } from '../../kube/object.ts';
import { writeReasons } from './conditions.ts';
import { writeEvents } from './events.ts';
import { controllerOf, writeLabelsAndAnnotations } from './metadata.ts';
import { writePodTemplate } from './pod-parts.ts';
import type { Related } from './related.ts';
import { selectorText } from './selectors.ts';
import { count, sortedBy, timeText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

const HASH_LABEL = 'pod-template-hash';

/** Rule: `describeDeployment`. */
export function describeDeployment(w: DescribeWriter, deployment: KubeObject, related: Related): void {
  const { metadata, spec, status = {} } = deployment;
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Namespace:', metadata.namespace);
  w.line(0, 'CreationTimestamp:', timeText(metadata.creationTimestamp));
  writeLabelsAndAnnotations(w, deployment);
  w.line(0, 'Selector:', selectorText(spec.selector));
  w.line(
    0,
    'Replicas:',
    `${count(spec.replicas)} desired | ${count(status.updatedReplicas)} updated | ${count(status.replicas)} total | ` +
      `${count(status.availableReplicas)} available | ${count(status.unavailableReplicas)} unavailable`,
  );
  w.line(0, 'StrategyType:', spec.strategy?.type);
  w.line(0, 'MinReadySeconds:', count(spec.minReadySeconds));
  const rolling = spec.strategy?.rollingUpdate;
  if (rolling) w.line(0, 'RollingUpdateStrategy:', `${rolling.maxUnavailable ?? '<nil>'} max unavailable, ${rolling.maxSurge ?? '<nil>'} max surge`);
  writePodTemplate(w, spec.template);
  writeReasons(w, status.conditions);
  writeReplicaSets(w, deployment, related);
  writeEvents(w, deployment, related);
}

function writeReplicaSets(w: DescribeWriter, deployment: KubeObject, related: Related): void {
  const sets = replicaSetsOf(deployment, related);
  if (sets.length === 0) return;
  const wanted = fingerprint(deployment['spec'].template);
  const current = sets.find((set) => fingerprint(set['spec'].template) === wanted);
  w.line(0, 'OldReplicaSets:', replicaSetsText(sets.filter((set) => set !== current)));
  w.line(0, 'NewReplicaSet:', replicaSetsText(current === undefined ? [] : [current]));
}

/** Those that the Deployment controls, the oldest first. Rule: `listReplicaSets`, `replicaSetsByCreationTimestamp`. */
function replicaSetsOf({ metadata, spec }: KubeObject, related: Related): KubeObject[] {
  const all = related.listIfAllowed('apps', 'replicasets', metadata.namespace, { labelSelector: selectorText(spec.selector) });
  const owned = all.filter((set) => controllerOf(set)?.uid === metadata.uid);
  return sortedBy(owned, (set) => `${set.metadata.creationTimestamp} ${set.metadata.name}`);
}

function replicaSetsText(sets: readonly KubeObject[]): string {
  const texts = sets.map(({ metadata, spec, status }) => `${metadata.name} (${count(status?.replicas)}/${count(spec.replicas)} replicas created)`);
  return texts.join(', ') || '<none>';
}

/**
 * A template as a text that is the same for equal ones: without the hash, in the order of keys, and without what is
 * empty. Rule: `equalIgnoreHash`, whose semantic equality does not tell an empty list or map from an unset one.
 */
function fingerprint(template: Decoded): string {
  return JSON.stringify(template, (key, value: unknown) => {
    if (key === HASH_LABEL || value === null || typeof value !== 'object') return key === HASH_LABEL ? undefined : value;
    if (Array.isArray(value)) return value.length === 0 ? undefined : value;
    const entries = Object.entries(value).filter(([name]) => name !== HASH_LABEL);
    return entries.length === 0 ? undefined : Object.fromEntries(sortedBy(entries, ([name]) => name));
  });
}
