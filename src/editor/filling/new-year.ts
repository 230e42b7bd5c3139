import { html, nothing, type TemplateResult } from 'lit';
import { idOf, levelOf } from '../../model/owner.ts';
import type { RowSales } from '../../model/row-sales.ts';
import type { DialogView, OpenDialog } from '../../ui/dialog.ts';
import { amountText, nameIn } from '../dialogs/preview.ts';
import type { Dialogs } from '../editor-host.ts';
import { refusalText } from '../refusal-text.ts';
import type { Sheet } from '../sheet.ts';
import { decimalSignOf } from '../sheet/number-text.ts';
import { totalOf } from '../sheet/sheet-grid.ts';
import { salesOf } from './sales.ts';
import { planYear, type YearChoice, type YearPlan, type YearStart } from './new-year-plan.ts';

const ROUNDINGS = [0, 1, 10, 50, 100, 500, 1000, 5000];

/** Most of those left out that are named. */
const NAMED = 6;

/** Asks how a year without targets begins, and says what it becomes. */
export function newYearDialog(dialogs: Dialogs): void {
  new NewYearDialog(dialogs).open();
}

class NewYearDialog {
  readonly #dialogs: Dialogs;
  readonly #sheet: Sheet;
  readonly #leave = new AbortController();
  #choice: YearChoice = { start: 'targets', percent: '', roundTo: 0 };
  #sales?: RowSales;
  #isLoading = false;
  #refused = '';
  #dialog!: OpenDialog;

  constructor(dialogs: Dialogs) {
    this.#dialogs = dialogs;
    this.#sheet = dialogs.editor.session.sheet!;
  }

  open(): void {
    this.#dialog = this.#dialogs.open(() => this.#view());
    this.#dialog.element.querySelector<HTMLInputElement>('.lead')?.focus();
    void this.#dialog.closed.then(() => this.#leave.abort());
  }

  get #words() {
    return this.#dialogs.editor.texts.filling;
  }

  get #locale() {
    return this.#dialogs.editor.session.board!.locale;
  }

  #view(): DialogView {
    const { editor } = this.#dialogs;
    const words = this.#words;
    const year = String(this.#sheet.key.year);
    const plan = planYear(editor.session.draft, this.#sheet, this.#choice, {
      sign: decimalSignOf(this.#locale.tag),
      asOf: editor.session.board!.settings.asOf,
      sales: this.#sales,
      context: editor.session.editContext,
    });
    const problem = 'problem' in plan ? this.#problemText(plan.problem) : undefined;
    return {
      title: words.newYearTitle(year),
      subtitle: this.#beforeText(),
      body: html`<fieldset class="starts">
          <legend class="heard">${words.newYearTitle(year)}</legend>
          ${(['targets', 'sold', 'empty'] as const).map((start) => this.#renderStart(start))}
        </fieldset>
        ${'problem' in plan ? nothing : this.#renderOutcome(plan)}
        <p role="alert" class="note loss">${this.#refused}</p>`,
      footnote: editor.texts.oneStep,
      buttons: [
        { label: editor.texts.cancel, act: () => this.#dialog.close() },
        {
          label: words.makeYear(year),
          isPrimary: true,
          disabled: problem ?? ('problem' in plan || plan.rows ? undefined : words.nothingToChange),
          act: () => this.#make(plan as YearPlan),
        },
      ],
    };
  }

  async #make({ edits }: YearPlan): Promise<void> {
    const { editor } = this.#dialogs;
    const refused = await editor.session.apply('new-year', edits);
    this.#refused = refused ? refusalText(refused, editor.texts, this.#locale, this.#sheet.house) : '';
    if (refused) return this.#dialog.update();
    this.#dialog.close();
    await this.#dialog.closed;
    editor.grid.focus(); // what has opened the dialog goes with the first row
  }

  #problemText(problem: 'percent' | 'no-sales'): string {
    if (problem === 'percent') return this.#words.percentRange;
    return this.#isLoading ? this.#words.salesLoading : this.#words.noSales;
  }

  /** `2026 has 5 groups, 31 people, 6,000,000`. */
  #beforeText(): string {
    const { previous } = this.#sheet;
    const owners = new Set(previous.rows.map(({ owner }) => owner));
    const count = (level: string) => this.#locale.count([...owners].filter((owner) => levelOf(owner) === level).length);
    const company = previous.rows.filter(({ owner }) => owner === 'company');
    const sum = totalOf(company.flatMap(({ values }) => values));
    const currency = company[0]?.currency ?? this.#sheet.house.organisation.currency;
    const text = `${amountText(this.#dialogs.editor, sum, currency)} ${this.#unit(currency)}`.trim();
    return this.#words.newYearHas(String(previous.year), count('group'), count('user'), text);
  }

  #unit(currency: string | undefined): string {
    return this.#sheet.type.unit === 'count' ? '' : (currency ?? '');
  }

  #choose(part: Partial<YearChoice>): void {
    this.#choice = { ...this.#choice, ...part };
    if (this.#choice.start === 'sold' && !this.#sales && !this.#isLoading) void this.#loadSales();
    this.#dialog.update();
  }

  async #loadSales(): Promise<void> {
    const { year, interval } = this.#sheet.previous;
    this.#isLoading = true;
    try {
      this.#sales = await salesOf(this.#dialogs.editor, this.#sheet, { year, interval }, this.#leave.signal);
    } catch {
      // The foot says that there are none.
    }
    this.#isLoading = false;
    this.#dialog.update();
  }

  #renderStart(start: YearStart): TemplateResult {
    const words = this.#words;
    const year = String(this.#sheet.previous.year);
    const label = { targets: words.startFrom(year), sold: words.startSold(year), empty: words.startEmpty }[start];
    const hint = { targets: '', sold: words.startSoldHint, empty: words.startEmptyHint(year) }[start];
    const isOn = this.#choice.start === start;
    return html`<div class="choice">
      <label
        ><input type="radio" name="start" .checked=${isOn} @change=${() => this.#choose({ start })} /><span
          >${label}</span
        >${hint ? html`<small>${hint}</small>` : nothing}</label
      >
      ${isOn && start !== 'empty' ? this.#renderChange() : nothing}
    </div>`;
  }

  #renderChange(): TemplateResult {
    const words = this.#words;
    const roundings = this.#sheet.type.unit === 'count' ? [0, 5, 10] : ROUNDINGS;
    return html`<div class="asked">
      <label class="field"
        >${words.percent}<input
          class="lead number"
          autocomplete="off"
          placeholder="+0 %"
          .value=${this.#choice.percent}
          @input=${(event: Event) => this.#choose({ percent: (event.target as HTMLInputElement).value })}
      /></label>
      <label class="field"
        >${words.roundTo}<select
          @change=${(event: Event) => this.#choose({ roundTo: Number((event.target as HTMLSelectElement).value) })}
        >
          ${roundings.map(
            (step) =>
              html`<option value=${step} ?selected=${this.#choice.roundTo === step}>
                ${step ? this.#locale.number(step) : words.noRounding}
              </option>`,
          )}
        </select></label
      >
    </div>`;
  }

  #renderOutcome({ figures, currency, rows, left, refused }: YearPlan): TemplateResult {
    const { editor } = this.#dialogs;
    const words = this.#words;
    const amount = (value: number | null) => `${amountText(editor, value, currency)} ${this.#unit(currency)}`.trim();
    const sum = (values: readonly (number | undefined)[]) => {
      const total = totalOf(values.map((value) => value ?? null));
      return typeof total === 'number' ? total : null;
    };
    const [company, groups] = [sum(figures.map(({ parent }) => parent)), sum(figures.map((figure) => figure.sum))];
    const difference = company === null || groups === null ? 0 : groups - company;
    const gap = difference ? editor.texts[difference < 0 ? 'under' : 'over'](amount(Math.abs(difference))) : '';
    const isEmpty = this.#choice.start === 'empty' || (company === null && groups === null);
    return html`<p class="outcome" role="status">
        ${isEmpty ? words.becomesEmpty(this.#locale.count(rows)) : words.becomes(amount(company), amount(groups), gap)}
      </p>
      <p class="note">
        ${left.length ? words.leftNames(this.#leftText(left)) : nothing}
        ${refused.length ? refusalText(refused, editor.texts, this.#locale, this.#sheet.house) : nothing}
        ${words.notCopied}
      </p>`;
  }

  #leftText(left: YearPlan['left']): string {
    const { house } = this.#sheet;
    const reasons: Readonly<Record<string, string>> = this.#words.leftReasons;
    const names = left.flatMap(({ row, reason }) => {
      if (house.maySee && !house.maySee(row.owner)) return [];
      const name = house.membership.has(row.owner) ? nameIn(this.#dialogs.editor, row) : idOf(row.owner);
      return [this.#words.leftOne(name, reasons[reason] ?? reasons.denied!)];
    });
    const more = names.length - NAMED;
    const { messages } = this.#locale;
    return [...names.slice(0, NAMED), ...(more > 0 ? [messages.more(this.#locale.count(more))] : [])].join(', ');
  }
}
