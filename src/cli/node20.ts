function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

/**
 * Adds what the sources use of ECMAScript 2024 and Node 20 does not have yet (grouping and
 * `Promise.withResolvers`); on a newer Node it does nothing. Called before any command is loaded.
 */
export function completeNode20(): void {
  define(Map, 'groupBy', groupBy);
  define(Object, 'groupBy', objectGroupBy);
  define(Promise, 'withResolvers', promiseWithResolvers);
}

function objectGroupBy<T>(items: Iterable<T>, keyOf: (item: T, index: number) => PropertyKey): object {
  const groups: Record<PropertyKey, T[]> = Object.create(null);
  for (const [key, group] of groupBy(items, keyOf)) groups[key] = [...(groups[key] ?? []), ...group];
  return groups;
}

function promiseWithResolvers(): object {
  let functions: unknown[] = [];
  const promise = new Promise((...given) => {
    functions = given;
  });
  const [resolve, reject] = functions;
  return { promise, resolve, reject };
}
