import { distance } from '../../kube/nearest.ts';

/** Whether labels have every pair of an equality selector; the empty selector of a Service selects nothing. */
export function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(selector);
  return pairs.length > 0 && pairs.every(([name, value]) => Object.hasOwn(labels, name) && labels[name] === value);
}

/** Finds what a selector selects among many things with labels, without looking at all of them. */
export class LabelIndex<Labelled extends { labels: Readonly<Record<string, string>> }> {
  readonly #byPair = new Map<string, Labelled[]>();

  constructor(all: Iterable<Labelled>) {
    for (const one of all) {
      for (const pair of Object.entries(one.labels)) {
        const key = JSON.stringify(pair);
        const same = this.#byPair.get(key);
        if (same === undefined) this.#byPair.set(key, [one]);
        else same.push(one);
      }
    }
  }

  /** All that have every pair of the selector, in the order in which they were given. */
  selectedBy(selector: Readonly<Record<string, string>>): Labelled[] {
    const lists = Object.entries(selector).map((pair) => this.#byPair.get(JSON.stringify(pair)) ?? []);
    const shortest = lists.reduce((best, list) => (list.length < best.length ? list : best), lists[0] ?? []);
    return shortest.filter((one) => selects(selector, one.labels));
  }
}

/** Labels as kubectl writes them: `app=api,tier=web`. */
export function formatLabels(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

/** A placeholder, a template expression or a variable stands in the labels, so they are not known. */
export function hasPlaceholder(labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(labels).some(([name, value]) => /[<>{}$[\]]|\.\.\./.test(name + value));
}

/**
 * How alike a selector and labels that it does not select are: 0 is nothing in common. A pair in
 * common counts most, then a value under another key, an alike value, and the same key.
 */
export function likeness(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): number {
  let score = 0;
  for (const [name, value] of Object.entries(selector)) {
    const other = labels[name];
    if (other === value) score += 8;
    else if (other !== undefined) score += alike(value, other) ? 4 : 1;
    else if (Object.values(labels).includes(value)) score += 6;
  }
  return score;
}

/** Two values that one might write for the other: a slip of the pen, or one is a part of the other. */
function alike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 3 && long.split(/[-_.]/).includes(short)) return true;
  if (short.length >= 3 && long.startsWith(`${short}-`)) return true;
  if (one.toLowerCase() === other.toLowerCase()) return true;
  return short.length >= 4 && distance(one, other) <= 2;
}
