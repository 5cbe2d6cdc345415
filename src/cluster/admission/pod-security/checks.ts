import type { Decoded } from '../../../kube/object.ts';
import { BASELINE } from './baseline.ts';
import type { LevelVersion } from './policy.ts';
import { RESTRICTED } from './restricted.ts';

/** What a pod does that a level forbids: in short, and where. */
export interface Violation {
  reason: string;
  detail: string;
}

/** What a check looks at. */
export interface CheckedPod {
  metadata: Decoded;
  spec: Decoded;
  /** The minor version of the policy. */
  minor: number;
}

export interface Check {
  /** The first minor version of the policy that has it. */
  since: number;
  /** A check of the level `baseline` that one of `restricted` takes the place of, from that minor version on. */
  overriddenSince?: number;
  find(pod: CheckedPod): Violation | undefined;
}

/** The version of policies that ask for none, or for one that is newer than this. */
const NEWEST = 36;

/**
 * All that a pod does against a level.
 * Rules: `checkRegistry` of pod-security-admission: the checks of `baseline` come first, each list in the order of the
 * checks' ids; https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function violations(metadata: Decoded, spec: Decoded, { level, minor: asked = NEWEST }: LevelVersion): Violation[] {
  if (level === 'privileged') return [];
  const minor = Math.min(asked, NEWEST);
  const isRestricted = level === 'restricted';
  const checks = [
    ...BASELINE.filter(({ overriddenSince }) => !isRestricted || overriddenSince === undefined || minor < overriddenSince),
    ...(isRestricted ? RESTRICTED : []),
  ].filter(({ since }) => minor >= since);
  return checks.map((check) => check.find({ metadata, spec, minor })).filter((violation) => violation !== undefined);
}
