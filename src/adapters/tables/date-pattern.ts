import { badOption } from './bad-option.ts';
import { monthNames, nameKey, weekdayNames, type Names } from './date-names.ts';
import { offsetOf, type DateParts } from './date-parts.ts';

type Part = 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second' | 'half' | 'offset';

interface Field {
  readonly part: Part;
  readonly pattern: string;
  readonly read: (text: string) => number;
}

/** A quoted text, a field of one letter repeated, or what stands between. */
const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g;

/**
 * Makes the reader of a pattern of Unicode date fields: `y M d E` in the
 * usual lengths, and `H h m s S a X` for date-times. Throws `SourceError`
 * for other letters, for a field that stands twice, and without year, month
 * and day.
 */
export function patternReader(pattern: string, locale?: string): (text: string) => DateParts | undefined {
  const fields: Field[] = [];
  const refuse = (value: string) => badOption('dates', value, 'yyyy-MM-dd, EEEE MMMM d yyyy, dd.MM.yyyy HH:mm');
  const meant = meantBy(pattern);
  const form = meant.replace(TOKEN, (token, quoted: string | undefined, letter: string | undefined, at: number) => {
    if (letter === undefined) return literal(quoted === undefined ? token : quoted.replaceAll("''", "'") || "'");
    if (letter === 'S') return '\\d+';
    // One digit or two, unless the next field begins at once.
    const isClose = /[a-z]/i.test(meant[at - 1] ?? '') || /[a-z]/i.test(meant[at + token.length] ?? '');
    const field = fieldOf(letter, token.length, isClose, locale);
    if (!field || fields.some(({ part }) => part === field.part)) throw refuse(token);
    fields.push(field);
    return `(${field.pattern})`;
  });
  const isWhole = ['year', 'month', 'day'].every((part) => fields.some((field) => field.part === part));
  if (!isWhole) throw refuse(pattern);
  // A pattern with Unicode's letters takes a browser long when it first sees one.
  const whole = new RegExp(`^${form}$`, /^[ -~]*$/.test(form) ? 'i' : 'iu');
  return (text) => {
    const found = whole.exec(text);
    return found ? partsOf(new Map(fields.map(({ part, read }, index) => [part, read(found[index + 1]!)]))) : undefined;
  };
}

function partsOf(found: ReadonlyMap<Part, number>): DateParts {
  const part = (name: Part) => found.get(name) ?? 0;
  const half = found.get('half');
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    day: `${String(part('year')).padStart(4, '0')}-${two(part('month'))}-${two(part('day'))}`,
    weekday: found.get('weekday'),
    hour: half === undefined ? part('hour') : (part('hour') % 12) + half,
    minute: part('minute'),
    second: part('second'),
    offset: found.get('offset'),
  };
}

const TIMES: Readonly<Record<string, Part>> = { H: 'hour', h: 'hour', m: 'minute', s: 'second' };

/** `DD/MM/YYYY` and `dd/mm/yyyy` are what spreadsheets call `dd/MM/yyyy`. */
function meantBy(pattern: string): string {
  const letters = pattern.replace(/'(?:[^']|'')*'/g, '');
  const isMonth = !/[MLHhsa]/.test(letters);
  return pattern.replace(/'(?:[^']|'')*'|D+|Y+|m+/g, (token) => {
    if (token.startsWith('m')) return isMonth ? token.toUpperCase() : token;
    return token.startsWith("'") ? token : token.toLowerCase();
  });
}

function fieldOf(letter: string, length: number, isClose: boolean, locale?: string): Field | undefined {
  if ('yu'.includes(letter)) return yearField(length);
  if ('ML'.includes(letter) && length < 5)
    return length > 2 ? named('month', monthNames(locale)) : numeric('month', length, isClose);
  if (letter === 'd') return numeric('day', length, isClose);
  if ('Ec'.includes(letter) && length < 5) return named('weekday', weekdayNames(locale));
  if (letter === 'a') return { part: 'half', pattern: '[ap]\\.?m\\.?', read: (text) => (/^p/i.test(text) ? 12 : 0) };
  if ('XxZ'.includes(letter)) return { part: 'offset', pattern: 'Z|[+-]\\d\\d(?::?\\d\\d)?', read: offsetOf };
  const time = TIMES[letter];
  if (time === 'second' && length < 3) return { part: time, pattern: '\\d{1,2}(?:[.,]\\d+)?', read: Number.parseInt };
  return time && numeric(time, length, isClose);
}

function numeric(part: Part, length: number, isClose: boolean): Field | undefined {
  if (length > 2) return undefined;
  return { part, pattern: length === 1 || !isClose ? '\\d{1,2}' : '\\d\\d', read: Number };
}

/** Two digits mean 1970 to 2069. */
function yearField(length: number): Field {
  if (length !== 2) return { part: 'year', pattern: length === 1 ? '\\d{1,4}' : `\\d{${length}}`, read: Number };
  return { part: 'year', pattern: '\\d\\d', read: (text) => Number(text) + (text < '70' ? 2000 : 1900) };
}

function named(part: Part, names: Names): Field {
  const pattern = `(?:${[...names.keys()].map(escaped).join('|')})\\.?`;
  return { part, pattern, read: (text) => names.get(nameKey(text))! };
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const literal = (text: string) => escaped(text).replace(/\s+/g, '\\s+');
