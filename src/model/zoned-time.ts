const MS_PER_MINUTE = 60_000;

const formats = new Map<string | undefined, Intl.DateTimeFormat>();

/**
 * Minutes east of Greenwich of an IANA zone at an instant (epoch milliseconds);
 * `undefined` is the zone of this machine. Throws `RangeError` for an unknown zone.
 */
export function offsetAt(timeZone: string | undefined, instant: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    formats.set(timeZone, (format = new Intl.DateTimeFormat('en', { ...fields, hourCycle: 'h23', timeZone })));
  }
  const parts = format.formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((local - Math.floor(instant / MS_PER_MINUTE) * MS_PER_MINUTE) / MS_PER_MINUTE);
}

/** The instant at which clocks of a zone show a local time, given in milliseconds as if it were UTC. */
export function instantAt(timeZone: string | undefined, local: number): number {
  const first = local - offsetAt(timeZone, local) * MS_PER_MINUTE;
  return local - offsetAt(timeZone, first) * MS_PER_MINUTE;
}

/** Date and time of an instant on the clocks of a zone: `2026-03-01T14:00`. */
export function localTime(timeZone: string | undefined, instant: number): string {
  return new Date(instant + offsetAt(timeZone, instant) * MS_PER_MINUTE).toISOString().slice(0, 16);
}
