import { isDay } from '../../model/day.ts';
import { meantWord } from './meant-word.ts';

/** Beginnings of the names of months in our languages. */
const MONTHS = 'jan feb m(ar|är|aa|r) apr m(a[ijy]|ei) jun jul aug sep o[ck]t nov de[csz]'.split(' ');

/** The value of an attribute that a text most likely means; `allowed` are words of ours. */
export function meantSetting(name: string, text: string, allowed: readonly string[]): string | undefined {
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  return read?.(text.trim()) ?? meantWord(text, allowed);
}

const READERS: Readonly<Record<string, (text: string) => string | undefined>> = {
  'fiscal-year-start': monthOf,
  refresh: secondsOf,
  'as-of': dayOf,
  'target-as-of': dayOf,
  'time-zone': zoneOf,
};

/** Number of the month that a text means: `april`, `1 Apr`, `04-01`, `2026-04-01`; not `4/1`, which may be a day of January. */
function monthOf(text: string): string | undefined {
  const [, name] = /^(?:1(?:st|\.|er)? )?(\p{L}+)\.?(?: 1(?:st)?)?$/iu.exec(text) ?? [];
  const at = name ? MONTHS.findIndex((month) => RegExp(`^${month}\\p{L}*$`, 'iu').test(name)) : -1;
  const [, number] = /^(?:\d{4}-)?(0[1-9]|1[0-2])(?:-01)?$/.exec(text) ?? [];
  return at < 0 ? number && `${Number(number)}` : `${at + 1}`;
}

/** Seconds of `1m`, `5 min`, `60s`. */
function secondsOf(text: string): string | undefined {
  const [, count, unit = ''] = /^(\d+) ?(s|m|h)(?:ec|in|our|r)?(?:ond|ute)?s?$/i.exec(text) ?? [];
  return count && `${Number(count) * { s: 1, m: 60, h: 3600 }[unit.toLowerCase() as 's' | 'm' | 'h']}`;
}

/** The ISO form of `2026-9-15`, `2026/09/15` and `15-09-2026`, where no other day can be meant. */
function dayOf(text: string): string | undefined {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  const [, one = '', other = '', end] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const isDayFirst = Number(one) > 12 || one === other;
  const parts = end
    ? [end, ...(isDayFirst ? [other, one] : Number(other) > 12 ? [one, other] : [])]
    : [year, month, date];
  const day = parts.map((part = '') => part.padStart(2, '0')).join('-');
  return isDay(day) ? day : undefined;
}

/** The zone of a city. */
function zoneOf(text: string): string | undefined {
  const city = `/${text.replace(/ /g, '_').toLowerCase()}`;
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(city));
}
