import { fiscalYearOf } from '../../model/fiscal.ts';
import { ALL_SALES_AMOUNT, knownTypes, type Organisation, type TargetType } from '../../model/organisation.ts';
import { idOf, levelOf, type OwnerKey, rowId } from '../../model/owner.ts';
import { rowCurrency } from '../../model/row-currency.ts';
import { splitByWeights } from '../../model/split.ts';
import type { TargetCatalogue, TargetChange, TargetSet, TargetValue } from '../../model/target.ts';
import type { HeldTargets, WrittenBy } from '../../source/held-targets.ts';
import { SourceError } from '../../source/source-error.ts';
import { targetTypeOf, UNITS } from '../files/target-type.ts';
import { placeReader } from '../tables/written-period.ts';
import { ownerReader } from './owner-reader.ts';
import {
  checkTarget,
  currencyOf,
  minorValue,
  type PeriodPlace,
  type PeriodTarget,
  placeOf,
  type ValueReader,
  valueReader,
  wrongMember,
} from './period-target.ts';

/** How targets are written, and by whom. */
export interface TargetWriting {
  /** A locale whose numbers the values have, such as `nl` for 1.234,50. By default what can be read in one way only is read so. */
  readonly numbers?: string;
  /** Id of the person who saves, for the history. */
  readonly by?: string;
  readonly comment?: string;
}

const NOBODY: Organisation = { listed: false, groups: [], users: [] };

/** A target that was read, but for its value, which waits for the currency of its row. */
interface Placed extends PeriodPlace {
  readonly at: number;
  readonly target: PeriodTarget;
  readonly owner: OwnerKey;
  readonly type: TargetType;
  readonly currency: string | undefined;
}

/**
 * Makes the changes of a save, one for each year and type, of targets as a form has them. Rejects with `SourceError`
 * for the first that cannot be read, with its path (`targets[3].period`); `unknown-owner` for somebody who is not there.
 */
export async function changesOfTargets(
  targets: readonly PeriodTarget[],
  { numbers, by: author, comment }: TargetWriting,
  held: HeldTargets,
  by: WrittenBy,
  signal: AbortSignal,
): Promise<readonly TargetChange[]> {
  if (!Array.isArray(targets)) {
    const detail = { problem: 'bad-value', path: 'targets', value: String(targets), expected: '[{…}, …]' } as const;
    throw new SourceError('invalid-data', 'no list of targets', detail);
  }
  const [organisation, { value: catalogue }] = await Promise.all([
    held.hasSource ? held.organisation.ask(signal).then(({ value }) => value) : NOBODY,
    held.catalogue.ask(signal),
  ]);
  const known = knownTypes(organisation, catalogue);
  const rowsIn = rowWriter(organisation, by.currency, valueReader(numbers));
  const sets = setsOf(targets, placedBy(organisation, catalogue, known, by));
  return Promise.all(
    sets.map(async (all): Promise<TargetChange> => {
      const { year, type } = all[0]!;
      const { value: set } = await held.targets({ year, targetType: type.id }).ask(signal);
      const isByQuarter = !set.rows.length && all.every(({ target }) => target.interval === 'quarter');
      return {
        year,
        targetType: type.id,
        base: set.revision,
        ...(isByQuarter && { interval: 'quarter' }),
        ...(!known.includes(type) && { types: [type] }),
        rows: rowsIn(all, isByQuarter ? { ...set, interval: 'quarter' } : set),
        ...(author && { by: author }),
        ...(comment && { comment }),
      };
    }),
  );
}

/** Targets by year and type; users come last, for they have the currency of their group. */
function setsOf(
  targets: readonly unknown[],
  read: (target: unknown, at: number) => Placed,
): readonly (readonly Placed[])[] {
  const sets = new Map<string, Placed[]>();
  for (const one of targets.map(read)) {
    const id = `${one.year} ${one.type.id}`;
    const others = sets.get(id);
    if (others) others.push(one);
    else sets.set(id, [one]);
  }
  const isUser = ({ owner }: Placed) => Number(levelOf(owner) === 'user');
  return [...sets.values()].map((all) => all.sort((a, b) => isUser(a) - isUser(b)));
}

function placedBy(
  organisation: Organisation,
  catalogue: TargetCatalogue,
  known: readonly TargetType[],
  by: WrittenBy,
): (target: unknown, at: number) => Placed {
  const fiscal = fiscalYearOf({ ...organisation.fiscalYear, ...by.fiscalYear });
  const ownerOf = ownerReader(organisation, catalogue, by);
  const readPlace = placeReader(undefined);
  const typeOf = (id: string, at: number) => {
    const type = known.find((one) => one.id === id) ?? newType(id, organisation);
    if (type) return type;
    throw wrongMember(at, 'targetType', id, known.map((one) => one.id).join(', '));
  };
  return (target, at) => {
    checkTarget(target, at);
    const type = typeOf(target.targetType?.trim() || ALL_SALES_AMOUNT.id, at);
    const currency = currencyOf(target, at);
    const owner = ownerOf(target.owner);
    return { at, target, owner, type, currency, ...placeOf(target, at, fiscal, readPlace) };
  };
}

/** A type that has no targets yet, of a dimension that there is. */
function newType(id: string, { dimensions = [] }: Organisation): TargetType | undefined {
  const type = targetTypeOf(id);
  const names = [ALL_SALES_AMOUNT.dimension, ...dimensions.map((dimension) => dimension.id)];
  return type && UNITS.includes(type.unit) && names.includes(type.dimension) ? type : undefined;
}

/** A row of a set while its targets are gathered. */
interface OpenRow {
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly values: Record<number, TargetValue>;
  currency?: string;
  locked?: boolean;
}

type SetShape = Pick<TargetSet, 'rows' | 'interval'>;

/** Makes the changes of rows of one year and type. Throws `SourceError`. */
function rowWriter(organisation: Organisation, ownCurrency: string | undefined, read: ValueReader) {
  const { currencies = [], users } = organisation;
  const base = organisation.currency ?? ownCurrency ?? (currencies.length === 1 ? currencies[0] : undefined);
  const groups = new Map(users.map(({ id, group }) => [id, group]));
  return (all: readonly Placed[], { rows, interval }: SetShape): readonly OpenRow[] => {
    const before = new Map(rows.map((row) => [rowId(row), row]));
    const open = new Map<string, OpenRow>();
    const currencyNow = (row: OpenRow) => {
      const group = levelOf(row.owner) === 'user' && (`group:${groups.get(idOf(row.owner))}` as const);
      const own = [...open.values(), ...rows].filter(({ owner }) => owner === group);
      return rowCurrency({ ...row, currency: row.currency ?? before.get(rowId(row))?.currency }, own) ?? base;
    };
    for (const one of all) {
      const { target, at, owner, type } = one;
      const item = target.item?.trim() || undefined;
      const id = rowId({ owner, item });
      const row: OpenRow = open.get(id) ?? { owner, ...(item && { item }), values: {} };
      open.set(id, row);
      const isCount = type.unit === 'count';
      const places = placesOf(one, interval, row.values);
      if (!isCount) takeCurrency(one, row, currencyNow(row), hasOthers(before.get(id)?.values, row, places));
      const currency = isCount ? undefined : currencyNow(row);
      const total = minorValue(target, at, { isCount, currency }, read);
      const parts = total === null ? [] : splitByWeights(total, Array<number>(places.length).fill(1));
      places.forEach((place, part) => (row.values[place] = parts[part] ?? null));
      if (target.locked !== undefined) row.locked = target.locked;
    }
    return [...open.values()];
  };
}

/** Indices of the intervals that a target is for. Throws where it is shorter than they are, or one of them has been said. */
function placesOf(
  { first, months, at, target, year }: Placed,
  interval: TargetSet['interval'],
  said: OpenRow['values'],
): readonly number[] {
  const each = interval === 'month' ? 1 : 3;
  if (months < each)
    throw wrongMember(at, 'period', target.period ?? target.date, `${year}-Q${Math.floor(first / 3) + 1}`);
  const places = Array.from({ length: months / each }, (_, place) => first / each + place);
  if (!places.some((place) => place in said)) return places;
  const value = `${target.owner} ${target.period ?? target.date}`;
  const detail = { problem: 'duplicate-id', path: `targets[${at}]`, value } as const;
  throw new SourceError('invalid-data', `said twice: ${detail.path} ${value}`, detail);
}

/** Whether a row has values besides those that are being set, which keep their currency. */
function hasOthers(before: readonly TargetValue[] = [], { values }: OpenRow, places: readonly number[]): boolean {
  const isSet = (place: number) => places.includes(place) || place in values;
  return before.some((value, place) => value !== null && !isSet(place)) || Object.keys(values).length > 0;
}

/** Gives the row the currency that a target says. Throws where the row cannot have it: a user has that of the group (T7). */
function takeCurrency(
  { currency, at, owner }: Placed,
  row: OpenRow,
  now: string | undefined,
  hasValues: boolean,
): void {
  if (!currency || currency === now) return;
  if (levelOf(owner) === 'user' || hasValues) throw wrongMember(at, 'currency', currency, now ?? 'EUR, USD, …');
  row.currency = currency;
}
