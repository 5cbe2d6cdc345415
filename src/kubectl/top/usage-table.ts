import type { Usage } from '../../cluster/kubelet/agents.ts';
import { alignTabs } from '../print/tab-writer.ts';

/** A line of `kubectl top`: its names, and what is used. */
export interface UsageRow {
  names: readonly string[];
  usage: Usage;
  /** What there is of it, for the percentages of nodes. */
  capacity?: Usage;
}

const MEBIBYTE = 1024 * 1024;

export const NO_METRICS = 'Metrics API not available';

/**
 * Rows as a table; every cell ends with a tab, so that the last column is padded too.
 * Rule: `TopCmdPrinter` of kubectl's `metricsutil`.
 */
export function usageTable(headers: readonly string[], rows: readonly UsageRow[], { noHeaders = false, sum = false } = {}): string {
  const lines = rows.map(({ names, usage, capacity }) => [...names, ...cells(usage, capacity)]);
  if (sum) lines.push(...sumLines(headers.length, rows));
  const all = noHeaders ? lines : [headers, ...lines];
  return alignTabs(all.map((line) => `${line.map((cell) => `${cell}\t`).join('')}\n`).join(''));
}

function cells({ milliCpu, bytes }: Usage, capacity?: Usage): string[] {
  const [cpu, memory] = [`${Math.round(milliCpu)}m`, `${Math.floor(bytes / MEBIBYTE)}Mi`];
  if (capacity === undefined) return [cpu, memory];
  return [cpu, percent(milliCpu, capacity.milliCpu), memory, percent(bytes, capacity.bytes)];
}

const percent = (part: number, whole: number): string => (whole === 0 ? '<unknown>' : `${Math.floor((part / whole) * 100)}%`);

function sumLines(width: number, rows: readonly UsageRow[]): string[][] {
  const total = rows.reduce((sum, { usage }) => ({ milliCpu: sum.milliCpu + usage.milliCpu, bytes: sum.bytes + usage.bytes }), { milliCpu: 0, bytes: 0 });
  const empty = Array.from({ length: width - 2 }, () => '');
  return [[...empty, '________', '________'], [...empty, ...cells(total)]];
}

/** By CPU or memory, the most first; else by name. Rule: `UsageSorter` there. */
export function sortUsage(rows: readonly UsageRow[], by: string): UsageRow[] {
  const name = ({ names }: UsageRow): string => names.join('\0');
  return [...rows].sort((a, b) => {
    if (by === 'cpu') return b.usage.milliCpu - a.usage.milliCpu;
    if (by === 'memory') return b.usage.bytes - a.usage.bytes;
    return name(a) < name(b) ? -1 : 1;
  });
}
