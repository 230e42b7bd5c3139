import fc from 'fast-check';
import { type Draft, openConflicts, rowsIn, setIn } from '../../src/model/draft.ts';
import type { DraftSet } from '../../src/model/draft.ts';
import { changesOf } from '../../src/model/draft-save.ts';
import { hintOf } from '../../src/model/hint.ts';
import { membershipOf } from '../../src/model/membership.ts';
import { type OwnerKey, rowId } from '../../src/model/owner.ts';
import { setAt } from '../../src/model/set-at.ts';
import { familyOf, hintIn, type SheetContext, type SheetSums } from '../../src/model/sheet-sums.ts';
import type { RowChange, TargetRow, TargetSet } from '../../src/model/target.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';

export const KEY = { year: 2026, targetType: 'all-sales.amount' };
export const options = { signal: new AbortController().signal };
export const groups = ['noord', 'zuid'].map((id) => ({ id }));
export const users = ['anna', 'ben', 'cleo'].map((id, index) => ({ id, group: index < 2 ? 'noord' : 'zuid' }));
export const membership = membershipOf({
  groups: new Map(groups.map((group) => [group.id, group])),
  users: new Map(users.map((user) => [user.id, user])),
});
export const owners: readonly OwnerKey[] = [
  'company',
  'group:noord',
  'group:zuid',
  'user:anna',
  'user:ben',
  'user:cleo',
];
export const context: SheetContext = {
  year: 2026,
  fiscal: { start: 1, name: 'start' },
  base: 'EUR',
  rates: { USD: 0.9 },
  membership,
};

/** The year as it was saved first. */
export const firstSet = (): TargetSet => {
  const rows: TargetRow[] = [
    { owner: 'company', currency: 'EUR', values: Array<number>(12).fill(10) },
    { owner: 'group:noord', currency: 'USD', values: Array<number>(12).fill(5) },
    { owner: 'user:anna', values: Array<number>(12).fill(2) },
  ];
  const set: TargetSet = { ...KEY, interval: 'month', rows, revision: 0 };
  return set;
};

export function demand(isTrue: boolean, what: string, ...shown: unknown[]): void {
  if (!isTrue) throw new Error(`${what}: ${JSON.stringify(shown)}`);
}

/** Rows in an order of their own, as text. */
export function said(rows: readonly TargetRow[]): string {
  const plain = rows.map(({ owner, item, currency, values, locked }) => [owner, item, currency, values, !!locked]);
  return JSON.stringify(plain.map((one) => JSON.stringify(one)).sort());
}

export const drafted = ({ draft }: { readonly draft: Draft }): DraftSet => setIn(draft, KEY)!;

/** Rows and interval of the draft, as text. */
export const nowOf = (real: { readonly draft: Draft }): string => said(rowsIn(drafted(real))) + drafted(real).interval;

/** Sums that were kept up with the edits are those that are made of the cells anew. */
export function checkSums(sums: SheetSums, set: DraftSet): void {
  const { interval } = set;
  for (const owner of owners.slice(0, 3)) {
    for (const item of [undefined, 'new']) {
      const hint = JSON.stringify(hintIn(sums, owner, item));
      const anew = hintOf(familyOf(set, owner, item, membership), { ...context, interval });
      demand(hint === JSON.stringify(anew), 'a sum is that of the cells', owner, item, hint, anew);
    }
  }
}

const value = fc.option(fc.integer({ min: -9, max: 9 }), { nil: null });
const cells = fc.dictionary(fc.nat(11).map(String), value, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const owner = fc.constantFrom(...owners);
const item = fc.constantFrom(undefined, undefined, 'new');
const change: fc.Arbitrary<RowChange> = fc
  .record({
    owner,
    item,
    values: fc.option(cells, { nil: undefined }),
    currency: fc.option(fc.constantFrom('EUR', 'USD'), { nil: undefined, freq: 2 }),
    locked: fc.option(fc.boolean(), { nil: undefined, freq: 2 }),
    removed: fc.option(fc.constant(true as const), { nil: undefined, freq: 5 }),
  })
  .map(({ removed, ...one }) => {
    const plain = Object.fromEntries(
      Object.entries(one).filter(([, field]) => field !== undefined),
    ) as unknown as RowChange;
    if (removed) return { owner: one.owner, ...(one.item && { item: one.item }), removed };
    if (!one.owner.startsWith('user:')) return plain;
    const { currency: _, ...ofUser } = plain;
    return ofUser;
  });
export const changes = fc.array(change, { minLength: 1, maxLength: 3 });

/** Every edit is in the draft, or held by a conflict that is open. */
export function nothingLost(before: Draft, after: Draft, now: TargetSet): void {
  const held = new Set(
    openConflicts(after).flatMap(({ mine }) =>
      mine.flatMap((one) => (one.kind === 'rows' ? one.rows.map(rowId) : ['all'])),
    ),
  );
  const rows = rowsIn(drafted({ draft: after }));
  const theirs = new Map(now.rows.map((row) => [rowId(row), row]));
  for (const mine of changesOf(before).flatMap((one) => one.rows ?? [])) {
    if (held.has(rowId(mine)) || held.has('all')) continue;
    const row = rows.find((one) => rowId(one) === rowId(mine));
    demand(!mine.removed || !row, 'a removal is kept', mine, row);
    for (const [index, one] of Object.entries(mine.values ?? {}))
      demand(row?.values[Number(index)] === one, 'a value is kept', mine, row, theirs.get(rowId(mine)));
  }
}

/** Every revision that was saved can be rebuilt from the history (T28, T29). */
export async function checkHistory(saved: ReadonlyMap<number, string>, repository: TargetRepository): Promise<void> {
  const set = await repository.load(KEY, options);
  const revisions = await repository.changes(KEY, 0, options);
  for (const [revision, rows] of saved) {
    const then = setAt(set, revisions, revision);
    demand(said(then.rows) + then.interval === rows, 'history is what happened', revision, rows, then);
  }
}
