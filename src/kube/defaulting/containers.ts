import { parseImageReference } from '../image-reference.ts';
import { items, type Decoded } from '../object.ts';
import { roundResources } from './resource-lists.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];

/** All containers of a pod specification, with what the generated defaults add for each. */
export function defaultContainers(spec: Decoded): void {
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) items(spec[list]).forEach(defaultContainer);
}

/** Rule: `SetDefaults_Container`, and what `SetObjectDefaults_Pod` calls inside a container. */
function defaultContainer(container: Decoded): void {
  container.imagePullPolicy ||= pullPolicy(container.image ?? '');
  container.terminationMessagePath ||= '/dev/termination-log';
  container.terminationMessagePolicy ||= 'File';
  container.resources ??= {};
  roundResources(container.resources);
  for (const port of items(container.ports)) port.protocol ||= 'TCP';
  for (const variable of items(container.env)) defaultFieldRef(variable.valueFrom);
  for (const name of PROBES) if (container[name]) defaultProbe(container[name]);
  for (const name of HOOKS) defaultHttpGet(container.lifecycle?.[name]?.httpGet);
}

/**
 * `Always` for the tag `latest` or none, `IfNotPresent` for any other tag, a digest, or a name that
 * cannot be read. Rule: `SetDefaults_Container` and `SetDefaults_Volume`.
 */
export function pullPolicy(image: string): string {
  return parseImageReference(image)?.tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/** Rule: `SetDefaults_Probe`; zero counts as unset. */
function defaultProbe(probe: Decoded): void {
  probe.timeoutSeconds ||= 1;
  probe.periodSeconds ||= 10;
  probe.successThreshold ||= 1;
  probe.failureThreshold ||= 3;
  defaultHttpGet(probe.httpGet);
  if (probe.grpc) probe.grpc.service ??= '';
}

/** Rule: `SetDefaults_HTTPGetAction`. */
function defaultHttpGet(action: Decoded): void {
  if (!action) return;
  action.path ||= '/';
  action.scheme ||= 'HTTP';
}

/** The `fieldRef` of an environment variable or file. Rule: `SetDefaults_ObjectFieldSelector`. */
export function defaultFieldRef(source: Decoded): void {
  if (source?.fieldRef) source.fieldRef.apiVersion ||= 'v1';
}
