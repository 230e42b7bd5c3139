import type { DraftEdit, DraftSet, EditRefusal } from './draft.ts';
import { rowAmong } from './draft.ts';
import type { Membership } from './membership.ts';
import type { TargetType } from './organisation.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import { intervalCount, keyOfRow } from './row-change.ts';
import type { RowChange, TargetKey, TargetRow } from './target.ts';

/** Whose rows are added, and by which rules. */
export interface AddOptions {
  readonly membership: Membership;
  readonly type: TargetType;
  /** Base currency, which added rows of money are in. */
  readonly base?: string;
}

/**
 * Adds the company or a group (T6): a row per item for it and for each primary
 * member who has not left, every interval 0, in the base currency. Rows that
 * are there already stay as they are.
 */
export function addOwner(set: DraftSet, owner: OwnerKey, { membership, type, base }: AddOptions): readonly RowChange[] {
  const hasUsers = levelOf(owner) === 'group' && type.levels !== 'company-and-group';
  const members = hasUsers ? membership.membersOf(owner).filter((member) => !membership.isFormer(member)) : [];
  const items = type.items?.length ? type.items : [undefined];
  const values = Object.fromEntries(Array.from({ length: intervalCount(set.interval) }, (_, index) => [index, 0]));
  const hasCurrency = base !== undefined && type.unit !== 'count';
  return [owner, ...members].flatMap((one) =>
    items.flatMap((item): RowChange[] => {
      const key = { owner: one, ...(item !== undefined && { item }) };
      if (rowAmong(set.rows, key)) return [];
      return [{ ...key, values, ...(hasCurrency && levelOf(one) !== 'user' && { currency: base }) }];
    }),
  );
}

/** Rows that a removal takes, or why it cannot be. */
export type Removal =
  | { readonly rows: readonly TargetRow[]; readonly changes: readonly RowChange[]; readonly refused?: undefined }
  | { readonly refused: EditRefusal; readonly rows?: undefined };

/**
 * Takes the rows of the company away, or those of a group and of its members,
 * who are listed under it. Users are not removed, but cleared (T5).
 */
export function removeOwner(set: DraftSet, owner: OwnerKey, membership: Membership): Removal {
  if (levelOf(owner) === 'user') return { refused: { problem: 'clear-only', cells: [keyOfRow(set.base, { owner })] } };
  const members = levelOf(owner) === 'group' ? membership.membersOf(owner) : [];
  const rows = [owner, ...members].flatMap((one) => set.rows.get(one) ?? []);
  return { rows, changes: rows.map(removalOf) };
}

function removalOf({ owner, item }: TargetRow): RowChange {
  return { owner, ...(item !== undefined && { item }), removed: true };
}

/** Makes values empty (T6): all of the rows, or those of some intervals. */
export function clearRows(rows: readonly TargetRow[], indices?: readonly number[]): readonly RowChange[] {
  return rows.flatMap(({ owner, item, values }): RowChange[] => {
    const cleared = values.flatMap((value, index) =>
      value === null || (indices && !indices.includes(index)) ? [] : [[index, null] as const],
    );
    return cleared.length ? [{ owner, ...(item !== undefined && { item }), values: Object.fromEntries(cleared) }] : [];
  });
}

/** Targets that a change of types takes away (T21–T23), of one year. */
export interface Going {
  readonly set: TargetKey;
  readonly rows: readonly TargetRow[];
  /** How many users lose targets. */
  readonly users: number;
  /** Sum of them by currency; without one for counts, and for money in the base. */
  readonly sums: readonly { readonly currency?: string; readonly sum: number }[];
}

export interface TypePlan {
  readonly edits: readonly DraftEdit[];
  /** Years of which targets go; those without a value are left out. */
  readonly going: readonly Going[];
}

type CurrencyOf = (set: DraftSet, row: TargetRow) => string | undefined;

/**
 * Changes the items and levels of a type (T20): rows of items that are no
 * longer selected go (T22), and those of users where there are no targets for
 * them any more (T21). `sets` are all years of the type. Rows of items that the
 * host no longer lists, but which are selected, stay.
 */
export function changeType(
  before: TargetType,
  after: TargetType,
  sets: readonly DraftSet[],
  currencyOf: CurrencyOf,
): TypePlan {
  const isLimited = after.levels === 'company-and-group';
  const deselected = new Set((before.items ?? []).filter((item) => after.items?.length && !after.items.includes(item)));
  const goes = ({ owner, item }: TargetRow) =>
    (isLimited && levelOf(owner) === 'user') || (item !== undefined && deselected.has(item));
  return planOf(sets, goes, { kind: 'type', type: after }, currencyOf);
}

/** Deletes a type with all its years (T23). */
export function removeType(targetType: string, sets: readonly DraftSet[], currencyOf: CurrencyOf): TypePlan {
  return planOf(sets, () => true, { kind: 'remove-type', targetType }, currencyOf);
}

function planOf(
  sets: readonly DraftSet[],
  goes: (row: TargetRow) => boolean,
  edit: DraftEdit,
  currencyOf: CurrencyOf,
): TypePlan {
  const all = sets.map((set) => {
    const { year, targetType } = set.base;
    const rows = [...set.rows.entries()].flatMap(([, own]) => own.filter(goes));
    return { set, key: { year, targetType }, rows };
  });
  const removals = all.flatMap(({ key, rows }): DraftEdit[] =>
    rows.length ? [{ kind: 'rows', set: key, rows: rows.map(removalOf) }] : [],
  );
  const going = all.flatMap(({ set, key, rows }) => {
    const valued = rows.filter(({ values }) => values.some((value) => value !== null));
    return valued.length ? [goingOf(set, key, valued, currencyOf)] : [];
  });
  return { edits: [...removals, edit], going };
}

function goingOf(set: DraftSet, key: TargetKey, rows: readonly TargetRow[], currencyOf: CurrencyOf): Going {
  const sums = new Map<string | undefined, number>();
  for (const row of rows) {
    const currency = currencyOf(set, row);
    sums.set(
      currency,
      row.values.reduce<number>((sum, value) => sum + (value ?? 0), sums.get(currency) ?? 0),
    );
  }
  const users = new Set(rows.map(({ owner }) => owner).filter((owner) => levelOf(owner) === 'user'));
  return {
    set: key,
    rows,
    users: users.size,
    sums: [...sums].map(([currency, sum]) => ({ ...(currency && { currency }), sum })),
  };
}
