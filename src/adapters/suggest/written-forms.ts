import type { Day } from '../../model/day.ts';
import { SourceError } from '../../source/source-error.ts';
import { dateReader } from '../tables/date-form.ts';
import { markReader } from '../tables/number-form.ts';
import { WrittenNumbers } from '../tables/written-numbers.ts';
import type { ColumnValues, DatePattern } from './column-values.ts';
import type { Choice, Question, Reason } from './suggestion.ts';

export interface Said {
  readonly reasons: readonly Reason[];
  readonly questions: readonly Question[];
}

const [POINT, COMMA] = [markReader('.'), markReader(',')];

/** How the numbers of some columns are written: told, asked, or nothing to say. */
export function numbersOf(columns: readonly ColumnValues[]): Said {
  const texts = columns.flatMap(({ values }) => values.filter((value) => typeof value === 'string'));
  const read = (decimal: '.' | ',') => {
    const numbers = new WrittenNumbers(decimal);
    texts.forEach(numbers.read);
    return numbers;
  };
  const numbers = read('.').isOther ? read(',') : read('.');
  try {
    numbers.check();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { reasons: [], questions: [numbersQuestion(error.detail.value ?? '')] };
  }
  const [note] = numbers.notes();
  const mark = numbers.decimal === ',' ? 'a decimal comma' : 'a decimal point';
  const text = `Numbers such as “${note?.value}” have ${mark}: no other reading is possible.`;
  return { reasons: note ? [{ about: 'numbers', sure: 0.95, text }] : [], questions: [] };
}

function numbersQuestion(value: string): Question {
  const [byPoint, byComma] = [Number(POINT(value)), Number(COMMA(value))];
  const sign = value.includes(',') ? 'comma' : 'point';
  const choice = (numbers: string, read: number, other: number): Choice => ({
    text: `${read} – the ${sign} ${Math.abs(read) < Math.abs(other) ? 'stands before decimals' : 'separates thousands'}`,
    mapping: { numbers },
  });
  const text = `Numbers such as “${value}” may mean two things. What is “${value}”?`;
  return { about: 'numbers', text, choices: [choice('en', byPoint, byComma), choice('nl', byComma, byPoint)] };
}

/** Shows each pattern by the day that it makes of a date which no two of them read alike. */
function datesQuestion(name: string, patterns: readonly DatePattern[], texts: readonly string[]): Question {
  const readers = patterns.map((pattern) => dateReader(pattern, {}));
  const days = (text: string) => readers.map((read) => dayOf(read(text)));
  const shown = texts.find((text) => new Set(days(text)).size === patterns.length) ?? texts[0] ?? '';
  const read = days(shown);
  const choices = patterns.map((dates, at) => ({ text: `${read[at] ?? '–'} (${dates})`, mapping: { dates } }));
  const text = `Dates such as “${shown}” in “${name}” may be read in ${patterns.length} ways. What is “${shown}”?`;
  return { about: 'dates', text, choices };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const dayOf = (day: Day | undefined) =>
  day && `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/** Pattern of a column of dates: told, or asked where several read it. */
export function datesOf({ name, patterns, values, dates }: ColumnValues): Said & { readonly dates?: DatePattern } {
  const texts = values.filter((value) => typeof value === 'string');
  const first = String(texts[0] ?? values[0] ?? '');
  if (!patterns.length) return { reasons: [], questions: [] };
  const [pattern] = patterns;
  if (patterns.length > 1) {
    return { reasons: [], questions: [datesQuestion(name, patterns, texts)] };
  }
  if (pattern === undefined) return { reasons: [], questions: [] };
  if (pattern === 'serial') {
    const choices = [{ text: 'Days, as spreadsheets count them', mapping: { dates: 'serial' } }];
    return {
      reasons: [],
      questions: [{ about: 'dates', text: `What are numbers such as ${first} in “${name}”?`, choices }],
    };
  }
  const text = `Dates such as “${first}” are written as ${pattern}: no other pattern reads all of them.`;
  return { dates: pattern, reasons: [{ about: 'dates', text, sure: dates }], questions: [] };
}
