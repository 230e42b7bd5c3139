import { SourceError } from '../../source/source-error.ts';
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
  const choice = (numbers: string, read: string | undefined): Choice => ({
    text: `${read} (${numbers === 'en' ? 'point before decimals' : 'comma before decimals'})`,
    mapping: { numbers },
  });
  const text = `Numbers such as “${value}” may mean two things. What is “${value}”?`;
  return { about: 'numbers', text, choices: [choice('en', POINT(value)), choice('nl', COMMA(value))] };
}

/** Pattern of a column of dates: told, or asked where several read it. */
export function datesOf({ name, patterns, values, dates }: ColumnValues): Said & { readonly dates?: DatePattern } {
  const first = String(values.find((value) => typeof value === 'string') ?? values[0] ?? '');
  if (!patterns.length) return { reasons: [], questions: [] };
  const [pattern] = patterns;
  if (patterns.length > 1) {
    const choices = patterns.map((dates) => ({ text: `${dates}`, mapping: { dates } }));
    const text = `Dates such as “${first}” in “${name}” may be read in ${patterns.length} ways. Which one?`;
    return { reasons: [], questions: [{ about: 'dates', text, choices }] };
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
