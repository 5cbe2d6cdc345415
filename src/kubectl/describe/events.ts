import type { KubeObject } from '../../kube/object.ts';
import type { Related } from './related.ts';
import { orElse } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** The table of an object's events, the latest last. */
export function writeEvents(w: DescribeWriter, object: KubeObject, related: Related): void {
  writeEventTable(w, related.events(object), related);
}

/**
 * Rule: `DescribeEvents`; the order is that of `SortableEvents`, by `lastTimestamp` alone, which events of the newer
 * kind (the scheduler's) do not have, so that they come first.
 * @param events undefined when none are to be shown
 */
export function writeEventTable(w: DescribeWriter, events: readonly KubeObject[] | undefined, related: Related): void {
  if (events === undefined) return;
  if (events.length === 0) {
    w.line(0, 'Events:', '<none>');
    return;
  }
  w.write(0, 'Events:\n  Type\tReason\tAge\tFrom\tMessage\n');
  w.line(1, '----', '------', '----', '----', '-------');
  for (const event of [...events].sort((a, b) => lastTime(a) - lastTime(b))) {
    const path = orElse(event['involvedObject']?.fieldPath, '');
    const message = String(event['message'] ?? '').trim();
    const source = orElse(event['source']?.component, event['reportingComponent'] ?? '');
    w.line(1, event['type'], event['reason'], ageText(event, related), source, path === '' ? message : `${path}: ${message}`);
  }
}

function lastTime(event: KubeObject): number {
  return typeof event['lastTimestamp'] === 'string' ? Date.parse(event['lastTimestamp']) : Number.NEGATIVE_INFINITY;
}

/** `4s`, or `3s (x6 over 2m)` for what has happened more than once. */
function ageText({ eventTime, firstTimestamp, lastTimestamp, series, count }: KubeObject, related: Related): string {
  const first = related.age(eventTime ?? firstTimestamp);
  if (series !== undefined && series !== null) return `${related.age(series.lastObservedTime)} (x${series.count ?? 0} over ${first})`;
  return count > 1 ? `${related.age(lastTimestamp)} (x${count} over ${first})` : first;
}
