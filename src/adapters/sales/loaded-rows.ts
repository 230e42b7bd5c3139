import { isDay } from '../../model/day.ts';
import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import type { Organisation } from '../../model/organisation.ts';
import { decimalText } from '../files/decimal-text.ts';
import { plainCopy } from '../plain-copy.ts';
import { membersOf, organisationOf, SalesEngine } from './engine.ts';
import { setupOf } from './row-setup.ts';
import { RowWriter, type RowReader } from './row-writer.ts';
import type { SaleRow } from './sale-row.ts';

/** Rows that have been read, ready to be asked. */
export interface LoadedRows {
  readonly organisation: Organisation;
  actuals(queries: readonly ActualsQuery[]): readonly Actuals[];
}

/** Reads rows that the page has, by an organisation or what an organisation file holds. */
export async function loadRows(sales: readonly SaleRow[], organisation?: Organisation | object): Promise<LoadedRows> {
  const said = await parsed(organisation);
  const rows = sales.filter(isRow);
  const has = { profit: rows.some(({ profit }) => profit != null), id: rows.some(({ id }) => id != null) };
  const writer = new RowWriter(setupOf(said), has);
  const hasTimes = rows.some(({ date }) => textOf(date).length > 10);
  const day = hasTimes ? await dayReader(said?.timeZone) : plainDay;
  for (const [at, row] of sales.entries()) {
    if (isRow(row)) writer.write(at + 1, rowReader(row, day));
    else writer.refuse(at + 1, textOf(row));
  }
  const engine = new SalesEngine(writer.columns, writer.notes(), membersOf(said));
  return {
    organisation: organisationOf(engine.found, said),
    actuals: (queries) => queries.map((query) => engine.actuals(query)),
  };
}

/** The reader of organisation files comes only for those who hand one in as it is. */
async function parsed(organisation: object | undefined): Promise<Organisation | undefined> {
  if (!organisation || 'listed' in organisation) return plainCopy(organisation as Organisation | undefined);
  const { parseOrganisation } = await import('../files/organisation-file.ts');
  return parseOrganisation(organisation, 'organisation');
}

/** So does what reads date-times (A4). */
async function dayReader(timeZone: string | undefined) {
  const { dateReader } = await import('../files/date-form.ts');
  return dateReader(undefined, { timeZone });
}

const plainDay = (text: string) => (isDay(text) ? text : undefined);

/** What a page hands over was checked by no parser. */
function isRow(row: unknown): row is SaleRow {
  return typeof row === 'object' && row !== null;
}

function rowReader(row: SaleRow, day: RowReader['day']): RowReader {
  const text = (field: string) => textOf(valueOf(row, field));
  const decimal = (field: string) => {
    const value = valueOf(row, field);
    return typeof value === 'number' ? decimalText(value) : textOf(value);
  };
  return {
    text,
    day,
    decimal,
    percent: () => decimal('probability').replace('%', '').trim(),
    print: () => printOf(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Not what every object has: a column may be called `constructor`. */
function valueOf(row: SaleRow, field: string): unknown {
  return field in Object.prototype && !Object.hasOwn(row, field) ? undefined : row[field];
}

function textOf(value: unknown): string {
  try {
    return String(value ?? '').trim();
  } catch {
    return '{…}'; // an object that cannot say what it is
  }
}

/** Members that JSON has no words for, such as cycles, are told by their kind. */
function printOf(entries: readonly (readonly [string, unknown])[]): string {
  try {
    return JSON.stringify(entries);
  } catch {
    return JSON.stringify(entries.map(([name, value]) => [name, typeof value === 'object' ? 'object' : String(value)]));
  }
}
