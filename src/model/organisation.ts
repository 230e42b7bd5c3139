import type { Day, Month } from './day.ts';
import type { Measure } from './actual.ts';
import type { Note } from './note.ts';

/** A name in one language or in several, by BCP 47 tag. */
export type Name = string | Readonly<Record<string, string>>;

export interface Group {
  readonly id: string;
  readonly name?: Name;
  /** Id of the owner company (site, subsidiary) it belongs to. */
  readonly company?: string;
  /** Id of its working-day calendar; the organisation's by default. */
  readonly calendar?: string;
}

export interface User {
  readonly id: string;
  readonly name?: Name;
  /** Id of the primary group. */
  readonly group?: string;
  /** Has left: counts for group and company, is listed under "former users" (A3). */
  readonly former?: boolean;
}

export interface WorkingCalendar {
  /** Working weekdays, Monday is 1. Default 1–5. */
  readonly weekdays?: readonly number[];
  readonly holidays?: readonly Day[];
}

/** Base currency per one foreign unit: one rate for ever, or by calendar month, the latest earlier one holding on (T7). */
export type Rates = Readonly<Record<string, number | Readonly<Record<Month, number>>>>;

export interface FiscalYear {
  /** First month, 1–12. Default 1. */
  readonly start: number;
  /** Whether the year is called after the calendar year in which it starts (default) or ends. */
  readonly name: 'start' | 'end';
}

export interface Item {
  readonly id: string;
  readonly name?: Name;
}

/** A list that splits the sales: sale type, source, country, … `all-sales` is always there and has no items. */
export interface Dimension {
  readonly id: string;
  readonly name?: Name;
  /** The column of the sales file that holds the item; the id by default. */
  readonly column?: string;
  readonly items?: readonly Item[];
}

/** One dimension plus one unit; its id is `<dimension>.<unit>`. */
export interface TargetType {
  readonly id: string;
  readonly dimension: string;
  readonly unit: Measure;
  /** Items with target rows of their own; without, one row for all items. */
  readonly items?: readonly string[];
  readonly levels?: 'all' | 'company-and-group';
}

/** Groups, users, dimensions and the rules by which figures are read. Everything is optional but the lists. */
export interface Organisation {
  /** Whether an organisation file said who is there. If not, the owners named in sales and targets are (R12). */
  readonly listed: boolean;
  readonly company?: { readonly name?: Name };
  readonly companies?: readonly { readonly id: string; readonly name?: Name }[];
  readonly groups: readonly Group[];
  readonly users: readonly User[];
  /** Base currency, ISO 4217. */
  readonly currency?: string;
  /** Currencies that the sales name, where the source knows them (R14). */
  readonly currencies?: readonly string[];
  readonly rates?: Rates;
  readonly fiscalYear?: Partial<FiscalYear>;
  /** IANA name; decides which day it is, and the day of a date-time (A4). */
  readonly timeZone?: string;
  readonly groupBy?: 'sale' | 'member';
  /** Last day of the closed books (A6). */
  readonly closedUntil?: Day;
  /** Of owners whose group names none. Default: the only one there is, else none. */
  readonly calendar?: string;
  readonly calendars?: Readonly<Record<string, WorkingCalendar>>;
  /** Twelve parts, January first, that add up to 100. */
  readonly seasons?: Readonly<Record<string, readonly number[]>>;
  readonly dimensions?: readonly Dimension[];
  readonly targetTypes?: readonly TargetType[];
  /** Notes of the reader of the file, such as unknown members. */
  readonly notes?: readonly Note[];
}

/** The type that always exists (T19). */
export const ALL_SALES_AMOUNT: TargetType = { id: 'all-sales.amount', dimension: 'all-sales', unit: 'amount' };

/** Later types take the place of earlier ones; the one that always exists is among them, as it is (T19). */
export function joinTypes(types: readonly TargetType[], more: readonly TargetType[]): readonly TargetType[] {
  return [...new Map([...types, ...more, ALL_SALES_AMOUNT].map((type) => [type.id, type])).values()];
}

/** Types that the organisation lists, and those that are saved, which stand where both list one. */
export function knownTypes(
  { targetTypes = [] }: Pick<Organisation, 'targetTypes'>,
  { types }: { readonly types: readonly TargetType[] },
): readonly TargetType[] {
  return joinTypes(targetTypes, types);
}

/** Items that the organisation lists for the dimension of a type, if it lists any. */
export function listedItems({ dimension }: TargetType, { dimensions }: Organisation): readonly Item[] | undefined {
  return dimensions?.find(({ id }) => id === dimension)?.items;
}
