import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Locales } from '../i18n/languages.ts';
import type { Figures } from '../model/figures.ts';
import type { Filters, PeriodText } from '../model/request.ts';
import type { DataSource } from '../source/data-source.ts';
import type { MakeChanges } from '../source/held-targets.ts';
import type { TargetChange, TargetSet } from '../model/target.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { isOn, propertyOf } from './attributes.ts';
import type { BoardAttribute } from './board-attributes.ts';
import { BoardCore } from './board-core.ts';
import type { ColumnNames, RowRules } from './board-options.ts';
import { boardContext, type BoardState } from './board-state.ts';
import type { Policy } from '../model/policy.ts';
import { TargetFiguresChangedEvent, TargetFilterRequestedEvent } from './events.ts';
import { sentences } from './failure.ts';
import { lookForOdd } from './quiet.ts';
import { sameData } from './same-data.ts';

/**
 * No picture: gives the tiles inside it data, targets, viewer, date, language,
 * currency and filters. Nothing needs to be set in a certain order; what
 * changes later reaches the tiles, and only another file is loaded again.
 *
 * @tag target-board
 * @summary Data, targets and settings for the tiles inside it.
 *
 * @fires {TargetFiguresChangedEvent} target-figures-changed - Of its tiles: other figures than before.
 * @fires {TargetDrillEvent} target-drill - Of its tiles: a column or bar was clicked, or Enter pressed on it.
 * @fires {TargetFilterRequestedEvent} target-filter-requested - Of its tiles: a bar was chosen or a filter cleared.
 * @fires {TargetEditRequestedEvent} target-edit-requested - Of its tiles: the reader wants to set the target that is missing.
 * @slot - The tiles, and whatever the page puts around them.
 */
export class TargetBoardElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** Address of sales, `.csv` or `.json`. */
  @property() src?: string;
  /** How the file's columns are called where they differ: `id=OrderNumber amount="Sales Amount"`, or the mapping as an object. */
  @property() columns?: ColumnNames;
  /** Which rows of the file count, as JSON or an object: `{"column": "Rep", "not": ["Total"]}`, or a list of such rules. All by default. */
  @property() where?: RowRules;
  /** How the files write dates: Unicode date fields such as `dd/MM/yyyy`, or `serial`, the numbers of spreadsheets. ISO dates by default. */
  @property() dates?: string;
  /** A locale whose numbers the files have, such as `nl` for 1.234,50. By default what can be read in one way only is read so. */
  @property() numbers?: string;
  /** Of the files, such as `windows-1252`. UTF-8, or what the files themselves say, by default. */
  @property() encoding?: string;
  /** Address of a targets file: the first filling of the repository. */
  @property() targets?: string;
  /** Where the fields of the targets stand, as `columns` says it of the sales: `owner:=company year:=2026`. */
  @property({ attribute: 'target-columns' }) targetColumns?: ColumnNames;
  /** Which rows of the targets count, as `where` says it of the sales. */
  @property({ attribute: 'target-where' }) targetWhere?: RowRules;
  /** Address of an organisation file. As a property also what an adapter takes: what such a file holds, or `peopleFile({…})`. */
  @property() organisation?: string | object;
  /** How the columns of a table of people are called, as `columns` says it of the sales: `name=Naam group=Team`. */
  @property({ attribute: 'organisation-columns' }) organisationColumns?: ColumnNames;
  /** User id of whoever looks, `anna` or `user:anna`: who `me` and `my-group` are. */
  @property() viewer?: string;
  /** "Today" for every tile, an ISO date. Today in the organisation's time zone by default; then it rolls over at midnight. */
  @property({ attribute: 'as-of' }) asOf?: string;
  /** ISO date, or date and time in the organisation's zone: the tiles are judged by the targets as they stood then; by those of now by default. */
  @property({ attribute: 'target-as-of' }) targetAsOf?: string;
  /** BCP 47. The nearest `lang`, then the browser's, by default. */
  @property() locale?: string;
  /** ISO 4217; the organisation's by default. */
  @property() currency?: string;
  /** Base currency for one unit of a foreign one, such as `GBP=1.17 USD=0.92`; wins over the organisation's. Amounts without a rate are left out, and what lacks them is not judged. */
  @property() rates?: string;
  /** First month of the fiscal year, 1–12; the organisation's, else January, by default. */
  @property({ attribute: 'fiscal-year-start' }) fiscalYearStart?: number | string;
  /** Whether the fiscal year is called after the year in which it starts or ends: `start` or `end`; the organisation's, else `start`, by default. */
  @property({ attribute: 'fiscal-year-name' }) fiscalYearName?: 'start' | 'end';
  /** IANA name; the organisation's by default. */
  @property({ attribute: 'time-zone' }) timeZone?: string;
  /** Whether a sale counts for the group recorded on it (`sale`) or its owner's primary group (`member`); the organisation's, else `sale`, by default. */
  @property({ attribute: 'group-by' }) groupBy?: 'sale' | 'member';
  /** Filter: replaces the period of every tile. */
  @property() period?: PeriodText;
  /** Filter: replaces the owner of the tiles inside whose owner it lies. */
  @property() owner?: string;
  /** Filter: replaces the target type of every tile. */
  @property({ attribute: 'target-type' }) targetType?: string;
  /** Filter: ids of the items that count, comma separated or as a list. */
  @property() items?: string | readonly string[];
  /** Choosing a bar in one tile filters the others. */
  @property({ type: Boolean, converter: isOn, attribute: 'cross-filter' }) crossFilter = false;
  /** Seconds between refreshes while the page is seen, from 1 to 2147483 (24 days); off by default and at 0. */
  @property() refresh?: number | string;
  /** Tiles without a target offer to set one, by the event `target-edit-requested`. */
  @property({ type: Boolean, converter: isOn }) editable = false;
  /** Says nothing of figures that change while the page is open; they are marked all the same. */
  @property({ type: Boolean, converter: isOn }) quiet = false;
  /** Where the figures come from, in place of `src`. */
  @property({ attribute: false }) source?: DataSource;
  /** Texts of other languages by tag, or functions that load them; they win over ours. */
  @property({ attribute: false }) locales?: Locales;
  /** Rights of the reader (T24); everything is allowed by default. */
  @property({ attribute: false }) policy?: Policy;
  /** Filters over the tiles, in place of the attributes of the same names; `undefined` takes one away. Choosing and clearing in the tiles changes them. */
  @property({ attribute: false }) filters: Filters = {};
  /** Where changed targets are kept: `memory` (the default), `indexed-db`, `indexed-db:<name>` or, on a service, `http:<address>`. */
  @property({ attribute: 'repository' }) private repositoryName?: string;

  readonly #provider = new ContextProvider(this, { context: boardContext });
  readonly #core = new BoardCore(this, (state) => this.#publish(state));
  #ownRepository: TargetRepository | undefined;
  #chosenBy: EventTarget | undefined;
  /** Figures that each tile has told last. */
  readonly #told = new WeakMap<EventTarget, Figures>();
  /** Tiles that have told figures since the filters changed, with those that they had, until that is said. */
  #before: Map<EventTarget, Figures | undefined> | undefined;

  constructor() {
    super();
    this.addEventListener(TargetFilterRequestedEvent.type, (event) => this.#filter(event));
    this.addEventListener(TargetFiguresChangedEvent.type, (event) => this.#follow(event));
  }

  /** Keeps targets. What is saved through it reaches all tiles at once. By default made of the attributes, and there after `updateComplete`. */
  get repository(): TargetRepository | undefined {
    return this.#ownRepository ?? this.#core.repository;
  }

  /** Takes the attribute's text too: frameworks set a property where there is one. */
  set repository(repository: TargetRepository | string | undefined) {
    const isName = typeof repository === 'string';
    this.#ownRepository = isName ? undefined : repository;
    if (isName) this.repositoryName = repository;
    this.requestUpdate();
  }

  /**
   * Saves targets, all of several changes or nothing, and shows them on every
   * tile at once. A function makes the changes of the targets that the board holds, as
   * `saveTargets` does. Rejects with `SourceError`; see `TargetRepository`.
   */
  async save(
    changes: readonly TargetChange[] | MakeChanges,
    { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<readonly TargetSet[]> {
    await this.updateComplete;
    return this.#core.save(changes, signal);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    lookForOdd(this, 'target-board');
    if (this.hasUpdated) this.#core.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#core.disconnect();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    const filter = propertyOf(name) as keyof Filters;
    if (!(filter in (this.filters ?? {}))) return;
    // An attribute that is written now replaces earlier filters.
    const { [filter]: _, ...others } = this.filters;
    this.filters = others;
  }

  protected override updated(): void {
    this.#core.set((name) => this.#read(name), {
      columns: this.columns ?? undefined,
      targetColumns: this.targetColumns ?? undefined,
      organisation: this.organisation || undefined,
      organisationColumns: this.organisationColumns ?? undefined,
      where: this.where || undefined,
      targetWhere: this.targetWhere || undefined,
      source: this.source,
      targetRepository: this.#ownRepository,
      policy: this.policy,
      locales: this.locales,
      filters: { ...this.#listed(), ...this.filters },
      chosenBy: this.#chosenBy,
    });
    if (this.isConnected) this.#core.connect();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  /** Text, or the property in its place, but no list or other data. A name without a property does not compile. */
  #read(name: BoardAttribute): unknown {
    const value: unknown = name === 'repository' ? this.repositoryName : this[propertyOf(name)];
    return value instanceof Object ? undefined : value;
  }

  /** Items given as a list: ids may hold commas. */
  #listed(): Filters {
    const { items } = this;
    return Array.isArray(items) ? { items: items.map(String) } : {};
  }

  #publish(state: BoardState): void {
    const { settings } = this.#provider.value ?? {};
    if (settings && !sameData(settings.filters, state.settings.filters)) void this.#sayFilters();
    this.#provider.setValue(state);
  }

  #follow(event: TargetFiguresChangedEvent): void {
    const tile = event.composedPath()[0]!;
    const before = this.#told.get(tile);
    if (this.#before) {
      if (!this.#before.has(tile)) this.#before.set(tile, before);
    } else if (before?.dataAt && before.dataAt !== event.figures.dataAt) {
      const live = sentences(() => import('./live.ts'));
      void live.then((code) =>
        code?.tellLive(this, tile as Parameters<typeof code.tellLive>[1], before, () => this.#provider.value!),
      );
    }
    this.#told.set(tile, event.figures);
  }

  /** Filters that change while others wait to be said are said with them. */
  async #sayFilters(): Promise<void> {
    if (this.#before) return;
    const before = (this.#before = new Map<EventTarget, Figures | undefined>());
    await sentences(async () =>
      (await import('./filter-speech.ts')).sayFilters(this, () => this.#provider.value!, before),
    );
    this.#before = undefined;
  }

  #filter(event: TargetFilterRequestedEvent): void {
    const [tile] = event.composedPath();
    // A page that listens on this board or around it may still say no.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      if ('owner' in event.filters) this.#chosenBy = event.filters.owner ? tile : undefined;
      this.filters = { ...this.filters, ...event.filters };
    });
  }
}
