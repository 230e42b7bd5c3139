import { decimalsOf, isCurrency } from '../../model/currency.ts';
import { dayNumber } from '../../model/day.ts';
import type { Note } from '../../model/note.ts';
import { GONE, NO_PROBABILITY, OPEN, SalesColumns, SOLD, type Has } from './columns.ts';
import { Duplicates, textPrint } from './duplicates.ts';
import { minorOf } from './minor.ts';
import { SalesNames } from './names.ts';
import { Refusals } from './refusals.ts';
import type { SalesSetup } from './row-setup.ts';

/** A row by the fields of our form. Fields that say nothing are empty. */
export interface RowReader {
  text(field: string): string;
  /** What a lookup does not know of a field; `undefined` where it knows all. */
  missed?(field: string): string | undefined;
  /** ISO date, `undefined` if it cannot be read. */
  day(text: string): string | undefined;
  /** Decimal text; empty where there is none, `undefined` if it cannot be read. */
  decimal(field: string): string | undefined;
  /** The same of the probability, without its sign. */
  percent(): string | undefined;
  /** All that the row says, to find equal ones. */
  print(): string;
}

const STATUS: ReadonlyMap<string, number> = new Map([
  ['', SOLD],
  ['sold', SOLD],
  ['open', OPEN],
  ['lost', GONE],
  ['stalled', GONE],
]);

/** Status code of a text; `undefined` for a word that is none. */
export function statusOf(text: string): number | undefined {
  return STATUS.get(text.toLowerCase());
}

/** Hundredths of a per cent of decimal text from `0` to `100`; `undefined` for what is none. */
export function probabilityOf(text: string | undefined): number | undefined {
  if (text === '') return NO_PROBABILITY;
  const percent = Number(text);
  return percent >= 0 && percent <= 100 ? minorOf(text!, 2) : undefined;
}

/** Writes rows of texts into columns, one after the other. Files of bytes have a faster one. */
export class RowWriter {
  readonly columns: SalesColumns;
  #refusals = new Refusals();
  #setup: SalesSetup;
  #ids?: Map<string, number>;
  #duplicates = new Duplicates();
  #days = new Map<string, number | undefined>();

  constructor(setup: SalesSetup, has: Has) {
    this.columns = new SalesColumns(
      new SalesNames(
        setup.dimensions.map(({ id }) => id),
        setup.currency,
      ),
      has,
    );
    this.#setup = setup;
    if (has.id) this.#ids = new Map();
  }

  write(line: number, reader: RowReader) {
    this.#refusals.total++;
    const wrong = this.#wrong(line, reader);
    if (wrong !== undefined) this.#refusals.add(line, wrong);
  }

  /** Leaves out what is no row at all. */
  refuse(line: number, value: string) {
    this.#refusals.total++;
    this.#refusals.add(line, value);
  }

  /** Throws `SourceError` when more than half of the rows are refused. */
  notes(file?: string): readonly Note[] {
    return [...this.#refusals.notes(file), ...this.#duplicates.notes()];
  }

  /** Writes the row, or answers the value for which it must be refused. */
  #wrong(line: number, reader: RowReader): string | undefined {
    const { columns } = this;
    const date = reader.text('date');
    const day = this.#day(date, reader);
    if (day === undefined) return date;
    // Left empty, they would be the default currency (T7), and sold.
    const missed = reader.missed?.('currency') ?? reader.missed?.('status');
    if (missed !== undefined) return missed;
    const currency = reader.text('currency');
    if (currency && !isCurrency(currency)) return currency;
    const decimals = decimalsOf(currency || this.#setup.currency);
    const amount = minorOf(reader.decimal('amount') ?? '', decimals);
    if (amount === undefined) return reader.text('amount');
    const profit = columns.profit ? reader.decimal('profit') : '';
    const profitMinor = profit === '' ? NaN : minorOf(profit ?? '', decimals);
    if (profitMinor === undefined) return reader.text('profit');
    const status = statusOf(reader.text('status'));
    if (status === undefined) return reader.text('status');
    const probability = status === OPEN ? probabilityOf(reader.percent()) : NO_PROBABILITY;
    if (probability === undefined) return reader.text('probability');

    const row = columns.next();
    const { names } = columns;
    const user = names.users.code(reader.text('user'));
    const group = names.groups.maybe(reader.text('group'));
    columns.day[row] = day;
    columns.who[row] = names.whoOf(user, group, names.currencies.maybe(currency));
    columns.status[row] = status;
    columns.probability[row] = probability;
    columns.amount[row] = amount;
    if (columns.profit) columns.profit[row] = profitMinor;
    for (const [at, { id, column = id }] of this.#setup.dimensions.entries()) {
      columns.item[at]![row] = names.items[at]!.maybe(reader.text(column));
    }
    names.seen(user, group, day);
    this.#group(row, line, reader);
    return undefined;
  }

  #day(text: string, reader: RowReader): number | undefined {
    if (!this.#days.has(text)) {
      const day = reader.day(text);
      this.#days.set(text, day === undefined ? undefined : dayNumber(day));
    }
    return this.#days.get(text);
  }

  #group(row: number, line: number, reader: RowReader) {
    if (!this.#ids) return;
    const id = reader.text('id');
    const first = id ? (this.#ids.get(id) ?? row) : row;
    if (id) this.#ids.set(id, first);
    this.columns.group(row, first);
    if (id) this.#duplicates.add(row, first, line, textPrint(reader.print()));
  }
}
