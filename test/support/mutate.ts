type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const VALUES: Json[] = [
  null, true, false, 0, -1, 1.5, 80, 3_000_000_000, '', 'Foo', 'TCP', 'Always', '8080', '10Mi', '1GB', '50%', 'aGVsbG8=', 'aGVsbG8',
  '2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000000Z', 'yesterday', [], ['a'], [null], [{}], {}, { a: 'b' }, { a: null }, { a: 1 },
];

/**
 * A copy of an object with one random change: a value replaced, a field removed, renamed or added, an
 * item put into a list. `apiVersion` and `kind` of the root stay.
 */
export function mutate(object: unknown, random: () => number): unknown {
  const copy = structuredClone(object) as Json;
  const places = placesIn(copy).filter(({ holder, key }) => holder !== copy || (key !== 'apiVersion' && key !== 'kind'));
  if (places.length === 0) return copy;
  const { holder, key } = pick(places, random);
  const value = pick(VALUES, random);
  if (Array.isArray(holder)) {
    if (random() < 0.3) holder.push(value);
    else holder[key as number] = value;
    return copy;
  }
  const change = random();
  const name = key as string;
  if (change < 0.5) holder[name] = value;
  else if (change < 0.7) delete holder[name];
  else {
    const other = change < 0.85 ? `${name}s` : 'replicas';
    holder[other] = holder[name]!;
    if (change < 0.85) delete holder[name];
  }
  return copy;
}

interface Place {
  holder: Json[] | { [name: string]: Json };
  key: number | string;
}

function placesIn(value: Json): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, key) => [{ holder: value, key }, ...placesIn(item)]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ holder: value, key }, ...placesIn(value[key]!)]);
}

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)]!;
}
