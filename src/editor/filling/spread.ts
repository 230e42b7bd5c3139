import { html, nothing, type TemplateResult } from 'lit';
import { changesOfFill, type Fill, fillOfHint, spreadYear } from '../../model/fill.ts';
import { spreadParent } from '../../model/hint.ts';
import type { RowSales } from '../../model/row-sales.ts';
import { familyOf } from '../../model/sheet-sums.ts';
import { splitByWeights } from '../../model/split.ts';
import type { DialogView, OpenDialog } from '../../ui/dialog.ts';
import { amountText, changedCount, nameIn, previewTable } from '../dialogs/preview.ts';
import type { Dialogs } from '../editor-host.ts';
import { refusedText } from '../grid/fill-cells.ts';
import { fillContext } from '../fill-context.ts';
import type { Sheet } from '../sheet.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { totalOf } from '../sheet/sheet-grid.ts';
import { type SpreadBasis, type SpreadName, spreadsOf, weightsFor } from './adjust-plan.ts';
import { salesOf } from './sales.ts';
import { SeasonPart } from './season-part.ts';
import { seasonSources } from './season-sources.ts';
import { renderSpreadField, stillThere } from './spread-field.ts';

/** By each interval as the parent has it, or the year anew by a spread first. */
export type SpreadOver = 'as-parent' | Exclude<SpreadName, 'as-now'>;

/** Changes that spreading a row over those below it would make (T4, T13); undefined where its sales or its season are not there. */
export function planSpread(
  sheet: Sheet,
  { owner, item }: Pick<SheetRow, 'owner' | 'item'>,
  over: SpreadOver,
  basis: SpreadBasis,
): Fill | undefined {
  const context = fillContext(sheet);
  const family = familyOf(sheet.set, owner, item, sheet.house.membership);
  if (over === 'as-parent' || !family.parent) return fillOfHint(spreadParent(family, context), family, context);
  const weights = weightsFor(sheet, family.parent, over, basis, context);
  if (!weights) return undefined;
  const split = (total: number) => splitByWeights(total, weights);
  return fillOfHint(spreadYear(family, split, context), family, context);
}

/** Spreads a company or group over those below it, with a preview of each. */
export function spreadDialog(dialogs: Dialogs, row: SheetRow): void {
  new SpreadDialog(dialogs, row).open();
}

/** Most rows that are shown. */
const SHOWN = 40;

class SpreadDialog {
  readonly #dialogs: Dialogs;
  readonly #row: SheetRow;
  readonly #sheet: Sheet;
  readonly #leave = new AbortController();
  readonly #seasons: SeasonPart;
  #over: SpreadOver = 'as-parent';
  #lastYear?: RowSales;
  #dialog!: OpenDialog;

  constructor(dialogs: Dialogs, row: SheetRow) {
    this.#dialogs = dialogs;
    this.#row = row;
    this.#sheet = dialogs.editor.session.sheet!;
    this.#seasons = new SeasonPart({
      dialogs,
      sources: () => this.#seasonSources(),
      want: (from) => from === 'sold' && void this.#loadSales(),
      changed: (chosen) => this.#seasonsChanged(chosen),
    });
  }

  open(): void {
    this.#dialog = this.#dialogs.open(() => this.#view());
    void this.#dialog.closed.then(() => this.#leave.abort());
  }

  #view(): DialogView {
    const { editor } = this.#dialogs;
    const { texts, session, grid } = editor;
    const words = texts.filling;
    const fill = planSpread(this.#sheet, this.#row, this.#over, {
      lastYear: this.#lastYear,
      seasons: this.#seasons.list,
    });
    const count = fill ? changedCount(fill) : 0;
    const left = fill?.refused.length ? refusedText(grid, fill) : '';
    const total = totalOf(grid.scene.grid.targetRow(this.#row)?.values ?? []);
    return {
      title: words.spreadTitle(nameIn(editor, this.#row)),
      subtitle: [amountText(editor, total, grid.scene.grid.currencyOf(this.#row)), this.#sheet.key.year].join(' · '),
      width: 'year',
      body: html`<div class="asked">
          ${this.#renderChoices()}
          <p>${words.spreadHint}</p>
        </div>
        ${this.#seasons.render()} ${fill?.rows.length ? previewTable(editor, fill.rows.slice(0, SHOWN)) : nothing}
        ${left ? html`<p class="note loss">${words.leftOut(left)}</p>` : nothing}`,
      footnote: texts.oneStep,
      buttons: [
        { label: texts.cancel, act: () => this.#dialog.close() },
        {
          label: words.changeCells(session.board!.locale.count(count)),
          isPrimary: true,
          disabled: fill ? (count ? undefined : left || words.nothingToChange) : words.noSales,
          act: async () => {
            this.#dialog.close();
            await grid.change('spread', changesOfFill(fill!));
          },
        },
      ],
    };
  }

  #renderChoices(): TemplateResult {
    const { texts, session } = this.#dialogs.editor;
    const all = spreadsOf(this.#sheet, session.board!.store.hasSource);
    return renderSpreadField<SpreadOver>(texts, {
      label: texts.filling.overIntervals,
      choices: ['as-parent', ...all.filter((one) => one !== 'as-now')],
      seasons: this.#seasons.list,
      chosen: this.#over,
      choose: (over) => this.#choose(over),
    });
  }

  #choose(over: SpreadOver): void {
    this.#over = over;
    if (over === 'last-year') void this.#loadSales();
    this.#dialog.update();
  }

  #seasonSources() {
    const { session, grid } = this.#dialogs.editor;
    const row = grid.scene.grid.targetRow(this.#row);
    const hasSales = session.board!.store.hasSource;
    return row ? seasonSources(this.#sheet, [row], { hasSales, lastYear: this.#lastYear }) : [];
  }

  #seasonsChanged(chosen?: string): void {
    this.#choose(stillThere(chosen ? `kept:${chosen}` : this.#over, this.#seasons.list, 'as-parent'));
  }

  async #loadSales(): Promise<void> {
    if (this.#lastYear) return;
    const last = { year: this.#sheet.key.year - 1, interval: this.#sheet.set.interval };
    this.#lastYear = await salesOf(this.#dialogs.editor, this.#sheet, last, this.#leave.signal).catch(() => undefined);
    this.#dialog.update();
  }
}
