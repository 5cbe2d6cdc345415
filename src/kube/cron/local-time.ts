const formats = new Map<string, Intl.DateTimeFormat>();

/** Names that mean the time of the controller, which is UTC. */
const isUtc = (zone: string | undefined): boolean => zone === undefined || zone === '' || zone === 'Local' || zone === 'UTC' || zone === 'Etc/UTC';

/**
 * The time that clocks in a time zone show.
 * @param time milliseconds since 1970
 * @returns a date whose UTC fields are those of the clocks
 */
export function localTime(time: number, zone: string | undefined): Date {
  return new Date(time + offsetAt(time, zone));
}

/**
 * The moment at which clocks in a time zone show something; when they never do, one close to it.
 * @param shown the shown time as if it were UTC, in milliseconds since 1970
 */
export function utcOf(shown: number, zone: string | undefined): number {
  const near = shown - offsetAt(shown, zone);
  return shown - offsetAt(near, zone);
}

/** How much clocks in a time zone are ahead of UTC, in milliseconds. */
export function offsetAt(time: number, zone: string | undefined): number {
  if (isUtc(zone)) return 0;
  let format = formats.get(zone!);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(zone!, format);
  }
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
  return shown - Math.floor(time / 1000) * 1000;
}
