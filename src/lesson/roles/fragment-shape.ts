import type { YamlMapping, YamlNode } from '../../text/yaml/types.ts';
import { entryOf } from './shape.ts';

/** Keys that hardly anything but a Kubernetes object has. */
const DISTINCTIVE: ReadonlySet<string> = new Set([
  'containers',
  'initContainers',
  'ephemeralContainers',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'volumeMounts',
  'volumeClaimTemplates',
  'volumeDevices',
  'nodeSelector',
  'nodeName',
  'tolerations',
  'topologySpreadConstraints',
  'securityContext',
  'serviceAccountName',
  'automountServiceAccountToken',
  'imagePullPolicy',
  'imagePullSecrets',
  'terminationGracePeriodSeconds',
  'restartPolicy',
  'priorityClassName',
  'schedulerName',
  'hostNetwork',
  'dnsPolicy',
  'matchLabels',
  'matchExpressions',
  'rollingUpdate',
  'minReadySeconds',
  'revisionHistoryLimit',
  'progressDeadlineSeconds',
  'podAntiAffinity',
  'podAffinity',
  'nodeAffinity',
  'httpGet',
  'tcpSocket',
  'containerPort',
  'targetPort',
  'nodePort',
  'externalTrafficPolicy',
  'sessionAffinity',
  'clusterIP',
  'persistentVolumeClaim',
  'configMapRef',
  'secretRef',
  'configMapKeyRef',
  'secretKeyRef',
  'envFrom',
  'storageClassName',
  'accessModes',
  'persistentVolumeReclaimPolicy',
  'scaleTargetRef',
  'minReplicas',
  'maxReplicas',
  'roleRef',
  'jobTemplate',
  'concurrencyPolicy',
  'backoffLimit',
  'podSelector',
  'namespaceSelector',
  'policyTypes',
  'minAvailable',
  'maxUnavailable',
  'ingressClassName',
  'stringData',
]);

/** Keys that Kubernetes shares with others; `proof` says what value makes it Kubernetes'. */
const SHARED: Readonly<Record<string, (value: YamlNode) => boolean>> = {
  spec: (value) => value.kind === 'mapping' && hasKnownKey(value),
  metadata: (value) => has(value, 'labels') || has(value, 'annotations') || has(value, 'namespace'),
  template: (value) => has(value, 'spec') || has(value, 'metadata'),
  selector: (value) => has(value, 'matchLabels') || has(value, 'matchExpressions'),
  strategy: (value) => has(value, 'rollingUpdate') || scalarIn(entryOf(value, 'type'), ['RollingUpdate', 'Recreate']),
  updateStrategy: (value) => has(value, 'rollingUpdate') || scalarIn(entryOf(value, 'type'), ['RollingUpdate', 'OnDelete']),
  resources: (value) => has(entryOf(value, 'requests'), 'cpu') || has(entryOf(value, 'requests'), 'memory') || has(entryOf(value, 'limits'), 'cpu') || has(entryOf(value, 'limits'), 'memory'),
  requests: (value) => has(value, 'cpu') || has(value, 'memory'),
  limits: (value) => has(value, 'cpu') || has(value, 'memory'),
  ports: (value) => everyItem(value, (item) => has(item, 'containerPort') || (has(item, 'port') && (has(item, 'targetPort') || has(item, 'nodePort')))),
  env: (value) => everyItem(value, (item) => has(item, 'name') && (has(item, 'value') || has(item, 'valueFrom'))),
  volumes: (value) => everyItem(value, isVolume),
  affinity: (value) => has(value, 'nodeAffinity') || has(value, 'podAffinity') || has(value, 'podAntiAffinity'),
  lifecycle: (value) => has(value, 'preStop') || has(value, 'postStart'),
  behavior: (value) => has(value, 'scaleUp') || has(value, 'scaleDown'),
  metrics: (value) => everyItem(value, (item) => has(item, 'type') && has(item, 'resource')),
  subjects: (value) => everyItem(value, (item) => has(item, 'kind') && has(item, 'name')),
  rules: (value) => everyItem(value, (item) => has(item, 'apiGroups') || has(item, 'http')),
};

/** Keys that may stand beside those, and prove nothing. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'labels',
  'annotations',
  'image',
  'command',
  'args',
  'type',
  'replicas',
  'data',
  'port',
  'protocol',
  'exec',
  'grpc',
  'path',
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'failureThreshold',
  'successThreshold',
  'hostPath',
  'configMap',
  'secret',
  'emptyDir',
  'mountPath',
  'readOnly',
  'subPath',
  'schedule',
  'parallelism',
  'completions',
  'suspend',
  'capacity',
  'value',
  'valueFrom',
  'workingDir',
  'serviceName',
  'status',
]);

function has(node: YamlNode | undefined, key: string): boolean {
  return entryOf(node, key) !== undefined;
}

function scalarIn(node: YamlNode | undefined, values: readonly string[]): boolean {
  return node?.kind === 'scalar' && values.includes(String(node.value));
}

function everyItem(node: YamlNode | undefined, proof: (item: YamlNode) => boolean): boolean {
  return node?.kind === 'sequence' && node.items.length > 0 && node.items.every((item) => proof(item));
}

function hasKnownKey(mapping: YamlMapping): boolean {
  return mapping.entries.some(({ name }) => DISTINCTIVE.has(name) || Object.hasOwn(SHARED, name) || NEUTRAL.has(name));
}

const VOLUME_SOURCES = ['configMap', 'secret', 'emptyDir', 'hostPath', 'persistentVolumeClaim', 'projected', 'csi', 'nfs', 'downwardAPI', 'ephemeral'];

function isVolume(item: YamlNode): boolean {
  return has(item, 'name') && VOLUME_SOURCES.some((source) => has(item, source));
}

/** An item of one of the lists that documents show alone: containers, ports, env, mounts, volumes, tolerations, rules. */
function isKnownItem(item: YamlNode): boolean {
  return (
    (has(item, 'name') && has(item, 'image') && !has(item, 'uses')) ||
    has(item, 'containerPort') ||
    (has(item, 'port') && (has(item, 'targetPort') || has(item, 'nodePort'))) ||
    (has(item, 'name') && (has(item, 'mountPath') || has(item, 'valueFrom'))) ||
    (has(item, 'key') && has(item, 'operator')) ||
    isVolume(item)
  );
}

/**
 * A piece of a Kubernetes object, shown without what is around it: a mapping all of whose keys are
 * fields of Kubernetes' and one of which can be nothing else, or a list of such things.
 */
export function isFragment(root: YamlNode | undefined): boolean {
  if (root?.kind === 'sequence') return everyItem(root, isKnownItem);
  if (root?.kind !== 'mapping' || root.entries.length === 0) return false;
  let proven = false;
  for (const { name, value } of root.entries) {
    const shared = Object.hasOwn(SHARED, name) ? SHARED[name] : undefined;
    if (DISTINCTIVE.has(name) || shared?.(value)) proven = true;
    else if (shared === undefined && !NEUTRAL.has(name)) return false;
  }
  return proven;
}
