import { checkEdits } from '../check-edits.ts';
import { refusalText } from '../refusal-text.ts';
import { type ClipCell, type CopiedCell, writeClipHtml, writeClipText } from '../sheet/clip.ts';
import { readClipHtml } from '../sheet/clip-html.ts';
import { readClipText } from '../sheet/clip-text.ts';
import { decimalSignOf, readDecimal } from '../sheet/number-text.ts';
import { type PastePlan, type PasteRefusal, planningPaste } from '../sheet/paste.ts';
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
  data.setData('text/html', writeClipHtml(rows, sign));
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
      return { value: typeof value === 'number' ? value : null, decimals: grid!.decimalsOf(row) };
    }),
  );
}

/** Rows of the clipboard: its table where it has one, else its text. */
function rowsOf({ html, text }: Pasted): readonly (readonly ClipCell[])[] {
  const document = html ? parsed(html) : undefined;
  const table = document && readClipHtml(document);
  const isNumber = (line: string) => (['.', ','] as const).some((sign) => readDecimal(line.trim(), sign) !== undefined);
  return table ?? readClipText(text, isNumber);
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
export async function paste(
  grid: GridPort,
  pasted: Pasted,
  ask: (trouble: PasteTrouble, paste: () => Promise<void>) => void,
): Promise<void> {
  const { texts, locale, isReadOnly } = grid.options;
  const rows = rowsOf(pasted);
  if (isReadOnly) return grid.sayBarrier();
  if (!rows.length || !rows[0]!.length || rows.every((row) => row.every(({ text }) => text === ''))) {
    return grid.tell(texts.nothingPasted);
  }
  const plan = await inSlices(planningPaste(rows, grid.state.rect, grid.state.grid!));
  if (plan.tooLarge) {
    const [size, room] = [plan.tooLarge.pasted, plan.tooLarge.room].map((one) =>
      texts.size(locale.number(one.rows), locale.number(one.columns)),
    );
    return grid.tell(texts.pasteTooLarge(size!, room!));
  }
  await takePlan(grid, plan, ask);
}

async function takePlan(
  grid: GridPort,
  plan: PastePlan & { readonly tooLarge?: undefined },
  ask: (trouble: PasteTrouble, paste: () => Promise<void>) => void,
): Promise<void> {
  const { session } = grid;
  const { rect, edits, refused } = plan;
  // All or nothing: where a cell is refused already, the others are only asked about.
  const denied = refused.length ? checkEdits(session, 'paste', edits) : await session.apply('paste', edits);
  if (!refused.length && !denied) return finish(grid, plan, cellsIn(edits));
  const rest = denied ? withoutRefused(edits, denied) : edits;
  const trouble: PasteTrouble = {
    reasons: [...refused.map((one) => reasonOf(grid, one)), ...(denied ?? []).map((one) => deniedReason(grid, one))],
    count: refused.length + (denied ?? []).reduce((count, { cells }) => count + cells.length, 0),
    rest,
    restCells: cellsIn(rest),
  };
  ask(trouble, async () => {
    if (!(await session.apply('paste', rest))) finish(grid, { rect }, trouble.restCells);
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

function reasonOf(grid: GridPort, { row, column, problem, text }: PasteRefusal) {
  const { texts, locale } = grid.options;
  const { list, columnList } = grid.state.grid!;
  const name = `${rowName({ ...list[row]!, isFirst: true }, grid.scene)} · ${columnName(columnList[column]!, texts, locale, 'short')}`;
  const isKind = problem === 'hint' || problem === 'subtotal' || problem === 'read-only';
  return { cell: name, reason: isKind ? texts.barriers[problem]() : texts.typing[problem](text) };
}

function deniedReason(grid: GridPort, refusal: EditRefusal) {
  const { texts, locale } = grid.options;
  const { house } = grid.state.grid!.sheet;
  const owners = [...new Set(refusal.cells.map(({ owner }) => house.nameOf(owner)))];
  return { cell: owners.slice(0, 3).join(', '), reason: refusalText([refusal], texts, locale, house) };
}
