import { decimalsOf } from '../../model/currency.ts';
import type { TargetType } from '../../model/organisation.ts';
import { idOf, levelOf, type OwnerKey, rowId } from '../../model/owner.ts';
import type { TargetRow, TargetSet } from '../../model/target.ts';
import { list, maybe, optional, record, text, whole } from '../../source/shape.ts';
import { minorAt } from '../rest/major.ts';
import { dimensionOf, type SuperOfficeNames } from './names.ts';
import type { Called } from './options.ts';

/** A target type. Members that are not named here are sent back as they came. */
export interface Dimension {
  readonly TargetDimensionId: number;
  readonly MeasurementUnit: string;
  readonly AssignmentLevel?: string | null;
  readonly DimensionListField?: string | null;
  readonly SelectedDimensions?: readonly number[] | null;
}

/** A row of targets. Of associate, contact (the company) and group one is set. */
export interface Assignment {
  readonly TargetAssignmentInfoId: number;
  /** Of all periods, ascending, in major units. */
  readonly Values: readonly (number | string | null)[];
  readonly Locked?: boolean;
  readonly TargetAssociate?: { readonly AssociateId: number } | null;
  readonly TargetContact?: { readonly ContactId: number } | null;
  readonly TargetUserGroup?: { readonly Id: number } | null;
  readonly Currency?: { readonly Id: number } | null;
  /** 0 for all items. */
  readonly DimensionListItem?: number;
}

/** All rows of a year and type. */
export interface TargetGroup {
  readonly TargetGroupId: number;
  readonly Year: number;
  readonly PeriodType: string;
  readonly TargetAssignments: readonly Assignment[];
}

export const dimensionShape = record({
  TargetDimensionId: whole,
  MeasurementUnit: text,
  DimensionListField: maybe(text),
  SelectedDimensions: maybe(list(whole)),
});

const values = (value: unknown) =>
  Array.isArray(value) ? undefined : { path: '', value, expected: '[…] × 12, […] × 4' };

const assignment = record({
  TargetAssignmentInfoId: whole,
  Values: values,
  TargetAssociate: maybe(record({ AssociateId: whole })),
  TargetContact: maybe(record({ ContactId: whole })),
  TargetUserGroup: maybe(record({ Id: whole })),
  Currency: maybe(record({ Id: whole })),
  DimensionListItem: optional(whole),
});

export const groupShape = record({
  TargetGroupId: whole,
  Year: whole,
  PeriodType: text,
  TargetAssignments: list(assignment),
});

const UNITS: Readonly<Record<string, TargetType['unit']>> = { Amount: 'amount', Count: 'count', Profit: 'profit' };
const INTERVALS: Readonly<Record<string, TargetSet['interval']>> = { Month: 'month', Quarter: 'quarter' };

/** How carriers call a unit or an interval of ours. */
export const unitName = (unit: string) => Object.keys(UNITS).find((name) => UNITS[name] === unit)!;
export const periodName = (interval: string) => Object.keys(INTERVALS).find((name) => INTERVALS[name] === interval)!;

/** The interval of a year-set; `undefined` for one by years or half-years. */
export const intervalOf = ({ PeriodType }: TargetGroup) => INTERVALS[PeriodType];

/** A target type; `undefined` for one that is measured by something else. */
export function typeOf(carrier: Dimension, { dimensions, names }: Called): TargetType | undefined {
  const unit = UNITS[carrier.MeasurementUnit];
  if (!unit) return undefined;
  const dimension = dimensionOf(carrier.DimensionListField ?? '', dimensions);
  const items = carrier.SelectedDimensions?.map(String) ?? [];
  return {
    id: `${dimension}.${unit}`,
    dimension,
    unit,
    ...(items.length && { items }),
    ...(isForGroups(carrier.AssignmentLevel, names) && { levels: 'company-and-group' as const }),
  };
}

/** Levels come as words: those of the company and of groups, without people. */
function isForGroups(level: string | null | undefined, { groupLevel }: SuperOfficeNames): boolean {
  const words = (text: string) => text.split(/\W+/).toSorted().join();
  return !!level && words(level) === words(groupLevel);
}

/** Meaning of the values of a year-set. */
export interface Money {
  readonly unit: TargetType['unit'];
  /** Base currency. */
  readonly currency: string;
  /** Codes of currencies by their id in lists. */
  readonly codes: ReadonlyMap<number, string>;
}

/** Decimals of the values of a row. */
export function decimalsFor({ Currency }: Pick<Assignment, 'Currency'>, { unit, currency, codes }: Money): number {
  return unit === 'count' ? 0 : decimalsOf(codes.get(Currency?.Id ?? 0) ?? currency);
}

export function ownerOf({ TargetAssociate, TargetUserGroup }: Assignment): OwnerKey {
  if (TargetAssociate) return `user:${TargetAssociate.AssociateId}`;
  return TargetUserGroup ? `group:${TargetUserGroup.Id}` : 'company';
}

/** Names the row of an assignment within its set. */
export function assignmentId(one: Assignment): string {
  return rowId({ owner: ownerOf(one), ...(one.DimensionListItem && { item: String(one.DimensionListItem) }) });
}

/** Rows of a year-set. Of two assignments for the same owner and item the first stands. */
export function rowsOf(group: TargetGroup, money: Money): readonly TargetRow[] {
  const rows = new Map<string, TargetRow>();
  const count = intervalOf(group) === 'quarter' ? 4 : 12;
  group.TargetAssignments.forEach((one, at) => {
    const path = `TargetGroup ${group.TargetGroupId}.TargetAssignments[${at}].Values`;
    if (!rows.has(assignmentId(one))) rows.set(assignmentId(one), rowOf(one, money, { path, count }));
  });
  return [...rows.values()];
}

function rowOf(
  one: Assignment,
  money: Money,
  { path, count }: { readonly path: string; readonly count: number },
): TargetRow {
  const owner = ownerOf(one);
  const decimals = decimalsFor(one, money);
  const code = one.Currency ? money.codes.get(one.Currency.Id) : undefined;
  // Users have their group's currency, and numbers none (T7).
  const hasCurrency = code && money.unit !== 'count' && levelOf(owner) !== 'user';
  const minor = (value: number | string | null | undefined, index: number) =>
    value === null || value === undefined || value === ''
      ? null
      : minorAt(value, decimals, `${path}[${index}]`, 'targets');
  return {
    owner,
    ...(one.DimensionListItem && { item: String(one.DimensionListItem) }),
    ...(hasCurrency && { currency: code }),
    values: Array.from({ length: count }, (_, index) => minor(one.Values[index], index)),
    ...(one.Locked && { locked: true }),
  };
}

/** The number behind an id of ours; `undefined` for what is none. */
export function numberIn(id: string): number | undefined {
  return /^[1-9]\d{0,9}$/.test(id) ? Number(id) : undefined;
}

/** The member that names the owner of a new assignment; `undefined` for the company, and for what is no number. */
export function ownerMember(owner: OwnerKey): Partial<Assignment> | undefined {
  const id = numberIn(idOf(owner));
  if (id === undefined) return undefined;
  return levelOf(owner) === 'user' ? { TargetAssociate: { AssociateId: id } } : { TargetUserGroup: { Id: id } };
}
