/** Names in lower case, without a dot at the end → their number: January is 1, Monday is 1. */
export type Names = ReadonlyMap<string, number>;

/** Of the months, long and short, alone and within a date, which many languages inflect. */
export function monthNames(locale: string | undefined): Names {
  const forms = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ];
  return namesOf('month', locale, forms as Intl.DateTimeFormatOptions[], (number) => Date.UTC(2001, number - 1, 1), 12);
}

export function weekdayNames(locale: string | undefined): Names {
  const forms: Intl.DateTimeFormatOptions[] = [{ weekday: 'long' }, { weekday: 'short' }];
  return namesOf('weekday', locale, forms, (number) => Date.UTC(2001, 0, number), 7); // 2001-01-01 was a Monday
}

export const nameKey = (name: string) => name.toLowerCase().replace(/\.$/, '');

function namesOf(
  type: 'month' | 'weekday',
  locale: string | undefined,
  forms: readonly Intl.DateTimeFormatOptions[],
  instant: (number: number) => number,
  count: number,
): Names {
  const names = new Map<string, number>();
  // British English has "Sept", American "Sep".
  for (const tag of ['en', 'en-GB', ...(locale ? [locale] : [])]) {
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(tag, { ...form, timeZone: 'UTC', calendar: 'gregory' });
      for (let number = 1; number <= count; number++) {
        const name = format.formatToParts(instant(number)).find((part) => part.type === type)?.value ?? '';
        names.set(nameKey(name), number);
      }
    }
  }
  return names;
}
