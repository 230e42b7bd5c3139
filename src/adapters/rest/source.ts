import type { Actuals, ActualsCell, ActualsQuery } from '../../model/actual.ts';
import { addExact } from '../../model/money.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { AskOptions, Change, DataSource } from '../../source/data-source.ts';
import { check, fits, list, maybe, object, record, type Shape, text } from '../../source/shape.ts';
import { SharedLoad } from '../files/shared-load.ts';
import { type LoadedRows, loadRows } from '../sales/loaded-rows.ts';
import { type SalesQuery, SpanRows } from '../sales/span-rows.ts';
import type { RowOptions, SaleRow } from '../memory.ts';
import type { Columns } from '../tables/mapping.ts';
import { tell } from '../tell.ts';
import { answerOf } from './answer.ts';
import { decimalsFor, minorAt } from './major.ts';
import { saidOrganisation } from './said-organisation.ts';
import { unlistedSellers } from './unlisted.ts';

/** A sum that a service has made: of one user, group, month (or day), item and currency. */
export interface RestCell extends Omit<ActualsCell, 'value'> {
  /** Major units, as a number or decimal text; a number of sales for the measure `count`. */
  readonly value: number | string;
}

type Call<Asked extends readonly unknown[], Answer> = (
  ...asked: [...Asked, { readonly signal: AbortSignal }]
) => Promise<Answer | Response | string> | Answer | Response | string;

/** Functions that fetch. Each may answer data, their JSON, or the `Response` of a `fetch`. */
export interface RestSourceOptions extends Omit<RowOptions, 'organisation'> {
  /** Fetches the rows of sales between two days, as a file of sales has them: `date`, `user`, `amount`, … */
  readonly sales?: Call<[SalesQuery], readonly object[]>;
  /** In place of `sales`: fetches the sums of one question, for services that add up by themselves. */
  readonly actuals?: Call<[ActualsQuery], readonly RestCell[]>;
  /** Fetches what an organisation file holds, or rows of people (`id`, `name`, `group`, `former`). Without it the owners are those that all sales name. */
  readonly organisation?: Call<[], object>;
  /** Names of the fields of rows that call them otherwise, as of a file. */
  readonly columns?: Columns | string;
  /** Calls `changed` whenever a later answer may be another one; returns what stops that. */
  watch?(changed: (what: Change) => void): () => void;
}

/** A source over a service. */
export interface RestSource extends DataSource {
  /** Tells the board that there is something new to ask for. */
  changed(what?: Change): void;
}

/** All days there are. */
const ALL: SalesQuery = { from: '1000-01-01', to: '8999-12-31' };

/**
 * A data source over functions that fetch: rows of sales between two days,
 * which are added up here, or the sums of one question. Questions of one
 * moment become one call for each stretch of days; what has been fetched
 * answers until the board asks anew.
 */
export function restSource(options: RestSourceOptions): RestSource {
  return new Rest(options);
}

class Rest implements RestSource {
  readonly #options: RestSourceOptions;
  readonly #watchers = new Set<(what: Change) => void>();
  #organisation: SharedLoad<Organisation> | undefined;
  readonly #rows = new SpanRows<Organisation>((span, said, signal) => this.#fetchRows(span, said, signal));
  readonly #cells = new Map<string, SharedLoad<Actuals>>();
  #reloads: { readonly organisation?: object; readonly actuals?: object } = {};

  constructor(options: RestSourceOptions) {
    if (!options.sales && !options.actuals) throw new TypeError('restSource needs a function sales or actuals');
    this.#options = options;
  }

  async organisation(asking: AskOptions): Promise<Organisation> {
    this.#forget('organisation', asking);
    const said = await this.#said(asking);
    if (isTold(said) || this.#options.actuals) return said;
    // People who are there are those that the sales name (R12), and so is the only currency there is (R14).
    return (await this.#rows.rows(ALL, said, asking)).organisation;
  }

  async actuals(queries: readonly ActualsQuery[], asking: AskOptions): Promise<readonly Actuals[]> {
    this.#forget('actuals', asking);
    const said = await this.#said(asking);
    if (this.#options.actuals) return Promise.all(queries.map((query) => this.#cellsOf(query, said, asking)));
    return this.#rows.actuals(queries, said, asking, isTold(said) ? undefined : [ALL]);
  }

  watch(changed: (what: Change) => void): () => void {
    const stop = this.#options.watch?.((what) => {
      this.#drop(what);
      changed(what);
    });
    this.#watchers.add(changed);
    return () => {
      this.#watchers.delete(changed);
      stop?.();
    };
  }

  changed(what: Change = 'actuals'): void {
    this.#drop(what);
    tell(this.#watchers, what);
  }

  #drop(what: Change): void {
    if (what === 'organisation') this.#organisation = undefined;
    this.#rows.clear();
    this.#cells.clear();
  }

  /** A refresh fetches anew, once for all its questions. */
  #forget(what: 'organisation' | 'actuals', { reload }: AskOptions): void {
    if (!reload || (reload !== true && this.#reloads[what] === reload)) return;
    this.#reloads = { ...this.#reloads, [what]: reload === true ? undefined : reload };
    this.#drop(what);
  }

  #said(asking: AskOptions): Promise<Organisation> {
    if (!this.#organisation || this.#organisation.isLostFor(asking)) {
      this.#organisation = new SharedLoad((signal) => this.#fetchOrganisation(signal));
    }
    return this.#organisation.join(asking);
  }

  async #fetchOrganisation(signal: AbortSignal): Promise<Organisation> {
    const fetch = this.#options.organisation;
    if (!fetch) return NO_ORGANISATION;
    const answer = await answerOf('organisation', signal, () => fetch({ signal }));
    return saidOrganisation(answer);
  }

  async #fetchRows(span: SalesQuery, said: Organisation, signal: AbortSignal): Promise<LoadedRows> {
    const { sales: fetchSales, actuals: _, organisation: __, watch: ___, ...reading } = this.#options;
    const answer = await answerOf('sales', signal, () => fetchSales!(span, { signal }));
    check(list(object), answer, 'sales');
    const rows = answer as readonly object[];
    // Where no row has our names, those that there are tell what is missing: as a mapping does, even an empty one.
    const columns = reading.columns ?? (rows[0] && rows.every(isForeign) ? {} : undefined);
    return loadRows({ ...reading, ...(columns && { columns }), sales: rows, organisation: said });
  }

  async #cellsOf(query: ActualsQuery, said: Organisation, asking: AskOptions): Promise<Actuals> {
    const key = JSON.stringify(query);
    let load = this.#cells.get(key);
    if (!load || load.isLostFor(asking)) {
      load = new SharedLoad((signal) => this.#fetchCells(query, said, signal));
      this.#cells.set(key, load);
    }
    const { cells, notes } = await load.join(asking);
    return { cells: cells.map((cell) => ({ ...cell })), notes };
  }

  async #fetchCells(query: ActualsQuery, said: Organisation, signal: AbortSignal): Promise<Actuals> {
    const answer = await answerOf('actuals', signal, () => this.#options.actuals!(query, { signal }));
    const cells = cellsIn(query, said, answer);
    return {
      cells,
      notes: unlistedSellers(
        cells.map(({ user }) => user),
        said,
      ),
    };
  }
}

/** Whether an organisation tells all that the sales would tell else. */
const isTold = ({ listed, currency, currencies }: Organisation) => listed && !!(currency ?? currencies);

const NO_ORGANISATION: Organisation = { listed: false, groups: [], users: [] };

/** Whether a row lacks a date or an amount by our names. */
const isForeign = (row: Partial<SaleRow>) => (row.date && row.amount) == null;

/** Cells of a service as those of a source: checked, in minor units, one for each user, group, month, item and currency. */
function cellsIn(query: ActualsQuery, { currency: base }: Organisation, answer: unknown): readonly ActualsCell[] {
  const { from, to, grain, byItem, measure } = query;
  const month = fits(
    `${from.slice(0, 7)} – ${to.slice(0, 7)}`,
    (one) => typeof one === 'string' && /^\d{4}-\d\d$/.test(one) && one >= from.slice(0, 7) && one <= to.slice(0, 7),
  );
  const day = fits(`${from} – ${to}`, (one) => typeof one === 'string' && one >= from && one <= to);
  const time: Readonly<Record<string, Shape>> = grain === 'day' ? { day } : { month };
  check(
    list(record({ ...time, user: maybe(text), group: maybe(text), item: maybe(text), currency: maybe(text) })),
    answer,
    'actuals',
  );
  const sums = new Map<string, ActualsCell>();
  (answer as readonly RestCell[]).forEach(({ value, ...cell }, at) => {
    const { user, group, item, currency } = cell;
    const decimals = decimalsFor(measure, currency ?? base);
    const parts = {
      user: user ?? '',
      ...(group && { group }),
      month: (grain === 'day' ? cell.day! : cell.month).slice(0, 7),
      ...(grain === 'day' && { day: cell.day }),
      ...(byItem && item && { item }),
      ...(measure !== 'count' && currency && { currency }),
    };
    const key = JSON.stringify(parts);
    const minor = minorAt(value, decimals, `actuals[${at}].value`, 'actuals');
    sums.set(key, { ...parts, value: addExact(sums.get(key)?.value ?? 0, minor) });
  });
  return [...sums.values()];
}
