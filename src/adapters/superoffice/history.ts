import { historyOf } from '../../model/history.ts';
import type { FieldChange, Revision, RevisionKind, RowKey } from '../../model/target.ts';
import { check, list, maybe, object, record, text } from '../../source/shape.ts';
import { deepFreeze } from '../../source/freeze.ts';
import { SourceError } from '../../source/source-error.ts';
import { minorAt } from '../rest/major.ts';
import type { Api } from './api.ts';
import { type Assignment, decimalsFor } from './carriers.ts';

interface CrmChange {
  readonly FieldIdentifier: string;
  readonly ValueChangeFrom?: number | string | null;
  readonly ValueChangeTo?: number | string | null;
}

interface CrmRevision {
  readonly LogEvent: string;
  readonly Who?: { readonly FullName?: string | null; readonly Name?: string | null } | null;
  readonly When: string;
  readonly Changes?: readonly CrmChange[] | null;
}

/** A row of targets as it was read last, and what its values mean. */
export interface Recorded {
  readonly one: Assignment;
  readonly codes: ReadonlyMap<number, string>;
}

interface Known extends Recorded {
  /** Revisions of the history that the page knows. */
  readonly own: readonly Revision[];
  /** Base currency. */
  readonly currency: string;
  readonly signal: AbortSignal;
}

/** Asks for the history of a row. */
export async function readHistory(
  api: Api,
  row: RowKey,
  { one, codes, own, currency, signal }: Known,
): Promise<readonly Revision[]> {
  const asked = { TargetAssignmentInfoId: one.TargetAssignmentInfoId };
  const answer = await api.targets('GetTargetRevisionHistory', asked, signal);
  const unit = row.targetType.endsWith('.count') ? 'count' : 'amount';
  return deepFreeze(joinHistory(row, own, entriesIn(answer, row, decimalsFor(one, { unit, currency, codes }))));
}

const shape = record({
  Revisions: list(
    record({
      LogEvent: text,
      When: text,
      Who: maybe(object),
      Changes: maybe(list(record({ FieldIdentifier: text }))),
    }),
  ),
});

const KINDS: Readonly<Record<string, RevisionKind>> = {
  Create: 'created',
  Edit: 'edited',
  Delete: 'deleted',
  Lock: 'locked',
  Unlock: 'unlocked',
};

/** A revision of which nobody has told the number yet. */
type Entry = Omit<Revision, 'revision'>;

/** Entries that the CRM recorded of a row, oldest first. Of numbers alone: it records no currencies and no comments. */
function entriesIn(answer: unknown, row: RowKey, decimals: number): readonly Entry[] {
  if (!answer) return [];
  check(shape, answer, 'GetTargetRevisionHistory');
  return (answer as { readonly Revisions: readonly CrmRevision[] }).Revisions.map((one) => entryOf(one, row, decimals));
}

function entryOf({ LogEvent, Who, When, Changes }: CrmRevision, row: RowKey, decimals: number): Entry {
  const kind = KINDS[LogEvent] ?? 'edited';
  const by = Who?.FullName || Who?.Name;
  const lock = (kind === 'locked' || kind === 'unlocked') && {
    field: 'locked' as const,
    from: kind !== 'locked',
    to: kind === 'locked',
  };
  const changes = (Changes ?? []).flatMap((one) => changeIn(one, decimals));
  return { row, kind, at: instantOf(When), ...(by && { by }), changes: lock ? [...changes, lock] : changes };
}

/** Numbers of the periods of year-sets. */
const PERIODS: Readonly<Record<string, string>> = { 3: 'quarter', 4: 'month' };

/** Fields are called `target_assignment_value.month01.target_value` and `target_group.period_type`. */
function changeIn({ FieldIdentifier, ValueChangeFrom, ValueChangeTo }: CrmChange, decimals: number): FieldChange[] {
  if (FieldIdentifier.endsWith('period_type')) {
    const named = (value: number | string | null | undefined) => PERIODS[String(value)] ?? null;
    return [{ field: 'interval', from: named(ValueChangeFrom), to: named(ValueChangeTo) }];
  }
  const [, period] = /\.(?:month|quarter)(\d\d)\b/.exec(FieldIdentifier) ?? [];
  if (!period) return [];
  const minor = (value: number | string | null | undefined) =>
    value === null || value === undefined
      ? null
      : minorAt(value, decimals, FieldIdentifier, 'GetTargetRevisionHistory');
  return [{ field: Number(period) - 1, from: minor(ValueChangeFrom), to: minor(ValueChangeTo) }];
}

/** An instant of the CRM in UTC; one without a zone is taken as that. */
function instantOf(when: string): string {
  const short = when.replace(/(\.\d{3})\d+/, '$1');
  const instant = new Date(/Z$|[+-]\d\d:\d\d$/.test(short) ? short : `${short}Z`);
  return Number.isNaN(instant.getTime()) ? when : instant.toISOString();
}

/**
 * One history of what this page knows and what the CRM recorded, newest first.
 * A save of this page is there once, with its author and comment; what the page
 * only found changed is told as the CRM has it, with what that does not record. What was recorded before the page
 * came has the number of the state that it found, 0.
 */
function joinHistory(row: RowKey, own: readonly Revision[], entries: readonly Entry[]): Revision[] {
  const left = historyOf(row, own).toReversed();
  let revision = 0;
  const joined = entries.map((entry): Revision => {
    const index = left.findIndex((one) => isSame(one, entry));
    if (index < 0) return { ...entry, revision };
    const [found] = left.splice(index, 1);
    revision = found!.revision;
    if (found!.by || found!.comment) return { ...found!, at: entry.at };
    const recorded = new Set(entry.changes.map(({ field }) => field));
    const more = found!.changes.filter(({ field }) => typeof field === 'string' && !recorded.has(field));
    return { ...entry, revision, changes: [...entry.changes, ...more] };
  });
  return [...joined, ...left].sort((a, b) => a.revision - b.revision).toReversed();
}

function isSame(one: Revision, { kind, changes }: Entry): boolean {
  if (!changes.length) return one.kind === kind;
  return changes.some(({ field, to }) => one.changes.some((other) => other.field === field && other.to === to));
}

/** Says of a refused save who has locked the row, and when, also where that was before this page. */
export async function withLocker(
  error: SourceError,
  historyFor: (row: RowKey) => Promise<readonly Revision[]>,
): Promise<SourceError> {
  const [first] = error.detail.cells ?? [];
  if (!first || first.at) return error;
  const history = await historyFor(first).catch(() => []);
  const lock = history.find(({ changes }) => changes.some(({ field, to }) => field === 'locked' && to === true));
  if (!lock) return error;
  const { by, at } = lock;
  const cells = [{ ...first, ...(by && { by }), at }];
  return new SourceError(
    error.code,
    error.message,
    { ...error.detail, cells, ...(by && { value: by }) },
    { cause: error },
  );
}
