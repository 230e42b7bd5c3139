import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import type { Organisation } from '../../model/organisation.ts';
import { loadCode } from '../../source/load-code.ts';
import { slices } from '../../timing/slices.ts';
import { organisationCode } from '../files/organisation-code.ts';
import { readList } from '../tables/list-rows.ts';
import type { MappingOptions } from '../tables/mapping.ts';
import { withForms } from '../tables/with-forms.ts';
import type { Reading } from '../tables/reading.ts';
import type { TargetRowsOptions } from '../target-rows.ts';
import type { Fill, Filling } from '../targets/filling.ts';
import { plainCopy } from '../plain-copy.ts';
import { membersOf, organisationOf, SalesEngine } from './engine.ts';
import type { SalesSetup } from './file-setup.ts';
import { salesHere } from './loaded-sales.ts';
import type { SaleRow } from './sale-row.ts';
import { SaleWriter } from './sale-writer.ts';
import { valueReaders } from './value-readers.ts';

/** Rows that have been read, ready to be asked. */
export interface LoadedRows {
  readonly organisation: Organisation;
  actuals(queries: readonly ActualsQuery[], signal: AbortSignal): Promise<readonly Actuals[]>;
}

/** Rows that the page has, and how they are read; our form has no mapping. */
export interface RowsOfPage extends Omit<MappingOptions, 'encoding' | 'sheet' | 'range'> {
  readonly sales: readonly object[];
  readonly organisation?: Organisation | object;
  readonly fetch?: typeof globalThis.fetch;
}

const COLUMNS = ['date', 'user', 'group', 'amount', 'currency', 'status', 'probability'];

/** Reads rows that the page has, by an organisation or what an organisation file holds. */
export async function loadRows(rows: RowsOfPage): Promise<LoadedRows> {
  const { sales, organisation, ...options } = rows;
  const said = await parsed(organisation);
  const { currency, timeZone, dimensions = [] } = said ?? {};
  const setup: SalesSetup = { currency, dimensions, mapping: { columns: new Map(), nulls: [], timeZone } };
  const header = [...COLUMNS, ...dimensions.map(({ id, column = id }) => column)];
  // Rows of a page were checked by no parser.
  for (const name of ['profit', 'id'])
    if (sales.some((row) => (row as SaleRow | null)?.[name] != null)) header.push(name);
  const reading = async ({ forms, page }: Reading) => {
    const writer = new SaleWriter({ ...setup, ...page }, valueReaders, forms);
    await readList(sales, page?.names ?? header, page?.rows(writer) ?? writer, slices());
    return writer.end();
  };
  const { columns, notes } = await withForms(setup.mapping, reading, {
    wanted: header,
    given: Object.keys(options)[0] && rows,
  });
  const engine = new SalesEngine(columns, notes, membersOf(said));
  return { organisation: organisationOf(engine.found, said), actuals: salesHere(engine).actuals };
}

async function parsed(organisation: object | undefined): Promise<Organisation | undefined> {
  if (Array.isArray(organisation)) {
    const { readPeopleRows } = await loadCode(async () => (await loadReaders()).loadPeopleRows());
    return readPeopleRows(organisation as readonly object[]);
  }
  if (!organisation || 'listed' in organisation) return plainCopy(organisation as Organisation | undefined);
  return (await organisationCode()).parseOrganisation(organisation, 'organisation');
}

/** Reads rows of targets. Its code is asked for from here, so that what both share is no file of its own in a bundle. */
export async function fillByRows(rows: TargetRowsOptions, asking: Parameters<Fill>[0]): Promise<Filling> {
  const { targetRows } = await loadCode(async () => (await loadReaders()).loadTargetRows());
  return targetRows(rows)(asking);
}

const loadReaders = () => import('./late-readers.ts');
