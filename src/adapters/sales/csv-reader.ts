import { decimalsOf, isCurrency } from '../../model/currency.ts';
import { SourceError } from '../../source/source-error.ts';
import { NO_PROBABILITY, OPEN, SalesColumns, SOLD } from './columns.ts';
import { MISSED, REFUSED, type CodedField, type DayField, type MoneyField } from './csv-fields.ts';
import { CsvLayout } from './csv-layout.ts';
import { CsvRecords, type RecordSink } from './csv-records.ts';
import type { IdField } from './csv-ids.ts';
import { Misses, Refusals } from './refusals.ts';
import { NONE, SalesNames, type Dictionary } from './names.ts';
import { probabilityOf, statusOf } from './row-writer.ts';
import type { FileSetup, ReadSales, SalesReader } from './file-setup.ts';

/** Bytes from which the number of rows in the whole file can be told. */
const SAMPLE = 2 ** 16;

/** A reader of sales in csv: bytes in, typed columns out, and no text or object per row between them. */
export function csvReader(setup: FileSetup): SalesReader {
  const sales = new CsvSales(setup);
  const records = new CsvRecords(setup.file, sales);
  let loaded = 0;
  let isRoomy = false;
  return {
    push(chunk) {
      records.push(chunk);
      loaded += chunk.length;
      if (isRoomy || !setup.size || loaded < SAMPLE) return;
      isRoomy = true;
      sales.expect(setup.size / loaded);
    },
    end() {
      records.end();
      return sales.end();
    },
  };
}

/** Where the fields of our form stand in this file. */
interface Fields {
  readonly date: DayField;
  readonly user: CodedField;
  readonly amount: MoneyField;
  readonly profit?: MoneyField;
  readonly group?: CodedField;
  readonly currency?: CodedField;
  readonly status?: CodedField;
  readonly probability?: CodedField;
  readonly items: readonly CodedField[];
  readonly id?: IdField;
}

class CsvSales implements RecordSink {
  columns?: SalesColumns;
  #fields!: Fields;
  #setup: FileSetup;
  #width = 0;
  #decimals: number[] = [];
  #refusals = new Refusals();
  #misses = new Misses();

  constructor(setup: FileSetup) {
    this.#setup = setup;
  }

  header(names: readonly string[]) {
    const layout = new CsvLayout(this.#setup, names);
    const { dimensions } = layout;
    const has = { profit: layout.has('profit'), id: layout.has('id') };
    const found = new SalesNames(
      dimensions.map(({ id }) => id),
      this.#setup.currency,
    );
    const coded = (dictionary: Dictionary) => (text: string) => dictionary.maybe(text);
    this.#width = names.length;
    this.columns = new SalesColumns(found, has);
    this.#fields = {
      date: layout.day('date'),
      user: layout.coded('user', (text) => found.users.code(text)),
      amount: layout.money('amount'),
      profit: has.profit ? layout.money('profit') : undefined,
      group: layout.maybe('group', coded(found.groups)),
      currency: layout.maybe('currency', currencyCode(found.currencies)),
      status: layout.maybe('status', (text) => statusOf(text) ?? REFUSED),
      probability: layout.maybe('probability', (text) => probabilityOf(layout.percent(text)) ?? REFUSED),
      items: dimensions.map(({ id, column = id }, at) => layout.coded(column, coded(found.items[at]!))),
      id: has.id ? layout.ids('id') : undefined,
    };
  }

  /** Makes room for so many times the rows there are, and some more. */
  expect(times: number) {
    if (!this.columns) return;
    const rows = Math.ceil(this.columns.rows * times * 1.03) + 1024;
    this.columns.reserve(rows);
    this.#fields.id?.reserve(rows);
  }

  record(records: CsvRecords) {
    const width = this.#width;
    this.#refusals.total++;
    for (let field = records.count; field < width; field++) records.starts[field] = records.ends[field] = records.to;
    const isTooWide = records.count > width && records.text(width) !== '';
    const refused = isTooWide ? width : this.#write(records);
    if (refused === NONE) return;
    // A row of separators only: what spreadsheets write below the last one.
    if (records.to - records.from === records.count - 1) this.#refusals.total--;
    else this.#refusals.add(records.line, records.text(refused));
  }

  end(): ReadSales {
    const { columns } = this;
    const { file } = this.#setup;
    if (!columns) throw new SourceError('invalid-data', `file is empty: ${file}`, { problem: 'empty', file });
    const notes = [...this.#refusals.notes(file), ...this.#misses.notes(), ...(this.#fields.id?.notes() ?? [])];
    return { columns, notes };
  }

  /** Writes a row, or answers the field for which it must be refused. */
  #write(records: CsvRecords): number {
    const { date, user, amount, profit, group, currency, status, probability, items, id } = this.#fields;
    const columns = this.columns!;
    const day = date.read(records);
    if (Number.isNaN(day)) return date.field;
    // What a lookup misses would be the default currency (T7), and sold.
    const currencyCode = currency ? currency.read(records) : NONE;
    if (currencyCode < NONE) return currency!.field;
    const decimals = this.#decimalsOf(currencyCode);
    const minor = amount.read(records, decimals);
    if (!(minor < Infinity)) return amount.field;
    const profitMinor = profit ? profit.read(records, decimals) : NaN;
    if (profitMinor === Infinity) return profit!.field;
    const statusCode = status ? status.read(records) : SOLD;
    if (statusCode < NONE) return status!.field;
    const chance = statusCode === OPEN ? this.#code(probability, records, NO_PROBABILITY) : NO_PROBABILITY;
    if (chance === REFUSED) return probability!.field;

    const row = columns.next();
    const userCode = this.#code(user, records, NONE);
    const groupCode = this.#code(group, records, NONE);
    const seller = userCode === NONE ? columns.names.users.code('') : userCode;
    columns.day[row] = day;
    columns.who[row] = columns.names.whoOf(seller, groupCode, currencyCode);
    columns.status[row] = statusCode;
    columns.probability[row] = chance;
    columns.amount[row] = minor;
    if (columns.profit) columns.profit[row] = profitMinor;
    for (let at = 0; at < items.length; at++) columns.item[at]![row] = this.#code(items[at], records, NONE);
    columns.names.seen(seller, groupCode, day);
    if (id) columns.group(row, id.firstOf(records, row));
    return NONE;
  }

  #code(field: CodedField | undefined, records: CsvRecords, empty: number): number {
    if (field === undefined) return empty;
    const code = field.read(records);
    if (code !== MISSED) return code;
    this.#misses.add(records.text(field.field));
    return empty;
  }

  #decimalsOf(currency: number): number {
    let decimals = this.#decimals[currency + 1];
    if (decimals === undefined) {
      decimals = decimalsOf(this.columns!.names.currencies.names[currency] ?? this.#setup.currency);
      this.#decimals[currency + 1] = decimals;
    }
    return decimals;
  }
}

function currencyCode(currencies: Dictionary): (text: string) => number {
  return (text) => (!text ? NONE : isCurrency(text) ? currencies.code(text) : REFUSED);
}
