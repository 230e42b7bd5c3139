import { decimalsOf, isCurrency } from '../../model/currency.ts';
import { minorOf } from '../tables/decimal-text.ts';
import type { Forms } from '../tables/forms.ts';
import { Layout, type Field } from '../tables/layout.ts';
import { checkRefused, NoteCount } from '../tables/note-count.ts';
import type { Row, RowSink } from '../tables/row.ts';
import { checkNames } from '../tables/too-many-names.ts';
import { GONE, NO_PROBABILITY, OPEN, SalesColumns, SOLD } from './columns.ts';
import type { ReadSales, SalesSetup } from './file-setup.ts';
import type { Dictionary } from './names.ts';
import { MISSED, NONE, REFUSED, SalesNames } from './names.ts';
import { SaleLines } from './sale-lines.ts';

/** Reads a field of a row as a code or a number. */
export interface NumberReader<R extends Row> {
  readonly field: Field;
  read(row: R): number;
}

export interface MoneyReader<R extends Row> {
  readonly field: Field;
  /** Minor units; NaN where the row says nothing, Infinity if it cannot be read. */
  read(row: R, decimals: number): number;
}

/** Makes the readers of fields, for one kind of rows. */
export interface FieldReaders<R extends Row> {
  /** Days since 1970; NaN if it is no date. */
  day(field: Field): NumberReader<R>;
  /** `codeOf`: code of a value after the mapping, or REFUSED. MISSED where a lookup does not know it. */
  coded(field: Field, codeOf: (text: string, isNumber?: boolean) => number): NumberReader<R>;
  money(field: Field): MoneyReader<R>;
  /** Codes of ids in order of first appearance, NONE where a row has none. */
  ids(field: Field): NumberReader<R>;
}

/** The fields that the table has. */
interface Fields<R extends Row> {
  readonly date: NumberReader<R>;
  readonly user: NumberReader<R>;
  readonly amount: MoneyReader<R>;
  readonly profit?: MoneyReader<R>;
  readonly group?: NumberReader<R>;
  readonly currency?: NumberReader<R>;
  readonly status?: NumberReader<R>;
  readonly probability?: NumberReader<R>;
  readonly items: readonly NumberReader<R>[];
  readonly id?: NumberReader<R>;
}

/** Writes the rows of a table into columns; no text or object per row where the readers make none. */
export class SaleWriter<R extends Row = Row> implements RowSink<R> {
  #columns!: SalesColumns;
  #fields!: Fields<R>;
  readonly #setup: SalesSetup;
  readonly #readers: FieldReaders<R>;
  readonly #forms: Forms;
  readonly #lines = new SaleLines();
  /** Of currencies, by code + 1. */
  readonly #decimals: number[] = [];
  readonly #refusals = new NoteCount('rows-refused');
  readonly #misses = new NoteCount('lookup-misses');
  #rows = 0;

  constructor(setup: SalesSetup, readers: FieldReaders<R>, forms: Forms) {
    this.#setup = setup;
    this.#readers = readers;
    this.#forms = forms;
  }

  header(names: readonly string[], list = false) {
    const { mapping, file, dimensions, currency } = this.#setup;
    const layout = new Layout(names, mapping, this.#forms, { file, list });
    const items = dimensions.map(({ id, column = id }) => ({ id, field: layout.field(column) }));
    const present = items.filter(({ field }) => field.columns.length || list);
    const found = new SalesNames(
      present.map(({ id }) => id),
      currency,
    );
    this.#fields = this.#fieldsOf(
      layout,
      found,
      present.map(({ field }) => field),
    );
    const { profit, id } = this.#fields;
    this.#columns = new SalesColumns(found, { profit: !!profit, id: !!id });
  }

  row(row: R) {
    this.#rows++;
    const excess = row.excess();
    const wrong = excess ? undefined : this.#write(row);
    if (!excess && !wrong) return;
    const shown = excess || wrong!.shown(row);
    this.#refusals.add(row.line, shown, this.#pathOf(wrong, shown));
  }

  /** Of a field that takes certain words only, or that is empty: which it is, and the column it is mapped to. */
  #pathOf(wrong: Field | undefined, shown: string): string | undefined {
    const name = (shown ? WORDED : NEEDED).find((one) => wrong && this.#fields[one]?.field === wrong);
    return name && [name, this.#setup.mapping.columns.get(name)?.from[0]].filter(Boolean).join('=');
  }

  refuse(line: number, value: string) {
    this.#rows++;
    this.#refusals.add(line, value);
  }

  /** Makes room for so many times the rows there are, and some more. */
  expect(times: number) {
    const rows = Math.ceil(this.#columns.rows * times * 1.03) + 1024;
    this.#columns.reserve(rows);
    if (this.#fields.id) this.#lines.reserve(rows);
  }

  /** Throws `SourceError` when more than half of the rows are refused. */
  end(): ReadSales {
    checkRefused(this.#refusals, this.#rows, this.#setup.file);
    const others = [this.#misses, this.#lines.duplicates].flatMap((count) => count.notes());
    return { columns: this.#columns, notes: [...this.#refusals.notes(this.#rows), ...others] };
  }

  #fieldsOf(layout: Layout, names: SalesNames, items: readonly Field[]): Fields<R> {
    const make = this.#readers;
    const maybe = <T>(name: string, reader: (field: Field) => T): T | undefined => {
      const field = layout.field(name);
      return field.columns.length ? reader(field) : undefined;
    };
    const named = (dictionary: Dictionary, name: string) => (field: Field) =>
      make.coded(field, (text) => {
        const code = dictionary.maybe(text);
        checkNames(code + 1, this.#setup.file, name, text);
        return code;
      });
    layout.require('columns', 'date', 'user', 'amount');
    return {
      date: make.day(layout.needed('date')),
      user: named(names.users, 'user')(layout.needed('user')),
      amount: make.money(layout.needed('amount')),
      profit: maybe('profit', (field) => make.money(field)),
      group: maybe('group', named(names.groups, 'group')),
      currency: maybe('currency', (field) => make.coded(field, currencyCode(names.currencies))),
      status: maybe('status', (field) => make.coded(field, (text) => STATUS.get(text.toLowerCase()) ?? REFUSED)),
      probability: maybe('probability', (field) => make.coded(field, percentOf(field))),
      items: items.map((field, at) => named(names.items[at]!, names.dimensions[at]!)(field)),
      id: maybe('id', (field) => make.ids(field)),
    };
  }

  /** Writes a row, or answers the field for which it must be refused. */
  #write(row: R): Field | undefined {
    const { date, user, amount, profit, group, currency, status, probability, items, id } = this.#fields;
    const columns = this.#columns;
    const day = date.read(row);
    if (Number.isNaN(day)) return date.field;
    // A value that a lookup misses would be the default currency (T7), and sold.
    const named = currency ? currency.read(row) : NONE;
    if (named < NONE) return currency!.field;
    const decimals = this.#decimalsOf(named);
    const minor = amount.read(row, decimals);
    if (!(minor < Infinity)) return amount.field;
    const profitMinor = profit ? profit.read(row, decimals) : NaN;
    if (profitMinor === Infinity) return profit!.field;
    const statusCode = status ? status.read(row) : SOLD;
    if (statusCode < NONE) return status!.field;
    const chance = statusCode === OPEN ? this.#code(probability, row, NO_PROBABILITY) : NO_PROBABILITY;
    if (chance === REFUSED) return probability!.field;
    if (!status && probability) this.#forms.chance(probability.read(row));

    const at = columns.next();
    const userCode = this.#code(user, row, NONE);
    const groupCode = this.#code(group, row, NONE);
    const seller = userCode === NONE ? columns.names.users.code('') : userCode;
    columns.day[at] = day;
    columns.who[at] = columns.names.whoOf(seller, groupCode, named);
    columns.status[at] = statusCode;
    columns.probability[at] = chance;
    columns.amount[at] = minor;
    if (columns.profit) columns.profit[at] = profitMinor;
    for (let item = 0; item < items.length; item++) columns.item[item]![at] = this.#code(items[item], row, NONE);
    columns.names.seen(seller, groupCode, day);
    if (id) columns.first![at] = this.#lines.firstOf(id.read(row), at, row);
    return undefined;
  }

  #code(reader: NumberReader<R> | undefined, row: R, empty: number): number {
    if (reader === undefined) return empty;
    const code = reader.read(row);
    if (code !== MISSED) return code;
    this.#misses.add(row.line, reader.field.shown(row));
    return empty;
  }

  #decimalsOf(currency: number): number {
    return (this.#decimals[currency + 1] ??= decimalsOf(
      this.#columns.names.currencies.names[currency] ?? this.#setup.currency,
    ));
  }
}

const WORDED = ['status', 'currency', 'probability'] as const;
const NEEDED = ['date', 'amount', ...WORDED] as const;

const STATUS: ReadonlyMap<string, number> = new Map([
  ['', SOLD],
  ['sold', SOLD],
  ['open', OPEN],
  ['lost', GONE],
  ['stalled', GONE],
]);

function currencyCode(currencies: Dictionary): (text: string) => number {
  return (text) => (!text ? NONE : isCurrency(text) ? currencies.code(text) : REFUSED);
}

/** Hundredths of a per cent, from `0` to `100`, with its sign or without. A number of JSON is one in any locale. */
function percentOf(field: Field): (text: string, isNumber?: boolean) => number {
  return (text, isNumber) => {
    if (!text) return NO_PROBABILITY;
    const decimal = isNumber ? text : field.numberOf(text.replace('%', '').trim());
    const percent = Number(decimal ?? NaN);
    return percent >= 0 && percent <= 100 ? minorOf(decimal!, 2)! : REFUSED;
  };
}
