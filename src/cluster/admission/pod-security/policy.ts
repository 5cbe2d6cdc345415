import type { Decoded } from '../../../kube/object.ts';
import { Path } from '../../../kube/validation/path.ts';
import { invalid, type FieldError } from '../../../kube/validation/field-error.ts';

/** From the loosest to the strictest. */
export const LEVELS = ['privileged', 'baseline', 'restricted'] as const;
export type Level = (typeof LEVELS)[number];

/** A level of the Pod Security Standards, as of one release of Kubernetes. */
export interface LevelVersion {
  level: Level;
  /** The minor version, 25 for `v1.25`; the newest when undefined. */
  minor?: number | undefined;
}

/** What a namespace asks of its pods. The audit log is written nowhere here, so what it asks for that is only checked for its syntax. */
export interface Policy {
  enforce: LevelVersion;
  warn: LevelVersion;
}

const PREFIX = 'pod-security.kubernetes.io/';
const VERSION = /^v1\.(\d|[1-9]\d*)$/;

export const showLevel = ({ level, minor }: LevelVersion): string => `${level}:${minor === undefined ? 'latest' : `v1.${minor}`}`;

export const isStricter = (a: Level, b: Level): boolean => LEVELS.indexOf(a) > LEVELS.indexOf(b);

export const isSameLevel = (a: LevelVersion, b: LevelVersion): boolean => a.level === b.level && a.minor === b.minor;

/**
 * Reads the labels of a namespace. What cannot be read is taken as `restricted` where it is enforced, and as
 * `privileged` elsewhere; a namespace that only enforces warns of the same.
 * Rule: `PolicyToEvaluate` of pod-security-admission, https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function policyOf(labels: Decoded): { policy: Policy; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const fail = (label: string, detail: string): void => {
    errors.push(invalid(Path.root('metadata').child('labels').key(label), labels[label], detail));
  };
  const read = (mode: string, otherwise: Level): LevelVersion => {
    const label = PREFIX + mode;
    const given: string | undefined = labels?.[label];
    const level = given === undefined ? 'privileged' : LEVELS.find((one) => one === given);
    if (level === undefined) fail(label, `must be one of ${LEVELS.join(', ')}`);
    const version: string | undefined = labels?.[`${label}-version`];
    const match = version === undefined || version === 'latest' ? undefined : VERSION.exec(version);
    if (match === null) fail(`${label}-version`, 'must be "latest" or "v1.x"');
    return { level: level ?? otherwise, minor: match ? Number(match[1]) : undefined };
  };
  const enforce = read('enforce', 'restricted');
  read('audit', 'privileged');
  const warn = read('warn', 'privileged');
  const follows = labels?.[`${PREFIX}warn`] === undefined && isStricter(enforce.level, warn.level);
  return { policy: { enforce, warn: follows ? { ...enforce, minor: labels?.[`${PREFIX}warn-version`] === undefined ? enforce.minor : warn.minor } : warn }, errors };
}
