import { ChangeRefused, type RefusedCell } from './change-refused.ts';
import { conflictsOf } from './conflict.ts';
import { type DraftConflict, type DraftEdit, draftSet, type DraftSet, rowAmong, rowsIn } from './draft.ts';
import { convertingTo, rowChange, rowPlace } from './draft-apply.ts';
import { without } from './draft-edit.ts';
import { changeOf } from './draft-save.ts';
import { historiesOf } from './history.ts';
import type { TargetType } from './organisation.ts';
import { revisionsBetween } from './revision.ts';
import { changeRow, keyOfRow } from './row-change.ts';
import { eachOf, STEP, type Steps } from './steps.ts';
import type { Revision, RowChange, RowField, TargetChange, TargetRow, TargetSet } from './target.ts';
import { rowId } from './owner.ts';

type Found = Omit<DraftConflict, 'id'>;

/** Parts that cannot be kept of the edits of a set over another base. */
export interface Disputes {
  readonly conflicts: readonly Found[];
  /** Fields that theirs stands in, by row. */
  readonly fields: ReadonlyMap<string, ReadonlySet<RowField> | 'all'>;
  /** The edits cannot be made step by step, since they are by different intervals. */
  readonly isWhole: boolean;
  /** None of them can be made. */
  readonly isLost?: true;
}

const NONE: Disputes = { conflicts: [], fields: new Map(), isWhole: false };

/**
 * Compares the edits of a set with what others made of its base. Both are told
 * from the sets themselves, by the interval of the draft; `revisions` only say
 * who it was, so that a repository that forgot, or counts anew, loses nothing.
 */
export function* disputing(
  set: DraftSet,
  now: TargetSet,
  revisions: readonly Revision[],
  type: TargetType | undefined,
): Steps<Disputes> {
  const change = changeOf(set);
  const historyOf = historiesOf(revisions);
  const isWhole = set.interval !== set.base.interval || now.interval !== set.base.interval;
  if (!change) return isWhole ? { ...NONE, isWhole } : NONE;
  if (now.interval !== set.base.interval && now.interval !== set.interval) return lost(set, change, now, historyOf);
  yield;
  const over = yield* byInterval(now, set);
  if (!over) return lost(set, change, now, historyOf);
  const before = { ...set.base, interval: set.interval, rows: rowsIn({ rows: set.start }) };
  const after = { ...now, interval: set.interval, rows: rowsIn(over) };
  const authored = revisionsBetween(before, { ...after, revision: now.revision }).map((one) =>
    authorOf(one, historyOf),
  );
  yield;
  const edits = { ...change, interval: undefined, base: now.revision - 1 };
  const cells = byRow(conflictsOf(after, edits, authored));
  const found: RowDispute[] = [];
  const around = { set, over, type, historyOf };
  const look = (row: RowChange) => void found.push(rowDispute(row, cells.get(rowId(row)) ?? [], around));
  yield* eachOf(change.rows ?? [], look, STEP / 10);
  return {
    conflicts: found.flatMap(({ conflicts }) => conflicts),
    fields: new Map(found.flatMap(({ place, fields }) => (fields ? [[place, fields] as const] : []))),
    isWhole,
  };
}

function* byInterval(now: TargetSet, { interval, weights }: DraftSet): Steps<DraftSet | undefined> {
  try {
    return yield* convertingTo(draftSet(now), interval, weights);
  } catch (error) {
    if (error instanceof ChangeRefused) return undefined;
    throw error;
  }
}

type HistoryOf = ReturnType<typeof historiesOf>;

function authorOf(one: Omit<Revision, 'at'>, historyOf: HistoryOf): Revision {
  const [latest] = historyOf(one.row);
  return { ...one, at: latest?.at ?? '', ...(latest?.by && { by: latest.by }) };
}

function byRow(cells: readonly RefusedCell[]): ReadonlyMap<string, readonly RefusedCell[]> {
  const rows = new Map<string, RefusedCell[]>();
  for (const { at, ...cell } of cells) {
    const own = rows.get(rowId(cell)) ?? [];
    if (own.some(({ field }) => field === cell.field)) continue;
    rows.set(rowId(cell), [...own, { ...cell, ...(at && { at }) }]);
  }
  return rows;
}

interface Around {
  readonly set: DraftSet;
  readonly over: DraftSet;
  readonly type: TargetType | undefined;
  readonly historyOf: HistoryOf;
}

interface RowDispute {
  readonly place: string;
  readonly conflicts: readonly Found[];
  readonly fields?: ReadonlySet<RowField> | 'all';
}

function rowDispute(row: RowChange, cells: readonly RefusedCell[], around: Around): RowDispute {
  const place = rowPlace(around.set.base, row);
  const isRemoval = row.removed || cells.some(({ field }) => field === 'removed');
  const isCurrency = row.currency !== undefined || cells.some(({ field }) => field === 'currency');
  if (cells.length && (isRemoval || isCurrency)) {
    const mine = row.removed
      ? row
      : rowChange(isRemoval ? undefined : rowAmong(around.set.start, row), drafted(row, around));
    return { place, conflicts: [conflict('same-cells', cells, mine ?? row, around)], fields: 'all' };
  }
  const conflicts = cells.map((cell) => conflict('same-cells', [cell], onlyField(row, cell.field!), around));
  const fields = new Set(cells.map(({ field }) => field!));
  const left = fields.size ? without(row, fields) : [row];
  const refused = left.flatMap((one) => refusedOver(one, around) ?? []);
  if (!refused.length) return { place, conflicts, ...(fields.size > 0 && { fields }) };
  return { place, conflicts: [...conflicts, ...refused], fields: 'all' };
}

function drafted(row: RowChange, { set }: Around): TargetRow | undefined {
  return rowAmong(set.rows, row);
}

function onlyField({ owner, item, values, locked }: RowChange, field: RowField): RowChange {
  const key = { owner, ...(item !== undefined && { item }) };
  return typeof field === 'number' ? { ...key, values: { [field]: values?.[field] ?? null } } : { ...key, locked };
}

/** A change that the model refuses of the row as it stands now, such as one that others have locked. */
function refusedOver(row: RowChange, around: Around): Found | undefined {
  const { set, over, type, historyOf } = around;
  const { year, targetType } = set.base;
  try {
    changeRow(rowAmong(over.rows, row), row, { year, targetType, interval: set.interval, type });
    return undefined;
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error;
    const by = historyOf(keyOfRow(set.base, row)).find(({ changes }) =>
      changes.some(({ field, to }) => field === 'locked' && to === true),
    );
    const who = error.problem === 'locked' && by ? { at: by.at, ...(by.by && { by: by.by }) } : {};
    const cells = error.cells.map((cell) => ({ ...cell, ...who }));
    return conflict(error.problem, cells, row, around);
  }
}

function conflict(
  problem: Found['problem'],
  cells: readonly RefusedCell[],
  row: RowChange,
  { set: { base, interval } }: Pick<Around, 'set'>,
): Found {
  const set = { year: base.year, targetType: base.targetType };
  const mine: readonly DraftEdit[] = [{ kind: 'rows', set, rows: [row] }];
  return { set, problem, cells, interval, mine };
}

/** All edits of a set as one conflict: they are by another interval than the set has now. */
function lost(set: DraftSet, change: TargetChange, now: TargetSet, historyOf: HistoryOf): Disputes {
  const key = { year: now.year, targetType: now.targetType };
  const rows = change.rows ?? [];
  const named = rows.length ? rows : set.base.rows.slice(0, 1);
  const cells = named.map((row): RefusedCell => {
    const [latest] = historyOf(keyOfRow(key, row));
    const who = latest && { at: latest.at, ...(latest.by && { by: latest.by }) };
    const values = { base: set.base.interval, theirs: now.interval, yours: set.interval };
    return { ...keyOfRow(key, row), field: 'interval', ...values, ...who };
  });
  const { interval, weights } = set;
  const mine: DraftEdit[] = [
    { kind: 'interval', set: key, interval, ...(weights && { weights }) },
    ...(rows.length ? [{ kind: 'rows' as const, set: key, rows }] : []),
  ];
  const conflicts = [{ set: key, problem: 'same-cells' as const, cells, interval, mine }];
  return { conflicts, fields: new Map(), isWhole: true, isLost: true };
}
