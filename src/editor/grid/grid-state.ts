import type { Locale } from '../../i18n/locale.ts';
import { type RowTable, rowDeltas } from '../../model/draft.ts';
import type { FiscalYear } from '../../model/organisation.ts';
import { levelOf, type OwnerKey, rowId } from '../../model/owner.ts';
import type { Sheet } from '../sheet.ts';
import { type ExtraColumn, type IntervalView, type SheetColumn, sheetColumns } from '../sheet/columns.ts';
import { type SheetActuals, SheetGrid } from '../sheet/sheet-grid.ts';
import { type SheetRow, sheetRows } from '../sheet/rows.ts';
import { type Place, type Rect, rectOf, selectCell, type Selection } from '../sheet/selection.ts';
import { KeptSum } from '../sheet/selection-sum.ts';
import { NumberForms } from './number-forms.ts';

/** Settings of what the sheet shows. */
export interface ShownOptions {
  readonly views: readonly IntervalView[];
  readonly extras: readonly ExtraColumn[];
  readonly locale: Locale;
  readonly actuals?: SheetActuals | undefined;
  /** Shows one owner alone. */
  readonly only?: OwnerKey | undefined;
}

/** Place by names, which holds when rows above it come or go. */
export interface NamedPlace {
  readonly row: string;
  readonly column: string;
}

/** Selection by names, as a step of undo keeps it. */
export interface KeptPlace {
  readonly kind: Selection['kind'];
  readonly anchor: NamedPlace;
  readonly focus: NamedPlace;
}

/** Text of a cell that was not understood, or that could not be set. */
export interface RefusedEntry {
  readonly text: string;
  readonly reason: string;
}

const NOWHERE: Place = { row: 0, column: 0 };

/** Rows, columns, cursor and selection of the sheet on show. Knows no element. */
export class GridState {
  grid: SheetGrid | undefined;
  forms: NumberForms | undefined;
  selection: Selection = selectCell(NOWHERE);
  readonly sum = new KeptSum();
  /** Groups whose rows are hidden. */
  closed: ReadonlySet<OwnerKey> = new Set();
  item: string | undefined;
  /** Grows with every change of refused entries. */
  refusals: ReadonlyMap<string, RefusedEntry> = new Map();
  #list: { readonly of: readonly unknown[]; readonly rows: RowTable; readonly list: readonly SheetRow[] } | undefined;
  #columns: { readonly of: readonly unknown[]; readonly list: readonly SheetColumn[] } | undefined;
  #wanted: KeptPlace | undefined;

  /** Takes the sheet as it is now; the cursor stays at its cell where that is still there. */
  update(sheet: Sheet, options: ShownOptions): SheetGrid {
    const before = this.grid;
    if (this.#wanted) this.#open(this.#wanted, sheet);
    const list = this.#listOf(sheet, options);
    const columns = this.#columnsOf(sheet, options);
    const { actuals } = options;
    const isSame = before?.sheet === sheet && before.list === list && before.columnList === columns;
    if (isSame && before.actuals === actuals && !this.#wanted) return before;
    const kept = this.#wanted ?? this.keptPlace();
    this.grid = new SheetGrid(sheet, list, columns, actuals);
    this.forms = NumberForms.after(this.forms, this.grid, options.locale);
    if (kept && (before?.list !== list || before.columnList !== columns || this.#wanted)) this.#goTo(kept);
    this.#wanted = undefined;
    return this.grid;
  }

  get rect(): Rect {
    return rectOf(this.selection, this.#size);
  }

  get #size() {
    return { rows: this.grid?.rows ?? 0, columns: this.grid?.columns ?? 0 };
  }

  get focus(): Place {
    return this.selection.focus;
  }

  get focusRow(): SheetRow | undefined {
    return this.grid?.list[this.focus.row];
  }

  get focusColumn(): SheetColumn | undefined {
    return this.grid?.columnList[this.focus.column];
  }

  /** Rows at which company and groups begin. */
  get groupStarts(): readonly number[] {
    return (this.grid?.list ?? []).flatMap(({ kind, level, isFirst }, index) =>
      kind === 'target' && isFirst && level !== 'user' ? index : [],
    );
  }

  /** Names of the selection's ends. */
  keptPlace(): KeptPlace | undefined {
    const { anchor, focus, kind } = this.selection;
    const [from, to] = [this.#nameOf(anchor), this.#nameOf(focus)];
    return from && to && { kind, anchor: from, focus: to };
  }

  /** Goes to a place as soon as the sheet shows it; groups around it are opened. */
  want(kept: KeptPlace): void {
    this.#wanted = kept;
  }

  #open({ focus }: KeptPlace, { house }: Sheet): void {
    const owner = focus.row.replace(/^hint /, '').split('\u0000')[0] as OwnerKey;
    const parent = house.membership.parentOf(owner);
    if (parent && levelOf(owner) === 'user' && this.closed.has(parent)) this.toggle(parent, true);
  }

  #nameOf({ row, column }: Place): NamedPlace | undefined {
    const [rowOf, columnOf] = [this.grid?.list[row], this.grid?.columnList[column]];
    return rowOf && columnOf && { row: rowOf.id, column: columnOf.id };
  }

  #goTo({ kind, anchor, focus }: KeptPlace): void {
    const [from, to] = [this.placeOf(anchor), this.placeOf(focus)];
    this.selection = { kind, anchor: from, focus: to };
  }

  /** Indices of a named place; the nearest ones where it is gone. */
  placeOf({ row, column }: NamedPlace): Place {
    const { list = [], columnList = [] } = this.grid ?? {};
    const rowAt = list.findIndex(({ id }) => id === row);
    const columnAt = columnList.findIndex(({ id }) => id === column);
    return {
      row: rowAt >= 0 ? rowAt : Math.min(this.focus.row, Math.max(0, list.length - 1)),
      column: columnAt >= 0 ? columnAt : 0,
    };
  }

  /** Place of an owner's first row, in the column of the cursor or of an interval. */
  rowOf(owner: OwnerKey): number | undefined {
    const found = this.grid?.list.findIndex((row) => row.owner === owner && row.kind === 'target');
    return found === undefined || found < 0 ? undefined : found;
  }

  toggle(owner: OwnerKey, isOpen: boolean): void {
    const next = new Set(this.closed);
    if (isOpen) next.delete(owner);
    else next.add(owner);
    this.closed = next;
  }

  toggleAll(isOpen: boolean): void {
    const groups = this.grid?.sheet.house.membership.groups ?? [];
    this.closed = new Set(isOpen ? [] : groups);
  }

  /** Opens what hides an owner. */
  reveal(owner: OwnerKey): void {
    const parent = this.grid?.sheet.house.membership.parentOf(owner);
    if (parent && levelOf(owner) === 'user' && this.closed.has(parent)) this.toggle(parent, true);
  }

  refusedAt(row: SheetRow, column: SheetColumn): RefusedEntry | undefined {
    return this.refusals.size ? this.refusals.get(this.refusalKey(row, column)) : undefined;
  }

  refuse(row: SheetRow, column: SheetColumn, entry: RefusedEntry | undefined): void {
    const next = new Map(this.refusals);
    if (entry) next.set(this.refusalKey(row, column), entry);
    else next.delete(this.refusalKey(row, column));
    if (next.size || this.refusals.size) this.refusals = next;
  }

  refusalKey({ owner, item }: SheetRow, { id }: SheetColumn): string {
    const { year, targetType } = this.grid!.sheet.key;
    return [year, targetType, rowId({ owner, item }), id].join(' ');
  }

  /** The very list of before, unless an owner has come or gone: cells that change make no other rows. */
  #listOf(sheet: Sheet, { only }: ShownOptions): readonly SheetRow[] {
    const { set, type, house, key } = sheet;
    const { closed, item } = this;
    const of = [key.year, key.targetType, type, house, closed, item, only, set.interval];
    const known = this.#list;
    if (known && isSame(known.of, of)) {
      const hasOtherRows =
        known.rows !== set.rows && rowDeltas(known.rows, set.rows).some(({ before, after }) => !before || !after);
      if (!hasOtherRows) {
        this.#list = { ...known, rows: set.rows };
        return known.list;
      }
    }
    const { membership, maySee } = house;
    const list = sheetRows({ set, type, membership, maySee, closed, item, only });
    this.#list = { of, rows: set.rows, list };
    return list;
  }

  #columnsOf({ key, set, house }: Sheet, { views, extras }: ShownOptions): readonly SheetColumn[] {
    const { fiscal }: { readonly fiscal: FiscalYear } = house;
    const of = [key.year, set.interval, fiscal.start, fiscal.name, views.join(), extras.join()];
    if (!this.#columns || !isSame(this.#columns.of, of)) {
      const list = sheetColumns({ year: key.year, interval: set.interval, fiscal, views, extras });
      this.#columns = { of, list };
    }
    return this.#columns.list;
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((part, index) => part === other[index]);
}
