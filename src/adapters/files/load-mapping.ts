import { SourceError } from '../../source/source-error.ts';
import { badOption } from './bad-option.ts';
import { parseColumns } from './columns-attribute.ts';
import type { Table } from './csv-rows.ts';
import type { FetchFileOptions } from './fetch-file.ts';
import type { Column, ColumnSpec, Lookup, MappedColumn, MappingOptions, MappingSpec } from './mapping.ts';

type Tables = (src: string) => Promise<Table>;

/**
 * Reads the attribute form of `columns` and loads the lookup files, each once.
 * The answer is plain data that travels to a worker. Rejects with `SourceError`.
 */
export async function loadMapping(options: MappingOptions, fetching: FetchFileOptions): Promise<MappingSpec> {
  const { columns = {}, dates, numbers, timeZone, nulls = [] } = options;
  const given = Object.entries(typeof columns === 'string' ? parseColumns(columns) : columns);
  const tables = tablesOf(fetching);
  const specs = await Promise.all(
    given.map(async ([field, column]) => [field, await specOf(field, column, tables)] as const),
  );
  return { columns: new Map(specs), dates, numbers, timeZone, nulls: [...nulls] };
}

/** Lookups come late: a file in our own form does not wait for the code that reads them. */
function tablesOf(fetching: FetchFileOptions): Tables {
  const asked = new Map<string, Promise<Table>>();
  return (src) => {
    const table = asked.get(src) ?? import('./table-file.ts').then(({ loadTable }) => loadTable(src, fetching));
    asked.set(src, table);
    return table;
  };
}

async function specOf(field: string, column: Column, tables: Tables): Promise<ColumnSpec> {
  if (typeof column === 'string') return { from: [column] };
  if ('minus' in column) {
    const [first, second] = column.minus;
    return { from: [first, second] };
  }
  for (const level of ['user', 'group'] as const) {
    const inner = (column as Partial<Record<string, string | MappedColumn>>)[level];
    if (inner) return { ...(await specOf(field, inner, tables)), prefix: `${level}:` };
  }
  if (!('from' in column))
    throw badOption(`columns.${field}`, JSON.stringify(column), '"…", { from }, { minus }, { user }, { group }');
  const { from, lookup, values } = column;
  return {
    from: [from],
    lookup: lookup && (await lookupOf(lookup, tables)),
    values: values && new Map(Object.entries(values)),
  };
}

/** Of two rows with the same key the first counts, as in a spreadsheet. */
async function lookupOf({ src, key, value }: Lookup, tables: Tables): Promise<ReadonlyMap<string, string>> {
  const { header, rows } = await tables(src);
  const [from, to] = [key, value].map((name) => placeOf(name, header, src)) as [number, number];
  const text = (field: string | number | undefined) => String(field ?? '').trim();
  return new Map(rows.map(({ fields }) => [text(fields[from]), text(fields[to])] as const).reverse());
}

function placeOf(name: string, header: readonly string[], file: string): number {
  const place = header.indexOf(name);
  if (place >= 0) return place;
  const detail = { problem: 'missing-column', file, expected: name, value: header.join(', ') };
  throw new SourceError('invalid-data', `missing column in ${file}: ${name}`, detail);
}
