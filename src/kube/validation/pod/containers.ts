import { dns1123Label } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { duplicate, forbidden, invalid, required, type FieldError } from '../field-error.ts';
import { requireOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { validateContainerRestartPolicy, validateInitResizePolicy, validateResizePolicy } from './container-restart.ts';
import type { ContainerContext } from './context.ts';
import { validateEnv, validateEnvFrom } from './env.ts';
import { validateVolumeDevices, validateVolumeMounts } from './mounts.ts';
import { validateContainerPorts, validateHostPorts } from './ports.ts';
import { validateLifecycle, validateLivenessProbe, validateReadinessProbe } from './probes.ts';
import { validateContainerResources } from './resources.ts';
import { validateSecurityContext } from './security-context.ts';

export const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const TERMINATION_MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];

/** Fields that only containers have that keep running. */
const LONG_RUNNING = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

/** The containers of a pod. Rule: `validateContainers`. */
export function validateContainers(containers: Decoded, context: ContainerContext, path: Path): FieldError[] {
  if (items(containers).length === 0) return [required(path)];
  const names = new Set<string>();
  return [
    ...items(containers).flatMap((container, index) => {
      const at = path.index(index);
      return [
        ...validateContainer(container, context, at),
        ...uniqueName(container.name ?? '', names, at),
        ...validateLongRunning(container, context, at),
        ...validateContainerRestartPolicy(container, at),
      ];
    }),
    ...validateHostPorts(items(containers).map((container, index) => ({ container, path: path.index(index) }))),
  ];
}

/** The init containers, sidecars (`restartPolicy: Always`) among them. Rule: `validateInitContainers`. */
export function validateInitContainers(spec: Decoded, context: ContainerContext, path: Path): FieldError[] {
  const names = new Set<string>(items(spec.containers).map(({ name }) => name ?? ''));
  return items(spec.initContainers).flatMap((container, index) => {
    const at = path.index(index);
    const isSidecar = container.restartPolicy === 'Always';
    return [
      ...validateContainer(container, context, at),
      ...validateContainerRestartPolicy(container, at),
      ...uniqueName(container.name ?? '', names, at),
      // Init containers run one by one, so each is judged alone; the server then calls it the first.
      ...validateHostPorts([{ container, path: path.index(0) }]),
      ...(isSidecar ? validateLongRunning(container, context, at) : forbidLongRunning(container, at)),
      ...(isSidecar ? [] : validateInitResizePolicy(container.resizePolicy, at.child('resizePolicy'))),
    ];
  });
}

function uniqueName(name: string, names: Set<string>, path: Path): FieldError[] {
  if (names.has(name)) return [duplicate(path.child('name'), name)];
  names.add(name);
  return [];
}

/** What all kinds of containers have in common. Rule: `validateContainerCommon`. */
export function validateContainer(container: Decoded, context: ContainerContext, path: Path): FieldError[] {
  return [
    ...validateContainerName(container.name, path.child('name')),
    ...(container.image ? [] : [required(path.child('image'))]),
    ...requireOneOf(container.terminationMessagePolicy, TERMINATION_MESSAGE_POLICIES, path.child('terminationMessagePolicy')),
    ...validateContainerPorts(container.ports, path.child('ports')),
    ...validateEnv(container.env, path.child('env')),
    ...validateEnvFrom(container.envFrom, path.child('envFrom')),
    ...validateVolumeMounts(container, context.volumes, path.child('volumeMounts')),
    ...validateVolumeDevices(container, context.volumes, path.child('volumeDevices')),
    ...requireOneOf(container.imagePullPolicy, PULL_POLICIES, path.child('imagePullPolicy')),
    ...validateContainerResources(container.resources, context.claims, path.child('resources')),
    ...validateResizePolicy(container.resizePolicy, context.restartPolicy, path.child('resizePolicy')),
    ...validateSecurityContext(container.securityContext, context.hostUsers, path.child('securityContext')),
  ];
}

function validateContainerName(name: string | undefined, path: Path): FieldError[] {
  return name ? dns1123Label(name).map((detail) => invalid(path, name, detail)) : [required(path)];
}

function validateLongRunning(container: Decoded, context: ContainerContext, path: Path): FieldError[] {
  return [
    ...validateLifecycle(container.lifecycle, context.gracePeriodSeconds, path.child('lifecycle')),
    ...validateLivenessProbe(container.livenessProbe, path.child('livenessProbe')),
    ...validateReadinessProbe(container.readinessProbe, path.child('readinessProbe')),
    ...validateLivenessProbe(container.startupProbe, path.child('startupProbe')),
  ];
}

function forbidLongRunning(container: Decoded, path: Path): FieldError[] {
  return LONG_RUNNING.filter((field) => container[field]).map((field) =>
    forbidden(path.child(field), 'may not be set for init containers without restartPolicy=Always'),
  );
}

/**
 * An image without spaces around it; templates may have them, so that old ones stay valid.
 * Rule: `validateContainerOnlyForPod`.
 */
export function validateImageSpaces(image: string | undefined, path: Path): FieldError[] {
  return image && image !== image.trim() ? [invalid(path, image, 'must not have leading or trailing whitespace')] : [];
}
