import { isDay } from '../model/day.ts';
import type { Organisation } from '../model/organisation.ts';
import type { Change, DataSource } from '../source/data-source.ts';
import { actualsOf, membersOf, organisationOf } from './sales/answer.ts';
import { SalesEngine } from './sales/engine.ts';
import { setupOf } from './sales/row-setup.ts';
import { RowWriter, type RowReader } from './sales/row-writer.ts';
import type { SaleRow } from './sales/sale-row.ts';

export type { SaleRow, SaleStatus } from './sales/sale-row.ts';

export interface MemoryData {
  readonly sales: readonly SaleRow[];
  /** Who is there: an organisation, or what an organisation file holds. Without it, whom the sales name (R12). */
  readonly organisation?: Organisation | object;
}

/** A data source over rows that the page already has. */
export interface MemorySource extends DataSource {
  /** Replaces what is given, and tells whoever watches. */
  update(data: Partial<MemoryData>): void;
}

/**
 * A data source over an array of sales. Rows that cannot be read are left out
 * and noted, with their place in the array (the first is 1) as line.
 */
export function memorySource(data: MemoryData): MemorySource {
  const watchers = new Set<(what: Change) => void>();
  let loaded: Promise<Loaded> | undefined;

  async function load(signal: AbortSignal): Promise<Loaded> {
    signal.throwIfAborted();
    loaded ??= read(data);
    try {
      return await loaded;
    } catch (error) {
      loaded = undefined;
      throw error;
    } finally {
      signal.throwIfAborted();
    }
  }

  return {
    async organisation({ signal }) {
      return (await load(signal)).organisation;
    },
    async actuals(queries, { signal }) {
      const { engine } = await load(signal);
      return Object.freeze(queries.map((query) => actualsOf(engine.tally(query), query, engine.found)));
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    update(change) {
      data = { ...data, ...change };
      loaded = undefined;
      for (const changed of watchers) {
        if (change.organisation) changed('organisation');
        changed('actuals');
      }
    },
  };
}

interface Loaded {
  readonly engine: SalesEngine;
  readonly organisation: Organisation;
}

async function read({ sales, organisation }: MemoryData): Promise<Loaded> {
  const said = await parsed(organisation);
  const has = { profit: sales.some(({ profit }) => profit != null), id: sales.some(({ id }) => id != null) };
  const writer = new RowWriter(setupOf(said), has);
  const zoned = sales.some(({ date }) => OFFSET.test(date)) ? await zonedDay(said?.timeZone) : plainDay;
  for (const [at, row] of sales.entries()) writer.write(at + 1, rowReader(row, zoned));
  const engine = new SalesEngine(writer.columns, writer.notes('sales'), membersOf(said));
  return { engine, organisation: organisationOf(engine.found, said) };
}

/** The reader of organisation files comes only for those who hand one in as it is. */
async function parsed(organisation: object | undefined): Promise<Organisation | undefined> {
  if (!organisation || 'listed' in organisation) return organisation as Organisation | undefined;
  const { parseOrganisation } = await import('./files/organisation-file.ts');
  return parseOrganisation(organisation, 'organisation');
}

const OFFSET = /\d.*(Z|[+-]\d\d:?\d\d)$/;

/** So does what converts date-times with an offset (A4). */
async function zonedDay(timeZone: string | undefined) {
  const { dateReader } = await import('./files/date-form.ts');
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
