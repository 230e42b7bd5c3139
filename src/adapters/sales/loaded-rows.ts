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
  const hasTimes = sales.some(({ date }) => String(date).length > 10);
  const day = hasTimes ? await dayReader(said?.timeZone) : plainDay;
  for (const [at, row] of sales.entries()) writer.write(at + 1, rowReader(row, day));
  const engine = new SalesEngine(writer.columns, writer.notes(), membersOf(said));
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

/** So does what reads date-times (A4). */
async function dayReader(timeZone: string | undefined) {
  const { dateReader } = await import('../files/date-form.ts');
  return dateReader(undefined, { timeZone });
}

const plainDay = (text: string) => (isDay(text) ? text : undefined);

function rowReader(row: SaleRow, day: RowReader['day']): RowReader {
  const text = (field: string) => String(row[field] ?? '').trim();
  return { text, day, decimal: text, print: () => JSON.stringify(Object.entries(row).sort()) };
}
