import type { KubeObject } from '../../../kube/object.ts';
import type { Store } from '../../store/store.ts';

/** The name of the index of pods by the node they are on. */
const BY_NODE = 'node';

/** The pods that are bound to a node, in order of namespace and name. */
export function podsOnNode(store: Store, node: string): KubeObject[] {
  store.addIndex('pods', BY_NODE, ({ spec }) => (spec.nodeName === undefined ? [] : [spec.nodeName]));
  const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace}/${metadata.name}`;
  return [...store.indexed('pods', BY_NODE, node)].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
