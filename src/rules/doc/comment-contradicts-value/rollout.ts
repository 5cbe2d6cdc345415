import type { CommentedField } from './commented-fields.ts';
import type { Contradiction } from './contradiction.ts';

const ONE_BY_ONE = /\b(?:one by one|one (?:pod )?at a time|one after (?:the other|another)|one pod at once)\b/i;

/**
 * "One by one" beside `type: RollingUpdate` of a Deployment that may take one pod away while another is added.
 * Rule: up to `maxUnavailable` pods may be missing and up to `maxSurge` may be too many at the same time
 * (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment).
 */
export function rolloutContradiction(
  { key, value, comment }: CommentedField,
  maxUnavailable: number | undefined,
  maxSurge: number | undefined,
): Contradiction | undefined {
  const stated = ONE_BY_ONE.exec(comment)?.[0];
  if (key !== 'type' || value !== 'RollingUpdate' || stated === undefined || maxUnavailable === undefined || maxSurge === undefined) return undefined;
  const together = maxUnavailable + maxSurge;
  if (together <= 1) return undefined;
  return {
    stated,
    actual: `with maxUnavailable ${maxUnavailable} and maxSurge ${maxSurge}, ${together} pods are replaced at a time`,
    instead: `"up to ${together} at a time"`,
  };
}
