import type { Actuals, ActualsQuery, RecordsPage, RecordsQuery } from '../../model/actual.ts';
import type { AskOptions, Change, DataSource } from '../../source/data-source.ts';
import { loadCode } from '../../source/load-code.ts';
import { SharedLoad } from '../files/shared-load.ts';
import { type SalesQuery, SpanRows } from '../sales/span-rows.ts';
import { tell } from '../tell.ts';
import { Api } from './api.ts';
import { type OrganisationRest, readOrganisation, type Said } from './organisation.ts';
import { calledBy, type SuperOfficeOptions } from './options.ts';
import type { Records } from './records.ts';
import { readSales, type Status } from './sales.ts';

export interface SuperOfficeSourceOptions extends SuperOfficeOptions {
  /**
   * `base`: amounts as the CRM converts them to the base currency. `own`: in the currency of each sale, converted by
   * the `rates` of the organisation. Default: `base`.
   */
  readonly amounts?: 'base' | 'own';
  /** Ids of the dimensions whose items are fetched with sales. Default: those of the target types. */
  readonly splitBy?: readonly string[];
  /** Parts of the organisation that the CRM does not say: fiscal year, time zone, rates, calendars, … */
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

/** Adds up sales: comes with the first of them. */
const loadReader = () => loadCode(() => import('../sales/loaded-rows.ts'));

class Source implements SuperOfficeSource {
  readonly #options: SuperOfficeSourceOptions;
  readonly #api: Api;
  readonly #watchers = new Set<(what: Change) => void>();
  #said: SharedLoad<Said> | undefined;
  /** For each status, so that who asks for no open sales fetches none. */
  readonly #rows: Readonly<Record<ActualsQuery['status'], SpanRows<Said>>>;
  #reloads: { readonly organisation?: object; readonly actuals?: object } = {};
  /** Lines behind figures that somebody pages through. */
  #records: Records | undefined;

  constructor(options: SuperOfficeSourceOptions) {
    this.#options = options;
    this.#api = new Api(options);
    const rows = (status: Status) =>
      new SpanRows<Said>(async (span, said, signal) => {
        const [sales, { loadRows }] = await Promise.all([this.#sales({ span, status }, said, signal), loadReader()]);
        // Numbers of JSON, as text too, have a point before their decimals, whatever a column of a file would look like.
        return loadRows({ sales, organisation: said.organisation, numbers: 'en' });
      });
    this.#rows = { sold: rows('sold'), open: rows('open') };
  }

  async organisation(asking: AskOptions) {
    this.#forget('organisation', asking);
    return (await this.#ask(asking)).organisation;
  }

  async actuals(queries: readonly ActualsQuery[], asking: AskOptions) {
    this.#forget('actuals', asking);
    const said = await this.#ask(asking);
    const answers = new Map<ActualsQuery, Actuals>();
    await Promise.all(
      (['sold', 'open'] as const).map(async (status) => {
        const own = queries.filter((query) => query.status === status);
        const found = await this.#rows[status].actuals(own, said, asking);
        own.forEach((query, index) => answers.set(query, found[index]!));
      }),
    );
    return queries.map((query) => answers.get(query)!);
  }

  async records(query: RecordsQuery, asking: AskOptions): Promise<RecordsPage> {
    const [said, { Records }] = await Promise.all([this.#ask(asking), loadCode(() => import('./records.ts'))]);
    this.#records ??= new Records(said.organisation, (asked, signal) => this.#sales(asked, said, signal));
    return this.#records.page(query, asking.signal);
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
    if (what === 'organisation') this.#said = undefined;
    this.#records = undefined;
    for (const rows of Object.values(this.#rows)) rows.clear();
  }

  /** A refresh fetches anew, once for all its questions. */
  #forget(what: 'organisation' | 'actuals', { reload }: AskOptions): void {
    if (!reload || (reload !== true && this.#reloads[what] === reload)) return;
    this.#reloads = { ...this.#reloads, [what]: reload === true ? undefined : reload };
    this.#drop(what);
  }

  #ask(asking: AskOptions): Promise<Said> {
    const { currency, organisation, splitBy } = this.#options;
    const asked = { ...calledBy(this.#options), currency, organisation, split: splitBy };
    if (!this.#said || this.#said.isLostFor(asking))
      this.#said = new SharedLoad((signal) => readOrganisation(this.#api, asked, signal));
    return this.#said.join(asking);
  }

  #sales(asked: { readonly span: SalesQuery; readonly status: Status }, { known }: Said, signal: AbortSignal) {
    const { names } = calledBy(this.#options);
    const reading = { names, known, isOwn: this.#options.amounts === 'own' };
    return readSales(this.#api, reading, asked, signal);
  }
}
