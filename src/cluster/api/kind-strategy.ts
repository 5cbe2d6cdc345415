import type { Decoded, KubeObject } from '../../kube/object.ts';
import type { CustomResourceType } from '../../kube/validation/apiextensions/custom-resources.ts';
import { prepareJob } from '../../kube/defaulting/prepare-job.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import { qosClass } from '../qos-class.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { User } from './requests.ts';
import { allocateServiceAddresses } from '../network/allocate-service.ts';

/** What the server does to objects of a kind before it validates and stores them. Rule: the registry's strategies. */
export interface KindStrategy {
  /** A generation is counted; of kinds that do not say so it is not. */
  generation?: true;
  /** There is a status, which is written apart from the rest; its value in a new object. */
  status?: (object: KubeObject, plane: ControlPlane) => Decoded;
  /** What is added to an object that is about to be created; it has its name and uid. */
  prepare?: (object: KubeObject, plane: ControlPlane, user: User) => KubeObject;
  /** What is added to an object that is about to be replaced. */
  prepareUpdate?: (object: KubeObject, old: KubeObject, plane: ControlPlane) => KubeObject;
}

const emptyStatus = (): Decoded => ({});
const noReplicas = (): Decoded => ({ replicas: 0 });

/** Other annotations are another generation of a Deployment. Rule: `deploymentStrategy.PrepareForUpdate`. */
function withGenerationOfAnnotations(deployment: KubeObject, old: KubeObject): KubeObject {
  const { metadata } = deployment;
  if (isSame(metadata.annotations ?? {}, old.metadata.annotations ?? {})) return deployment;
  return { ...deployment, metadata: { ...metadata, generation: (old.metadata.generation ?? 0) + 1 } };
}

/** Rule: `applySchedulingGatedCondition` of the pods' registry. */
function gated({ schedulingGates }: Decoded): Decoded {
  if ((schedulingGates ?? []).length === 0) return {};
  const message = 'Scheduling is blocked due to non-empty scheduling gates';
  return { conditions: [{ lastProbeTime: null, lastTransitionTime: null, message, reason: 'SchedulingGated', status: 'False', type: 'PodScheduled' }] };
}

function withFinalizer(object: KubeObject, finalizer: string): KubeObject {
  const finalizers: string[] = object.metadata.finalizers ?? [];
  return finalizers.includes(finalizer) ? object : { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } };
}

/** A Job that has no labels shows those of its pods: the defaults are set again when it is read from the store. */
function withLabelsOfTemplate(job: KubeObject): KubeObject {
  if (Object.keys(job.metadata.labels ?? {}).length > 0) return job;
  return { ...job, metadata: { ...job.metadata, labels: { ...job['spec'].template.metadata.labels } } };
}

/** Its lists are written even when there are none. Rule: the type `EndpointSlice`, whose fields have no `omitempty`. */
const withLists = (slice: KubeObject): KubeObject => ({ ...slice, endpoints: slice['endpoints'] ?? null, ports: slice['ports'] ?? null });

/** Counts the changes of a DaemonSet's template, where `extensions/v1beta1` had a field for it. */
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

function withTemplateGeneration(set: KubeObject, generation: number): KubeObject {
  return { ...set, metadata: { ...set.metadata, annotations: { ...set.metadata.annotations, [TEMPLATE_GENERATION]: String(generation) } } };
}

/** Who asks for a certificate is what the server knows, not what the request says. Rule: `csrStrategy.PrepareForCreate`. */
function withRequester(request: KubeObject, _plane: ControlPlane, { name, uid, groups, extra }: User): KubeObject {
  const { username: _name, uid: _uid, groups: _groups, extra: _extra, ...spec } = request['spec'];
  return { ...request, spec: { ...spec, username: name, groups: [...groups], ...(uid === undefined ? {} : { uid }), ...(extra === undefined ? {} : { extra }) } };
}

/** By the name of the resource in the store. Custom resources and kinds that are not named have no strategy of their own. */
const STRATEGIES: Readonly<Record<string, KindStrategy>> = {
  pods: { generation: true, status: (pod) => ({ ...gated(pod['spec']), phase: 'Pending', qosClass: qosClass(pod['spec']) }) },
  podtemplates: { generation: true },
  replicationcontrollers: { generation: true, status: noReplicas },
  'replicasets.apps': { generation: true, status: noReplicas },
  'deployments.apps': { generation: true, status: emptyStatus, prepareUpdate: withGenerationOfAnnotations },
  'statefulsets.apps': { generation: true, status: () => ({ availableReplicas: 0, replicas: 0 }) },
  'daemonsets.apps': {
    generation: true,
    status: () => ({ currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 }),
    prepare: (set) => withTemplateGeneration(set, 1),
    prepareUpdate: (set, old) => {
      const before = Number(old.metadata.annotations?.[TEMPLATE_GENERATION] ?? 1);
      return withTemplateGeneration(set, isSame(set['spec'].template, old['spec'].template) ? before : before + 1);
    },
  },
  'jobs.batch': {
    generation: true,
    status: emptyStatus,
    prepare: (job) => withLabelsOfTemplate(prepareJob(job, job.metadata.name, job.metadata.uid)),
  },
  'cronjobs.batch': { generation: true, status: emptyStatus },
  services: {
    status: () => ({ loadBalancer: {} }),
    prepare: (service, plane) => allocateServiceAddresses(service, undefined, plane),
    prepareUpdate: allocateServiceAddresses,
  },
  'ingresses.networking.k8s.io': { generation: true, status: () => ({ loadBalancer: {} }) },
  'ingressclasses.networking.k8s.io': { generation: true },
  'networkpolicies.networking.k8s.io': { generation: true },
  'endpointslices.discovery.k8s.io': { generation: true, prepare: withLists },
  'poddisruptionbudgets.policy': {
    generation: true,
    status: () => ({ currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }),
  },
  'horizontalpodautoscalers.autoscaling': { status: () => ({ currentMetrics: null, desiredReplicas: 0 }) },
  'priorityclasses.scheduling.k8s.io': { generation: true },
  'customresourcedefinitions.apiextensions.k8s.io': {
    generation: true,
    status: (definition) => ({
      acceptedNames: { kind: '', plural: '' },
      conditions: null,
      storedVersions: definition['spec'].versions.filter((version: Decoded) => version.storage).map((version: Decoded) => version.name),
    }),
  },
  resourcequotas: { status: emptyStatus },
  namespaces: {
    status: () => ({ phase: 'Active' }),
    prepare: (namespace) => ({ ...namespace, spec: { ...namespace['spec'], finalizers: namespace['spec']?.finalizers ?? ['kubernetes'] } }),
  },
  nodes: { status: emptyStatus },
  persistentvolumes: {
    status: (_volume, { clock }) => ({ lastPhaseTransitionTime: clock.timestamp(), phase: 'Pending' }),
    prepare: (volume) => withFinalizer(volume, 'kubernetes.io/pv-protection'),
  },
  persistentvolumeclaims: {
    status: () => ({ phase: 'Pending' }),
    prepare: (claim) => withFinalizer(claim, 'kubernetes.io/pvc-protection'),
  },
  'certificatesigningrequests.certificates.k8s.io': { status: emptyStatus, prepare: withRequester, prepareUpdate: (request, old) => ({ ...request, spec: old['spec'] }) },
};

const OF_CUSTOM_RESOURCES: KindStrategy = { generation: true };
/** Those with a subresource for their status have none until their controller writes it. */
const WITH_STATUS: KindStrategy = { generation: true, status: () => undefined };
const NONE: KindStrategy = {};

/**
 * @param storage the name of the resource in the store
 * @param custom what its definition says of it; undefined for those that are built in
 */
export function strategyOf(storage: string, custom: CustomResourceType | undefined): KindStrategy {
  if (custom !== undefined) return custom.hasStatus ? WITH_STATUS : OF_CUSTOM_RESOURCES;
  return STRATEGIES[storage] ?? NONE;
}
