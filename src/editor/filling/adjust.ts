import { html, nothing, type TemplateResult } from 'lit';
import { decimalsOf } from '../../model/currency.ts';
import { changesOfFill, closedIntervals, type Fill, type FilledRow } from '../../model/fill.ts';
import type { EditAction } from '../../model/draft.ts';
import type { OwnerKey } from '../../model/owner.ts';
import type { RowSales } from '../../model/row-sales.ts';
import type { Values } from '../../model/split.ts';
import type { TargetRow } from '../../model/target.ts';
import type { DialogView, OpenDialog } from '../../ui/dialog.ts';
import { amountText, changedCount, nameIn, previewTable } from '../dialogs/preview.ts';
import type { Dialogs } from '../editor-host.ts';
import { refusedText } from '../grid/fill-cells.ts';
import { columnName } from '../grid/rows-view.ts';
import { fillContext } from '../fill-context.ts';
import type { Sheet } from '../sheet.ts';
import { decimalSignOf } from '../sheet/number-text.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { totalOf } from '../sheet/sheet-grid.ts';
import {
  type AdjustChoice,
  type AdjustMode,
  type AdjustPlan,
  hasLastYear,
  planAdjust,
  spreadsOf,
} from './adjust-plan.ts';
import { previewBars } from './preview-bars.ts';
import { salesOf } from './sales.ts';
import { SeasonPart } from './season-part.ts';
import { seasonSources } from './season-sources.ts';
import { renderSpreadField, stillThere } from './spread-field.ts';

const ACTIONS: Readonly<Record<AdjustMode, EditAction>> = {
  amount: 'amount',
  row: 'copy',
  'last-year': 'copy-last-year',
  'catch-up': 'catch-up',
};

/** Most rows that are shown one by one. */
const SHOWN = 12;

/** Adjusts the numbers of rows, with a preview of before and after as it is typed (T11–T13, T15). */
export function adjustDialog(dialogs: Dialogs, rows: readonly SheetRow[]): void {
  new AdjustDialog(dialogs, rows).open();
}

class AdjustDialog {
  readonly #dialogs: Dialogs;
  readonly #sheet: Sheet;
  readonly #rows: readonly TargetRow[];
  readonly #leave = new AbortController();
  #choice: AdjustChoice;
  #thisYear?: RowSales;
  #lastYear?: RowSales;
  #isLoading = false;
  #dialog!: OpenDialog;
  readonly #seasons: SeasonPart;

  constructor(dialogs: Dialogs, rows: readonly SheetRow[]) {
    const { grid, session } = dialogs.editor;
    this.#dialogs = dialogs;
    this.#sheet = session.sheet!;
    this.#rows = rows.map((row) => grid.scene.grid.rowToFill(row));
    const [first] = this.#rows;
    const total = this.#rows.length === 1 ? totalOf(first!.values) : null;
    const amount =
      typeof total === 'number' && total !== 0 ? amountText(this.#dialogs.editor, total, this.#currencyOf(first!)) : '';
    this.#choice = { mode: 'amount', amount, percent: '', spread: 'as-now' };
    this.#seasons = new SeasonPart({
      dialogs,
      sources: () => this.#seasonSources(),
      want: (from) => from === 'sold' && void this.#loadSales(),
      changed: (chosen) => this.#seasonsChanged(chosen),
    });
  }

  open(): void {
    this.#dialog = this.#dialogs.open(() => this.#view());
    this.#dialog.element.querySelector<HTMLInputElement>('.lead')?.select();
    void this.#dialog.closed.then(() => this.#leave.abort());
  }

  get #words() {
    return this.#dialogs.editor.texts.filling;
  }

  get #locale() {
    return this.#dialogs.editor.session.board!.locale;
  }

  #currencyOf(row: TargetRow): string | undefined {
    const context = fillContext(this.#sheet);
    return context.unit === 'count' ? undefined : (context.currencyOf(row) ?? context.base);
  }

  #view(): DialogView {
    const { editor } = this.#dialogs;
    const plan = this.#plan();
    const [first] = this.#rows;
    const name =
      this.#rows.length === 1 ? nameIn(editor, first!) : this.#words.rowsOf(this.#locale.count(this.#rows.length));
    const count = plan.fill ? changedCount(plan.fill) : 0;
    return {
      title: this.#words.adjustTitle,
      subtitle: [name, editor.grid.typeName, String(this.#sheet.key.year)].join(' · '),
      width: 'year',
      body: html`${this.#renderModes()}
        <div class="asked">${this.#renderAsked()} ${plan.fill ? this.#renderChange(plan.fill) : nothing}</div>
        ${this.#choice.mode === 'amount' ? this.#seasons.render() : nothing}
        ${plan.fill ? this.#renderPreview(plan.fill) : nothing}`,
      footnote: editor.texts.oneStep,
      buttons: [
        { label: editor.texts.cancel, act: () => this.#dialog.close() },
        {
          label: this.#words.changeCells(this.#locale.count(count)),
          isPrimary: true,
          disabled: plan.fill ? (count ? undefined : this.#words.nothingToChange) : this.#problemText(plan),
          act: () => this.#apply(plan.fill!),
        },
      ],
    };
  }

  #plan(): AdjustPlan {
    const { board } = this.#dialogs.editor.session;
    return planAdjust(this.#sheet, this.#rows, this.#choice, {
      sign: decimalSignOf(this.#locale.tag),
      asOf: board!.settings.asOf,
      basis: { thisYear: this.#thisYear, lastYear: this.#lastYear, seasons: this.#seasons.list },
    });
  }

  #seasonSources() {
    const hasSales = this.#dialogs.editor.session.board!.store.hasSource;
    const shown = this.#plan().fill?.rows ?? [];
    return seasonSources(this.#sheet, this.#rows, { shown, hasSales, lastYear: this.#lastYear });
  }

  #seasonsChanged(chosen?: string): void {
    const spread = chosen ? (`kept:${chosen}` as const) : this.#choice.spread;
    this.#choose({ spread: stillThere(spread, this.#seasons.list, 'as-now') });
  }

  async #apply(fill: Fill): Promise<void> {
    this.#dialog.close();
    await this.#dialogs.editor.grid.change(ACTIONS[this.#choice.mode], changesOfFill(fill));
  }

  #choose(part: Partial<AdjustChoice>): void {
    this.#choice = { ...this.#choice, ...part };
    const { mode, spread } = this.#choice;
    if (mode === 'catch-up' || (mode === 'amount' && spread === 'last-year')) void this.#loadSales();
    this.#dialog.update();
  }

  /** Sales of this year and the last, once something goes by them. */
  async #loadSales(): Promise<void> {
    if (this.#isLoading || this.#lastYear) return;
    const { key, set } = this.#sheet;
    const load = (year: number) =>
      salesOf(this.#dialogs.editor, this.#sheet, { year, interval: set.interval }, this.#leave.signal);
    this.#isLoading = true;
    try {
      [this.#thisYear, this.#lastYear] = await Promise.all([load(key.year), load(key.year - 1)]);
    } catch {
      // Without them the reason stands at the foot, and another choice tries again.
    }
    this.#isLoading = false;
    this.#dialog.update();
  }

  #renderModes(): TemplateResult {
    const modes: readonly AdjustMode[] = ['amount', 'row', 'last-year', 'catch-up'];
    const year = String(this.#sheet.key.year - 1);
    const noLast = hasLastYear(this.#sheet, this.#rows) ? undefined : this.#words.noLastYear(year);
    return html`<fieldset class="modes">
      <legend class="heard">${this.#words.mode}</legend>
      ${modes.map((mode) => {
        const why = mode === 'last-year' ? noLast : undefined;
        return html`<label title=${why ?? nothing}
          ><input
            type="radio"
            name="mode"
            ?disabled=${!!why}
            .checked=${this.#choice.mode === mode}
            @change=${() => this.#choose({ mode })}
          /><span>${this.#words.modes[mode]}</span>${why ? html`<span class="heard">${why}</span>` : nothing}</label
        >`;
      })}
    </fieldset>`;
  }

  #renderAsked(): TemplateResult {
    const { mode, amount, percent } = this.#choice;
    const words = this.#words;
    if (mode === 'catch-up') {
      return html`<p>${this.#sheet.set.interval === 'month' ? words.catchUpHint : words.quartersHint}</p>`;
    }
    if (mode === 'amount') {
      return html`<label class="field"
          >${words.amount}<input
            class="lead number"
            autocomplete="off"
            inputmode="text"
            title=${words.amountHint}
            .value=${amount}
            @input=${(event: Event) => this.#choose({ amount: (event.target as HTMLInputElement).value })}
        /></label>
        ${this.#renderSpreads()}`;
    }
    return html`${mode === 'row' ? this.#renderSources() : nothing}
      <label class="field"
        >${words.percent}<input
          class="lead number"
          autocomplete="off"
          placeholder="+0 %"
          .value=${percent}
          @input=${(event: Event) => this.#choose({ percent: (event.target as HTMLInputElement).value })}
      /></label>`;
  }

  #renderSpreads(): TemplateResult {
    const { texts, session } = this.#dialogs.editor;
    return renderSpreadField(texts, {
      label: this.#words.spread,
      choices: spreadsOf(this.#sheet, session.board!.store.hasSource),
      seasons: this.#seasons.list,
      chosen: this.#choice.spread,
      choose: (spread) => this.#choose({ spread }),
    });
  }

  /** Owners with values of the same item, but for those that are filled in. */
  #renderSources(): TemplateResult {
    const { set, house } = this.#sheet;
    const [first] = this.#rows;
    const own = new Set(this.#rows.map(({ owner }) => owner));
    const names = [...set.rows.entries()].flatMap(([key, rows]): [OwnerKey, string][] => {
      const owner = key as OwnerKey;
      const row = rows.find(({ item }) => item === first!.item);
      const isSource = row?.values.some((value) => value !== null) && (own.size > 1 || !own.has(owner));
      return isSource && (!house.maySee || house.maySee(owner)) ? [[owner, house.nameOf(owner)]] : [];
    });
    names.sort(([, a], [, b]) => a.localeCompare(b, this.#locale.tag));
    return html`<label class="field"
      >${this.#words.copyFrom}<select
        @change=${(event: Event) => {
          const from = (event.target as HTMLSelectElement).value as OwnerKey | '';
          this.#choose({ from: from || undefined });
        }}
      >
        <option value="">–</option>
        ${names.map(([owner, name]) => html`<option value=${owner} ?selected=${this.#choice.from === owner}>${name}</option>`)}
      </select></label
    >`;
  }

  /** The sum of what changes against now, in amount and per cent. */
  #renderChange({ rows }: Fill): TemplateResult | typeof nothing {
    const currencies = new Set(rows.map(({ currency }) => currency));
    if (!rows.length || currencies.size > 1) return nothing;
    const [currency] = currencies;
    const [before, after] = [rows.flatMap((row) => row.before), rows.flatMap((row) => row.after)].map(totalOf);
    if (typeof after !== 'number' || before === 'too-large') return nothing;
    const difference = after - (before ?? 0);
    const decimals = this.#sheet.type.unit === 'count' ? 0 : decimalsOf(currency);
    const share = before ? this.#locale.percent(difference / Math.abs(before), { decimals: 1, sign: true }) : '';
    return html`<p class="field change" role="status">
      ${this.#words.changeToNow}<span
        ><b class=${difference < 0 ? 'loss' : 'gain'}
          >${this.#dialogs.editor.grid.state.forms?.difference(difference, decimals)}</b
        >
        <span class="quiet">${share}</span></span
      >
    </p>`;
  }

  #renderPreview(fill: Fill): TemplateResult {
    const { editor } = this.#dialogs;
    const { rows } = fill;
    const columns = (editor.grid.state.grid?.columnList ?? []).filter(({ kind }) => kind === 'value');
    const names = columns.map((column) => [...columnName(column, editor.texts, this.#locale, 'short')][0]!);
    const [only] = rows.length > SHOWN ? [this.#together(rows)] : rows.length === 1 ? rows : [];
    return html`${only ? html`${previewBars(only.before, only.after, names)}${this.#renderTable(only)}` : rows.length ? previewTable(editor, rows) : nothing}
    ${this.#notes(fill).map((note) => html`<p class="note">${note}</p>`)}
    ${fill.refused.length ? html`<p class="note loss">${this.#words.leftOut(refusedText(editor.grid, fill))}</p>` : nothing}`;
  }

  /** Before and after of one row, or of many together. */
  #renderTable({ before, after, currency }: FilledRow): TemplateResult {
    const { editor } = this.#dialogs;
    const columns = (editor.grid.state.grid?.columnList ?? []).filter(({ kind }) => kind === 'value');
    const line = (name: string, label: string, values: Values) =>
      html`<tr class=${name}>
        <th scope="row">${label}</th>
        ${[...values, totalOf(values)].map((value) => html`<td class="number">${amountText(editor, value, currency)}</td>`)}
      </tr>`;
    return html`<div class="across">
      <table class="tight">
        <thead>
          <tr>
            <th><span class="heard">${editor.texts.preview}</span></th>
            ${columns.map(
              (column) =>
                html`<th scope="col" class="number">${columnName(column, editor.texts, this.#locale, 'short')}</th>`,
            )}
            <th scope="col" class="number">${this.#sheet.key.year}</th>
          </tr>
        </thead>
        <tbody>
          ${line('now', editor.texts.now, before)} ${line('new', editor.texts.becomes, after)}
        </tbody>
      </table>
    </div>`;
  }

  /** Many rows as one. */
  #together(rows: Fill['rows']): Fill['rows'][number] {
    const sum = (list: 'before' | 'after') =>
      rows[0]![list].map((_, index) => {
        const total = totalOf(rows.map((row) => row[list][index] ?? null));
        return typeof total === 'number' ? total : null;
      });
    return { ...rows[0]!, before: sum('before'), after: sum('after') };
  }

  #notes({ rows }: Fill): string[] {
    const { editor } = this.#dialogs;
    const context = fillContext(this.#sheet);
    const columns = (editor.grid.state.grid?.columnList ?? []).filter(({ kind }) => kind === 'value');
    const names = columns.map((column) => columnName(column, editor.texts, this.#locale, 'short'));
    // Books are closed up to a day, so that these are the first ones.
    const closed = names.filter((_, index) => closedIntervals(context)[index]);
    const stretch = closed.length > 2 ? `${closed[0]} – ${closed.at(-1)}` : closed.join(', ');
    const [first] = rows;
    const from = [...new Set(rows.flatMap(({ convertedFrom }) => convertedFrom ?? []))].join(', ');
    const left = rows.flatMap((row) => (row.left ? amountText(editor, row.left, row.currency) : []));
    return [
      rows.length === 1 && this.#choice.mode === 'amount'
        ? this.#words.addsUp(
            `${amountText(editor, totalOf(first!.after), first!.currency)} ${first!.currency ?? ''}`.trim(),
          )
        : '',
      closed.length && this.#choice.mode === 'amount' ? this.#words.closed(stretch) : '',
      from ? this.#words.converted(from) : '',
      ...left.slice(0, 3).map((amount) => this.#words.surplusLeft(amount)),
    ].filter(Boolean);
  }

  #problemText({ problem, text = '' }: AdjustPlan & { readonly text?: string }): string {
    const words = this.#words;
    if (problem === 'no-sales') return this.#isLoading ? words.salesLoading : words.noSales;
    if (problem === 'percent') return words.percentRange;
    if (problem === 'choose-row') return words.chooseRow;
    if (!text.trim()) return words.amount;
    if (problem === 'not-a-number') return words.importProblems['not-a-number'](text);
    return this.#dialogs.editor.texts.typing[problem!](text);
  }
}
