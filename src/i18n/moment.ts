import type { Locale } from './locale.ts';

/** A date, or a local date and time: `1 Mar 2026`, `1 Mar 2026, 14:00`. Another text as it is. */
export function momentText(locale: Locale, local: string): string {
  const [day = '', time] = local.split('T');
  // Told in UTC, where a local time is the same for everyone.
  const instant = Date.parse(`${day}T${time ?? '00:00'}Z`);
  if (Number.isNaN(instant)) return local;
  if (!time) return locale.day(day);
  const form = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale.tag, form).format(instant);
}
