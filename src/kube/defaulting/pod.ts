import { items, type Decoded } from '../object.ts';
import { defaultContainers } from './containers.ts';
import { defaultPodLevelResources, defaultRequestsFromLimits, roundResourceList, roundResources } from './resource-lists.ts';
import { defaultVolume } from './volumes.ts';

/** Rule: `SetDefaults_Pod`, which has more than a template gets. */
export function defaultPod(pod: Decoded): void {
  const spec = (pod.spec ??= {});
  defaultPodSpec(spec);
  const containers = [...items(spec.containers), ...items(spec.initContainers)];
  containers.forEach(defaultRequestsFromLimits);
  defaultPodLevelResources(spec);
  spec.enableServiceLinks ??= true;
  if (!spec.hostNetwork) return;
  for (const port of containers.flatMap((container) => items(container.ports))) port.hostPort ||= port.containerPort;
}

/** The template of a workload; its metadata is always there. */
export function defaultPodTemplate(owner: Decoded): void {
  const template = (owner.template ??= {});
  template.metadata ??= {};
  template.spec ??= {};
  defaultPodSpec(template.spec);
}

/** Rule: `SetDefaults_PodSpec`; the two names of the service account are one field inside the server. */
function defaultPodSpec(spec: Decoded): void {
  spec.dnsPolicy ||= 'ClusterFirst';
  spec.restartPolicy ||= 'Always';
  spec.securityContext ??= {};
  spec.terminationGracePeriodSeconds ??= 30;
  spec.schedulerName ||= 'default-scheduler';
  const account = spec.serviceAccountName || spec.serviceAccount;
  if (account) {
    spec.serviceAccountName = account;
    spec.serviceAccount = account;
  }
  roundResourceList(spec.overhead);
  roundResources(spec.resources);
  defaultContainers(spec);
  items(spec.volumes).forEach(defaultVolume);
}
