import type { FileRevision } from '../types.ts';
import { fileNamed } from './file-named.ts';
import { LessonMistake } from './lesson-mistake.ts';

/** The kinds that `<Diagram>` draws: Pods, what makes them, what stands in front of them, and what holds data for them. */
export const DRAWN_KINDS: ReadonlySet<string> = new Set([
  'Pod',
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'Service',
  'Ingress',
  'ConfigMap',
  'Secret',
  'PersistentVolumeClaim',
]);

/**
 * The objects of the files that a diagram names, as JSON data.
 * @param names names of files, with blanks between them
 * @throws LessonMistake when there is no such file, or nothing in them to draw
 */
export function diagramObjects(files: ReadonlyMap<string, FileRevision>, names: string): unknown[] {
  const list = names.trim().split(/\s+/);
  const objects = list.flatMap((name) => fileNamed(files, name).documents.map((document) => document.value));
  if (!objects.some((object) => DRAWN_KINDS.has(kindOf(object)))) {
    throw new LessonMistake(`${list.join(' and ')} has nothing that is drawn: no Pod, workload, Service, Ingress, ConfigMap, Secret or claim`);
  }
  return objects;
}

function kindOf(object: unknown): string {
  const kind = typeof object === 'object' && object !== null ? (object as { kind?: unknown }).kind : undefined;
  return typeof kind === 'string' ? kind : '';
}
