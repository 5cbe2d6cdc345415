import type { Decoded, KubeObject } from '../../../kube/object.ts';

/** The annotation and label with the index of a pod. */
export const INDEX = 'batch.kubernetes.io/job-completion-index';

export const isIndexed = ({ spec }: KubeObject): boolean => spec.completionMode === 'Indexed';

/** The index of a pod if it is one of the job's; undefined otherwise. Rule: `getCompletionIndex`. */
export function indexOf({ metadata }: KubeObject, { spec }: KubeObject): number | undefined {
  const text = metadata.annotations?.[INDEX];
  return text !== undefined && /^\d+$/.test(text) && Number(text) < spec.completions ? Number(text) : undefined;
}

/** Reads `1,3-5,7`; what is not below `completions` is left out. Rule: `parseIndexesFromString`. */
export function readIndexes(text: string | undefined, completions: number): Set<number> {
  const indexes = new Set<number>();
  for (const range of (text ?? '').split(',')) {
    if (range === '') continue;
    const [first, last = first] = range.split('-').map(Number) as [number, number?];
    for (let index = first; index <= Math.min(last, completions - 1); index++) indexes.add(index);
  }
  return indexes;
}

/** Three and more in a row are written with a hyphen. Rule: `orderedIntervals.String`, and the field `completedIndexes`. */
export function writeIndexes(indexes: ReadonlySet<number>): string {
  const runs: [number, number][] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}${last === first + 1 ? ',' : '-'}${last}`)).join(',');
}

/**
 * Why a job has succeeded before all its indexes did: the message of the rule that is met; undefined when none is.
 * Rule: `matchSuccessPolicy`.
 */
export function metSuccessRule({ spec }: KubeObject, succeeded: ReadonlySet<number>): string | undefined {
  const rules: Decoded[] = succeeded.size === 0 ? [] : (spec.successPolicy?.rules ?? []);
  const met = rules.findIndex(({ succeededIndexes, succeededCount }) => {
    if (succeededIndexes === undefined) return succeededCount !== undefined && succeeded.size >= succeededCount;
    const required = readIndexes(succeededIndexes, spec.completions);
    const reached = [...required].filter((index) => succeeded.has(index)).length;
    return required.size > 0 && (reached === required.size || (succeededCount !== undefined && reached >= succeededCount));
  });
  return met < 0 ? undefined : `Matched rules at index ${met}`;
}
