import { bytesToBase64 } from '../base64-text.ts';
import { items, type Decoded } from '../object.ts';
import { fillResourceList, roundResourceList } from './resource-lists.ts';

const UTF8 = new TextEncoder();

/** `stringData` becomes `data`, and wins. Rules: `SetDefaults_Secret`, `Convert_v1_Secret_To_core_Secret`. */
export function defaultSecret(secret: Decoded): void {
  secret.type ||= 'Opaque';
  const texts = Object.entries<string>(secret.stringData ?? {});
  delete secret.stringData;
  if (texts.length === 0) return;
  secret.data = { ...secret.data, ...Object.fromEntries(texts.map(([key, text]) => [key, bytesToBase64(UTF8.encode(text))])) };
}

/** Rules: `SetDefaults_Namespace`, `SetDefaults_NamespaceStatus`. */
export function defaultNamespace(namespace: Decoded): void {
  const metadata = (namespace.metadata ??= {});
  if (metadata.name) metadata.labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name };
  namespace.status ??= {};
  namespace.status.phase ||= 'Active';
}

/** Rule: `SetDefaults_LimitRangeItem`. */
export function defaultLimitRange({ spec }: Decoded): void {
  for (const item of items(spec.limits)) {
    for (const list of ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio']) roundResourceList(item[list]);
    if (item.type !== 'Container') continue;
    const limits = { ...item.default };
    const requests = { ...item.defaultRequest };
    fillResourceList(limits, item.max);
    fillResourceList(requests, limits);
    fillResourceList(requests, item.min);
    if (Object.keys(limits).length > 0) item.default = limits;
    if (Object.keys(requests).length > 0) item.defaultRequest = requests;
  }
}

/** Rule: `SetDefaults_ResourceList` on the hard limits. */
export function defaultResourceQuota({ spec }: Decoded): void {
  roundResourceList(spec.hard);
}

/** Rule: `SetDefaults_PriorityClass`. */
export function defaultPriorityClass(priorityClass: Decoded): void {
  priorityClass.preemptionPolicy ??= 'PreemptLowerPriority';
}
