/** Columns as the Docker client aligns them: three blanks between the widest words. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string => `${cells.map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column]! + 3))).join('')}\n`;
  return [heads, ...rows].map(line).join('');
}

const UNITS: readonly [seconds: number, name: string][] = [[86_400, 'day'], [3600, 'hour'], [60, 'minute']];

/** A time that has gone by, as the Docker client says it. Rule: `units.HumanDuration` of docker/go-units. */
export function ago(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  for (const [length, name] of UNITS) {
    const count = Math.floor(seconds / length);
    if (count === 1 && name !== 'day') return name === 'hour' ? 'About an hour' : 'About a minute';
    if (count >= 1) return `${count} ${name}s`;
  }
  return `${seconds} seconds`;
}
