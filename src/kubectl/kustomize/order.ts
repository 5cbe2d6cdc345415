import type { KubeObject } from '../../kube/object.ts';
import { groupOf, versionOf } from './resource.ts';

/** What other objects depend on comes first. Rule: `orderFirst` and `orderLast` of kyaml's resid. */
const FIRST = [
  'Namespace', 'ResourceQuota', 'StorageClass', 'CustomResourceDefinition', 'ServiceAccount', 'PodSecurityPolicy', 'Role', 'ClusterRole',
  'RoleBinding', 'ClusterRoleBinding', 'ConfigMap', 'Secret', 'Endpoints', 'Service', 'LimitRange', 'PriorityClass', 'PersistentVolume',
  'PersistentVolumeClaim', 'Deployment', 'StatefulSet', 'CronJob', 'PodDisruptionBudget',
];
const LAST = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

function rank(kind: string): number {
  const first = FIRST.indexOf(kind);
  return first >= 0 ? first - FIRST.length : LAST.indexOf(kind) + 1;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const kindText = (object: KubeObject): string => `${groupOf(object) || '~G'}_${versionOf(object)}_${object.kind}`;
const nameText = ({ metadata }: KubeObject): string => `${metadata.namespace ?? '~X'}|${metadata.name}`;

/** The order in which objects are printed and applied. Rule: `LegacyOrderTransformer`. */
export function inOrder(objects: readonly KubeObject[]): KubeObject[] {
  return [...objects].sort((a, b) => rank(a.kind) - rank(b.kind) || compare(kindText(a), kindText(b)) || compare(nameText(a), nameText(b)));
}
