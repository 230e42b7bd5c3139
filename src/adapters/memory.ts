import type { Organisation } from '../model/organisation.ts';
import type { Change, DataSource } from '../source/data-source.ts';
import { loadCode } from '../source/load-code.ts';
import type { LoadedRows } from './sales/loaded-rows.ts';
import type { SaleRow } from './sales/sale-row.ts';
import type { Columns, MappingOptions } from './tables/mapping.ts';
import { tell } from './tell.ts';

export type { SaleRow, SaleStatus } from './sales/sale-row.ts';
export type { Column, Columns, Lookup, MappedColumn, Where } from './tables/mapping.ts';

/** How rows are written that are not in our form: read as those of a file are. */
export interface RowOptions extends Pick<MappingOptions, 'where' | 'dates' | 'numbers' | 'nulls' | 'timeZone'> {
  /** The organisation, the content of an organisation file, or rows of people (`id`, `name`, `group`, `former`). Default: the owners that the sales name (R12). */
  readonly organisation?: Organisation | object;
  /** Instead of the page's own, for lookup files. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface MemoryData extends RowOptions {
  readonly sales: readonly SaleRow[];
}

/** Rows that call their fields otherwise. */
export interface MappedMemoryData extends RowOptions {
  readonly sales: readonly object[];
  /** As of a file: `{ date: 'OrderDate', user: 'Seller' }`, or the text of the attribute. */
  readonly columns: Columns | string;
}

/** A data source over rows that the page already has. */
export interface MemorySource extends DataSource {
  /** Replaces what is given, and tells whoever watches. */
  update(data: Partial<MemoryData> | Partial<MappedMemoryData>): void;
}

/**
 * A data source over an array of sales. Rows that cannot be read are left out
 * and noted, with their place in the array (the first is 1) as line. With any
 * option of a mapping they are read as those of a file are.
 */
export function memorySource(data: MemoryData | MappedMemoryData): MemorySource {
  const watchers = new Set<(what: Change) => void>();
  const loadReader = () => loadCode(() => import('./sales/loaded-rows.ts'));
  loadReader().catch(() => {}); // comes now; whoever asks is told
  let loaded: Promise<LoadedRows> | undefined;

  async function load(signal: AbortSignal): Promise<LoadedRows> {
    signal.throwIfAborted();
    const mine = (loaded ??= loadReader().then(({ loadRows }) => loadRows(data)));
    try {
      return await mine;
    } catch (error) {
      if (loaded === mine) loaded = undefined;
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
      return (await load(signal)).actuals(queries, signal);
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    update(change) {
      data = { ...data, ...change } as MappedMemoryData;
      loaded = undefined;
      if (change.organisation) tell(watchers, 'organisation');
      tell(watchers, 'actuals');
    },
  };
}
