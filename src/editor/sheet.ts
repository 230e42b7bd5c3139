import type { LoadedTargets } from '../board/edit-targets.ts';
import { directoryOf } from '../model/directory.ts';
import { type DraftSet, type RowTable, tableOf } from '../model/draft.ts';
import { fiscalYearOf } from '../model/fiscal.ts';
import { nameOf } from '../model/names.ts';
import type { Words } from '../model/insight.ts';
import type { Lock } from '../model/locks.ts';
import { type Membership, membershipOf } from '../model/membership.ts';
import {
  ALL_SALES_AMOUNT,
  type FiscalYear,
  knownTypes,
  listedItems,
  type Organisation,
  type TargetType,
} from '../model/organisation.ts';
import { idOf, levelOf, type OwnerKey } from '../model/owner.ts';
import { maySee, type MaySee, type Rights } from '../model/policy.ts';
import { currencyOfRows } from '../model/row-currency.ts';
import { withRates } from '../model/question.ts';
import type { Settings } from '../model/request.ts';
import type { SheetContext, SheetSums } from '../model/sheet-sums.ts';
import type { RowKey, TargetKey, TargetSet } from '../model/target.ts';

/** The house around a sheet: who is there, and by which rules targets are reckoned. One object per answer of the source. */
export interface SheetHouse {
  /** With fiscal year and time zone as they are on the board. */
  readonly organisation: Organisation;
  readonly fiscal: FiscalYear;
  readonly membership: Membership;
  readonly types: readonly TargetType[];
  readonly rights: Rights;
  /** Without it everybody may be seen. */
  readonly maySee?: MaySee;
  /** Name of an owner in the reader's language. */
  nameOf(owner: OwnerKey): string;
}

/** The sheet on show as it stands with its edits. Another object after each change. */
export interface Sheet {
  readonly key: TargetKey;
  readonly house: SheetHouse;
  readonly type: TargetType;
  readonly set: DraftSet;
  readonly sums: SheetSums;
  /** Author and instant of the lock of a saved row, as far as they are known. */
  readonly lockOf?: (row: RowKey) => Lock | undefined;
  /** The year before, as it is saved. */
  readonly previous: TargetSet;
  readonly previousRows: RowTable;
}

/** Makes the house of what was loaded. */
export function houseOf(
  { organisation: own, catalogue }: Pick<LoadedTargets, 'organisation' | 'catalogue'>,
  { rates, fiscalYear }: Pick<Settings, 'rates' | 'fiscalYear'>,
  rights: Rights,
  words: Words,
  timeZone?: string,
): SheetHouse {
  const organisation = withRates(own, rates);
  const directory = directoryOf(organisation, catalogue);
  const { timeZone: _, ...zoneless } = organisation;
  const fiscal = fiscalYearOf({ ...organisation.fiscalYear, ...fiscalYear });
  return {
    organisation: { ...zoneless, fiscalYear: fiscal, ...(timeZone && { timeZone }) },
    fiscal,
    membership: membershipOf(directory),
    types: knownTypes(organisation, catalogue),
    rights,
    ...(rights.policy?.see && { maySee: (owner: OwnerKey) => maySee(rights, owner) }),
    nameOf(owner) {
      if (owner === 'company') return nameOf(words, organisation.company?.name, words.company);
      const known = levelOf(owner) === 'group' ? directory.groups : directory.users;
      return nameOf(words, known.get(idOf(owner))?.name, idOf(owner));
    },
  };
}

/** The type that always exists comes first. */
export function firstIsFixed(types: readonly TargetType[]): readonly TargetType[] {
  return [...types].sort((a, b) => Number(b.id === ALL_SALES_AMOUNT.id) - Number(a.id === ALL_SALES_AMOUNT.id));
}

/** The type of a set; where none is listed, the one that its id says. */
export function typeNamed(types: readonly TargetType[], { targetType: id }: TargetKey): TargetType {
  const point = id.lastIndexOf('.');
  const [dimension, unit] = [id.slice(0, point), id.slice(point + 1)];
  const named = point > 0 && ['amount', 'count', 'profit'].includes(unit);
  const listed = types.find((type) => type.id === id);
  return listed ?? (named ? { id, dimension, unit: unit as TargetType['unit'] } : ALL_SALES_AMOUNT);
}

/** Rules by which the sums of a set are made. */
export function sumsContext({ year }: TargetKey, type: TargetType, house: SheetHouse): SheetContext {
  const { organisation, fiscal, membership } = house;
  return {
    year,
    fiscal,
    base: organisation.currency,
    unit: type.unit,
    membership,
    ...(organisation.rates && { rates: organisation.rates }),
    ...(house.maySee && { maySee: house.maySee }),
  };
}

/** Tells the currency of each row; undefined for numbers of sales. */
export function currencyIn({ set, house, type }: Pick<Sheet, 'set' | 'house' | 'type'>) {
  const currencyOf = currencyOfRows(set.rows, house.membership);
  return (row: Parameters<typeof currencyOf>[0]): string | undefined =>
    type.unit === 'count' ? undefined : (currencyOf(row) ?? house.organisation.currency);
}

/** Name of an item in the reader's language. */
export function itemNameOf(item: string, type: TargetType, organisation: Organisation, words: Words): string {
  const listed = listedItems(type, organisation)?.find(({ id }) => id === item);
  return nameOf(words, listed?.name, item);
}

/** Rows of the year before by owner. */
export function previousRowsOf(previous: TargetSet): RowTable {
  return tableOf(previous.rows);
}

/** Whether a year without targets can begin with the one before (T14). */
export function canBegin({ set, previous }: Sheet): boolean {
  return set.rows.size === 0 && previous.rows.some(({ values }) => values.some((value) => value !== null));
}
