import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { invalidObject } from '../../api/validate.ts';
import { forbidden } from '../../api/status-error.ts';
import type { Store } from '../../store/store.ts';
import type { AdmissionPlugin, AdmissionRequest } from '../plugin.ts';
import { violations, type Violation } from './checks.ts';
import { isSameLevel, isStricter, policyOf, showLevel, type LevelVersion } from './policy.ts';

/** Where objects that make pods keep the template of them, besides `spec.template`. Rule: `defaultPodSpecResources`. */
const TEMPLATES: Readonly<Record<string, (object: KubeObject) => Decoded>> = {
  podtemplates: ({ template }) => template,
  'cronjobs.batch': ({ spec }) => spec.jobTemplate.spec.template,
  ...Object.fromEntries(['replicationcontrollers', 'replicasets.apps', 'deployments.apps', 'statefulsets.apps', 'daemonsets.apps', 'jobs.batch'].map((storage) => [storage, ({ spec }: KubeObject) => spec.template])),
};

/** Holds pods against the level of their namespace. Rule: the plugin PodSecurity, https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  validate(request, { store }) {
    const { operation, storage, subresource, namespace, object } = request;
    if (operation === 'DELETE' || object === undefined) return;
    if (storage === 'namespaces') {
      if (subresource === undefined) checkNamespace(request, store);
      return;
    }
    const template = storage === 'pods' ? object : TEMPLATES[storage]?.(object);
    if (!template?.spec || (subresource !== undefined && (storage !== 'pods' || subresource !== 'ephemeralcontainers'))) return;
    const labels = store.get('namespaces', undefined, namespace!)?.metadata.labels;
    if (!mentionsLevel(labels)) return;
    const { policy } = policyOf(labels);
    if (storage === 'pods') {
      if (operation === 'UPDATE' && !isSignificant(object, request.old!)) return;
      const found = violations(template.metadata, template.spec, policy.enforce);
      if (found.length > 0) throw forbidden({ group: '', plural: 'pods' }, request.name, `violates PodSecurity "${showLevel(policy.enforce)}": ${showViolations(found)}`);
    }
    const warned = violations(template.metadata, template.spec, policy.warn);
    if (warned.length > 0) request.warn(`would violate PodSecurity "${showLevel(policy.warn)}": ${showViolations(warned)}`);
  },
};

function mentionsLevel(labels: Decoded): boolean {
  for (const label in labels) if (label.startsWith('pod-security.kubernetes.io/')) return true;
  return false;
}

function showViolations(found: readonly Violation[]): string {
  return found.map(({ reason, detail }) => `${reason} (${detail})`).join(', ');
}

/** Whether an update of a pod changes something that a level may forbid. Rule: `isSignificantPodUpdate`. */
function isSignificant({ spec }: KubeObject, { spec: old }: KubeObject): boolean {
  return ['initContainers', 'containers', 'ephemeralContainers'].some((field) => {
    const before = items(old[field]);
    const now = items(spec[field]);
    return now.length !== before.length || now.some(({ image }, index) => image !== before[index].image);
  });
}

/** Labels have to make sense; and of pods that run already it is told that they would not be let in. Rule: `ValidateNamespace`. */
function checkNamespace({ operation, object, old, resource, warn }: AdmissionRequest, store: Store): void {
  const { policy, errors } = policyOf(object!.metadata.labels);
  const before = operation === 'UPDATE' ? policyOf(old!.metadata.labels) : undefined;
  if (errors.length > 0 && (before === undefined || before.errors.map(({ message }) => message).join() !== errors.map(({ message }) => message).join())) {
    throw invalidObject(object!, { group: '', version: 'v1', kind: resource.kind }, errors);
  }
  if (before === undefined || isSameLevel(policy.enforce, before.policy.enforce)) return;
  const { enforce } = policy;
  if (enforce.minor === before.policy.enforce.minor && !isStricter(enforce.level, before.policy.enforce.level)) return;
  const told = podsAgainst(store, object!.metadata.name, enforce);
  if (told.length === 0) return;
  warn(`existing pods in namespace ${JSON.stringify(object!.metadata.name)} violate the new PodSecurity enforce level "${showLevel(enforce)}"`);
  for (const line of told) warn(line);
}

/** The pods of a namespace that a level forbids, put together by what they do. Rule: `EvaluatePodsInNamespace`. */
function podsAgainst(store: Store, namespace: string, enforce: LevelVersion): string[] {
  const byReasons = new Map<string, string[]>();
  for (const { metadata, spec } of store.list('pods', namespace)) {
    const reasons = violations(metadata, spec, enforce).map(({ reason }) => reason).join(', ');
    if (reasons !== '') byReasons.set(reasons, [...(byReasons.get(reasons) ?? []), metadata.name]);
  }
  return [...byReasons].map(([reasons, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` (and ${others.length} other pod${others.length === 1 ? '' : 's'})`;
    return `${first}${more}: ${reasons}`;
  }).sort();
}
