import { fiscalYearOf } from '../model/fiscal.ts';
import type { FiscalYear, Organisation } from '../model/organisation.ts';
import type { MappingOptions } from './tables/mapping.ts';
import { type FileAddress, named } from './files/file-as-source.ts';
import type { FetchFileOptions } from './files/fetch-file.ts';
import { loadTargets } from './tables/read-targets.ts';
import type { TargetsFile } from './tables/target-table.ts';
import type { Fill, Filling } from './targets/filling.ts';
import { askedBy, type FilledBy, inCurrency, inFiscalYear, otherwise } from './targets/read-by.ts';

export type { Column, Columns, Lookup, MappedColumn, MappingOptions, Where } from './tables/mapping.ts';
export type { Fill, Filling } from './targets/filling.ts';

/** A file of targets, `.csv`, `.json` or `.xlsx`, in our form or mapped to it. */
export interface TargetsFileOptions extends MappingOptions {
  /** Address of the file, or a `File` that the reader has chosen. */
  readonly src: FileAddress;
  /** Of the years and periods in the file, where it is not that of the board; what has a date lies where the board has it. */
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Currency of rows that name none, ISO 4217; the organisation's or the board's by default. */
  readonly currency?: string;
  /** Instead of the board's: users' rows without currency have their group's, and unknown owners are noted. */
  readonly organisation?: Organisation;
  /** Instead of the page's own, e.g. to add credentials. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * The first content of a repository, from a file of targets:
 * `memoryRepository({ fill: targetsFile({ src: 'targets.csv' }) })`. The file
 * is fetched when the targets are first asked for, and read by the fiscal year,
 * currency and time zone of the board that asks.
 */
export function targetsFile(options: TargetsFileOptions): Fill {
  const { src, ...file } = named(options);
  return fillingBy(file, (by) => loadTargets(src, by));
}

/** By what targets are read: options of the mapping, and the board that asks. */
type ReadBy = Omit<TargetsFileOptions, 'src'> & FetchFileOptions;

/** A filling that is read by the board that asks, and anew where that changes. */
export function fillingBy(
  options: Omit<TargetsFileOptions, 'src'>,
  readTargets: (by: ReadBy) => Promise<TargetsFile>,
): Fill {
  return async ({ signal, reload, readBy }) => {
    const asked = readBy && (await askedBy(readBy, signal));
    const organisation = options.organisation ?? asked?.organisation;
    const base = options.organisation?.currency ?? asked?.currency;
    const filledBy = {
      currency: options.currency ?? base,
      timeZone: options.timeZone ?? asked?.timeZone ?? organisation?.timeZone,
      fiscalYear: fiscalYearOf({ ...(asked?.fiscalYear ?? organisation?.fiscalYear), ...options.fiscalYear }),
    };
    const read = await readTargets({ ...options, organisation, ...filledBy, signal, reload });
    return asked ? fitted({ ...read, filledBy }, asked) : read;
  };
}

/** Targets of the file's own fiscal year and currency as those of the board; noted where that cannot be. */
function fitted(file: TargetsFile & { readonly filledBy: FilledBy }, asked: FilledBy): Filling {
  const { types, filledBy, notes } = file;
  const { currency } = filledBy;
  const moved = inFiscalYear(file.sets, fiscalYearOf(filledBy.fiscalYear), fiscalYearOf(asked.fiscalYear));
  const sets = moved ?? file.sets;
  const isOther = currency && asked.currency && currency !== asked.currency;
  const is = { ...filledBy, ...(moved && { fiscalYear: asked.fiscalYear }), currency: asked.currency };
  const note = otherwise(is, asked);
  return {
    types,
    sets: isOther ? inCurrency(sets, types, currency) : sets,
    notes: note ? [...notes, note] : notes,
    filledBy: is,
    // A failure that this reading could not mend comes again in another.
    differs: async ({ readBy, signal }) => readBy && otherwise(asked, await askedBy(readBy, signal)),
  };
}
