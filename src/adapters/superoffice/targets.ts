import type { TargetType } from '../../model/organisation.ts';
import type { TargetSet } from '../../model/target.ts';
import { check, list, whole } from '../../source/shape.ts';
import { type Kept, setId } from '../targets/kept.ts';
import type { Api } from './api.ts';
import {
  type Dimension,
  dimensionShape,
  groupShape,
  intervalOf,
  type Money,
  rowsOf,
  type TargetGroup,
  typeOf,
} from './carriers.ts';
import { listItems } from './lists.ts';
import { ALL_SALES } from './names.ts';
import type { Called } from './options.ts';

/** By what targets are read and written. */
export interface TargetsReading extends Called {
  readonly currency: string;
}

/** Targets as the CRM has them, of which a save is made. */
export interface Snapshot {
  /** By the id of the target type. */
  readonly dimensions: ReadonlyMap<string, Dimension>;
  /** By year and target type. */
  readonly groups: ReadonlyMap<string, TargetGroup>;
  readonly codes: ReadonlyMap<number, string>;
}

/** Year-sets that the console has been told of. */
const told = new Set<number>();

/** Reads all target types, and the year-sets of each. */
export async function loadTargets(api: Api, reading: TargetsReading, signal: AbortSignal): Promise<Kept<Snapshot>> {
  const [carriers, currencies] = await Promise.all([
    readDimensions(api, reading, signal),
    listItems(api, reading.names.currencyList, signal),
  ]);
  const codes = new Map(currencies.map(({ id, name }) => [Number(id), String(name)]));
  const dimensions = new Map<string, Dimension>();
  const groups = new Map<string, TargetGroup>();
  const types: TargetType[] = [];
  const sets = new Map<string, TargetSet>();
  const all = await Promise.all(carriers.map((carrier) => readGroups(api, carrier, signal)));
  carriers.forEach((carrier, index) => {
    const type = typeOf(carrier, reading);
    if (!type || dimensions.has(type.id)) return;
    dimensions.set(type.id, carrier);
    if (type.dimension !== ALL_SALES) types.push(type);
    for (const group of all[index]!) {
      const key = setId({ year: group.Year, targetType: type.id });
      const set = setOf(group, type, { unit: type.unit, currency: reading.currency, codes });
      if (!set) tellOf(group);
      if (!set || groups.has(key)) continue;
      groups.set(key, group);
      sets.set(key, set);
    }
  });
  return { sets, types, notes: [], version: { dimensions, groups, codes } };
}

export async function readDimensions(api: Api, { names }: Called, signal: AbortSignal): Promise<readonly Dimension[]> {
  const asked = { EntityType: names.entityType };
  const carriers = (await api.targets('GetTargetDimensionsForEntityType', asked, signal)) ?? [];
  check(list(dimensionShape), carriers, 'GetTargetDimensionsForEntityType');
  return carriers as readonly Dimension[];
}

async function readGroups(api: Api, { TargetDimensionId }: Dimension, signal: AbortSignal) {
  const ids = (await api.targets('GetTargetGroupIds', { TargetDimensionId }, signal)) ?? [];
  check(list(whole), ids, 'GetTargetGroupIds');
  const groups = await Promise.all((ids as readonly number[]).map((id) => readGroup(api, id, signal)));
  return groups.filter((group) => group !== undefined);
}

/** A year-set; `undefined` where there is none (any more). */
export async function readGroup(api: Api, id: number, signal: AbortSignal): Promise<TargetGroup | undefined> {
  return groupIn(await api.targets('GetTargetGroup', {}, signal, `?TargetGroupId=${id}`), 'GetTargetGroup');
}

/** Of an answer: a carrier with id 0 is none. */
export function groupIn(answer: unknown, call: string): TargetGroup | undefined {
  if (!answer) return undefined;
  check(groupShape, answer, call);
  return (answer as TargetGroup).TargetGroupId ? (answer as TargetGroup) : undefined;
}

/** A year-set as ours; `undefined` for one by years or half-years, which no editor of the CRM makes. */
export function setOf(group: TargetGroup, { id }: TargetType, money: Money): TargetSet | undefined {
  const interval = intervalOf(group);
  if (!interval) return undefined;
  return { year: group.Year, targetType: id, interval, rows: rowsOf(group, money), revision: 0 };
}

function tellOf({ TargetGroupId, Year, PeriodType }: TargetGroup): void {
  if (!told.has(TargetGroupId))
    console.warn(`target-tiles: targets of ${Year} are left out, which are by ${PeriodType}, not by Month or Quarter.`);
  told.add(TargetGroupId);
}
