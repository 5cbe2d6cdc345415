import type { Lesson } from '../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import type { RuleReport } from '../types.ts';
import { asRecord, placeOf, valueAt } from '../refs/objects.ts';
import { allContainers } from '../refs/pod-specs.ts';
import { lastRevisions } from './final-objects.ts';
import { isWindows, workloads, workloadsAmong, type Workload } from './workloads.ts';

/** A container of a page's final state. */
export interface Container {
  workload: Workload;
  value: Readonly<Record<string, unknown>>;
  path: FieldPath;
  /** How a message names it: `container api`, `init container migrate`. */
  title: string;
  /** It runs as long as its pod does: no init container, unless it is a sidecar. */
  runs: boolean;
}

/** The containers of a page's final state, init containers included. */
export function containers(lesson: Lesson): Container[] {
  return workloads(lesson).flatMap(containersOf);
}

/** The containers of all objects that a page writes, those that it deletes on its way included, each at its last revision. */
export function everyContainer(lesson: Lesson): Container[] {
  return workloadsAmong(lastRevisions(lesson)).flatMap(containersOf);
}

/** The containers of one workload, init containers included. */
export function containersOf(workload: Workload): Container[] {
  return allContainers(workload.pod).map(({ container, path }) => {
    const isInit = path.at(-2) === 'initContainers';
    const name = typeof container['name'] === 'string' ? ` ${container['name']}` : '';
    const runs = !isInit || container['restartPolicy'] === 'Always';
    return { workload, value: container, path, title: `${runs ? 'container' : 'init container'}${name}`, runs };
  });
}

/** The containers that run Linux, for the security settings that only Linux has. */
export function linuxContainers(lesson: Lesson): Container[] {
  return workloads(lesson)
    .filter((workload) => !isWindows(workload))
    .flatMap(containersOf);
}

/** Where a container's field is reported: at its value, or at the container's name where it is missing. */
export function containerPlace(container: Container, field: FieldPath): Pick<RuleReport, 'range' | 'path'> {
  const { workload, value, path } = container;
  const isWritten = valueAt(value, field) !== undefined;
  return { range: placeOf(workload.object, [...path, ...(isWritten ? field : ['name'])]), path: formatFieldPath([...path, ...field]) };
}

/**
 * A security setting of a container: its own, or else its pod's.
 * Rule: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export function securitySetting({ value, workload }: Container, field: string): unknown {
  return asRecord(value['securityContext'])?.[field] ?? asRecord(workload.pod.spec['securityContext'])?.[field];
}

/** Whether it has all rights of the node, so that finer settings mean nothing. */
export function isPrivileged({ value }: Container): boolean {
  return valueAt(value, ['securityContext', 'privileged']) === true;
}

/**
 * What to write where a field of a container is missing, in flow style: `add securityContext: {runAsNonRoot: true}`, or
 * `add runAsNonRoot: true to its securityContext` where that is there already.
 */
export function addition({ value }: Container, path: readonly string[], entry: string): string {
  const there = path.findLastIndex((_, index) => asRecord(valueAt(value, path.slice(0, index + 1))) !== undefined);
  const flow = path.slice(there + 1).reduceRight((inner, field) => `${field}: {${inner}}`, entry);
  return there < 0 ? `add ${flow}` : `add ${flow} to its ${path.slice(0, there + 1).join('.')}`;
}
