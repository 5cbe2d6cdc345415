/** The number of the process that kubectl's log lines carry; nothing runs here that has one. */
const PROCESS = 4321;

/**
 * A line of kubectl's own log, which goes to standard error.
 * @param severity `W` or `E`
 * @param now milliseconds since 1970; the fraction of a millisecond makes the last three digits of the time
 * @param place the file and line of kubectl that speaks
 * Rule: the format of `k8s.io/klog`: `E1121 03:10:39.726861    4812 memcache.go:265] …`.
 */
export function logLine(severity: 'W' | 'E', now: number, place: string, text: string): string {
  const [date = '', time = ''] = new Date(now).toISOString().split('T');
  const micros = Math.floor((now - Math.floor(now)) * 1000 + 1e-6);
  return `${severity}${date.slice(5).replace('-', '')} ${time.slice(0, 12)}${String(micros).padStart(3, '0')} ${String(PROCESS).padStart(7)} ${place}] ${text}\n`;
}
