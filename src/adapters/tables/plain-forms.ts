import { isDay } from '../../model/day.ts';
import { loadCode } from '../../source/load-code.ts';
import type { Forms } from './forms.ts';
import type { MappingSpec } from './mapping.ts';

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const TIME = /^(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?$/;

/** Thrown by the plain forms for whatever they cannot read, which others perhaps can. */
const ODD = Symbol('odd');

function odd(): never {
  throw ODD;
}

/** ISO dates and date-times of the organisation's own zone, and `-1234.56`: all that most files hold. */
export const PLAIN_FORMS: Forms = {
  day: (text) => (TIME.test(text.slice(10)) && isDay(text.slice(0, 10)) ? text.slice(0, 10) : odd()),
  number: (text) => (NUMBER.test(text) ? text : odd()),
  subtract: odd,
};

/**
 * Reads a small table by the plain forms, and where these do not do, from the
 * beginning by all others, whose code comes only then.
 */
export async function withForms<T>(spec: MappingSpec, read: (forms: Forms) => Promise<T>): Promise<T> {
  try {
    if (isPlain(spec)) return await read(PLAIN_FORMS);
  } catch (error) {
    if (error !== ODD) throw error;
  }
  const { formsOf } = await loadCode(() => import('./forms.ts'));
  return read(formsOf(spec));
}

function isPlain({ dates, numbers, timeZone }: MappingSpec): boolean {
  return (dates ?? 'yyyy-MM-dd') === 'yyyy-MM-dd' && !numbers && (!timeZone || isTimeZone(timeZone));
}

function isTimeZone(timeZone: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false;
  }
}
