import { base64ToText } from './base64.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { formatQuantity, parseQuantity } from '../../kube/quantity-value.ts';
import type { ControlPlane } from '../control-plane.ts';

/** A container cannot be made because what its manifest names is not there. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The variables of a container, in the order of precedence of the kubelet: those of Services, of `envFrom`, of `env`.
 * @param image those that the image sets
 * @throws ConfigError when a ConfigMap, a Secret or a key is missing
 * Rule: `makeEnvironmentVariables` of pkg/kubelet.
 */
export function environmentOf(container: Decoded, pod: KubeObject, image: Readonly<Record<string, string>>, plane: ControlPlane): Record<string, string> {
  const { namespace } = pod.metadata;
  const services = pod['spec'].enableServiceLinks === false ? serviceVariables([], plane, 'default') : serviceVariables([...plane.store.list('services', namespace)], plane, namespace);
  const variables: Record<string, string> = { ...image, HOSTNAME: pod['spec'].hostname ?? pod.metadata.name, ...services };
  for (const { prefix = '', configMapRef, secretRef } of items(container.envFrom)) {
    const data = configMapRef === undefined ? secretData(secretRef, namespace, plane) : configMapData(configMapRef, namespace, plane);
    for (const [key, value] of Object.entries(data)) variables[`${prefix}${key}`] = value;
  }
  for (const { name, value, valueFrom } of items(container.env)) {
    const found = valueFrom === undefined ? expand(value ?? '', variables) : valueOf(valueFrom, container, pod, plane);
    if (found !== undefined) variables[name] = found;
  }
  return variables;
}

/** `$(NAME)` is the value of a variable; `$$(NAME)` is the text `$(NAME)`. Rule: `expansion.Expand`. */
export function expand(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (found, name: string | undefined) => {
    if (found === '$$') return '$';
    return Object.hasOwn(variables, name!) ? variables[name!]! : found;
  });
}

function configMapData({ name, optional }: Decoded, namespace: string, { store }: ControlPlane): Record<string, string> {
  const found = store.get('configmaps', namespace, name);
  if (found === undefined && optional !== true) throw new ConfigError(`configmap ${JSON.stringify(name)} not found`);
  return found?.['data'] ?? {};
}

function secretData({ name, optional }: Decoded, namespace: string, { store }: ControlPlane): Record<string, string> {
  const found = store.get('secrets', namespace, name);
  if (found === undefined && optional !== true) throw new ConfigError(`secret ${JSON.stringify(name)} not found`);
  return Object.fromEntries(Object.entries(found?.['data'] ?? {}).map(([key, value]) => [key, base64ToText(String(value))]));
}

/** Undefined when it is optional and not there: the variable is then not set. */
function valueOf({ configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef }: Decoded, container: Decoded, pod: KubeObject, plane: ControlPlane): string | undefined {
  const { namespace } = pod.metadata;
  if (configMapKeyRef !== undefined) {
    const data = configMapData(configMapKeyRef, namespace, plane);
    if (!Object.hasOwn(data, configMapKeyRef.key) && configMapKeyRef.optional !== true) throw new ConfigError(`couldn't find key ${configMapKeyRef.key} in ConfigMap ${namespace}/${configMapKeyRef.name}`);
    return data[configMapKeyRef.key];
  }
  if (secretKeyRef !== undefined) {
    const data = secretData(secretKeyRef, namespace, plane);
    if (!Object.hasOwn(data, secretKeyRef.key) && secretKeyRef.optional !== true) throw new ConfigError(`couldn't find key ${secretKeyRef.key} in Secret ${namespace}/${secretKeyRef.name}`);
    return data[secretKeyRef.key];
  }
  return fieldRef === undefined ? resourceValue(resourceFieldRef, container, pod, plane) : fieldValue(fieldRef.fieldPath, pod, plane);
}

/** A field of the pod as variables and files show it. Rule: `ExtractFieldPathAsString`, `podFieldSelectorRuntimeValue`. */
export function fieldValue(path: string, pod: KubeObject, { store }: ControlPlane): string {
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (subscript !== null) return pod.metadata[subscript[1]!]?.[subscript[2]!] ?? '';
  if (path === 'metadata.labels' || path === 'metadata.annotations') {
    const map = pod.metadata[path.slice('metadata.'.length)] ?? {};
    return Object.keys(map).sort().map((key) => `${key}=${JSON.stringify(map[key])}`).join('\n');
  }
  const node = store.get('nodes', undefined, pod['spec'].nodeName);
  const hostIp = node?.['status']?.addresses?.find(({ type }: Decoded) => type === 'InternalIP')?.address ?? '';
  const values: Record<string, string | undefined> = {
    'metadata.name': pod.metadata.name, 'metadata.namespace': pod.metadata.namespace, 'metadata.uid': pod.metadata.uid,
    'spec.nodeName': pod['spec'].nodeName, 'spec.serviceAccountName': pod['spec'].serviceAccountName,
    'status.hostIP': hostIp, 'status.hostIPs': hostIp, 'status.podIP': pod['status']?.podIP, 'status.podIPs': pod['status']?.podIP,
  };
  return values[path] ?? '';
}

/** Rule: `ExtractContainerResourceValue`; a limit that is not set is what the node has. */
export function resourceValue({ resource, divisor, containerName }: Decoded, self: Decoded, pod: KubeObject, { store }: ControlPlane): string {
  const container = containerName === undefined || containerName === '' ? self : items(pod['spec'].containers).find(({ name }) => name === containerName);
  const [kind, ...rest] = String(resource).split('.') as [string, ...string[]];
  const name = rest.join('.');
  const allocatable = store.get('nodes', undefined, pod['spec'].nodeName)?.['status']?.allocatable?.[name];
  const quantity = parseQuantity(container?.resources?.[kind]?.[name] ?? (kind === 'limits' ? allocatable : '0')) ?? parseQuantity('0')!;
  const unit = parseQuantity(divisor === undefined || divisor === '0' ? '1' : divisor)!;
  return formatQuantity({ nano: ((quantity.nano + unit.nano - 1n) / unit.nano) * 1_000_000_000n, format: 'DecimalSI' });
}

/** Rule: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables */
function serviceVariables(services: readonly KubeObject[], { store }: ControlPlane, namespace: string): Record<string, string> {
  const master = store.get('services', 'default', 'kubernetes');
  const all = namespace === 'default' || master === undefined ? services : [...services, master];
  const variables: Record<string, string> = {};
  for (const { metadata, spec } of all.length === 0 && master !== undefined ? [master] : all) {
    const address = spec.clusterIP;
    if (address === undefined || address === 'None' || address === '' || items(spec.ports).length === 0) continue;
    const prefix = String(metadata.name).toUpperCase().replaceAll('-', '_');
    const [first] = spec.ports;
    variables[`${prefix}_SERVICE_HOST`] = address;
    variables[`${prefix}_SERVICE_PORT`] = String(first.port);
    for (const { name, port } of spec.ports) if (name !== undefined && name !== '') variables[`${prefix}_SERVICE_PORT_${String(name).toUpperCase().replaceAll('-', '_')}`] = String(port);
    variables[`${prefix}_PORT`] = `${String(first.protocol).toLowerCase()}://${address}:${first.port}`;
    for (const { port, protocol } of spec.ports) {
      const own = `${prefix}_PORT_${port}_${protocol}`;
      variables[own] = `${String(protocol).toLowerCase()}://${address}:${port}`;
      variables[`${own}_PROTO`] = String(protocol).toLowerCase();
      variables[`${own}_PORT`] = String(port);
      variables[`${own}_ADDR`] = address;
    }
  }
  return variables;
}
