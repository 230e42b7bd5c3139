/** Names in lower case, without a dot at the end → their number: January is 1, Monday is 1. */
export type Names = ReadonlyMap<string, number>;

/** Of the months, long and short, alone and within a date, which many languages inflect. */
export function monthNames(locale: string | undefined): Names {
  const key = locale ?? '';
  const names = known.get(key) ?? readMonths(locale);
  known.set(key, names);
  return names;
}

/** By locale: to ask the browser for them all takes it many milliseconds. */
const known = new Map<string, Names>();

function readMonths(locale: string | undefined): Names {
  const forms = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ];
  const read = (tags: readonly string[]) =>
    namesOf('month', tags, forms as Intl.DateTimeFormatOptions[], (number) => Date.UTC(2001, number - 1, 1), 12);
  const names = read(['en', 'en-GB', ...(locale ? [locale] : [])]);
  const common = COMMON.map((tag) => withShort(read([tag])));
  const all = new Map([...withShort(names), ...names]);
  for (const [name, number] of [...common.flatMap((each) => [...each]), ['mrz', 3] as const]) {
    const isElse = common.some((each) => (each.get(name) ?? number) !== number);
    if (!isElse && !all.has(name)) all.set(name, number);
  }
  return all;
}

/** Languages whose month names a file may have though nobody says so, as far as they mean one month in all of them. */
const COMMON = ['de', 'nl', 'fr', 'es', 'it', 'pt', 'sv', 'da', 'nb', 'fi', 'pl'];

/** With the first three letters, as spreadsheets shorten, and without accents. */
function withShort(names: Names): Names {
  const all = new Map<string, number>();
  for (const [name, number] of names) {
    const short = name.slice(0, 3);
    const isOne = [...names].every(([other, its]) => its === number || !other.startsWith(short));
    for (const each of isOne ? [name, short] : [name]) {
      all.set(each, number);
      all.set(each.normalize('NFD').replace(/\p{M}/gu, ''), number);
    }
  }
  return all;
}

export function weekdayNames(locale: string | undefined): Names {
  const forms: Intl.DateTimeFormatOptions[] = [{ weekday: 'long' }, { weekday: 'short' }];
  return namesOf(
    'weekday',
    ['en', 'en-GB', ...(locale ? [locale] : [])],
    forms,
    (number) => Date.UTC(2001, 0, number),
    7,
  ); // 2001-01-01 was a Monday
}

export const nameKey = (name: string) => name.toLowerCase().replace(/\.$/, '');

function namesOf(
  type: 'month' | 'weekday',
  tags: readonly string[],
  forms: readonly Intl.DateTimeFormatOptions[],
  instant: (number: number) => number,
  count: number,
): Names {
  const names = new Map<string, number>();
  // British English has "Sept", American "Sep".
  for (const tag of tags) {
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
