import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AloneBoard, type AloneOptions } from '../board/alone.ts';
import { isOn, valueOf, wrongAttributes } from '../board/attributes.ts';
import { BoardFinder } from '../board/board-finder.ts';
import type { BoardState } from '../board/board-state.ts';
import { withEnglish } from '../i18n/editor-words.ts';
import { editorTexts, type EditorTexts } from '../i18n/en-editor.ts';
import { countChanged, redoLabel, undoLabel } from '../model/draft.ts';
import { changedTypes } from '../model/changed-types.ts';
import { fiscalPlace, fiscalYearOf } from '../model/fiscal.ts';
import type { Policy } from '../model/policy.ts';
import { isOwnerKey, type OwnerKey } from '../model/owner.ts';
import { inFrame } from '../timing/page.ts';
import { Announcer } from '../ui/announcer.ts';
import { ActualsLoader } from './actuals.ts';
import { EDITOR_FORMS } from './attributes.ts';
import { allStyles } from './all.styles.ts';
import { renderEditor } from './editor-view.ts';
import {
  TargetDraftChangedEvent,
  TargetEditorClosedEvent,
  TargetEditorCloseRequestedEvent,
  TargetSavedEvent,
} from './events.ts';
import type { EditorHost, Finding } from './editor-host.ts';
import { EditorGrid } from './grid/grid.ts';
import { repositoryNameOf } from './repository-name.ts';
import { KeptHints } from './kept-hints.ts';
import { atFirstSign, loadPhone } from './late-parts.ts';
import { openDialogs } from './open-dialogs.ts';
import { refusalText } from './refusal-text.ts';
import { EditorSession } from './session.ts';
import type { SheetRow } from './sheet/rows.ts';

/** Width under which one owner at a time is shown, rem. */
const NARROW = 30;

/**
 * Sets the targets of company, groups and users for a year, as a sheet that is
 * typed into. Inside a board it saves through that, so that all tiles follow;
 * outside it has a repository and a source of its own.
 *
 * @tag target-editor
 * @summary Targets of a year as a sheet to fill in.
 *
 * @fires {TargetSavedEvent} target-saved - Targets have been saved; `changes` says which.
 * @fires {TargetDraftChangedEvent} target-draft-changed - Something was edited, undone or saved; `unsaved` counts what a save would change.
 * @fires {TargetEditorCloseRequestedEvent} target-editor-close-requested - The reader wants to close; cancel it to keep the editor open.
 * @fires {TargetEditorClosedEvent} target-editor-closed - The reader is done.
 */
export class TargetEditorElement extends LitElement implements EditorHost {
  static override styles = allStyles;

  /** Name of the fiscal year; that of today by default. */
  @property() year?: number | string;
  /** Target type: `<dimension>.<unit>`, the unit `amount`, `count` or `profit`. */
  @property({ attribute: 'target-type' }) targetType = 'all-sales.amount';
  /** Whose row has the cursor first: `company`, `group:<id>`, `user:<id>`. */
  @property() owner?: string;
  /** Columns beside the year: `previous-year-target`, `previous-year-actual`, `actual`, `share`, several separated by spaces, or `none`. */
  @property() columns = 'previous-year-target';
  /** Subtotals among the months: `quarter`, `half-year` or both. None by default. */
  @property({ attribute: 'interval-view' }) intervalView?: string;
  /** Shows the targets and lets nobody change them. */
  @property({ type: Boolean, converter: isOn, reflect: true }) readonly = false;
  /** Address of sales, for an editor outside a board; it then takes the board's attributes too. */
  @property() src?: string;
  /** People, sales and rates, for an editor outside a board. */
  @property({ attribute: false }) source?: AloneOptions['source'];
  /** Keeps the targets, for an editor outside a board. */
  @property({ attribute: false }) repository?: AloneOptions['repository'];
  /** Texts of other languages by tag, for an editor outside a board. */
  @property({ attribute: false }) locales?: AloneOptions['locales'];
  /** Rights of the reader (T24); those of the board by default. */
  @property({ attribute: false }) policy?: Policy;

  /** @internal */
  readonly session = new EditorSession(() => this.#sessionChanged());
  /** @internal */
  @state() texts: EditorTexts = editorTexts;
  /** Text that a group or user is looked for by. @internal */
  @state() finding: Finding | undefined;
  /** One owner at a time is shown, as a list. @internal */
  @state() isNarrow = false;
  /** @internal */
  @state() phone: EditorHost['phone'];
  /** The owner of that list. @internal */
  @state() narrowOwner: OwnerKey = 'company';
  readonly #grid = new EditorGrid(this);
  readonly #sales = new ActualsLoader(() => this.requestUpdate());
  readonly #announcer = new Announcer();
  readonly #kept = new KeptHints();
  #alone: AloneBoard | undefined;
  #unsaved = 0;
  #draft: unknown;
  #opened = '';
  readonly #finder = new BoardFinder(this, (state) => this.#use(state));

  constructor() {
    super();
    this.#grid.clip = async (event) => openDialogs(this).clip(event);
  }

  /** How many fields are not saved. */
  get unsaved(): number {
    return this.#unsaved;
  }

  /** @internal */
  get grid(): EditorGrid {
    return this.#grid;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#alone?.connect();
    addEventListener('beforeunload', this.#beforeUnload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#alone?.disconnect();
    removeEventListener('beforeunload', this.#beforeUnload);
    void this.#grid.commit();
    this.session.rest();
  }

  /**
   * Saves what has been edited, all or nothing. Resolves with whether it is
   * saved; where it is not, the editor says why and keeps the edits.
   */
  async save(comment?: string): Promise<boolean> {
    await this.#grid.commit();
    const outcome = await this.session.save(comment);
    if (outcome === 'saved') this.dispatchEvent(new TargetSavedEvent(this.session.lastSave!.changes));
    if (outcome === 'conflict') openDialogs(this).conflicts();
    this.say(this.renderRoot.querySelector('.status')?.textContent?.trim() ?? '');
    return outcome === 'saved' || outcome === 'nothing';
  }

  /** Closes the editor unless the page cancels it; unsaved edits are asked about first. */
  async close(): Promise<boolean> {
    await this.#grid.commit();
    if (!this.dispatchEvent(new TargetEditorCloseRequestedEvent(this.unsaved))) return false;
    if (this.unsaved && !(await openDialogs(this).leave())) return false;
    this.dispatchEvent(new TargetEditorClosedEvent());
    return true;
  }

  /**
   * Puts the cursor into an owner's cell, in the interval that holds a day, and
   * shows the fiscal year of that day; as soon as the sheet is there.
   */
  show(owner: OwnerKey, day?: string): void {
    this.#wanted = { owner, ...(day && { day }) };
    const { house } = this.session;
    if (day && house) this.year = fiscalPlace(day.slice(0, 7), house.fiscal).year;
    this.requestUpdate();
  }

  #wanted: { readonly owner: OwnerKey; readonly day?: string } | undefined;

  #goToWanted(): void {
    const wanted = this.#wanted;
    const { sheet, house } = this.session;
    if (!wanted || !sheet) return;
    const { owner, day } = wanted;
    const year = day && fiscalPlace(day.slice(0, 7), house!.fiscal).year;
    if (year && year !== sheet.key.year) return void (this.year = year);
    this.#wanted = undefined;
    this.narrowOwner = owner;
    const columns = this.#grid.state.grid?.columnList ?? [];
    const at = columns.findIndex(
      ({ kind, period }) => kind === 'value' && !!day && period.from <= day && day <= period.to,
    );
    this.#grid.goTo(owner, Math.max(0, at));
    this.#grid.focus();
  }

  /** @internal */
  goToYear(year: number): void {
    this.#goTo(year, this.targetType);
  }

  /** @internal */
  goToType(targetType: string): void {
    this.#goTo(this.session.key!.year, targetType);
  }

  #goTo(year: number, targetType: string): void {
    void this.#grid.commit();
    this.#opened = `${year} ${targetType}`;
    Object.assign(this, { year, targetType });
    this.session.show({ year, targetType });
  }

  /** @internal */
  toggleAll(isOpen: boolean): void {
    this.#grid.state.toggleAll(isOpen);
    this.requestUpdate();
  }

  /** @internal */
  showItem(item: string | undefined): void {
    this.#grid.state.item = item;
    this.requestUpdate();
  }

  /** @internal */
  async undo(): Promise<void> {
    await this.#grid.commit();
    const label = undoLabel(this.session.draft);
    if (!label) return;
    await this.session.undo();
    this.say(this.texts.undone(this.texts.actionNames[label.action]));
  }

  /** @internal */
  async redo(): Promise<void> {
    const label = redoLabel(this.session.draft);
    if (!label) return;
    const refused = await this.session.redo();
    const { sheet, board } = this.session;
    const text = refused
      ? refusalText(refused, this.texts, board!.locale, sheet!.house)
      : this.texts.redone(this.texts.actionNames[label.action]);
    if (refused) this.#grid.tell(text);
    else this.say(text);
  }

  /** @internal */
  async saveAndClose(): Promise<void> {
    if (await this.save()) await this.close();
  }

  /** Name of a person by id; undefined where it is not known. @internal */
  personName(id: string | undefined): string | undefined {
    const { house } = this.session;
    return id && house?.maySee?.(`user:${id}`) !== false ? house?.nameOf(`user:${id}`) : undefined;
  }

  /** Changes whenever all cells are to be drawn anew. @internal */
  get version(): unknown {
    return `${this.session.board?.locale.tag} ${this.session.locks.version}`;
  }

  /** @internal */
  say(text: string): void {
    this.#announcer.say(text);
  }

  /** @internal */
  openRowMenu(row: SheetRow, anchor: Element): void {
    openDialogs(this).rowMenu(row, anchor);
  }

  /** @internal */
  openAnswers(row: SheetRow, anchor: Element): void {
    openDialogs(this).answers(row, anchor);
  }

  /** @internal */
  openKeys(): void {
    openDialogs(this).keys();
  }

  /** @internal */
  find(): void {
    this.renderRoot.querySelector<HTMLInputElement>('.find')?.focus();
  }

  /** @internal */
  isKept(row: SheetRow): boolean {
    return this.#kept.has(this.session.key!, row);
  }

  /** Has a difference not asked about again. @internal */
  keep(row: SheetRow): void {
    this.#kept.add(this.session.key!, row);
    this.requestUpdate();
  }

  readonly #width = new ResizeObserver(() => inFrame(() => this.#measure()));

  #measure(): void {
    const { width } = this.getBoundingClientRect();
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (width) this.isNarrow = width < NARROW * rem;
    if (this.isNarrow && !this.phone) void loadPhone(this.shadowRoot!).then((phone) => (this.phone = phone));
  }

  protected override firstUpdated(): void {
    this.#announcer.connect(this.shadowRoot!);
    this.#width.observe(this);
    atFirstSign(this, () => void openDialogs(this).load());
    if (!this.#finder.found) void Promise.resolve().then(() => this.#doWithoutBoard());
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#measure();
    this.#alone?.update();
    this.#showAsked();
  }

  /** Shows the year and type of the attributes, when those have changed. */
  #showAsked(): void {
    const { board } = this.session;
    if (!board) return;
    const year = valueOf(EDITOR_FORMS.year, this.year) ?? this.#yearOfToday(board);
    const asked = `${year} ${this.targetType}`;
    if (asked === this.#opened) return;
    this.#opened = asked;
    this.session.show({ year, targetType: this.targetType || 'all-sales.amount' });
  }

  #yearOfToday({ settings, store }: BoardState): number {
    const fiscal = fiscalYearOf({ ...store.organisation.held?.value.fiscalYear, ...settings.fiscalYear });
    return fiscalPlace(settings.asOf.slice(0, 7), fiscal).year;
  }

  protected override render(): TemplateResult {
    const locale = this.session.board?.locale;
    if (!locale) return html`<div class="editor" aria-busy="true">${nothing}</div>`;
    const views = valueOf(EDITOR_FORMS['interval-view'], this.intervalView) ?? [];
    const extras = valueOf(EDITOR_FORMS.columns, this.columns) ?? ['previous-year-target'];
    const { sheet, board } = this.session;
    if (sheet) this.#sales.want(board!, sheet, extras);
    const options = { views, extras, actuals: this.#sales.current };
    return renderEditor({ editor: this, texts: this.texts, locale, options, dialogs: openDialogs(this) });
  }

  protected override updated(): void {
    this.#grid.updated();
    if (!this.session.sheet) return;
    this.#goToOwner();
    this.#goToWanted();
  }

  #wentTo: string | undefined;

  /** The cursor goes to the owner of the attribute once. */
  #goToOwner(): void {
    const { owner } = this;
    if (!owner || owner === this.#wentTo || !isOwnerKey(owner)) return;
    this.#wentTo = owner;
    this.narrowOwner = owner;
    this.#grid.goTo(owner);
  }

  #use(board: BoardState | undefined): void {
    if (!board) return;
    const wrong = this.session.board ? [] : wrongAttributes(EDITOR_FORMS, (name) => this.getAttribute(name));
    for (const { value } of wrong) console.warn(`<target-editor> does not know ${value}`);
    this.session.use(board, this.policy ?? board.policy, repositoryNameOf(this));
    void this.#loadTexts(board);
  }

  #language: unknown;

  /** Words of another language, where it has some; English stands in for those that it lacks. */
  async #loadTexts({ locale }: BoardState): Promise<void> {
    const { messages } = locale;
    if (this.#language === messages) return;
    this.#language = messages;
    const own = await messages.editorTexts?.().catch(() => undefined);
    if (this.#language === messages) this.texts = openDialogs(this).wordsOf(withEnglish(editorTexts, own));
  }

  #sessionChanged(): void {
    this.requestUpdate();
    // Undo may have gone to another sheet.
    const { key } = this.session;
    const shown = key && `${key.year} ${key.targetType}`;
    if (this.#opened && shown && shown !== this.#opened) {
      this.#opened = shown;
      Object.assign(this, key);
    }
    const { draft } = this.session;
    if (this.#draft === draft) return;
    this.#draft = draft;
    const unsaved = countChanged(draft) + changedTypes(draft).length;
    const before = this.#unsaved;
    this.#unsaved = unsaved;
    if (before || unsaved) this.dispatchEvent(new TargetDraftChangedEvent(unsaved));
  }

  /** An entry is taken over before the page goes; a browser asks about edits that are not saved. */
  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    void this.#grid.commit();
    if (this.unsaved) event.preventDefault();
  };

  /** Outside a board a source or repository of its own serves. */
  #doWithoutBoard(): void {
    if (this.#finder.found || this.closest('target-board:not(:defined)')) return;
    this.#alone ??= new AloneBoard(this, (state) => this.#use(state));
    this.#alone.connect();
  }
}
