import type { KubeObject } from '../../kube/object.ts';

const HIDDEN = '***';

/**
 * Two states of a Secret without its values; those that differ are told apart.
 * Rule: `Masker` of kubectl's `cmd/diff`.
 */
export function maskedSecrets(before: KubeObject | undefined, after: KubeObject | undefined): [KubeObject | undefined, KubeObject | undefined] {
  return [masked(before, after, `${HIDDEN} (before)`), masked(after, before, `${HIDDEN} (after)`)];
}

function masked(secret: KubeObject | undefined, other: KubeObject | undefined, changed: string): KubeObject | undefined {
  if (typeof secret?.['data'] !== 'object' || secret['data'] === null) return secret;
  const theirs = other?.['data'] ?? {};
  const data = Object.entries(secret['data']).map(([key, value]) => [key, Object.hasOwn(theirs, key) && theirs[key] !== value ? changed : HIDDEN]);
  return { ...secret, data: Object.fromEntries(data) };
}
