import type { KubeObject } from '../../kube/object.ts';
import { groupVersion, type ApiResource } from '../api/resource.ts';

/** How much each group counts among others. Rule: `apiVersionPriorities` of the control plane's apiserver. */
const PRIORITIES: Readonly<Record<string, number>> = {
  '': 18_000, apps: 17_800, 'events.k8s.io': 17_750, 'authentication.k8s.io': 17_700, 'authorization.k8s.io': 17_600, autoscaling: 17_500,
  batch: 17_400, 'certificates.k8s.io': 17_300, 'networking.k8s.io': 17_200, policy: 17_100, 'rbac.authorization.k8s.io': 17_000,
  'storage.k8s.io': 16_800, 'apiextensions.k8s.io': 16_700, 'admissionregistration.k8s.io': 16_700, 'scheduling.k8s.io': 16_600,
  'coordination.k8s.io': 16_500, 'node.k8s.io': 16_300, 'discovery.k8s.io': 16_200, 'flowcontrol.apiserver.k8s.io': 16_100, 'resource.k8s.io': 15_900,
};

/** Within a group, a newer version comes first. */
const versionPriority = ({ group, version }: ApiResource): number => (group === '' ? 1 : version === 'v2' ? 30 : 15);

/** An APIService for every version of every group that the server serves itself. */
export function apiServices(resources: readonly ApiResource[], now: string): [resource: string, object: KubeObject][] {
  const served = new Map(resources.filter(({ group }) => group !== 'apiregistration.k8s.io').map((resource) => [groupVersion(resource), resource]));
  return [...served.values()].map((resource) => ['apiservices.apiregistration.k8s.io', {
    apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService',
    metadata: { labels: { 'kube-aggregator.kubernetes.io/automanaged': 'onstart' }, name: `${resource.version}.${resource.group}` },
    spec: {
      ...(resource.group === '' ? {} : { group: resource.group }), groupPriorityMinimum: PRIORITIES[resource.group] ?? 1000,
      version: resource.version, versionPriority: versionPriority(resource),
    },
    status: {
      conditions: [{ lastTransitionTime: now, message: 'Local APIServices are always available', reason: 'Local', status: 'True', type: 'Available' }],
    },
  }]);
}
