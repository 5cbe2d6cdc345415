import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { selects } from '../../../kube/selector.ts';
import type { Store } from '../../store/store.ts';
import type { NodeInfo } from '../node-infos.ts';
import type { Filter, FilterContext } from './filter.ts';

/** Whether a pod is one of those that a term of another pod's affinity means. Rule: `AffinityTerm.Matches`. */
export function isMeant(term: Decoded, by: KubeObject, pod: KubeObject, store: Store): boolean {
  const { namespace } = pod.metadata;
  const named = items(term.namespaces);
  const anywhere = term.namespaceSelector;
  const inNamespace = anywhere === undefined
    ? (named.length === 0 ? namespace === by.metadata.namespace : named.includes(namespace))
    : named.includes(namespace) || selects(anywhere, store.get('namespaces', undefined, namespace)?.metadata.labels);
  return inNamespace && selects(withKeys(term, by), pod.metadata.labels);
}

/** Rule: `matchLabelKeys` and `mismatchLabelKeys` add the labels of the pod that has the term. */
function withKeys({ labelSelector, matchLabelKeys, mismatchLabelKeys }: Decoded, { metadata }: KubeObject): Decoded {
  const more = (keys: Decoded, operator: string): Decoded[] =>
    items(keys).filter((key) => metadata.labels?.[key] !== undefined).map((key) => ({ key, operator, values: [metadata.labels[key]] }));
  const added = [...more(matchLabelKeys, 'In'), ...more(mismatchLabelKeys, 'NotIn')];
  return added.length === 0 || labelSelector === undefined ? labelSelector : { ...labelSelector, matchExpressions: [...items(labelSelector.matchExpressions), ...added] };
}

const requiredTerms = (affinity: Decoded): Decoded[] => items(affinity?.requiredDuringSchedulingIgnoredDuringExecution);

/** The values of a topology key under which a pod that a term means runs. */
function occupied(term: Decoded, by: KubeObject, { nodes, plane }: FilterContext): Set<string> {
  const values = new Set<string>();
  for (const info of nodes) {
    const value = info.labels[term.topologyKey];
    if (value === undefined || values.has(value)) continue;
    for (const { pod } of info.pods.values()) {
      if (isMeant(term, by, pod, plane.store)) {
        values.add(value);
        break;
      }
    }
  }
  return values;
}

/** Rule: the plugin InterPodAffinity, the terms of the pod itself and the anti-affinity of those that run already. */
export const podAffinity: Filter = (pod, context) => {
  const { affinity } = pod['spec'];
  const { store } = context.plane;
  const wanted = requiredTerms(affinity?.podAffinity).map((term) => ({ term, values: occupied(term, pod, context) }));
  const unwanted = requiredTerms(affinity?.podAntiAffinity).map((term) => ({ key: term.topologyKey, values: occupied(term, pod, context) }));
  const existing = existingAntiAffinity(pod, context);
  if (wanted.length + unwanted.length + existing.length === 0) return undefined;
  // The first pod of a group that wants to be together may run anywhere.
  const isFirst = wanted.every(({ term, values }) => values.size === 0 && isMeant(term, pod, pod, store));
  return (info: NodeInfo) => {
    const missesTopology = wanted.some(({ term }) => info.labels[term.topologyKey] === undefined);
    if (missesTopology || (!isFirst && wanted.some(({ term, values }) => !values.has(info.labels[term.topologyKey]!)))) {
      return { reasons: ["node(s) didn't match pod affinity rules"], plugin: 'InterPodAffinity', mayPreempt: false };
    }
    if (unwanted.some(({ key, values }) => values.has(info.labels[key] ?? ''))) {
      return { reasons: ["node(s) didn't match pod anti-affinity rules"], plugin: 'InterPodAffinity', mayPreempt: true };
    }
    if (existing.some(({ key, value }) => info.labels[key] === value)) {
      return { reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"], plugin: 'InterPodAffinity', mayPreempt: true };
    }
    return undefined;
  };
};

/** Where a pod that runs already wants no such pod. */
function existingAntiAffinity(pod: KubeObject, { nodes, plane }: FilterContext): { key: string; value: string | undefined }[] {
  const found: { key: string; value: string | undefined }[] = [];
  for (const info of nodes) {
    for (const other of info.antiAffine) {
      for (const term of requiredTerms(other['spec'].affinity.podAntiAffinity)) {
        if (isMeant(term, other, pod, plane.store)) found.push({ key: term.topologyKey, value: info.labels[term.topologyKey] });
      }
    }
  }
  return found.filter(({ value }) => value !== undefined);
}
