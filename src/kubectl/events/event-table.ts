import type { Decoded, KubeObject } from '../../kube/object.ts';
import { since } from '../print/duration.ts';
import { TabWriter } from '../print/tab-writer.ts';

/** The table of `kubectl events`, which is another one than that of `kubectl get events`. Rule: `EventPrinter` of kubectl. */
export class EventTable {
  readonly #namespaces: boolean;
  readonly #tabs = new TabWriter();
  #headed: boolean;

  /** @param namespaces whether each line begins with the namespace */
  constructor(options: { noHeaders: boolean; namespaces: boolean }) {
    this.#headed = options.noHeaders;
    this.#namespaces = options.namespaces;
  }

  /** @param now milliseconds since 1970 */
  write(events: readonly KubeObject[], now: number): string {
    const lines = events.map((event) => this.#line(event, now));
    if (!this.#headed) lines.unshift(`${this.#namespaces ? 'NAMESPACE\t' : ''}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE`);
    this.#headed = true;
    return this.#tabs.align(`${lines.join('\n')}\n`);
  }

  #line(event: Decoded, now: number): string {
    const { kind, name } = event.involvedObject ?? {};
    const cells = [interval(event, now), event.type ?? '', event.reason ?? '', `${kind ?? ''}/${name ?? ''}`, String(event.message ?? '').trim()];
    return [...(this.#namespaces ? [event.metadata.namespace ?? ''] : []), ...cells].join('\t');
  }
}

/** `4s`, or `3s (x6 over 2m)` for what has happened more than once. Rule: `getInterval` there. */
function interval({ eventTime, firstTimestamp, lastTimestamp, series, count }: Decoded, now: number): string {
  const first = since(eventTime ?? firstTimestamp, now);
  if (series) return `${since(series.lastObservedTime, now)} (x${series.count ?? 0} over ${first})`;
  return count > 1 ? `${since(lastTimestamp, now)} (x${count} over ${first})` : first;
}

/** When an event was last seen, in milliseconds since 1970. Rule: `eventTime` there. */
export function lastSeen({ series, lastTimestamp, eventTime }: Decoded): number {
  return Date.parse(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? '') || 0;
}
