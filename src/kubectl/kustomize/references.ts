import type { Decoded } from '../../kube/object.ts';
import { changeTexts, places, POD_SPECS, split } from './fields.ts';
import { isCalled, isClusterScoped, subjectsOf, type Resource } from './resource.ts';

/** Within the specification of pods: what is named there. */
const IN_PODS: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: [
    'volumes/configMap/name', 'volumes/projected/sources/configMap/name', 'containers/env/valueFrom/configMapKeyRef/name',
    'initContainers/env/valueFrom/configMapKeyRef/name', 'containers/envFrom/configMapRef/name', 'initContainers/envFrom/configMapRef/name',
  ],
  Secret: [
    'volumes/secret/secretName', 'volumes/projected/sources/secret/name', 'containers/env/valueFrom/secretKeyRef/name',
    'initContainers/env/valueFrom/secretKeyRef/name', 'containers/envFrom/secretRef/name', 'initContainers/envFrom/secretRef/name',
    'imagePullSecrets/name',
  ],
  ServiceAccount: ['serviceAccountName'],
  PersistentVolumeClaim: ['volumes/persistentVolumeClaim/claimName'],
  PriorityClass: ['priorityClassName'],
};

/** In other kinds; `~` stands for a `/` within a name. */
const ELSEWHERE: Readonly<Record<string, readonly (readonly [target: string, path: string])[]>> = {
  HorizontalPodAutoscaler: ['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => [kind, 'spec/scaleTargetRef/name'] as const),
  Ingress: [
    ['Secret', 'spec/tls/secretName'], ['Service', 'spec/rules/http/paths/backend/service/name'], ['Service', 'spec/defaultBackend/service/name'],
    ['Service', 'spec/rules/http/paths/backend/serviceName'], ['Service', 'spec/backend/serviceName'], ['IngressClass', 'spec/ingressClassName'],
    ['Secret', 'metadata/annotations/nginx.ingress.kubernetes.io~auth-secret'],
  ],
  ServiceAccount: [['Secret', 'imagePullSecrets/name'], ['Secret', 'secrets/name']],
  StatefulSet: [['Service', 'spec/serviceName'], ['StorageClass', 'spec/volumeClaimTemplates/spec/storageClassName']],
  APIService: [['Service', 'spec/service/name']],
  ValidatingWebhookConfiguration: [['Service', 'webhooks/clientConfig/service/name']],
  MutatingWebhookConfiguration: [['Service', 'webhooks/clientConfig/service/name']],
  HTTPRoute: [['Service', 'spec/rules/backendRefs/name']],
  RoleBinding: [['Role', 'roleRef/name'], ['ClusterRole', 'roleRef/name']],
  ClusterRoleBinding: [['ClusterRole', 'roleRef/name']],
  Role: [['ConfigMap', 'rules/resourceNames'], ['Secret', 'rules/resourceNames']],
  ClusterRole: [['ConfigMap', 'rules/resourceNames'], ['Secret', 'rules/resourceNames'], ['PersistentVolume', 'rules/resourceNames']],
  PersistentVolume: [['StorageClass', 'spec/storageClassName'], ['Secret', 'spec/azureFile/secretName']],
  PersistentVolumeClaim: [['StorageClass', 'spec/storageClassName'], ['PersistentVolume', 'spec/volumeName']],
};

const steps = (path: string): string[] => split(path).map((step) => step.replaceAll('~', '/'));

/** Fields that name the kind of what they name. */
const SAYS_KIND = new Set(['spec/scaleTargetRef/name', 'roleRef/name']);

/**
 * Makes references follow the names that their targets have by now.
 * Rule: `nameReference` of kustomize's builtin configuration, `NameReferenceTransformer`.
 */
export function fixReferences(resources: readonly Resource[]): void {
  const byKind = Map.groupBy(resources, ({ object }) => object.kind);
  for (const referrer of resources) {
    const { object } = referrer;
    const follow = (kind: string, path: string): void => {
      const targets = byKind.get(kind);
      if (targets === undefined || (SAYS_KIND.has(path) && kindBeside(object, path) !== kind)) return;
      changeTexts(object, steps(path), (name) => target(referrer, targets, name)?.object.metadata.name ?? name);
    };
    const spec = POD_SPECS[object.kind];
    if (spec !== undefined) for (const [kind, paths] of Object.entries(IN_PODS)) for (const path of paths) follow(kind, `${spec}/${path}`);
    for (const [kind, path] of ELSEWHERE[object.kind] ?? []) follow(kind, path);
    if (object.kind.endsWith('RoleBinding')) followSubjects(referrer, byKind.get('ServiceAccount') ?? []);
  }
}

function kindBeside(object: Decoded, path: string): unknown {
  const [place] = places(object, split(path));
  return place?.parent.kind;
}

/** What a name means: of what was ever called so in this namespace, that which came the same way. */
function target(referrer: Resource, targets: readonly Resource[], name: string): Resource | undefined {
  const { namespace } = referrer.object.metadata;
  const isNear = ({ object }: Resource): boolean => isClusterScoped(object) || isClusterScoped(referrer.object) || object.metadata.namespace === namespace;
  const called = targets.filter((one) => isCalled(one, name) && isNear(one));
  if (called.length < 2) return called[0];
  return called.find(({ affixes }) => affixes === referrer.affixes) ?? called.find(({ object }) => object.metadata.name === name);
}

/** Subjects say their namespace themselves. */
function followSubjects(referrer: Resource, accounts: readonly Resource[]): void {
  for (const subject of subjectsOf(referrer.object)) {
    if (subject.kind !== 'ServiceAccount') continue;
    const namespace = subject.namespace ?? referrer.object.metadata.namespace ?? '';
    const called = accounts.filter((one) => isCalled(one, subject.name) && [one.object.metadata.namespace ?? '', ...one.namespaces].includes(namespace));
    const found = called.find(({ affixes }) => affixes === referrer.affixes) ?? called[0];
    if (found === undefined) continue;
    subject.name = found.object.metadata.name;
    if (found.object.metadata.namespace !== undefined) subject.namespace = found.object.metadata.namespace;
  }
}
