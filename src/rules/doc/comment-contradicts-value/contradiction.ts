import { isSameAmount, NUMBER, readNumber, readQuantity, readSeconds, type Amount } from './amounts.ts';
import type { CommentedField } from './commented-fields.ts';
import { scheduleContradiction } from './schedule.ts';

/** What a comment says that its field does not. */
export interface Contradiction {
  /** What the comment states, as written. */
  stated: string;
  /** What the field comes to, where that is more than its value: `12 × 5 seconds = 60 seconds`. */
  actual?: string;
  /** What would be right in the comment. */
  instead: string;
}

const HEDGED =
  /\b(?:default\w*|e\.?g\b|examples?|instead|was|were|not|up to|at least|at most|max\w*|minimum|between|range|or|than|about|around|roughly|approx\w*|if|would|could|might|must|should|may|chang\w*|increas\w*|decreas\w*|previous\w*|formerly|old|originally|another|other|more|less|extra|additional|try|total|per|each|while|plus|only|until|limit|recommended|typical\w*|usual\w*|see|since|from|version)\b|n't\b|[~≈<>≤≥±?]|\d\s*(?:-|–|—|\.\.|…)\s*\d|https?:/i;

/** Words that put a number in doubt only within their clause: "ready for 10 seconds: only then available". */
const HEDGED_IN_CLAUSE = /\b(?:only|until|while|since|than|see|if)\b/gi;

/** Whether a comment need not mean its number as what the field is. */
function isHedged(comment: string): boolean {
  const [first = '', ...others] = comment.split(/(?<=[:;])\s/);
  return HEDGED.test(first) || others.some((clause) => HEDGED.test(clause.replaceAll(HEDGED_IN_CLAUSE, '')));
}

const PORT_KEYS = new Set(['port', 'targetPort', 'nodePort', 'containerPort', 'hostPort']);
const COUNT_KEYS = new Set(['replicas', 'minReplicas', 'maxReplicas', 'parallelism', 'completions']);
const COUNTED = 'pods?|replicas?|copies|copy|instances?';

/**
 * What a comment states otherwise than its field; undefined when it states nothing of the kind, states
 * the same, or cannot be sure to mean this field.
 */
export function contradiction(field: CommentedField, replicas: number | undefined): Contradiction | undefined {
  const { key, comment, value } = field;
  if (/[<>{}$]/.test(value) || /^[\w.-]+:\s/.test(comment)) return undefined;
  if (key === 'schedule') return scheduleContradiction(value, comment);
  if (key === 'maxSurge' || key === 'maxUnavailable') return shareContradiction(field, replicas);
  if (isHedged(comment)) return undefined;
  if (COUNT_KEYS.has(key)) return countContradiction(field);
  if (key === 'failureThreshold') return thresholdContradiction(field);
  if (key.endsWith('Seconds')) return secondsContradiction(field);
  if (PORT_KEYS.has(key)) return field.above ? undefined : bareContradiction(value, comment);
  if (/^(?:cpu|memory|storage|ephemeral-storage)$/.test(key)) return quantityContradiction(field);
  if (/^\d+$/.test(value) && !field.above) return bareContradiction(value, comment, /Utilization$|[pP]ercent$/.test(key));
  return undefined;
}

/** The comment is nothing but another number (or percentage). */
function bareContradiction(value: string, comment: string, percent = false): Contradiction | undefined {
  const match = percent ? /^=?\s*(\d+)\s*(?:%|percent)?$/.exec(comment) : /^=?\s*(?:port\s+)?(\d+)$/i.exec(comment);
  if (match === null || !/^\d+$/.test(value) || Number(match[1]) === Number(value)) return undefined;
  // One digit beside a longer number is a step of the text.
  if (match[1]!.length === 1 && value.length > 1) return undefined;
  return { stated: comment.trim(), instead: comment.replace(match[1]!, value) };
}

const KEEPS = String.raw`(?:(?:we|you|i|it|kubernetes|the deployment|always|will|want|wants|exactly|run|runs|running|keeps?|starts?|creates?|ensures?|maintains?|have|has|needs?|=)\s+)*`;

function countContradiction({ value, comment }: CommentedField): Contradiction | undefined {
  if (!/^\d+$/.test(value)) return undefined;
  const match = new RegExp(String.raw`^${KEEPS}(${NUMBER})\s+(?:identical\s+|running\s+|equal\s+)?(${COUNTED})\b`, 'i').exec(comment);
  if (match === null) return bareContradiction(value, comment);
  if (readNumber(match[1]!) === Number(value)) return undefined;
  return { stated: `${match[1]} ${match[2]}`, instead: `${value} ${Number(value) === 1 ? 'replica' : 'replicas'}` };
}

const WAITS = String.raw`(?:(?:the|kubelet|it|we|then|=|wait|waits|waiting|delay|timeout|time|out|probes?|checks?|asks?|runs?|again|every|for|of|in|within|gives?|up)\s+)*`;
const DURATION = new RegExp(String.raw`^${WAITS}(${NUMBER})\s?(ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hours?|days?)\b`, 'i');

/** Before the duration of `minReadySeconds`, a comment also says what is to be ready. */
const READY = /^(?:(?:the|a|new|pods?|is|are|be|stays?|remains?|ready|available|healthy)\s+)*(?=for\s)/i;

function secondsContradiction({ key, value, comment }: CommentedField): Contradiction | undefined {
  if (!/^\d+$/.test(value)) return undefined;
  const match = DURATION.exec(key === 'minReadySeconds' ? comment.replace(READY, '') : comment);
  if (match === null) return bareContradiction(value, comment);
  const stated = readSeconds(match[1]!, match[2]!);
  // A second duration makes it a calculation, or a sentence about more than this field.
  if (stated === undefined || stated.value === Number(value) || durations(comment) > 1) return undefined;
  return { stated: stated.text, instead: `${value} seconds` };
}

function durations(comment: string): number {
  return [...comment.matchAll(/\b\d+(?:\.\d+)?\s?(?:ms|s|secs?|seconds?|mins?|minutes?|h|hours?)\b/gi)].length;
}

/**
 * A probe fails for good after `failureThreshold` times `periodSeconds` (10 when it is not given); a
 * comment that states the seconds must come to the same, with or without the initial delay.
 * Rule: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
function thresholdContradiction({ value, comment, siblings }: CommentedField): Contradiction | undefined {
  const threshold = Number(value);
  const period = Number(siblings.get('periodSeconds') ?? 10);
  if (!Number.isInteger(threshold) || !Number.isInteger(period)) return undefined;
  const product = new RegExp(String.raw`(\d+)\s*(?:[*x×])\s*(\d+)\s*(?:s|secs?|seconds?)?\s*=\s*(\d+)\s*(s|secs?|seconds?|mins?|minutes?)?\b`, 'i').exec(comment);
  const actual = `${threshold} × ${period} seconds = ${threshold * period} seconds`;
  const instead = actual;
  if (product !== null) {
    const [whole, one, other, result, unit = 's'] = product;
    const seconds = readSeconds(result!, unit)!.value;
    const factors = [Number(one), Number(other)].sort((a, b) => a - b).join();
    const fits = factors === [threshold, period].sort((a, b) => a - b).join() && seconds === threshold * period;
    return fits ? undefined : { stated: whole.trim(), actual, instead };
  }
  const match = new RegExp(String.raw`^=?\s*(?:after\s+|for\s+|within\s+)?(${NUMBER})\s?(s|secs?|seconds?|mins?|minutes?)(?:\s+(?:without|to|of|before|in all|altogether)\b\D*)?$`, 'i').exec(comment);
  if (match === null) return bareContradiction(value, comment);
  const stated = readSeconds(match[1]!, match[2]!)!;
  const delay = Number(siblings.get('initialDelaySeconds') ?? 0);
  const fitting = [threshold * period, threshold * period + delay, (threshold - 1) * period, period, delay];
  return fitting.includes(stated.value) ? undefined : { stated: stated.text, actual, instead };
}

/** "at most 2 Pods more than replicas", "one extra pod during the update": the whole comment. */
const SHARE = new RegExp(
  String.raw`^=?\s*(?:(?:meanwhile|then|during (?:the|an?) (?:rolling )?(?:update|rollout)),?\s+)?` +
    String.raw`(?:at most\s+|up to\s+|max(?:imum)?\.?\s+)?(${NUMBER})\s+(?:extra\s+|more\s+|additional\s+)?(?:${COUNTED})?` +
    String.raw`(?:\s*\b(?:more|extra|down|missing|unavailable|at once|at a time))?` +
    String.raw`(?:\s+(?:than|above|over|beyond|below)\s+(?:the\s+)?(?:(?:desired|wanted|given)\s+)?(?:replicas|number(?:\s+of\s+(?:replicas|pods))?|count))?` +
    String.raw`(?:\s+(?:meanwhile|during (?:the|an?) (?:rolling )?(?:update|rollout)))?\.?$`,
  'i',
);

/**
 * Rule: a percentage of the replicas is rounded down for `maxUnavailable` and up for `maxSurge`
 * (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment).
 */
function shareContradiction(field: CommentedField, replicas: number | undefined): Contradiction | undefined {
  const { key, value, comment } = field;
  const round = key === 'maxSurge' ? Math.ceil : Math.floor;
  const share = /^(\d+)%$/.exec(value)?.[1];
  if (share === undefined && !/^\d+$/.test(value)) return undefined;
  const percent = /^=?\s*(\d+)\s?%$/.exec(comment)?.[1];
  const count = SHARE.exec(comment)?.[1];
  if (count !== undefined && replicas !== undefined && isWholeNumber(field, replicas, readNumber(count))) return undefined;
  if (share !== undefined) {
    if (percent !== undefined) return percent === share ? undefined : { stated: comment, instead: value };
    if (count === undefined || replicas === undefined) return undefined;
    const pods = round((replicas * Number(share)) / 100);
    if (pods === readNumber(count)) return undefined;
    return { stated: comment, actual: `${value} of ${replicas} replicas is ${pods}`, instead: `${pods} of ${replicas} replicas` };
  }
  if (percent !== undefined) {
    if (replicas === undefined || round((replicas * Number(percent)) / 100) === Number(value)) return undefined;
    return { stated: comment, actual: `${percent}% of ${replicas} replicas is ${round((replicas * Number(percent)) / 100)}`, instead: `${value} of ${replicas} replicas` };
  }
  const stated = count ?? /^=?\s*(\d+)$/.exec(comment)?.[1];
  if (stated === undefined || readNumber(stated) === Number(value)) return undefined;
  return { stated: comment, instead: comment.replace(stated, value) };
}

/** "at most 11 pods" beside `maxSurge: 1` of 10 replicas counts all of them, not those that come on top. */
function isWholeNumber({ key, value, comment }: CommentedField, replicas: number, stated: number): boolean {
  if (/\b(?:more|extra|additional|above|over|beyond|down|missing|unavailable)\b/i.test(comment)) return false;
  const share = (replicas * Number.parseInt(value, 10)) / 100;
  const pods = value.endsWith('%') ? (key === 'maxSurge' ? Math.ceil(share) : Math.floor(share)) : Number(value);
  return stated === (key === 'maxSurge' ? replicas + pods : replicas - pods);
}

function quantityContradiction({ key, value, comment, above }: CommentedField): Contradiction | undefined {
  if (above) return undefined;
  const resource = key === 'cpu' ? 'cpu' : 'bytes';
  const actual = readQuantity(value, resource);
  const text = comment.replace(/^[=:]\s*/, '').replace(/\s*\(.*\)$|\.$/, '');
  const stated: Amount | undefined = /^(?:an?|one|two|three|four)$/i.test(text) ? undefined : readQuantity(text, resource);
  if (actual === undefined || stated === undefined || isSameAmount(actual, stated)) return undefined;
  // A bare number says nothing of bytes, and one digit beside cores may be a footnote.
  if (/^\d+$/.test(text) && (resource === 'bytes' || text.length === 1)) return undefined;
  return { stated: text, instead: value };
}
