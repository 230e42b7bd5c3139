import { byInterval } from './fill-amount.ts';
import { isPercent, raised } from './fill-copy.ts';
import type { Membership } from './membership.ts';
import { MAX_MINOR, TooLarge } from './money.ts';
import { listedItems, type Organisation, type TargetType } from './organisation.ts';
import { levelOf } from './owner.ts';
import { denyAdd, denyEdit } from './policy-change.ts';
import type { PolicyReason, Rights } from './policy.ts';
import type { Values } from './split.ts';
import type { RowChange, RowKey, TargetInterval, TargetRow, TargetSet, TargetValue } from './target.ts';

/**
 * Why a row of last year does not begin the new one: its owner left
 * (`former`) or is listed no more (`unknown`) · the item is no longer selected,
 * or gone (`retired-item`) · the type has no targets for users (`level`) ·
 * `too-large` · `missing-rate` of its sales · or what the policy denies.
 */
export type LeftReason = 'former' | 'unknown' | 'retired-item' | 'level' | 'too-large' | 'missing-rate' | PolicyReason;

export interface LeftRow {
  readonly row: Pick<RowKey, 'owner' | 'item'>;
  readonly reason: LeftReason;
}

/** A row of the new year, beside that of the year before. */
export interface NewRow {
  readonly row: Pick<RowKey, 'owner' | 'item'>;
  readonly currency?: string;
  readonly before: Values;
  readonly after: Values;
}

/** Changes that beginning a year with the year before would make. Nothing is done yet. */
export interface NewYear {
  readonly rows: readonly NewRow[];
  readonly left: readonly LeftRow[];
  /** For a step of a draft of the new year. */
  readonly changes: readonly RowChange[];
}

export interface NewYearOptions {
  readonly organisation: Organisation;
  readonly membership: Membership;
  readonly type: TargetType;
  /** Interval of the new set. Default: that of the year before. */
  readonly interval?: TargetInterval;
  /** For quarters that become months: twelve weights. Default: equal. */
  readonly weights?: readonly number[];
  /** From −100 to 1000. Default 0. */
  readonly percent?: number;
  /** Values that a row begins with, by the interval of the year before; none where a rate is missing. Default: its targets. */
  readonly startOf?: (row: TargetRow) => Values | undefined;
  /** Minor units that each value of a row is rounded to a multiple of, half away from zero. Default 1. */
  readonly roundTo?: (row: TargetRow) => number;
  readonly rights?: Rights;
}

/**
 * A year without targets begun as a copy of the year before, `percent` more or
 * less (T14). Owners that are gone are left out and named; locks and history
 * stay behind, currencies do not. Throws `RangeError` for another percentage.
 */
export function newYear(previous: TargetSet, options: NewYearOptions): NewYear {
  const { percent = 0, interval = previous.interval, startOf = ({ values }) => values, roundTo = () => 1 } = options;
  if (!isPercent(percent)) throw new RangeError(`not between -100 and 1000 per cent: ${percent}`);
  const groups = new Set<TargetRow['owner']>();
  const rows: NewRow[] = [];
  const left: LeftRow[] = [];
  for (const row of groupsFirst(previous.rows)) {
    const { owner, item, currency } = row;
    const key = { owner, ...(item !== undefined && { item }) };
    const start = startOf(row);
    const values = start && byInterval(start, previous.interval, interval, options.weights);
    const after = values && raisedValues(values, percent)?.map((value) => rounded(value, roundTo(row)));
    const reason = leftReason(row, groups, options) ?? (after ? undefined : start ? 'too-large' : 'missing-rate');
    if (reason) left.push({ row: key, reason });
    else rows.push({ row: key, ...(currency && { currency }), before: row.values, after: after! });
    if (!reason && levelOf(owner) === 'group') groups.add(owner);
  }
  return { rows, left, changes: rows.map(changeOf) };
}

/** The nearest multiple; of two the one farther from 0. */
function rounded(value: TargetValue, step: number): TargetValue {
  if (value === null || step <= 1) return value;
  return Math.sign(value) * Math.floor((Math.abs(value) + step / 2) / step) * step + 0;
}

function changeOf({ row, currency, after }: NewRow): RowChange {
  const values = after.flatMap((value, index) => (value === null ? [] : [[index, value] as const]));
  // A file may have said one for users too, who follow their group (T7).
  const isOwn = currency && levelOf(row.owner) !== 'user';
  return { ...row, ...(isOwn && { currency }), values: Object.fromEntries(values) };
}

/** Users follow their groups. */
function groupsFirst(rows: readonly TargetRow[]): readonly TargetRow[] {
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

function rank({ owner }: TargetRow): number {
  return { company: 0, group: 1, user: 2 }[levelOf(owner)];
}

function leftReason(
  { owner, item }: TargetRow,
  groups: ReadonlySet<TargetRow['owner']>,
  { membership, organisation, type, rights = {} }: NewYearOptions,
): LeftReason | undefined {
  if (!membership.has(owner)) return 'unknown';
  if (membership.isFormer(owner)) return 'former';
  if (levelOf(owner) === 'user' && type.levels === 'company-and-group') return 'level';
  if (item !== undefined && isRetired(item, type, organisation)) return 'retired-item';
  return denyEdit(rights, owner) ?? denyAdd(rights, type.id, owner, groups);
}

/** Whether an item is no longer selected, or no longer listed by the host (T22). */
export function isRetired(item: string, type: TargetType, organisation: Organisation): boolean {
  const listed = listedItems(type, organisation);
  return (!!type.items?.length && !type.items.includes(item)) || (!!listed && !listed.some(({ id }) => id === item));
}

function raisedValues(values: Values, percent: number): Values | undefined {
  try {
    const after = raised(values, percent);
    return after.some((value) => Math.abs(value ?? 0) > MAX_MINOR) ? undefined : after;
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}
