import { isDay } from '../../model/day.ts';
import type { Forms } from './forms.ts';

/** Not `1.500`, which may be a thousand and a half. */
const NUMBER = /^-?(?!\d{1,3}\.\d{3}$)\d+(?:\.\d+)?$/;
const TIME = /^(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?$/;

/** Thrown by the plain forms for whatever they cannot read, which others perhaps can. */
export const ODD = Symbol('odd');

/** Gives up the plain reading. */
export function odd(): never {
  throw ODD;
}

/** ISO dates and date-times of the organisation's own zone, and `-1234.56`: all that most files hold. */
export const PLAIN_FORMS: Forms = {
  day: (text) => (TIME.test(text.slice(10)) && isDay(text.slice(0, 10)) ? text.slice(0, 10) : odd()),
  number: (text) => (NUMBER.test(text) ? text : odd()),
  combine: odd,
  chance: odd,
};
