import { isDay } from '../../model/day.ts';
import { isTimeZone } from '../../model/time-zone.ts';
import { loadCode } from '../../source/load-code.ts';
import type { Forms } from './forms.ts';
import type { MappingSpec } from './mapping.ts';
import type { Noted, Reading, ReadingOf } from './reading.ts';

/** Not `1.500`, which may be a thousand and a half. */
const NUMBER = /^-?(?!\d{1,3}\.\d{3}$)\d+(?:\.\d+)?$/;
const TIME = /^(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?$/;

/** Thrown by the plain forms for whatever they cannot read, which others perhaps can. */
const ODD = Symbol('odd');

/** Gives up the plain reading. */
export function odd(): never {
  throw ODD;
}

/** ISO dates and date-times of the organisation's own zone, and `-1234.56`: all that most files hold. */
export const PLAIN_FORMS: Forms = {
  day: (text) => (TIME.test(text.slice(10)) && isDay(text.slice(0, 10)) ? text.slice(0, 10) : odd()),
  number: (text) => (NUMBER.test(text) ? text : odd()),
  combine: odd,
};

const PLAIN_READING: Reading = { forms: PLAIN_FORMS };

/**
 * Reads a small table as most files are written, and where that does not do,
 * from the beginning by all other forms, whose code comes only then.
 */
export async function withForms<T extends Noted>(
  spec: MappingSpec,
  read: (reading: Reading) => Promise<T>,
  of?: ReadingOf,
): Promise<T> {
  try {
    if (isPlain(spec)) return await read(PLAIN_READING);
  } catch (error) {
    if (error !== ODD) throw error;
  }
  const { readTable } = await loadCode(() => import('./written-table.ts'));
  return readTable(spec, read, of);
}

function isPlain({ dates, numbers, timeZone, encoding, where }: MappingSpec): boolean {
  return (
    (dates ?? 'yyyy-MM-dd') === 'yyyy-MM-dd' && !numbers && !encoding && !where && (!timeZone || isTimeZone(timeZone))
  );
}
