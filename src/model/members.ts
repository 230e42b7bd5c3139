import { isKnown, liesIn } from './directory.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import type { Question } from './question.ts';
import { eachOf, type Steps } from './steps.ts';
import type { PlacedRow, Slice } from './target-slices.ts';

/** Targets that the members of an owner have together: of a company its groups', or its users' where no group has one; of a group its users' (M13). */
export interface MemberTargets {
  readonly by: 'group' | 'user';
  readonly rows: readonly PlacedRow[];
  /** Intervals, each added up. */
  readonly slices: readonly Slice[];
}

/** Way to the rows of a question: all owners that have some, and those of one for the items that count, as intervals. */
export interface MemberRows {
  readonly owners: Iterable<OwnerKey>;
  rowsOf(owner: OwnerKey): readonly PlacedRow[];
  add(rows: readonly PlacedRow[]): Steps<readonly Slice[]>;
}

/**
 * Adds up the targets of an owner's members in a period. None of a user, where
 * no member has one, and where one of them is hidden: the sum would tell its
 * target, or be wrong.
 */
export function* membersOf(
  { owner, period, directory, maySee }: Question,
  { owners, rowsOf, add }: MemberRows,
): Steps<MemberTargets | undefined> {
  const below = { company: ['group', 'user'], group: ['user'], user: [] } as const;
  const members = new Map<string, OwnerKey[]>(below[levelOf(owner)].map((level) => [level, []]));
  yield* eachOf(owners, (one) => {
    const found = members.get(levelOf(one));
    if (found && isKnown(one, directory) && liesIn(one, owner, directory)) found.push(one);
  });
  for (const [by, found] of members) {
    const rows: PlacedRow[] = [];
    yield* eachOf(found, (one) => void rows.push(...rowsOf(one)));
    const slices = (yield* add(rows)).filter(({ from, to }) => from <= period.to && to >= period.from);
    if (!slices.length) continue;
    return maySee && !found.every((one) => maySee(one)) ? undefined : { by: by as 'group' | 'user', rows, slices };
  }
  return undefined;
}
