/**
 * Seconds as Go prints a duration: `8s`, `1m30s`, `1h0m0s`, `500ms`.
 * Rule: `Duration.String` of Go's `time`.
 */
export function goDuration(seconds: number): string {
  if (seconds === 0) return '0s';
  const sign = seconds < 0 ? '-' : '';
  const total = Math.abs(seconds);
  if (total < 1) return `${sign}${Number((total * 1000).toFixed(6))}ms`;
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), Number((total % 60).toFixed(9))];
  return `${sign}${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${rest}s`;
}
