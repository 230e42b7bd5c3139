import { isDay } from '../../model/day.ts';
import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import type { Organisation } from '../../model/organisation.ts';
import { actualsOf, membersOf, organisationOf } from './answer.ts';
import { SalesEngine } from './engine.ts';
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
  const has = { profit: sales.some(({ profit }) => profit != null), id: sales.some(({ id }) => id != null) };
  const writer = new RowWriter(setupOf(said), has);
  const zoned = sales.some(({ date }) => OFFSET.test(date)) ? await zonedDay(said?.timeZone) : plainDay;
  for (const [at, row] of sales.entries()) writer.write(at + 1, rowReader(row, zoned));
  const engine = new SalesEngine(writer.columns, writer.notes('sales'), membersOf(said));
  return {
    organisation: organisationOf(engine.found, said),
    actuals: (queries) => Object.freeze(queries.map((query) => actualsOf(engine.tally(query), query, engine.found))),
  };
}

/** The reader of organisation files comes only for those who hand one in as it is. */
async function parsed(organisation: object | undefined): Promise<Organisation | undefined> {
  if (!organisation || 'listed' in organisation) return organisation as Organisation | undefined;
  const { parseOrganisation } = await import('../files/organisation-file.ts');
  return parseOrganisation(organisation, 'organisation');
}

const OFFSET = /\d.*(Z|[+-]\d\d:?\d\d)$/;

/** So does what converts date-times with an offset (A4). */
async function zonedDay(timeZone: string | undefined) {
  const { dateReader } = await import('../files/date-form.ts');
  return dateReader(undefined, { timeZone });
}

/** The day of a date, or of a date-time in the organisation's own time. */
function plainDay(text: string): string | undefined {
  const day = text.slice(0, 10);
  return isDay(day) && /^$|^[T ]\d\d:/.test(text.slice(10)) ? day : undefined;
}

function rowReader(row: SaleRow, day: RowReader['day']): RowReader {
  const text = (field: string) => String(row[field] ?? '').trim();
  return { text, day, decimal: text, print: () => JSON.stringify(Object.entries(row).sort()) };
}
