import { slices } from '../../timing/slices.ts';
import { SourceError } from '../../source/source-error.ts';
import { textPrint } from './fingerprint.ts';
import { readJson } from './list-rows.ts';
import { odd } from './plain-forms.ts';
import type { TableBytes } from './reading.ts';
import type { RowSink } from './row.ts';
import type { SmallTable } from './small-table.ts';

/** Rows of the page as a table, called `name` where something is wrong with them. */
export function listTable(list: readonly object[], name: string, signal: AbortSignal): SmallTable {
  const readRows = (sink: RowSink) => readJson(list, name, sink, slices(signal));
  const readText = (_table: TableBytes, _bytes: Uint8Array, sink: RowSink) => readRows(sink);
  const empty: TableBytes = { file: name, form: 'json', bytes: new Uint8Array(), signal };
  return {
    async read(sink, { table }) {
      if (table) return table(empty, sink, { readText, textPrint });
      try {
        await readRows(sink);
      } catch (error) {
        if (error instanceof SourceError) odd();
        throw error;
      }
    },
  };
}
