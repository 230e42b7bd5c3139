import { html, nothing, type TemplateResult } from 'lit';
import { loadSales } from '../../board/edit-sales.ts';
import type { Measure } from '../../model/actual.ts';
import type { TypePlan } from '../../model/draft-types.ts';
import type { EditRefusal } from '../../model/draft.ts';
import { ALL_SALES_AMOUNT, type TargetType } from '../../model/organisation.ts';
import type { DialogButton, DialogView, OpenDialog } from '../../ui/dialog.ts';
import type { Dialogs } from '../editor-host.ts';
import { checkEdits } from '../check-edits.ts';
import { refusalText } from '../refusal-text.ts';
import { itemNameOf } from '../sheet.ts';
import { deleteTypeDialog } from './delete-type.ts';
import { renderItems } from './item-list.ts';
import {
  ALL_SALES,
  formOf,
  freeType,
  freeUnit,
  itemsOf,
  planOfForm,
  type TypeForm,
  typeOfForm,
  withItem,
  withMove,
} from './type-form.ts';
import { renderKind } from './type-kind.ts';
import { TypeHoldings, TypeLosses } from './type-losses.ts';
import { TypeSets } from './type-sets.ts';
import { currencyIn, nameOfType } from './type-words.ts';

/** Adds a target type, or changes the items and levels of the one that is named (T19–T22). */
export function typeDialog(dialogs: Dialogs, targetType?: string): void {
  const { state } = dialogs.editor.session.draft;
  const type = state.types.find(({ id }) => id === targetType);
  if (type?.id === ALL_SALES_AMOUNT.id) alwaysDialog(dialogs, type);
  else new TypeDialog(dialogs, type).open();
}

/** Says of the type that always exists why there is nothing to change. */
function alwaysDialog(dialogs: Dialogs, type: TargetType): void {
  const { texts } = dialogs.editor;
  dialogs.open((dialog) => ({
    title: texts.typed.title,
    subtitle: nameOfType(dialogs.editor, type),
    width: 'small',
    body: html`<p>${texts.typed.always}</p>`,
    buttons: [{ label: texts.close, isPrimary: true, act: () => dialog.close() }],
  }));
}

class TypeDialog {
  readonly #dialogs: Dialogs;
  /** As drafted when the dialog was opened; undefined for a new one. */
  readonly #type: TargetType | undefined;
  readonly #sets: TypeSets;
  readonly #leave = new AbortController();
  #form: TypeForm;
  /** Items that were sold, by dimension: choices where the organisation lists none. */
  readonly #sold = new Map<string, readonly string[]>();
  /** Unit that is wanted, wherever it is free. */
  #unit: Measure;
  #text = '';
  #refused = '';
  #dialog!: OpenDialog;
  #held: { readonly draft: unknown; readonly holdings: TypeHoldings } | undefined;
  #last:
    | { readonly from: readonly unknown[]; readonly plan: TypePlan | undefined; readonly reason: string | undefined }
    | undefined;

  constructor(dialogs: Dialogs, type: TargetType | undefined) {
    this.#dialogs = dialogs;
    this.#type = type;
    const { session } = dialogs.editor;
    this.#sets = new TypeSets(dialogs.editor, type?.id ?? '');
    this.#unit = type?.unit ?? 'amount';
    this.#form = this.#formFor(type ?? freeType(session.draft.state.types, this.#dimensions));
  }

  open(): void {
    this.#dialog = this.#dialogs.open(() => this.#view());
    void this.#dialog.closed.then(() => this.#leave.abort());
    if (this.#type) void this.#load();
    void this.#loadSold(this.#form.dimension);
  }

  get #editor() {
    return this.#dialogs.editor;
  }

  get #words() {
    return this.#editor.texts.typed;
  }

  get #locale() {
    return this.#editor.session.board!.locale;
  }

  get #organisation() {
    return this.#editor.session.house!.organisation;
  }

  /** All dimensions that sales can be split by; those of types that no list has, too. */
  get #dimensions(): readonly string[] {
    const { types } = this.#editor.session.draft.state;
    const listed = this.#organisation.dimensions?.map(({ id }) => id) ?? [];
    return [...new Set([ALL_SALES, ...listed, ...types.map(({ dimension }) => dimension)])];
  }

  #formFor(type: Omit<TargetType, 'id'>): TypeForm {
    return formOf(type, [...itemsOf(type.dimension, this.#organisation), ...(this.#sold.get(type.dimension) ?? [])]);
  }

  async #load(): Promise<void> {
    await this.#sets.load(this.#leave.signal);
    this.#dialog.update();
  }

  /** Asks what was sold in the year on show and the one before, where the organisation lists no items. */
  async #loadSold(dimension: string): Promise<void> {
    const { session } = this.#editor;
    if (dimension === ALL_SALES || itemsOf(dimension, this.#organisation).length || this.#sold.has(dimension)) return;
    const { organisation, fiscal } = session.house!;
    const type = { id: '', dimension, unit: 'amount' as const, items: [''] };
    const { year } = session.key!;
    const asked = [year, year - 1].map((one) =>
      loadSales(session.board!, { year: one, type, organisation, fiscal }, this.#leave.signal).catch(() => []),
    );
    const cells = (await Promise.all(asked)).flat();
    const items = [...new Set(cells.flatMap(({ item }) => item ?? []))];
    this.#sold.set(
      dimension,
      items.sort((a, b) => a.localeCompare(b, this.#locale.tag)),
    );
    if (this.#form.dimension !== dimension || this.#leave.signal.aborted) return;
    this.#form = { ...this.#form, items: [...new Set([...this.#form.items, ...items])] };
    this.#dialog.update();
  }

  #set(form: TypeForm): void {
    this.#form = form;
    this.#refused = '';
    this.#dialog.update();
  }

  #view(): DialogView {
    const { texts } = this.#editor;
    const type = this.#type;
    const losses = type && new TypeLosses(this.#editor, type, this.#form, this.#holdings());
    const { plan, reason } = this.#planned();
    return {
      title: type ? this.#words.title : this.#words.newTitle,
      ...(type && { subtitle: nameOfType(this.#editor, type) }),
      body: html`${this.#renderKind()} ${this.#renderItems(losses)} ${this.#renderLevels(losses?.ofUsers())}
        <p role="alert" class="note loss">${this.#refused || this.#sets.failure || losses?.ofOthers()}</p>`,
      footnote: texts.oneStep,
      buttons: [
        ...this.#deleteButton(),
        { label: texts.cancel, act: () => this.#dialog.close() },
        {
          label: type ? texts.apply : this.#words.addIt,
          isPrimary: true,
          disabled: reason,
          act: () => this.#apply(plan!),
        },
      ],
    };
  }

  #deleteButton(): DialogButton[] {
    const type = this.#type;
    if (!type) return [];
    const act = async () => {
      this.#dialog.close();
      await this.#dialog.closed;
      deleteTypeDialog(this.#dialogs, type);
    };
    return [{ label: this.#words.delete, isAside: true, isDanger: true, act }];
  }

  /** Targets of the type; counted anew where the draft is another one. */
  #holdings(): TypeHoldings | undefined {
    const { draft } = this.#editor.session;
    const sets = this.#sets.all;
    if (!this.#type || !sets) return undefined;
    if (this.#held?.draft !== draft) {
      this.#held = { draft, holdings: new TypeHoldings(this.#editor, this.#type, sets) };
    }
    return this.#held.holdings;
  }

  /** Edits that would be made, or why they cannot; tried anew only where draft, form or sets are others. */
  #planned(): { readonly plan: TypePlan | undefined; readonly reason: string | undefined } {
    const sets = this.#type ? this.#sets.all : [];
    const from = [this.#editor.session.draft, this.#form, !!sets, this.#sets.failure];
    if (from.some((one, index) => one !== this.#last?.from[index])) {
      const unit = this.#type?.unit ?? this.#form.unit;
      const plan = sets && planOfForm(this.#type, this.#form, sets, currencyIn(this.#editor, unit));
      this.#last = { from, plan, reason: this.#reason(plan) };
    }
    return this.#last!;
  }

  /** Why it cannot be applied now. */
  #reason(plan: TypePlan | undefined): string | undefined {
    const { session, texts } = this.#editor;
    const type = typeOfForm(this.#form);
    const isNew = type.id !== this.#type?.id;
    // Rights come first: they do not depend on what is chosen.
    const denied = checkEdits(session, 'type', [{ kind: 'type', type, ...(isNew && { isNew }) }]);
    if (denied) return this.#sentence(denied);
    if (this.#type && !this.#sets.all) return this.#sets.failure ? texts.retry : texts.loading;
    if (!plan) return texts.nothingChanges;
    const refused = plan.edits.length > 1 ? checkEdits(session, 'type', plan.edits) : undefined;
    return refused && this.#sentence(refused);
  }

  #sentence(refused: readonly EditRefusal[]): string {
    const { session, texts } = this.#editor;
    return refusalText(refused, texts, this.#locale, session.house!);
  }

  async #apply({ edits }: TypePlan): Promise<void> {
    const { session } = this.#editor;
    const { id } = typeOfForm(this.#form);
    const refused = await session.apply('type', edits);
    this.#refused = refused ? this.#sentence(refused) : '';
    if (refused) return this.#dialog.update();
    this.#dialog.close();
    if (id !== this.#type?.id) this.#editor.goToType(id);
  }

  #renderKind(): TemplateResult {
    const own = this.#type?.id;
    return renderKind({
      editor: this.#editor,
      form: this.#form,
      own,
      dimensions: this.#dimensions,
      isFixed: this.#editor.session.draft.baseTypes.some(({ id }) => id === own),
      choose: (dimension, unit) => this.#choose(dimension, unit),
    });
  }

  #choose(dimension: string, unitChosen: Measure): void {
    const { types } = this.#editor.session.draft.state;
    const isOther = dimension !== this.#form.dimension;
    if (!isOther) this.#unit = unitChosen;
    const unit = freeUnit(types, dimension, this.#unit, this.#type?.id);
    this.#text = '';
    this.#set(isOther ? this.#formFor({ dimension, unit }) : { ...this.#form, unit });
    if (isOther) void this.#loadSold(dimension);
  }

  #renderItems(losses: TypeLosses | undefined): TemplateResult {
    const { dimension } = this.#form;
    if (dimension === ALL_SALES) return html`<p class="note">${this.#words.noItems}</p>`;
    const listed = itemsOf(dimension, this.#organisation);
    const noteOf = (item: string) => {
      const held = losses?.ofItem(item);
      const retired = listed.length && !listed.includes(item) ? this.#words.retired : '';
      return retired ? { ...held, text: [retired, held?.text].filter(Boolean).join(' · ') } : held;
    };
    const isSold = !listed.length && !!this.#sold.get(dimension)?.length;
    return html`${isSold ? html`<p class="note">${this.#words.sold}</p>` : nothing}
    ${renderItems({
      editor: this.#editor,
      form: this.#form,
      text: this.#text,
      isOpen: !listed.length,
      nameOf: (item) => this.#itemName(item),
      noteOf,
      find: (text) => {
        this.#text = text;
        this.#dialog.update();
      },
      choose: (item, isChosen) => this.#set(withItem(this.#form, item, isChosen)),
      move: (item, by) => this.#set(withMove(this.#form, item, by)),
    })}`;
  }

  #itemName(item: string): string {
    return itemNameOf(item, { id: '', ...this.#form }, this.#organisation, this.#locale.words);
  }

  /** Whether users have targets. */
  #renderLevels(loss: string | undefined): TemplateResult {
    return html`<div class="levels">
      <label class="check"
        ><input
          type="checkbox"
          name="levels"
          .checked=${this.#form.isLimited}
          aria-describedby=${loss ? 'levels-loss' : nothing}
          @change=${(event: Event) =>
            this.#set({ ...this.#form, isLimited: (event.target as HTMLInputElement).checked })}
        /><span>${this.#words.levels}</span></label
      >
      ${loss ? html`<small id="levels-loss" class="loss">${loss}</small>` : nothing}
    </div>`;
  }
}
