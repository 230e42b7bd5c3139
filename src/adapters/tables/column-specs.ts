import type { Dimension } from '../../model/organisation.ts';
import type { TargetInterval } from '../../model/target.ts';
import type { FetchFileOptions } from '../files/fetch-file.ts';
import { badOption } from './bad-option.ts';
import { parseColumns } from './columns-attribute.ts';
import { decimalText } from './decimal-text.ts';
import { ACROSS, NO_COLUMN } from './written-rows.ts';
import { Layout, type Field } from './layout.ts';
import type { Across, AcrossField, Column, Columns, ColumnSpec, Lookup, MappedColumn, MappingSpec } from './mapping.ts';
import { checkFields } from './meant-field.ts';
import { numberReader } from './number-form.ts';
import { PLAIN_FORMS } from './plain-forms.ts';
import type { ReadByForms, Reading } from './reading.ts';
import type { Row, RowSink } from './row.ts';
import { fetchTable, type SmallTable } from './small-table.ts';

export { parsedWhere } from './where-rows.ts';

/** How lookup files are fetched; `option` is the attribute that maps, where it is not the option `columns`. */
export type MappingFetch = FetchFileOptions & { readonly option?: string };

/** Lookup files, and what reads them. */
interface Tables {
  table(src: string): Promise<SmallTable>;
  readonly readByForms: ReadByForms;
}

/**
 * Reads the attribute form of `columns` and loads the lookup files, each once. Rejects with `SourceError`, also for a field
 * that there is not, where it is known which there are: by the attribute, or, of sales, by the dimensions of the organisation.
 */
export async function columnSpecs(
  columns: Columns | string,
  fetching: MappingFetch,
  readByForms: ReadByForms,
  numbers?: string,
  dimensions?: readonly Dimension[],
): Promise<ReadonlyMap<string, ColumnSpec>> {
  const given = Object.entries(typeof columns === 'string' ? parseColumns(columns) : columns);
  const items = dimensions?.map(({ id, column = id }) => column);
  checkFields(given, fetching.option, items);
  const asked = new Map<string, Promise<SmallTable>>();
  const table = (src: string) => {
    const coming = asked.get(src) ?? fetchTable(src, fetching);
    asked.set(src, coming);
    return coming;
  };
  const tables: Tables = { table, readByForms };
  return new Map(
    await Promise.all(
      given.map(async ([field, column]) => [field, await specOf(field, column, tables, numbers)] as const),
    ),
  );
}

/** Fields of numbers, which two columns may make. */
const NUMBERS: readonly string[] = ['amount', 'profit', 'value'];

async function specOf(field: string, column: Column, tables: Tables, numbers?: string): Promise<ColumnSpec> {
  const refuse = () => {
    const more = NUMBERS.includes(field) ? ', { minus }, { times }' : '';
    const own = OWN_FORMS[field] ?? '';
    return badOption(`columns.${field}`, JSON.stringify(column), `"…", { from }, { value }${more}${own}`);
  };
  if (typeof column === 'string') return { from: [column.normalize()] };
  if (typeof column !== 'object' || column === null) throw refuse();
  const { minus, times, value, user, group, from, lookup, values, across, as, every } = column as Partial<AnyColumn>;
  if (across) {
    const names = new Map(Array.isArray(across) ? across.map((name) => [name, name]) : Object.entries(across));
    const isRight = [...names].flat().every((name) => typeof name === 'string' && name);
    if (field !== 'value' || !names.size || !isRight || !ACROSS_FIELDS.includes(as!)) throw refuse();
    return {
      from: [ACROSS],
      as,
      across: new Map([...names].map(([name, told]) => [name.normalize(), told.normalize()])),
    };
  }
  if (every && field === 'period' && EVERY.includes(every)) return { from: [NO_COLUMN], every };
  const two = minus ?? times;
  if (two?.[0] && two[1] && NUMBERS.includes(field)) return { from: [two[0], two[1]], ...(times && { times: true }) };
  const owned = user ?? group;
  const isBoth = user !== undefined && group !== undefined;
  if (isBoth && JSON.stringify(user) !== JSON.stringify(group)) throw refuse();
  if (isBoth && field === 'owner') return specOf('', user, tables);
  if (owned !== undefined && field === 'owner')
    return { ...(await specOf('', owned, tables)), prefix: user === undefined ? 'group:' : 'user:' };
  if (value !== undefined) return { from: [NO_COLUMN], values: new Map([['', constantText(field, value, numbers)]]) };
  if (typeof from !== 'string') throw refuse();
  return {
    from: [from.normalize()],
    lookup: lookup && (await lookupOf(lookup, tables)),
    values: values && new Map(Object.entries(values).map(([found, word]) => [found.normalize(), word.normalize()])),
  };
}

const ACROSS_FIELDS: readonly AcrossField[] = [
  ...(['period', 'date', 'owner', 'user', 'group'] as const),
  ...(['item', 'currency', 'target-type'] as const),
];
const EVERY: readonly TargetInterval[] = ['month', 'quarter'];

/** Forms that one field takes. */
const OWN_FORMS: Readonly<Record<string, string>> = {
  owner: ', { user }, { group }',
  value: ', { across, as }',
  period: ', { every }',
};

interface AnyColumn extends MappedColumn, Across {
  readonly every: TargetInterval;
  readonly minus: readonly string[];
  readonly times: readonly string[];
  readonly value: string | number;
  readonly user: string | MappedColumn;
  readonly group: string | MappedColumn;
}

/** One value for all rows, as the file would write it. */
function constantText(field: string, value: string | number, numbers?: string): string {
  if (typeof value === 'string') return value.normalize();
  if (!numbers || !NUMBERS.includes(field)) return decimalText(value);
  numberReader(numbers); // throws where it is no locale
  return new Intl.NumberFormat(numbers, { useGrouping: false, maximumFractionDigits: 20 }).format(value);
}

const NO_MAPPING: MappingSpec = { columns: new Map(), nulls: [] };

/** Of two rows with the same key the first counts, as in a spreadsheet. */
async function lookupOf({ src, key, value }: Lookup, tables: Tables): Promise<ReadonlyMap<string, string>> {
  const table = await tables.table(src);
  const read = async (reading: Reading) => {
    const sink = new LookupSink(src, key, value);
    await table.read(sink, reading);
    return sink;
  };
  return (await tables.readByForms(NO_MAPPING, read, { file: src, wanted: [key, value] })).found;
}

class LookupSink implements RowSink {
  readonly notes = [];
  readonly found = new Map<string, string>();
  readonly #names: readonly [file: string, key: string, value: string];
  #key!: Field;
  #value!: Field;

  constructor(...names: [file: string, key: string, value: string]) {
    this.#names = names;
  }

  header(names: readonly string[]) {
    const [file, key, value] = this.#names;
    const layout = new Layout(names, NO_MAPPING, PLAIN_FORMS, { file });
    this.#key = layout.needed(key);
    this.#value = layout.needed(value);
  }

  row(row: Row) {
    const name = this.#key.text(row)!;
    if (!this.found.has(name)) this.found.set(name, this.#value.text(row)!);
  }

  refuse() {} // what is no row looks nothing up
}
