import { type Draft, type DraftEdit, type EditProblem, type EditRefusal, rowOf, setIn } from './draft.ts';
import { rowPlace } from './draft-apply.ts';
import { type EditContext, editing, withoutRefused } from './draft-edit.ts';
import { sumOf } from './hint.ts';
import type { Membership } from './membership.ts';
import { levelOf, type OwnerKey, rowId } from './owner.ts';
import { rowCurrency } from './row-currency.ts';
import { monthsToQuarters } from './split.ts';
import { atOnce, eachOf, STEP, type Steps } from './steps.ts';
import type { RowChange, TargetInterval, TargetKey, TargetValue } from './target.ts';

/** Rows with twelve values each, of one step. */
const ROWS = STEP / 10;

/** A text in the place of a value. */
export interface UnreadValue {
  readonly index: number;
  readonly text: string;
}

/** A row of targets from a file. */
export interface ImportedRow {
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly currency?: string;
  /** By interval, in minor units; `undefined` where the file says nothing. */
  readonly values: readonly (TargetValue | undefined)[];
  /** Of a workbook that was written here: the values as they were then. Only what differs from them comes in. */
  readonly written?: readonly TargetValue[];
  readonly unread?: readonly UnreadValue[];
}

/** The rows of one year and type from a file. */
export interface ImportedSet extends TargetKey {
  readonly interval: TargetInterval;
  readonly rows: readonly ImportedRow[];
}

/**
 * Why a cell or a row of a file does not come in: what an edit is refused for,
 * and `not-a-number` · `unknown-owner` nobody is called so · `other-currency`
 * than the row has · `other-interval` than the year has.
 */
export type ImportProblem = EditProblem | 'not-a-number' | 'unknown-owner' | 'other-currency' | 'other-interval';

export interface ImportRefusal {
  readonly problem: ImportProblem;
  /** Interval; absent for the row as a whole. */
  readonly index?: number;
  /** The text in the file, or the name of what is meant. */
  readonly text?: string;
  readonly by?: string;
  readonly at?: string;
}

/** A row of the file, and what would become of it. */
export interface PlannedRow extends TargetKey {
  readonly owner: OwnerKey;
  /** Owner as the file says it. */
  readonly inFile: OwnerKey;
  readonly item?: string;
  /** Values that the file says. */
  readonly cells: number;
  /** Values that would become others. */
  readonly changed: number;
  /** Of those: how many somebody has changed here since the workbook was written. */
  readonly meanwhile: number;
  readonly refused: readonly ImportRefusal[];
}

/** Import of a file as it would be. Nothing is done yet. */
export interface ImportPlan {
  /** For one step of the draft, without what is refused. */
  readonly edits: readonly DraftEdit[];
  readonly rows: readonly PlannedRow[];
  readonly changed: number;
  /** Values that would become empty. */
  readonly emptied: number;
  /** Sum of the rows in the file before and after, by currency; without one for counts, and for money in the base. */
  readonly sums: readonly { readonly currency?: string; readonly before: number; readonly after: number }[];
}

export interface ImportContext extends EditContext {
  readonly membership: Membership;
  /** Owners for names in the file that are none; `null` leaves them out. */
  readonly owners?: ReadonlyMap<OwnerKey, OwnerKey | null>;
  /** Base currency. */
  readonly base?: string;
}

/**
 * Plans to take the targets of a file over into a draft that has their sets.
 * Values that the file does not say stay; each that cannot come in is named
 * with its reason, and the rest does.
 */
export function planImport(draft: Draft, sets: readonly ImportedSet[], context: ImportContext): ImportPlan {
  return atOnce(planningImport(draft, sets, context));
}

/** The same in steps, for a file of thousands of rows. */
export function* planningImport(draft: Draft, sets: readonly ImportedSet[], context: ImportContext): Steps<ImportPlan> {
  const drafts: DraftedRow[] = [];
  for (const set of sets) {
    const look = (row: ImportedRow) => {
      const one = drafted(draft, set, row, context);
      if (one) drafts.push(one);
    };
    yield* eachOf(set.rows, look, ROWS);
  }
  const intervals = sets.flatMap(({ year, targetType, interval }): DraftEdit[] => {
    const own = setIn(draft, { year, targetType });
    const isOther = own && own.interval !== interval && own.rows.size === 0;
    return isOther ? [{ kind: 'interval', set: { year, targetType }, interval }] : [];
  });
  const edits = [...intervals, ...(yield* editsOf(drafts))];
  const { refused = [] } = yield* editing(draft, 'import', edits, context);
  const allowed = refused.length ? withoutRefused(edits, refused) : edits;
  const counts = yield* countOf(draft, allowed);
  const byRow = refusalsByRow(refused);
  const rows: PlannedRow[] = [];
  const plan = (one: DraftedRow) => {
    const place = rowPlace(one.key, one);
    rows.push(plannedRow(one, counts.get(place), byRow.get(place) ?? []));
  };
  yield* eachOf(drafts, plan, ROWS);
  const all = [...counts.values()];
  return {
    edits: allowed,
    rows,
    changed: all.reduce((sum, { changed }) => sum + changed, 0),
    emptied: all.reduce((sum, { emptied }) => sum + emptied, 0),
    sums: yield* sumsOf(draft, drafts, allowed, context),
  };
}

function plannedRow(
  { key, owner, inFile, item, cells, meanwhile, refused }: DraftedRow,
  { changed, indices }: Pick<Counted, 'changed' | 'indices'> = { changed: 0, indices: [] },
  denied: readonly ImportRefusal[],
): PlannedRow {
  const { year, targetType } = key;
  return {
    year,
    targetType,
    owner,
    inFile,
    ...(item !== undefined && { item }),
    cells,
    changed,
    meanwhile: indices.filter((index) => meanwhile.has(index)).length,
    refused: [...refused, ...denied],
  };
}

/** A row of the file with the change that it asks for. */
interface DraftedRow {
  readonly key: TargetKey;
  readonly owner: OwnerKey;
  readonly inFile: OwnerKey;
  readonly item?: string;
  readonly cells: number;
  readonly change?: RowChange;
  readonly currency?: string;
  readonly meanwhile: ReadonlySet<number>;
  readonly refused: readonly ImportRefusal[];
}

function drafted(draft: Draft, set: ImportedSet, row: ImportedRow, context: ImportContext): DraftedRow | undefined {
  const owner = context.owners?.has(row.owner) ? context.owners.get(row.owner) : row.owner;
  if (!owner) return undefined;
  const key = { year: set.year, targetType: set.targetType };
  const { item } = row;
  const said = row.values.filter((value) => value !== undefined).length;
  const unread = (row.unread ?? []).map(({ index, text }) => ({ problem: 'not-a-number' as const, index, text }));
  const named = { key, owner, inFile: row.owner, ...(item !== undefined && { item }), cells: said + unread.length };
  const refuse = (problem: ImportProblem, text?: string): DraftedRow => ({
    ...named,
    meanwhile: new Set(),
    refused: [...unread, { problem, ...(text && { text }) }],
  });
  if (!context.membership.has(owner)) return refuse('unknown-owner', owner.slice(owner.indexOf(':') + 1));
  const own = setIn(draft, key);
  if (!own) return refuse('not-loaded');
  const values = own.rows.size ? byInterval(row.values, set.interval, own.interval) : row.values;
  if (!values) return refuse('other-interval');
  const now = rowOf(draft, { ...key, owner, ...(item !== undefined && { item }) });
  const currency = currencyOf(draft, key, { owner, item }, context);
  const isCount = set.targetType.endsWith('.count');
  const isOther = !isCount && !!now && row.currency !== undefined && row.currency !== (currency ?? context.base);
  if (isOther) return refuse('other-currency', row.currency);
  const wanted = changedValues(values, now?.values ?? [], row.written);
  const isNamed = !now && row.currency && !isCount && levelOf(owner) !== 'user';
  const change: RowChange = {
    owner,
    ...(item !== undefined && { item }),
    values: Object.fromEntries(wanted.values),
    ...(isNamed && { currency: row.currency }),
  };
  const isEmpty = wanted.values.every(([, value]) => value === null);
  return {
    ...named,
    ...(wanted.values.length > 0 && !(isEmpty && !now) && { change }),
    ...(!isCount && { currency: currency ?? row.currency }),
    meanwhile: wanted.meanwhile,
    refused: unread,
  };
}

/** Values that the file asks for; of a workbook that was written here only those that were changed in it. */
function changedValues(
  values: readonly (TargetValue | undefined)[],
  now: readonly TargetValue[],
  written: readonly TargetValue[] | undefined,
): { readonly values: [number, TargetValue][]; readonly meanwhile: ReadonlySet<number> } {
  const meanwhile = new Set<number>();
  const wanted = values.flatMap((value, index): [number, TargetValue][] => {
    const current = now[index] ?? null;
    if (value === undefined || value === current) return [];
    if (written && value === (written[index] ?? null)) return [];
    if (written && current !== (written[index] ?? null)) meanwhile.add(index);
    return [[index, value]];
  });
  return { values: wanted, meanwhile };
}

/** Values by the interval of the year; none where months would have to be guessed from quarters. */
function byInterval(
  values: ImportedRow['values'],
  from: TargetInterval,
  to: TargetInterval,
): ImportedRow['values'] | undefined {
  if (from === to) return values;
  if (from === 'quarter') return undefined;
  const quarters = monthsToQuarters(values.map((value) => value ?? null));
  const isSaid = (quarter: number) => values.slice(quarter * 3, quarter * 3 + 3).every((value) => value !== undefined);
  return quarters.map((value, quarter) => (isSaid(quarter) ? value : undefined));
}

function currencyOf(
  draft: Draft,
  key: TargetKey,
  { owner, item }: { readonly owner: OwnerKey; readonly item: string | undefined },
  { membership }: ImportContext,
): string | undefined {
  const rows = setIn(draft, key)!.rows;
  const parent = levelOf(owner) === 'user' ? membership.parentOf(owner) : undefined;
  const named = { owner, ...(item !== undefined && { item }) };
  const row = rowOf(draft, { ...key, ...named });
  return rowCurrency({ ...named, ...(row?.currency && { currency: row.currency }) }, parent && rows.get(parent));
}

/** One edit per set; rows of one owner that several names in the file mean become one. */
function* editsOf(rows: readonly DraftedRow[]): Steps<DraftEdit[]> {
  const sets = new Map<string, { readonly set: TargetKey; readonly rows: Map<string, RowChange> }>();
  const gather = ({ key, change }: DraftedRow) => {
    if (!change) return;
    const id = `${key.year} ${key.targetType}`;
    const own = sets.get(id) ?? { set: key, rows: new Map<string, RowChange>() };
    const before = own.rows.get(rowId(change));
    own.rows.set(rowId(change), { ...before, ...change, values: { ...before?.values, ...change.values } });
    sets.set(id, own);
  };
  yield* eachOf(rows, gather, ROWS);
  return [...sets.values()].map(({ set, rows: changes }) => ({ kind: 'rows', set, rows: [...changes.values()] }));
}

interface Counted {
  readonly changed: number;
  readonly emptied: number;
  readonly indices: readonly number[];
}

function* countOf(draft: Draft, edits: readonly DraftEdit[]): Steps<ReadonlyMap<string, Counted>> {
  const counts = new Map<string, Counted>();
  for (const one of edits) {
    if (one.kind !== 'rows') continue;
    const count = (row: RowChange) => {
      const now = rowOf(draft, { ...one.set, ...row })?.values ?? [];
      const changed = Object.entries(row.values ?? {}).filter(
        ([index, value]) => value !== (now[Number(index)] ?? null),
      );
      counts.set(rowPlace(one.set, row), {
        changed: changed.length,
        emptied: changed.filter(([, value]) => value === null).length,
        indices: changed.map(([index]) => Number(index)),
      });
    };
    yield* eachOf(one.rows, count, ROWS);
  }
  return counts;
}

function refusalsByRow(refused: readonly EditRefusal[]): ReadonlyMap<string, readonly ImportRefusal[]> {
  const rows = new Map<string, ImportRefusal[]>();
  for (const { problem, cells } of refused) {
    for (const cell of cells) {
      const place = rowPlace(cell, cell);
      const own = rows.get(place) ?? [];
      // A reason for the whole row is said once.
      if (!own.some((one) => one.problem === problem)) {
        own.push({ problem, ...(cell.by && { by: cell.by }), ...(cell.at && { at: cell.at }) });
      }
      rows.set(place, own);
    }
  }
  return rows;
}

function* sumsOf(
  draft: Draft,
  rows: readonly DraftedRow[],
  edits: readonly DraftEdit[],
  { base }: ImportContext,
): Steps<ImportPlan['sums']> {
  const changes = new Map(
    edits.flatMap((one) => (one.kind === 'rows' ? one.rows.map((row) => [rowPlace(one.set, row), row] as const) : [])),
  );
  const sums = new Map<string | undefined, { before: number; after: number }>();
  const seen = new Set<string>();
  const add = ({ key, owner, item, currency }: DraftedRow) => {
    const named = { ...key, owner, ...(item !== undefined && { item }) };
    const place = rowPlace(key, named);
    if (seen.has(place)) return;
    seen.add(place);
    const now = rowOf(draft, named)?.values ?? [];
    const values = [...now];
    for (const [index, value] of Object.entries(changes.get(place)?.values ?? {})) values[Number(index)] = value;
    const money = key.targetType.endsWith('.count') ? undefined : (currency ?? base);
    const sum = sums.get(money) ?? { before: 0, after: 0 };
    sum.before += sumOf(now) ?? 0;
    sum.after += sumOf(values.map((value) => value ?? null)) ?? 0;
    sums.set(money, sum);
  };
  yield* eachOf(rows, add, ROWS);
  return [...sums].map(([currency, sum]) => ({ ...(currency && { currency }), ...sum }));
}
