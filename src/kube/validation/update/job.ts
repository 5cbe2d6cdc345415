import { prepareJob } from '../../defaulting/prepare-job.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { isReleaseBefore } from '../../removed-apis.ts';
import { formatValue, invalid, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { Path } from '../path.ts';
import { shownLabels, shownSelector } from '../shown-values.ts';
import { immutable } from './immutable.ts';
import { keepPullPolicies } from './pull-policies.ts';
import { internalPodSpec } from './spec-difference.ts';
import { isFromCluster, type Request, type Update } from './update-rule.ts';

/** Stands for the uid that the server gave. */
const SOME_UID = '00000000-0000-0000-0000-000000000000';
const FIXED = ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'];

/** What stays of a Job when the manifests are silent: the default number of completions, and pull policies. */
export function keepJobDefaults({ given, stored, before }: Request): KubeObject {
  const isKnown = isFromCluster(stored);
  const { spec } = given;
  const template = spec?.template && {
    ...spec.template,
    spec: keepPullPolicies(spec.template.spec, stored['spec']?.template?.spec, before['spec'].template.spec, isKnown),
  };
  const kept = { ...spec, ...(template ? { template } : {}) };
  const wasOpen = isKnown || (stored['spec']?.completions ?? undefined) === undefined;
  if ((kept.completions ?? undefined) === undefined && wasOpen && before['spec'].completions !== undefined) kept.completions = before['spec'].completions;
  return { ...given, spec: kept };
}

/** A Job's pods are not made again, so most of it is fixed. Rule: `ValidateJobSpecUpdate`. */
export function validateJobChanges(update: Update, options: ValidationOptions): FieldError[] {
  const uid = update.before.metadata.uid || update.now.metadata.uid || SOME_UID;
  const [now, before] = [update.now, update.before].map((job) => prepareJob(job, job.metadata.name ?? '', uid)['spec']);
  const path = Path.root('spec');
  const template = replaceMutables(before.template, now.template, mutableParts(update.before, options));
  return [
    ...validateCompletions(now, before, path.child('completions')),
    ...immutable(now.selector, before.selector, path.child('selector'), now.selector ? shownSelector(now.selector) : null),
    ...immutable(now.template, template, path.child('template')).map((error) => ({ ...error, inFull: () => immutableTemplate(now.template) })),
    ...FIXED.flatMap((field) => immutable(now[field], before[field], path.child(field), now[field] ?? null)),
  ];
}

/** What the server says of a changed template: it shows the metadata, and its own type of the rest. */
function immutableTemplate(template: Decoded): string | undefined {
  const spec = internalPodSpec(template.spec ?? {});
  if (spec === undefined) return undefined;
  const { labels, annotations } = template.metadata ?? {};
  return `Invalid value: ${formatValue({ labels: shownLabels(labels), annotations: shownLabels(annotations), Spec: spec })}: field is immutable`;
}

/** An indexed Job can grow and shrink. Rule: `validateCompletions`. */
function validateCompletions(now: Decoded, before: Decoded, path: Path): FieldError[] {
  if (now.completionMode !== 'Indexed') return immutable(now.completions, before.completions, path, now.completions ?? null);
  if (now.completions === before.completions || now.completions === undefined || now.completions === now.parallelism) return [];
  return [invalid(path, now.completions, 'can only be modified in tandem with spec.parallelism')];
}

interface MutableParts {
  scheduling: boolean;
  resources: boolean;
}

/**
 * A suspended Job has no pods, so where they run may still be decided: until it has started once, and
 * since Kubernetes 1.36 whenever it has stopped. What they ask for may change since 1.36.
 * Rule: `validationOptionsForJob`; features MutableSchedulingDirectivesForSuspendedJobs and MutablePodResourcesForSuspendedJobs.
 */
function mutableParts({ spec, status }: KubeObject, { version }: ValidationOptions): MutableParts {
  const isSuspended = spec.suspend === true;
  const neverStarted = isSuspended && !status?.startTime;
  if (isReleaseBefore(version, '1.36')) return { scheduling: neverStarted, resources: false };
  const hasStopped = items(status?.conditions).some(({ type, status: value }) => type === 'Suspended' && value === 'True');
  const isIdle = isSuspended && !status?.active && (neverStarted || hasStopped);
  return { scheduling: neverStarted || isIdle, resources: isIdle };
}

/** The old template with the new one's parts where these may change. Rule: `validatePodTemplateUpdate`. */
function replaceMutables(before: Decoded, now: Decoded, { scheduling, resources }: MutableParts): Decoded {
  const spec = { ...before.spec };
  const metadata = { ...before.metadata };
  if (scheduling) {
    for (const field of ['nodeSelector', 'tolerations', 'schedulingGates']) spec[field] = now.spec[field];
    for (const field of ['annotations', 'labels']) metadata[field] = now.metadata?.[field];
    spec.affinity = withNodeAffinity(spec.affinity, now.spec.affinity);
  }
  if (resources) {
    for (const list of ['containers', 'initContainers']) {
      const others = items(now.spec[list]);
      spec[list] = items(spec[list]).map((container, index) => (others[index] ? { ...container, resources: others[index].resources } : container));
    }
  }
  return { ...before, metadata, spec };
}

function withNodeAffinity(before: Decoded, now: Decoded): Decoded {
  const affinity = { ...before, nodeAffinity: now?.nodeAffinity };
  const isEmpty = Object.values(affinity).every((part) => part === undefined);
  return isEmpty && now === undefined ? undefined : affinity;
}
