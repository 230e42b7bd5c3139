import { isAscii } from './field-names.ts';

/** First letters of months in languages of Europe; to ask the browser for all names takes it many milliseconds. */
const MONTHS = new Set(
  'jan ene gen feb fev fév mar mär mrt maa mrz apr abr avr may mai mei mag maj jun jui giu jul lug aug ago aoû aou sep set oct okt ott out nov dec dez déc dic des'.split(
    ' ',
  ),
);

/** Whether a word is the name of a month, as far as its first letters tell. */
export const isMonthName = (word: string) => MONTHS.has(word.slice(0, 3).toLowerCase()) && /^\p{L}+\.?$/u.test(word);

/** Pattern of a date with names, by their places: `EEEE MMMM d yyyy` of “Friday December 1 2017”. */
export function namedPattern(date: string): string | undefined {
  let [hasMonth, hasDay, hasYear] = [false, false, false];
  const tokens = isAscii(date) ? /[a-z]+|\d+/gi : /\p{L}+|\d+/gu;
  const pattern = date.replace(tokens, (token) => {
    if (/\d/.test(token)) {
      const isYear = token.length === 4 || hasDay;
      if (isYear) hasYear = true;
      else hasDay = true;
      return isYear ? (token.length === 4 ? 'yyyy' : 'yy') : 'd';
    }
    if (isMonthName(token) && !hasMonth) {
      hasMonth = true;
      return token.length > 4 ? 'MMMM' : 'MMM';
    }
    return token.length > 3 ? 'EEEE' : 'EEE';
  });
  return hasMonth && hasDay && hasYear ? pattern : undefined;
}
