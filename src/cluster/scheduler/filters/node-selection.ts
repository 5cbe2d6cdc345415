import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { matchesLabels } from '../../../kube/selector.ts';
import type { Filter } from './filter.ts';

/** Rule: `MatchNodeSelectorTerms` of component-helpers: one of the terms, and in it every requirement. */
export function matchesTerms(terms: readonly Decoded[], node: KubeObject): boolean {
  return terms.some((term) => matchesTerm(term, node));
}

/** An empty term matches nothing. */
export function matchesTerm({ matchExpressions, matchFields }: Decoded, { metadata }: KubeObject): boolean {
  const expressions = items(matchExpressions);
  const fields = items(matchFields);
  if (expressions.length + fields.length === 0) return false;
  return expressions.every((requirement) => meets(requirement, metadata.labels?.[requirement.key]))
    && fields.every((requirement) => meets(requirement, requirement.key === 'metadata.name' ? metadata.name : undefined));
}

function meets({ operator, values }: Decoded, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && items(values).includes(value);
    case 'NotIn':
      return value === undefined || !items(values).includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
}

/** Whether a pod's node selector and its required node affinity allow a node. */
export function mayRunOn(spec: Decoded, node: KubeObject): boolean {
  if (!matchesLabels(spec.nodeSelector, node.metadata.labels)) return false;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || matchesTerms(items(required.nodeSelectorTerms), node);
}

/** Rule: the plugin NodeAffinity. */
export const nodeSelection: Filter = ({ spec }) => {
  if (spec.nodeSelector === undefined && spec.affinity?.nodeAffinity === undefined) return undefined;
  return ({ node }) => (mayRunOn(spec, node) ? undefined : { reasons: ["node(s) didn't match Pod's node affinity/selector"], plugin: 'NodeAffinity', mayPreempt: false });
};
