import type { RefusedCell } from './change-refused.ts';
import { newestFirst } from './history.ts';
import { levelOf, type OwnerKey, rowId } from './owner.ts';
import { keyOfRow } from './row-change.ts';
import { rowCurrency } from './row-currency.ts';
import { setAt } from './set-at.ts';
import type { Revision, RowChange, TargetChange, TargetRow, TargetSet } from './target.ts';

type Groups = ReadonlyMap<OwnerKey, readonly TargetRow[]>;

/**
 * Figures of users whose currency others changed since the base of a change,
 * and currencies of groups while others changed figures of users:
 * users have the currency of their group (T7), so that this is the conflict of
 * a figure and a currency within a row (T30). Targets do not say whose group a
 * group is, so that any group counts.
 */
export function currencyConflicts(set: TargetSet, change: TargetChange, since: readonly Revision[]): RefusedCell[] {
  const later = newestFirst(since.filter(({ revision }) => revision > change.base));
  const rows = new Map(set.rows.map((row) => [rowId(row), row]));
  const others = otherCurrencies(set, later, change.base);
  return (change.rows ?? []).flatMap((edit): RefusedCell[] => {
    const row = rows.get(rowId(edit));
    const found = levelOf(edit.owner) === 'user' ? currencyOf(edit, row, others) : figureOf(edit, row, rows, later);
    if (!found) return [];
    const { base, theirs, yours, by } = found;
    const { by: author, at } = later.find(by)!;
    return [{ ...keyOfRow(set, edit), field: 'currency', base, theirs, yours, ...(author && { by: author }), at }];
  });
}

interface Found extends Required<Pick<RefusedCell, 'base' | 'theirs' | 'yours'>> {
  /** Tells the revision that the conflict is with. */
  by(revision: Revision): boolean;
}

/** Rows of the groups that have another currency than at the base, then and now: few, where there are thousands of users. */
interface Others {
  readonly before: Groups;
  readonly now: Groups;
  readonly groups: readonly OwnerKey[];
}

function otherCurrencies(set: TargetSet, later: readonly Revision[], base: number): Others {
  const own = { ...set, rows: set.rows.filter(isOfGroup) };
  const past = setAt(
    own,
    later.filter(({ row }) => isOfGroup(row)),
    base,
  );
  const [before, now] = [groupsOf(past), groupsOf(own)];
  const named = (rows: readonly TargetRow[] = []) => JSON.stringify(rows.map(({ item, currency }) => [item, currency]));
  const groups = [...new Set([...before.keys(), ...now.keys()])];
  return { before, now, groups: groups.filter((group) => named(before.get(group)) !== named(now.get(group))) };
}

function isOfGroup({ owner }: Pick<TargetRow, 'owner'>): boolean {
  return levelOf(owner) === 'group';
}

function groupsOf({ rows }: TargetSet): Groups {
  const groups = new Map<OwnerKey, TargetRow[]>();
  for (const row of rows) {
    const own = groups.get(row.owner);
    if (own) own.push(row);
    else groups.set(row.owner, [row]);
  }
  return groups;
}

/** A currency that the figures of a user were in, and no longer are. */
function currencyOf(
  edit: RowChange,
  row: TargetRow | undefined,
  { before, now, groups: others }: Others,
): Found | undefined {
  const changes = Object.entries(edit.values ?? {}).some(([index, value]) => row?.values[Number(index)] !== value);
  if (edit.removed || !changes) return undefined;
  for (const group of others) {
    const [base, theirs] = [before, now].map((groups) => rowCurrency(row ?? edit, groups.get(group)) ?? null);
    if (base !== theirs) return { base: base!, theirs: theirs!, yours: base!, by: (one) => one.row.owner === group };
  }
  return undefined;
}

/** A figure of a user that others changed while it was in the currency of a group, which is about to be another. */
function figureOf(
  edit: RowChange,
  row: TargetRow | undefined,
  rows: ReadonlyMap<string, TargetRow>,
  later: readonly Revision[],
): Found | undefined {
  const base = row?.currency ?? null;
  const yours = edit.removed ? null : (edit.currency ?? base);
  if (levelOf(edit.owner) !== 'group' || base === yours) return undefined;
  const by = ({ row: key, changes }: Revision) =>
    levelOf(key.owner) === 'user' &&
    rows.get(rowId(key))?.currency === undefined &&
    changes.some(({ field }) => typeof field === 'number');
  return later.some(by) ? { base, theirs: base, yours, by } : undefined;
}
