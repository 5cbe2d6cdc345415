import { TIME_ZONE_NAMES } from './time-zone-names.ts';

let names: ReadonlySet<string> | undefined;

function readNames(): ReadonlySet<string> {
  const all = Object.entries(TIME_ZONE_NAMES).flatMap(([area, places]) => places.split(' ').map((place) => (area === '' ? place : `${area}/${place}`)));
  return new Set(all);
}

/**
 * Whether a name is that of a time zone, in the letters of the IANA database: `Europe/Berlin`, `Etc/UTC`,
 * and old names such as `Asia/Calcutta`.
 */
export function isTimeZone(name: string): boolean {
  names ??= readNames();
  return names.has(name);
}
