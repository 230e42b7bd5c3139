import { type Draft, emptyDraft, setIn } from '../../src/model/draft.ts';
import { membershipOf } from '../../src/model/membership.ts';
import type { TargetType } from '../../src/model/organisation.ts';
import { idOf, type OwnerKey } from '../../src/model/owner.ts';
import type { MaySee } from '../../src/model/policy.ts';
import { sheetSums } from '../../src/model/sheet-sums.ts';
import type { TargetRow, TargetSet } from '../../src/model/target.ts';
import { type ExportWords, type YearSheet, yearSheet } from '../../src/export/year-sheet.ts';
import { KEY } from '../model/drafting.ts';

export const WORDS: ExportWords = {
  owner: 'Owner',
  item: 'Item',
  currency: 'Currency',
  sumOfGroups: 'Sum of groups',
  allUsers: 'All people',
  page: (number, of) => `Page ${number} of ${of}`,
};

export const NAMES: Readonly<Record<string, string>> = {
  company: 'Acme',
  'group:noord': 'Team Noord',
  'group:zuid': 'Team Zuid',
  'user:anna': 'Anna de Wit',
  'user:ben': '=HYPERLINK("http://x")',
  'user:cleo': 'Łukasz Żak',
};

export const TYPE: TargetType = { id: KEY.targetType, dimension: 'all-sales', unit: 'amount' };

export const MEMBERSHIP = membershipOf({
  groups: new Map(['noord', 'zuid'].map((id) => [id, { id }])),
  users: new Map(
    [
      ['anna', 'noord'],
      ['ben', 'noord'],
      ['cleo', 'zuid'],
    ].map(([id, group]) => [id!, { id: id!, group: group! }]),
  ),
});

export const targetSet = (rows: readonly TargetRow[], more: Partial<TargetSet> = {}): TargetSet => ({
  ...KEY,
  interval: 'month',
  revision: 3,
  rows,
  ...more,
});

export interface SheetOptions {
  readonly maySee?: MaySee;
  readonly type?: TargetType;
  readonly title?: string;
}

export function sheetOf(
  draft: Draft,
  { maySee, type = TYPE, title = 'All sales – Amount' }: SheetOptions = {},
): YearSheet {
  const [set] = draft.state.sets.values();
  const { year } = set!.base;
  const sums = sheetSums(set!, {
    year,
    fiscal: { start: 1, name: 'start' },
    base: 'EUR',
    unit: type.unit,
    membership: MEMBERSHIP,
    ...(maySee && { maySee }),
  });
  const ownerName = (owner: OwnerKey) => NAMES[owner] ?? idOf(owner);
  return yearSheet({ set: set!, type, sums, title, ownerName, itemName: (item) => `Item ${item}` }, WORDS);
}

export const sheetOfSet = (set: TargetSet, options?: SheetOptions) => sheetOf(emptyDraft([set]), options);

export { setIn };

export const months = (value: number | null) => Array<number | null>(12).fill(value);

/** Company, two groups and three users. */
export const SET = targetSet([
  { owner: 'company', currency: 'EUR', values: months(100_000_00) },
  { owner: 'group:noord', currency: 'EUR', values: months(60_000_00) },
  { owner: 'group:zuid', currency: 'EUR', values: months(40_000_00), locked: true },
  { owner: 'user:anna', values: months(30_000_00) },
  { owner: 'user:ben', values: [null, 0, ...months(-5_50).slice(2)] },
  { owner: 'user:cleo', values: months(12_345_67) },
]);
