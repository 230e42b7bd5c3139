import { isTimeZone } from '../../model/time-zone.ts';
import { loadCode } from '../../source/load-code.ts';
import type { MappingSpec } from './mapping.ts';
import { ODD, PLAIN_FORMS } from './plain-forms.ts';
import type { Noted, Reading, ReadingOf } from './reading.ts';

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
    if (!of?.given && isPlain(spec)) return await read(PLAIN_READING);
  } catch (error) {
    if (error !== ODD) throw error;
  }
  const { readTable } = await loadCode(() => import('./written-table.ts'));
  return readTable(spec, read, of, withForms);
}

function isPlain({ dates, numbers, timeZone, encoding, where }: MappingSpec): boolean {
  return (
    (dates ?? 'yyyy-MM-dd') === 'yyyy-MM-dd' && !numbers && !encoding && !where && (!timeZone || isTimeZone(timeZone))
  );
}
