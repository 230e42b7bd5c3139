import type { Organisation } from '../model/organisation.ts';
import type { Change, DataSource } from '../source/data-source.ts';
import { loadCode } from '../source/load-code.ts';
import type { LoadedRows } from './sales/loaded-rows.ts';
import type { SaleRow } from './sales/sale-row.ts';
import { tell } from './tell.ts';

export type { SaleRow, SaleStatus } from './sales/sale-row.ts';

export interface MemoryData {
  readonly sales: readonly SaleRow[];
  /** The organisation, or the content of an organisation file. Default: the owners that the sales name (R12). */
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
  const loadReader = () => loadCode(() => import('./sales/loaded-rows.ts'));
  loadReader().catch(() => {}); // comes now; whoever asks is told
  let loaded: Promise<LoadedRows> | undefined;

  async function load(signal: AbortSignal): Promise<LoadedRows> {
    signal.throwIfAborted();
    const mine = (loaded ??= loadReader().then(({ loadRows }) => loadRows(data.sales, data.organisation)));
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
      data = { ...data, ...change };
      loaded = undefined;
      if (change.organisation) tell(watchers, 'organisation');
      tell(watchers, 'actuals');
    },
  };
}
