import { rowId } from '../../model/owner.ts';
import { checkEdits } from '../check-edits.ts';
import { refusalText } from '../refusal-text.ts';
import { type ClipCell, type CopiedCell, type CopiedHead, writeClipHtml, writeClipText } from '../sheet/clip.ts';
import { readClipHeads, readClipHtml } from '../sheet/clip-html.ts';
import { readClipText } from '../sheet/clip-text.ts';
import { decimalSignOf, readDecimal } from '../sheet/number-text.ts';
import { type PastePlan, type PasteRefusal, planningPaste } from '../sheet/paste.ts';
import { type NamedRows, namedRows } from '../sheet/paste-by-name.ts';
import type { SheetColumn } from '../sheet/columns.ts';
import type { SheetGrid } from '../sheet/sheet-grid.ts';
import { inSlices } from '../../timing/in-slices.ts';
import { withoutRefused } from '../../model/draft-edit.ts';
import type { DraftEdit, EditRefusal } from '../../model/draft.ts';
import { rowName, columnName } from './rows-view.ts';
import { clearSelection } from './fills.ts';
import type { GridPort } from './grid-port.ts';

/** Refusals that stand in the way of a paste, and the rest that could be pasted (T17). */
export interface PasteTrouble {
  /** Cells with the reason of each, in words. */
  readonly reasons: readonly { readonly cell: string; readonly reason: string }[];
  readonly count: number;
  /** How many rows have no place in the sheet. */
  readonly rows: number;
  readonly rest: readonly DraftEdit[];
  readonly restCells: number;
}

/** Both forms that a clipboard has of what was copied; empty where it lacks one. */
export interface Pasted {
  readonly html: string;
  readonly text: string;
}

/** Copies or cuts: numbers as numbers, in both forms that a clipboard has. */
export async function copy(grid: GridPort, isCut: boolean, data: DataTransfer): Promise<void> {
  const { cursor, state, options } = grid;
  const rows = copiedRows(grid);
  const sign = decimalSignOf(options.locale.tag);
  data.setData('text/plain', writeClipText(rows, sign));
  data.setData('text/html', writeClipHtml(rows, sign, copiedHeads(grid)));
  if (cursor) cursor.value = '';
  const { top, bottom, left, right } = state.rect;
  const count = options.locale.count((bottom - top + 1) * (right - left + 1));
  if (isCut) await clearSelection(grid, 'cut');
  grid.host.say(options.texts.copied(count));
}

function copiedRows({ state }: GridPort): readonly (readonly CopiedCell[])[] {
  const { rect, grid } = state;
  const columns = grid!.columnList.slice(rect.left, rect.right + 1);
  return grid!.list.slice(rect.top, rect.bottom + 1).map((row) =>
    columns.map((column) => {
      const value = grid!.valueAt(row, column);
      const isDerived = row.kind === 'hint' || column.kind !== 'value';
      const decimals = grid!.decimalsOf(row);
      return { value: typeof value === 'number' ? value : null, decimals, ...(isDerived && { isDerived }) };
    }),
  );
}

/** Whose the rows are, where all of the sheet is copied: it may go to a year that has others. */
function copiedHeads({ state }: GridPort): readonly CopiedHead[] | undefined {
  const { rect, grid } = state;
  const { list, columnList } = grid!;
  const isWhole = (column: (typeof columnList)[number], at: number) =>
    column.kind !== 'value' || (rect.left <= at && at <= rect.right);
  const isAll = rect.top === 0 && rect.bottom === list.length - 1 && list.length > 1 && columnList.every(isWhole);
  if (!isAll) return undefined;
  return list.map((row) => {
    const { owner, item } = row;
    const currency = row.kind === 'hint' ? undefined : grid!.currencyOf(row);
    return { owner, ...(item !== undefined && { item }), ...(currency && { currency }) };
  });
}

/** Content of a clipboard: its table where it has one, else its text. */
function contentOf({ html, text }: Pasted): {
  readonly rows: readonly (readonly ClipCell[])[];
  readonly heads?: readonly CopiedHead[] | undefined;
} {
  const document = html ? parsed(html) : undefined;
  const table = document && readClipHtml(document);
  const isNumber = (line: string) => (['.', ','] as const).some((sign) => readDecimal(line.trim(), sign) !== undefined);
  return table ? { rows: table, heads: readClipHeads(document) } : { rows: readClipText(text, isNumber) };
}

/**
 * The table in a text of HTML. On a page that trusts no plain text it takes the
 * policy `target-tiles-paste`; where that is not listed there is none, and the
 * clipboard's plain text is read in its place. The document runs nothing.
 */
function parsed(html: string): Document | undefined {
  try {
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesLike };
    policy ??= trustedTypes?.createPolicy('target-tiles-paste', { createHTML: (text) => text });
    return new DOMParser().parseFromString((policy?.createHTML(html) ?? html) as string, 'text/html');
  } catch {
    return undefined;
  }
}

interface PastePolicy {
  createHTML(text: string): unknown;
}

interface TrustedTypesLike {
  createPolicy(name: string, rules: { createHTML(text: string): string }): PastePolicy;
}

let policy: PastePolicy | undefined;

/** Takes over what was copied, or asks about what stands in its way (T17). */
export async function paste(grid: GridPort, pasted: Pasted, ask: Ask): Promise<void> {
  const { texts, locale, isReadOnly } = grid.options;
  const { rows, heads } = contentOf(pasted);
  if (isReadOnly) return grid.sayBarrier();
  if (!rows.length || !rows[0]!.length || rows.every((row) => row.every(({ text }) => text === ''))) {
    return grid.tell(texts.nothingPasted);
  }
  const shown = grid.state.grid!;
  const named = namedRows(rows, heads, shown, { sums: [texts.sumOfGroups, texts.allUsers], namesOf: namesOf(grid) });
  if (named) return pasteByName(grid, named, ask);
  const plan = await inSlices(planningPaste(rows, grid.state.rect, shown));
  if (plan.tooLarge) {
    const [size, room] = [plan.tooLarge.pasted, plan.tooLarge.room].map((one) =>
      texts.size(locale.number(one.rows), locale.number(one.columns)),
    );
    return grid.tell(texts.pasteTooLarge(size!, room!));
  }
  await takePlan(grid, plan, { ask, shown, others: [], finish: (count) => finish(grid, plan, count) });
}

/** Names of a column, as the sheet, a workbook and our files write them: `Jan`, `January`, `Jan 2026`, `2026-01`. */
function namesOf({ options: { texts, locale } }: GridPort) {
  return (column: SheetColumn): readonly string[] => {
    const { kind, key } = column.period;
    const [short, long] = (['short', 'long'] as const).map((form) => columnName(column, texts, locale, form));
    if (kind === 'year') return [short!, long!];
    const year = key.slice(0, 4);
    return [short!, long!, `${short} ${year}`, long!.replace(year, ''), key];
  };
}

/** Pastes each row to the owner that it names, wherever the cursor is; nobody's rows shift where an owner is missing. */
async function pasteByName(
  grid: GridPort,
  { grid: shown, rows, strangers, currencies }: NamedRows,
  ask: Ask,
): Promise<void> {
  const { texts, locale } = grid.options;
  const first = { top: 0, left: 0, bottom: 0, right: 0 };
  const plan = rows.length ? await inSlices(planningPaste(rows, first, shown)) : undefined;
  if (plan?.tooLarge) return;
  const words = texts.filling.pasting;
  const others = strangers.map(({ name, problem }) => ({ cell: name, reason: words.strangers[problem] }));
  const finish = (count: number) => grid.tell(words.byName(locale.count(count)));
  const edits = (plan?.edits ?? []).map((edit) => inCurrencies(edit, currencies));
  await takePlan(grid, { edits, refused: plan?.refused ?? [] }, { ask, shown, others, finish });
}

/** The edit, with the currencies that its rows are made in. */
function inCurrencies(edit: DraftEdit, currencies: NamedRows['currencies']): DraftEdit {
  if (edit.kind !== 'rows' || !currencies.size) return edit;
  const rows = edit.rows.map((row) => {
    const currency = currencies.get(rowId(row));
    return currency ? { ...row, currency } : row;
  });
  return { ...edit, rows };
}

type Ask = (trouble: PasteTrouble, paste: () => Promise<void>) => void;

interface Taking {
  readonly ask: Ask;
  /** Sheet that the plan is for. */
  readonly shown: SheetGrid;
  /** Rows that have no place in it. */
  readonly others: PasteTrouble['reasons'];
  finish(count: number): void;
}

async function takePlan(
  { session, scene }: GridPort,
  { edits, refused }: Pick<PastePlan & { readonly tooLarge?: undefined }, 'edits' | 'refused'>,
  { ask, shown, others, finish }: Taking,
): Promise<void> {
  // All or nothing: where a cell is refused already, the others are only asked about.
  const isRefused = refused.length + others.length > 0;
  const denied = isRefused ? checkEdits(session, 'paste', edits) : await session.apply('paste', edits);
  if (!isRefused && !denied) return finish(cellsIn(edits));
  const rest = denied ? withoutRefused(edits, denied) : edits;
  const { texts, locale } = scene;
  const own = { texts, locale, grid: shown };
  const trouble: PasteTrouble = {
    reasons: [
      ...others,
      ...refused.map((one) => reasonOf(own, one)),
      ...(denied ?? []).map((one) => deniedReason(own, one)),
    ],
    count: refused.length + (denied ?? []).reduce((count, { cells }) => count + cells.length, 0),
    rows: others.length,
    rest,
    restCells: cellsIn(rest),
  };
  ask(trouble, async () => {
    if (!(await session.apply('paste', rest))) finish(trouble.restCells);
  });
}

function finish(grid: GridPort, { rect }: Pick<PastePlan & { tooLarge?: undefined }, 'rect'>, count: number): void {
  const { texts, locale } = grid.options;
  const { top, left, bottom, right } = rect;
  grid.select({ kind: 'cells', anchor: { row: top, column: left }, focus: { row: bottom, column: right } });
  grid.host.say(texts.pasted(locale.count(count)));
}

function cellsIn(edits: readonly DraftEdit[]): number {
  return edits.reduce((count, edit) => {
    const rows = edit.kind === 'rows' ? edit.rows : [];
    return count + rows.reduce((sum, { values = {} }) => sum + Object.keys(values).length, 0);
  }, 0);
}

type Scene = Pick<GridPort['scene'], 'grid' | 'texts' | 'locale'>;

function reasonOf(scene: Scene, { row, column, problem, text }: PasteRefusal) {
  const { grid, texts, locale } = scene;
  const name = `${rowName({ ...grid.list[row]!, isFirst: true }, scene)} · ${columnName(grid.columnList[column]!, texts, locale, 'short')}`;
  const isKind = problem === 'hint' || problem === 'subtotal' || problem === 'read-only';
  return { cell: name, reason: isKind ? texts.barriers[problem]() : texts.typing[problem](text) };
}

function deniedReason({ grid, texts, locale }: Scene, refusal: EditRefusal) {
  const { house } = grid.sheet;
  const owners = [...new Set(refusal.cells.map(({ owner }) => house.nameOf(owner)))];
  return { cell: owners.slice(0, 3).join(', '), reason: refusalText([refusal], texts, locale, house) };
}
