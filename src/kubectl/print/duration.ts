/** A unit's number followed by the next smaller unit's remainder, which is left out when it is zero. */
function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}

/**
 * An age as tables and `describe` show it: `0s`, `119s`, `5m12s`, `42m`, `3h5m`, `2d4h`, `400d`, `3y20d`.
 * Rule: `HumanDuration` of apimachinery's `util/duration`: two digits of precision, more or less.
 * @param seconds may be negative; up to two seconds in the future count as clock skew, further is `<invalid>`
 */
export function humanDuration(seconds: number): string {
  const total = Math.trunc(seconds);
  if (total < -1) return '<invalid>';
  if (total < 0) return '0s';
  if (total < 120) return `${total + 0}s`;
  const minutes = Math.trunc(total / 60);
  if (minutes < 10) return pair(minutes, 'm', total % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.trunc(minutes / 60);
  if (hours < 8) return pair(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.trunc(hours / 24);
  if (days < 8) return pair(days, 'd', hours % 24, 'h');
  if (days < 730) return `${days}d`;
  const years = Math.trunc(days / 365);
  return years < 8 ? pair(years, 'y', days % 365, 'd') : `${years}y`;
}

/**
 * An age in one unit: `59s`, `59m`, `23h`, `364d`, `1y`.
 * Rule: `ShortHumanDuration` of apimachinery's `util/duration`.
 * @param seconds may be negative, as in `humanDuration`
 */
export function shortHumanDuration(seconds: number): string {
  const total = Math.trunc(seconds);
  if (total < -1) return '<invalid>';
  if (total < 0) return '0s';
  if (total < 60) return `${total + 0}s`;
  const minutes = Math.trunc(total / 60);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.trunc(minutes / 60);
  if (hours < 24) return `${hours}h`;
  const days = Math.trunc(hours / 24);
  return days < 365 ? `${days}d` : `${Math.trunc(days / 365)}y`;
}

/**
 * How long ago a time was, as an AGE column shows it.
 * Rule: `translateTimestampSince` of `pkg/printers/internalversion`.
 * @param timestamp an RFC 3339 time, as `creationTimestamp` holds it; `<unknown>` when unset or not a time
 * @param now milliseconds since 1970
 */
export function since(timestamp: unknown, now: number): string {
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(at) ? '<unknown>' : humanDuration((now - at) / 1000);
}

/**
 * How long until a time, or the age of it when it has passed.
 * Rule: `translateTimestampUntil`.
 */
export function until(timestamp: unknown, now: number): string {
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(at) ? '<unknown>' : humanDuration((at - now) / 1000);
}
