import type { Lesson } from '../../lesson/types.ts';
import type { Range } from '../../text/position.ts';
import { flagValue, readKubectl } from '../kubectl-arguments.ts';
import { simpleCommands } from '../lesson-commands.ts';
import { isElsewhere } from '../refs/elsewhere.ts';
import { scalers } from '../refs/hpa-target/scalers.ts';
import { asText, mayShareNamespace, placeOf, valueAt, type KubeObject } from '../refs/objects.ts';
import { endState } from './final-objects.ts';
import { fieldOrName, nameOf, type Workload } from './workloads.ts';

/** How many pods a workload has at least, and where that is said. */
export interface Replicas {
  count: number;
  /** As a message begins: `replicas is 3`. */
  said: string;
  range: Range;
  path: string;
}

const REPLICATED = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout', 'StatefulSet']);

/**
 * How many pods a Deployment or the like asks for. Undefined for other kinds, and where an autoscaler or a
 * command of the page decides it.
 * Rule: `replicas` defaults to 1 (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/).
 */
export function replicasOf(lesson: Lesson, { object }: Workload): Replicas | undefined {
  if (!REPLICATED.has(object.kind) || isScaled(lesson, object)) return undefined;
  const field = ['spec', 'replicas'];
  const value = valueAt(object.value, field);
  const place = { range: fieldOrName(object, field), path: 'spec.replicas' };
  if (value === undefined) return { count: 1, said: 'replicas is not set, which means 1', ...place };
  return typeof value === 'number' ? { count: value, said: `replicas is ${value}`, ...place } : undefined;
}

/** The least number of pods that there are; an autoscaler's `minReplicas` counts, where it is given. */
export function leastReplicas(lesson: Lesson, workload: Workload): Replicas | undefined {
  const { object } = workload;
  if (!REPLICATED.has(object.kind)) return undefined;
  const scaler = scalingOf(lesson).objects.get(targetKey(object.kind, object.name))?.find((one) => mayShareNamespace(one, object));
  if (scaler?.kind !== 'HorizontalPodAutoscaler') return replicasOf(lesson, workload);
  const count = valueAt(scaler.value, ['spec', 'minReplicas']);
  if (typeof count !== 'number') return undefined;
  return { count, said: `${nameOf(scaler)} keeps at least ${count} pods`, range: placeOf(object, ['metadata', 'name']), path: 'metadata.name' };
}

/** What scales workloads. */
interface Scaling {
  /** The autoscalers by the kind and name of their target. */
  objects: ReadonlyMap<string, KubeObject[]>;
  /** The kinds and names of what `kubectl autoscale` scales as well. */
  targets: ReadonlySet<string>;
  /** A command scales something, whatever it is. */
  byCommand: boolean;
}

const memo = new WeakMap<Lesson, Scaling>();

function scalingOf(lesson: Lesson): Scaling {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const autoscalers = endState(lesson).filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
  const scaling: Scaling = {
    objects: Map.groupBy(autoscalers, ({ value }) => {
      const kind = valueAt(value, ['spec', 'scaleTargetRef', 'kind']) ?? 'Deployment';
      return targetKey(asText(kind), asText(valueAt(value, ['spec', 'scaleTargetRef', 'name'])));
    }),
    targets: new Set(scalers(lesson).map(({ kind, name }) => targetKey(kind, name))),
    byCommand: simpleCommands(lesson).some(({ simple }) => {
      const kubectl = readKubectl(simple);
      return kubectl?.verb === 'scale' && flagValue(kubectl, 'replicas')?.value !== '0';
    }),
  };
  memo.set(lesson, scaling);
  return scaling;
}

function targetKey(kind: string, name: string): string {
  return `${kind} ${name}`;
}

function isScaled(lesson: Lesson, object: KubeObject): boolean {
  const { objects, targets, byCommand } = scalingOf(lesson);
  const key = targetKey(object.kind, object.name);
  return (
    byCommand ||
    targets.has(key) ||
    objects.has(key) ||
    ['HorizontalPodAutoscaler', 'ScaledObject'].some((kind) => isElsewhere(lesson, kind, object.name, object.namespace))
  );
}
