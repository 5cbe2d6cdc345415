import type { Decoded } from '../../kube/object.ts';

/** The folder of a part of a path, and the part. */
export interface Place {
  parent: Decoded;
  key: string;
}

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The places that a path of fields leads to; lists are gone through item by item.
 * @param create makes maps that are not there, so that a place is found in every case but through an empty list
 */
export function* places(value: Decoded, path: readonly string[], create = false): Generator<Place> {
  if (Array.isArray(value)) {
    for (const item of value) yield* places(item, path, create);
    return;
  }
  const [key, ...rest] = path;
  if (!isMap(value) || key === undefined) return;
  if (rest.length === 0) {
    if (create || Object.hasOwn(value, key)) yield { parent: value, key };
    return;
  }
  if (create && (value[key] === undefined || value[key] === null)) value[key] = {};
  yield* places(value[key], rest, create);
}

/** Changes each text at a path, also those in a list at its end. */
export function changeTexts(object: Decoded, path: readonly string[], change: (text: string) => string): void {
  for (const { parent, key } of places(object, path)) {
    const value = parent[key];
    if (typeof value === 'string') parent[key] = change(value);
    else if (Array.isArray(value)) parent[key] = value.map((item) => (typeof item === 'string' ? change(item) : item));
  }
}

/** Puts pairs into the map at a path. */
export function addPairs(object: Decoded, path: readonly string[], pairs: Readonly<Record<string, string>>, create: boolean): void {
  for (const { parent, key } of places(object, path, create)) parent[key] = { ...parent[key], ...pairs };
}

/** Where a kind has the specification of its pods. */
export const POD_SPECS: Readonly<Record<string, string>> = {
  Pod: 'spec', PodTemplate: 'template/spec', CronJob: 'spec/jobTemplate/spec/template/spec',
  ...Object.fromEntries(['Deployment', 'ReplicaSet', 'ReplicationController', 'DaemonSet', 'StatefulSet', 'Job'].map((kind) => [kind, 'spec/template/spec'])),
};

export const split = (path: string): string[] => path.split('/');
