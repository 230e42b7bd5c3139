import { decimalsOf } from '../../model/currency.ts';
import { fiscalMonth, fiscalPlace, fiscalYearOf } from '../../model/fiscal.ts';
import type { Note } from '../../model/note.ts';
import type { FiscalYear, Organisation, TargetType } from '../../model/organisation.ts';
import type { TargetRow, TargetSet, TargetValue } from '../../model/target.ts';
import { rowId } from '../../model/owner.ts';
import type { AskOptions, ReadBy } from '../../source/data-source.ts';

/** By what a file of targets was read. Plain data. */
export interface FilledBy {
  readonly fiscalYear: Partial<FiscalYear>;
  /** Of rows that name none. */
  readonly currency?: string;
  readonly timeZone?: string;
}

/** Returns the settings by which a board reads: the board's own settings, else its organisation's. */
export async function askedBy(
  readBy: ReadBy,
  signal: AbortSignal,
): Promise<FilledBy & { readonly organisation: Organisation }> {
  const organisation = await readBy.organisation(signal);
  const { currencies = [] } = organisation;
  return {
    organisation,
    fiscalYear: fiscalYearOf({ ...organisation.fiscalYear, ...readBy.fiscalYear }),
    currency: organisation.currency ?? readBy.currency ?? (currencies.length === 1 ? currencies[0] : undefined),
    timeZone: readBy.timeZone ?? organisation.timeZone,
  };
}

/** The note for targets that were read by something else than whoever asks for them does; nothing where they agree. */
export async function differs(
  filled: FilledBy,
  { readBy, signal }: Pick<AskOptions, 'readBy' | 'signal'>,
): Promise<Note | undefined> {
  return readBy && otherwise(filled, await askedBy(readBy, signal));
}

/** `targets-read-otherwise`: the first setting that is another one. */
export function otherwise(filled: FilledBy, asked: FilledBy): Note | undefined {
  const [mine, wanted] = [settingsOf(filled), settingsOf(asked)];
  // Amounts without currency are the base currency's, whichever it is; they differ by its decimals alone.
  const isSame = (name: Setting) =>
    name === 'currency' ? decimalsOf(mine[name]) === decimalsOf(wanted[name]) : mine[name] === wanted[name];
  const other = SETTINGS.find((name) => mine[name] !== undefined && wanted[name] !== undefined && !isSame(name));
  if (!other) return undefined;
  return { code: 'targets-read-otherwise', value: `${other}=${mine[other]}`, expected: `${other}=${wanted[other]}` };
}

const SETTINGS = ['fiscal-year-start', 'fiscal-year-name', 'currency', 'time-zone'] as const;
type Setting = (typeof SETTINGS)[number];

function settingsOf({ fiscalYear, currency, timeZone }: FilledBy) {
  const { start, name } = fiscalYearOf(fiscalYear);
  return {
    'fiscal-year-start': start,
    'fiscal-year-name': start === 1 ? 'start' : name,
    currency,
    'time-zone': timeZone,
  };
}

/**
 * Sets of one fiscal year as those of another, month by month; quarters where
 * they begin in the same months. Nothing where quarters do not, or a row would
 * have two currencies.
 */
export function inFiscalYear(
  sets: readonly TargetSet[],
  from: FiscalYear,
  to: FiscalYear,
): readonly TargetSet[] | undefined {
  const moved = new Map<string, MovedSet>();
  for (const { year, targetType, interval, rows } of sets) {
    const length = interval === 'month' ? 1 : 3;
    if ((to.start - from.start) % length !== 0) return undefined;
    for (const row of rows) {
      for (const [index, value] of row.values.entries()) {
        if (value === null) continue;
        const place = fiscalPlace(fiscalMonth(year, index * length, from), to);
        const set = setAt(moved, { year: place.year, targetType, interval, revision: 0 });
        if (!put(set, row, place.index / length, value)) return undefined;
      }
    }
  }
  return [...moved.values()].map(({ key, rows }) => ({ ...key, rows: [...rows.values()] }));
}

interface MovedSet {
  readonly key: Omit<TargetSet, 'rows'>;
  readonly rows: Map<string, TargetRow & { readonly values: TargetValue[] }>;
}

function setAt(moved: Map<string, MovedSet>, key: Omit<TargetSet, 'rows'>): MovedSet {
  const id = `${key.year} ${key.targetType} ${key.interval}`;
  let set = moved.get(id);
  if (!set) moved.set(id, (set = { key, rows: new Map() }));
  return set;
}

/** Whether the row takes a value: not where it is of another currency. */
function put({ key, rows }: MovedSet, row: TargetRow, index: number, value: TargetValue): boolean {
  const id = rowId(row);
  let own = rows.get(id);
  const values = Array<TargetValue>(key.interval === 'month' ? 12 : 4).fill(null);
  if (!own) rows.set(id, (own = { ...row, values }));
  else if (row.locked && !own.locked) rows.set(id, (own = { ...own, locked: true }));
  own.values[index] = value;
  return own.currency === row.currency;
}

/** Rows that name no currency, with that of their file, where it is not the base currency. */
export function inCurrency(
  sets: readonly TargetSet[],
  types: readonly TargetType[],
  currency: string,
): readonly TargetSet[] {
  const counts = new Set(types.filter(({ unit }) => unit === 'count').map(({ id }) => id));
  return sets.map((set) =>
    counts.has(set.targetType) ? set : { ...set, rows: set.rows.map((row) => ({ currency, ...row })) },
  );
}
