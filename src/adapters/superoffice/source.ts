import type { Actuals, ActualsQuery, RecordsPage, RecordsQuery, SaleRecord } from '../../model/actual.ts';
import { addDays } from '../../model/day.ts';
import type { AskOptions, Change, DataSource } from '../../source/data-source.ts';
import { type RestSource, restSource, type SalesQuery } from '../rest/source.ts';
import { tell } from '../tell.ts';
import { Api } from './api.ts';
import { type Known, type OrganisationRest, readOrganisation } from './organisation.ts';
import { calledBy, type SuperOfficeOptions } from './options.ts';
import { isBehind, readSales, recordOf, type SaleLine, type Status } from './sales.ts';

export interface SuperOfficeSourceOptions extends SuperOfficeOptions {
  /**
   * `base`: amounts as the CRM converts them to the base currency. `own`: in the currency of each sale, converted by
   * the `rates` of the organisation. Default: `base`.
   */
  readonly amounts?: 'base' | 'own';
  /** Ids of the dimensions whose items are fetched with sales. Default: those of the target types. */
  readonly splitBy?: readonly string[];
  /** What the CRM does not say of the organisation: fiscal year, time zone, rates, calendars, … */
  readonly organisation?: OrganisationRest;
  /** Calls `changed` whenever a later answer may be another one; returns what stops that. */
  watch?(changed: (what: Change) => void): () => void;
}

/** A source over a CRM. */
export interface SuperOfficeSource extends DataSource {
  records(query: RecordsQuery, options: AskOptions): Promise<RecordsPage>;
  watch(changed: (what: Change) => void): () => void;
  /** Tells the board that there is something new to ask for. */
  changed(what?: Change): void;
}

/**
 * A data source over the Web API of SuperOffice: sold and open sales by its
 * archive of sales, added up here, and groups, associates and lists. Sales
 * between two days are fetched once for all questions of a board.
 */
export function superofficeSource(options: SuperOfficeSourceOptions): SuperOfficeSource {
  return Object.freeze(new Source(options));
}

class Source implements SuperOfficeSource {
  readonly #options: SuperOfficeSourceOptions;
  readonly #api: Api;
  readonly #watchers = new Set<(what: Change) => void>();
  /** One for each status, so that who asks for no open sales fetches none. */
  readonly #by: Readonly<Record<ActualsQuery['status'], RestSource>>;
  #known!: Known;
  /** Lines of the drill-down that somebody pages through. */
  #records: { readonly key: string; readonly found: readonly SaleRecord[] } | undefined;

  constructor(options: SuperOfficeSourceOptions) {
    this.#options = options;
    this.#api = new Api(options);
    const sales =
      (status: Status) =>
      (span: SalesQuery, { signal }: { readonly signal: AbortSignal }) =>
        this.#sales({ span, status }, signal);
    // Numbers of JSON, as text too, have a point before their decimals, whatever a column of a file would look like.
    const numbers = 'en';
    const sold = restSource({ numbers, sales: sales('sold'), organisation: ({ signal }) => this.#organise(signal) });
    const open = restSource({
      ...{ numbers, sales: sales('open') },
      organisation: ({ signal }) => sold.organisation({ signal }),
    });
    this.#by = { sold, open };
  }

  organisation(asking: AskOptions) {
    return this.#by.sold.organisation(asking);
  }

  async actuals(queries: readonly ActualsQuery[], asking: AskOptions) {
    const answers = new Map<ActualsQuery, Actuals>();
    await Promise.all(
      (['sold', 'open'] as const).map(async (status) => {
        const own = queries.filter((query) => query.status === status);
        const found = own.length ? await this.#by[status].actuals(own, asking) : [];
        own.forEach((query, index) => answers.set(query, found[index]!));
      }),
    );
    return queries.map((query) => answers.get(query)!);
  }

  async records(query: RecordsQuery, asking: AskOptions): Promise<RecordsPage> {
    const { after, limit = 100, ...asked } = query;
    const key = JSON.stringify(asked);
    if (this.#records?.key !== key || after === undefined)
      this.#records = { key, found: await this.#behind(query, asking) };
    const { found } = this.#records;
    const from = Number(after ?? 0);
    const next = from + limit < found.length ? { next: String(from + limit) } : {};
    return { records: found.slice(from, from + limit), ...next };
  }

  watch(changed: (what: Change) => void): () => void {
    const own = (what: Change) => changed(what);
    this.#watchers.add(own);
    const stop = this.#options.watch?.((what) => {
      this.#drop(what);
      changed(what);
    });
    return () => {
      this.#watchers.delete(own);
      stop?.();
    };
  }

  changed(what: Change = 'actuals'): void {
    this.#drop(what);
    tell(this.#watchers, what);
  }

  #drop(what: Change): void {
    this.#records = undefined;
    for (const one of Object.values(this.#by)) one.changed(what);
  }

  async #organise(signal: AbortSignal): Promise<object> {
    const { currency, organisation, splitBy } = this.#options;
    const asked = { ...calledBy(this.#options), currency, organisation, split: splitBy };
    const { file, known } = await readOrganisation(this.#api, asked, signal);
    this.#known = known;
    this.#by.open.changed('organisation');
    return file;
  }

  #sales(asked: { readonly span: SalesQuery; readonly status: Status }, signal: AbortSignal) {
    const { names } = calledBy(this.#options);
    const reading = { names, known: this.#known, isOwn: this.#options.amounts === 'own' };
    return readSales(this.#api, reading, asked, signal);
  }

  /** All lines behind a figure, newest first. */
  async #behind(query: RecordsQuery, asking: AskOptions): Promise<readonly SaleRecord[]> {
    const organisation = await this.organisation(asking);
    const { from, to, status } = query;
    // Whether the first and last day are in what is asked for is not said anywhere.
    const span = { from: addDays(from, -1), to: addDays(to, 1) };
    const lines: readonly SaleLine[] = from > to ? [] : await this.#sales({ span, status }, asking.signal);
    return lines
      .filter((line) => isBehind(line, query, organisation.users))
      .flatMap((line) => recordOf(line, query, organisation) ?? [])
      .sort((a, b) => (a.date === b.date ? 0 : a.date > b.date ? -1 : 1));
  }
}
