import { items, type Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateLabels } from '../labels.ts';
import { subdomainName } from '../metadata.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { validateContainers, validateInitContainers } from './containers.ts';
import { validateRestartPolicy } from './container-restart.ts';
import type { ContainerContext, PodSpecOwner } from './context.ts';
import { validateFileKeyVolumes } from './env.ts';
import { validateEphemeralContainers } from './ephemeral-containers.ts';
import { validateDns, validateHostAliases, validateHostLabel, validateHostnameOverride } from './host-names.ts';
import { validateOperatingSystem } from './operating-system.ts';
import { validateOverhead, validatePodResources } from './pod-resources.ts';
import { validateHostUsers, validatePodSecurityContext } from './pod-security-context.ts';
import { validateHostNetworkPorts } from './ports.ts';
import { validatePodClaims } from './resource-claims.ts';
import { validateAffinity } from './scheduling/affinity.ts';
import { validateReadinessGates, validateSchedulingGates } from './scheduling/gates.ts';
import { validateTolerations } from './scheduling/tolerations.ts';
import { validateTopologySpread } from './scheduling/topology-spread.ts';
import { validateVolumes } from './volumes/volumes.ts';
import { validateHostProcesses } from './windows-options.ts';

const MAX_INT32 = 2_147_483_647;
const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never'];
/** Fields that name another object. */
const NAMES = ['serviceAccountName', 'nodeName', 'priorityClassName'];

/**
 * The specification of a Pod or template, with its defaults set. The server drops `schedulingGroup`,
 * whose feature (`GenericWorkload`) is off by default, before it looks. Rule: `ValidatePodSpec`.
 */
export function validatePodSpec(spec: Decoded, path: Path, owner: PodSpecOwner): FieldError[] {
  const volumes = validateVolumes(spec.volumes, owner, path.child('volumes'));
  const claims = new Set<string>(items(spec.resourceClaims).flatMap(({ name }) => (name ? [name] : [])));
  const context: ContainerContext = {
    volumes: volumes.valid,
    claims,
    gracePeriodSeconds: spec.terminationGracePeriodSeconds,
    restartPolicy: spec.restartPolicy,
    hostUsers: spec.hostUsers !== false,
  };
  return [
    ...volumes.errors,
    ...validatePodClaims(spec.resourceClaims, owner.metadata, path.child('resourceClaims')),
    ...validateContainers(spec.containers, context, path.child('containers')),
    ...validateInitContainers(spec, context, path.child('initContainers')),
    ...validateEphemeralContainers(spec, context, path.child('ephemeralContainers')),
    ...validatePodResources(spec, claims, path.child('resources')),
    ...validateHostNetworkPorts(spec, owner.owner === 'Pod', path),
    ...validateRestartPolicy(spec.restartPolicy, path.child('restartPolicy')),
    ...validateLabels(spec.nodeSelector, path.child('nodeSelector')),
    ...validatePodSecurityContext(spec, path.child('securityContext')),
    ...validateAffinity(spec.affinity, owner, path.child('affinity')),
    ...validateDns(spec, owner, path),
    ...validateReadinessGates(spec.readinessGates, path.child('readinessGates')),
    ...validateSchedulingGates(spec.schedulingGates, path.child('schedulingGates')),
    ...validateTopologySpread(spec.topologySpreadConstraints, owner, path.child('topologySpreadConstraints')),
    ...validateHostProcesses(spec, path),
    ...validateHostUsers(spec, path),
    ...validateHostnameOverride(spec, path.child('hostnameOverride')),
    ...NAMES.flatMap((field) => (spec[field] ? validateName(spec[field], path.child(field)) : [])),
    ...validateActiveDeadline(spec.activeDeadlineSeconds, path.child('activeDeadlineSeconds')),
    ...validateHostLabel(spec.hostname, path.child('hostname')),
    ...validateHostLabel(spec.subdomain, path.child('subdomain')),
    ...validateTolerations(spec.tolerations, path.child('tolerations')),
    ...validateHostAliases(spec.hostAliases, owner, path.child('hostAliases')),
    ...(spec.runtimeClassName === undefined ? [] : validateName(spec.runtimeClassName, path.child('runtimeClassName'))),
    ...validatePreemptionPolicy(spec.preemptionPolicy, path.child('preemptionPolicy')),
    ...validateOverhead(spec.overhead, path.child('overhead')),
    ...validateOperatingSystem(spec, path),
    ...validateFileKeyVolumes(spec, path),
  ];
}

function validateName(name: string, path: Path): FieldError[] {
  return subdomainName(name, false).map((detail) => invalid(path, name, detail));
}

function validateActiveDeadline(seconds: Decoded, path: Path): FieldError[] {
  if (seconds === undefined || (seconds >= 1 && seconds <= MAX_INT32)) return [];
  return [invalid(path, seconds, `must be between 1 and ${MAX_INT32}, inclusive`)];
}

/** Whether a pod may push others out. Rule: `ValidatePreemptionPolicy`. */
export function validatePreemptionPolicy(policy: string | undefined, path: Path): FieldError[] {
  return policy === '' ? [required(path)] : validateOneOf(policy, PREEMPTION_POLICIES, path);
}
