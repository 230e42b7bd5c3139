import { ALL_SALES_AMOUNT, type TargetType } from '../../model/organisation.ts';
import { idOf, levelOf, rowId } from '../../model/owner.ts';
import type { Applied } from '../../model/revision.ts';
import type { TargetChange, TargetRow, TargetSet, TargetValue } from '../../model/target.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';
import { majorText } from '../rest/major.ts';
import { type Made, setId } from '../targets/kept.ts';
import type { Api } from './api.ts';
import {
  type Assignment,
  assignmentId,
  decimalsFor,
  type Dimension,
  type Money,
  numberIn,
  ownerMember,
  periodName,
  rowsOf,
  type TargetGroup,
  typeOf,
  unitName,
} from './carriers.ts';
import { ALL_SALES, fieldOf } from './names.ts';
import { readUsers } from './organisation.ts';
import { groupIn, readDimensions, readGroup, type Snapshot, type TargetsReading } from './targets.ts';

/** Once a save is under way, what comes of it counts. */
const { signal } = new AbortController();

interface Saving {
  readonly api: Api;
  readonly reading: TargetsReading;
  readonly before: Snapshot;
  readonly types: readonly TargetType[];
}

/**
 * Saves the year-sets and types that a save changes. Each is loaded first:
 * where it is no longer as it was, all of it is refused with `conflict`.
 * Where one is refused after others were saved, these are put back.
 */
export async function saveTargets(
  api: Api,
  reading: TargetsReading,
  { before: kept, applied, types }: Made<Snapshot>,
  changes: readonly TargetChange[],
): Promise<Snapshot> {
  const before = kept.version!;
  const saving: Saving = { api, reading, before, types };
  const hasTypes = changes.some((change) => change.types?.length || change.removedTypes?.length);
  const gone = changes.flatMap(({ removedTypes = [] }) => removedTypes).filter((id) => before.dimensions.has(id));
  const changed = applied.filter(({ set, revisions }) => revisions.length && !gone.includes(set.targetType));
  checkTypes(types, before);
  await Promise.all([
    ...changed.map(({ set }) => checkGroup(saving, set)),
    ...(hasTypes ? [checkDimensions(saving)] : []),
  ]);
  const dimensions = hasTypes ? await saveTypes(saving) : before.dimensions;
  const groups = await saveGroups({ ...saving, before: { ...before, dimensions } }, changed, kept.sets);
  for (const id of gone) await deleteType(saving, id);
  const left = [...groups].filter(([key]) => !gone.some((id) => key.endsWith(` ${id}`)));
  const stays = [...dimensions].filter(([id]) => !gone.includes(id));
  return { ...before, dimensions: new Map(stays), groups: new Map(left) };
}

const refused = (detail: SourceErrorDetail, code: SourceError['code'] = 'invalid-data') =>
  new SourceError(code, `${detail.problem}: ${detail.path} ${detail.value}, expected ${detail.expected}`, detail);

const changedMeanwhile = (path: string) =>
  new SourceError('conflict', `saved by somebody else: ${path}`, { problem: 'unknown-base', path });

async function checkGroup({ api, before }: Saving, set: TargetSet): Promise<void> {
  const old = before.groups.get(setId(set));
  const now = old ? await readGroup(api, old.TargetGroupId, signal) : await findGroup(api, before, set);
  if (stateOf(old) !== stateOf(now)) throw changedMeanwhile(setId(set));
}

/** A year-set that was not there before. */
async function findGroup(api: Api, { dimensions }: Snapshot, { year, targetType }: TargetSet) {
  const DimensionId = dimensions.get(targetType)?.TargetDimensionId;
  if (DimensionId === undefined) return undefined;
  const call = 'GetTargetGroupForYearAndDimension';
  const found = groupIn(await api.targets(call, { TargetYear: year, DimensionId }, signal), call);
  return found?.TargetAssignments.length ? found : undefined;
}

/** All of a year-set that a save could overwrite, as text. */
function stateOf(group: TargetGroup | undefined): string {
  const rows = group?.TargetAssignments.map((one) => [
    one.TargetAssignmentInfoId,
    assignmentId(one),
    one.Values,
    !!one.Locked,
    one.Currency?.Id ?? 0,
  ]);
  return JSON.stringify([group?.PeriodType, rows?.sort(([a], [b]) => Number(a) - Number(b))]);
}

async function checkDimensions({ api, reading, before }: Saving): Promise<void> {
  const state = (carriers: Iterable<Dimension>) =>
    JSON.stringify(
      [...carriers]
        .map((one) => [one.TargetDimensionId, one.AssignmentLevel ?? '', one.SelectedDimensions ?? []])
        .sort(([a], [b]) => Number(a) - Number(b)),
    );
  const now = (await readDimensions(api, reading, signal)).filter((one) => typeOf(one, reading));
  if (state(now) !== state(before.dimensions.values())) throw changedMeanwhile('types');
}

/** The CRM has one target type for a dimension, whatever it measures. */
function checkTypes(types: readonly TargetType[], { dimensions }: Snapshot): void {
  for (const { id, dimension } of types.filter((type) => !dimensions.has(type.id))) {
    const other = types.find((type) => type.id !== id && type.dimension === dimension);
    const isAllSales = dimension === ALL_SALES && id !== ALL_SALES_AMOUNT.id;
    if (!other && !isAllSales) continue;
    throw refused({ problem: 'bad-type', path: 'types', value: id, expected: other?.id ?? ALL_SALES_AMOUNT.id });
  }
}

/** Saves types that are new or changed. */
async function saveTypes({ api, reading, before, types }: Saving): Promise<ReadonlyMap<string, Dimension>> {
  const dimensions = new Map(before.dimensions);
  for (const type of types.filter(({ dimension }) => dimension !== ALL_SALES)) {
    const old = before.dimensions.get(type.id);
    if (old && JSON.stringify(typeOf(old, reading)) === JSON.stringify({ ...typeOf(old, reading), ...selected(type) }))
      continue;
    const blank = old ?? ((await api.targets('CreateDefaultTargetDimension', {}, signal)) as Dimension | undefined);
    const { names } = reading;
    const sent = {
      ...blank,
      TargetDimensionId: old?.TargetDimensionId ?? 0,
      EntityType: names.entityType,
      MeasurementUnit: unitName(type.unit),
      DimensionListField: fieldOf(type.dimension, reading.dimensions).field,
      AssignmentLevel: type.levels === 'company-and-group' ? names.groupLevel : names.userLevel,
      SelectedDimensions: (type.items ?? []).map((item) => itemNumber(item)),
    };
    dimensions.set(type.id, (await api.targets('SaveTargetDimension', sent, signal)) as Dimension);
  }
  return dimensions;
}

/** Returns the parts of a type that may change, absent or not. */
function selected({ items, levels }: TargetType) {
  return { items: items?.length ? items : undefined, levels: levels === 'company-and-group' ? levels : undefined };
}

async function deleteType({ api, before }: Saving, id: string): Promise<void> {
  const query = `?TargetDimensionId=${before.dimensions.get(id)!.TargetDimensionId}`;
  await api.targets('DeleteTargetDimension', {}, signal, query);
}

/** Saves year-sets one after the other. */
async function saveGroups(saving: Saving, changed: readonly Applied[], sets: ReadonlyMap<string, TargetSet>) {
  const { before } = saving;
  const groups = new Map(before.groups);
  const sent = await Promise.all(changed.map(({ set }) => carrierOf(saving, set, sets.get(setId(set)))));
  for (const [index, { set }] of changed.entries()) {
    try {
      const saved = await saveGroup(saving, sent[index]!, set);
      if (saved) groups.set(setId(set), saved);
      else groups.delete(setId(set));
    } catch (error) {
      // A set whose save had no answer may be saved: whoever saves again goes on from there.
      const { code } = error as SourceError;
      if (code !== 'offline' && code !== 'timeout')
        for (const one of changed.slice(0, index)) await putBack(saving, setId(one.set), groups);
      throw error;
    }
  }
  return groups;
}

async function saveGroup({ api, before, types, reading }: Saving, sent: TargetGroup, set: TargetSet) {
  if (!sent.TargetAssignments.length) {
    const query = `?TargetGroupId=${sent.TargetGroupId}`;
    if (sent.TargetGroupId) await api.targets('DeleteTargetGroup', {}, signal, query);
    return undefined;
  }
  const saved = groupIn(await api.targets('SaveTargetGroup', sent, signal), 'SaveTargetGroup');
  const money = moneyOf({ before, types, reading }, set);
  const found = new Map(saved && rowsOf(saved, money).map((row) => [rowId(row), JSON.stringify(plain(row))]));
  const other = set.rows.find((row) => found.get(rowId(row)) !== JSON.stringify(plain(row)));
  if (saved && !other) return saved;
  const value = (other && found.get(rowId(other))) ?? 'null';
  const detail = { path: `${setId(set)} ${other?.owner}`, value, expected: JSON.stringify(other && plain(other)) };
  throw refused({ problem: 'other-answer', file: 'SaveTargetGroup', ...detail });
}

/** A row as it is compared. */
const plain = ({ values, locked, currency }: TargetRow) => [values, !!locked, currency ?? ''];

/** Puts back a year-set as it was, as far as that goes: what stands then is seen at the next load. */
async function putBack({ api, before }: Saving, key: string, groups: ReadonlyMap<string, TargetGroup>): Promise<void> {
  const [old, now] = [before.groups.get(key), groups.get(key)];
  const back = old ? { ...old, TargetGroupId: now?.TargetGroupId ?? 0 } : undefined;
  const undo = back
    ? api.targets('SaveTargetGroup', back, signal)
    : api.targets('DeleteTargetGroup', {}, signal, `?TargetGroupId=${now!.TargetGroupId}`);
  await undo.catch(() => {});
}

function moneyOf(
  { before, types, reading }: Pick<Saving, 'before' | 'types' | 'reading'>,
  { targetType }: TargetSet,
): Money {
  const unit = types.find(({ id }) => id === targetType)?.unit ?? 'amount';
  return { unit, currency: reading.currency, codes: before.codes };
}

/** A year-set as it is sent: rows that nothing was done to stay to the last digit as they came. */
async function carrierOf(saving: Saving, set: TargetSet, old: TargetSet | undefined): Promise<TargetGroup> {
  const { api, before } = saving;
  const carrier = before.groups.get(setId(set));
  const TargetDimension = before.dimensions.get(set.targetType);
  if (!TargetDimension) {
    const expected = [...before.dimensions.keys()].join(', ');
    throw refused({ problem: 'bad-type', path: 'targetType', value: set.targetType, expected });
  }
  const blank = carrier ?? (await api.targets('CreateDefaultTargetGroup', {}, signal));
  return {
    ...(blank as TargetGroup),
    ...{ TargetGroupId: carrier?.TargetGroupId ?? 0, Year: set.year, EntityType: saving.reading.names.entityType },
    ...{ PeriodType: periodName(set.interval), TargetDimension },
    TargetAssignments: await assignmentsOf(saving, set, { carrier, old }),
  };
}

interface Former {
  readonly carrier: TargetGroup | undefined;
  readonly old: TargetSet | undefined;
}

async function assignmentsOf(saving: Saving, set: TargetSet, { carrier, old }: Former): Promise<readonly Assignment[]> {
  const money = moneyOf(saving, set);
  const rows = new Map(set.rows.map((row) => [rowId(row), row]));
  const former = new Map(old?.rows.map((row) => [rowId(row), row]));
  const isOther = old?.interval !== set.interval;
  const kept: Assignment[] = [];
  for (const one of carrier?.TargetAssignments ?? []) {
    const row = rows.get(assignmentId(one));
    const isSecond = kept.some((other) => assignmentId(other) === assignmentId(one));
    if (row && !isSecond)
      kept.push(changedTo(one, row, { before: isOther ? undefined : former.get(rowId(row)), money }));
    else if (row && !isOther) kept.push(one);
  }
  const known = new Set(kept.map(assignmentId));
  const made = set.rows.filter((row) => !known.has(rowId(row)));
  const fresh = await Promise.all(made.map((row) => newAssignment(saving, row, { set, money })));
  return [...kept, ...fresh];
}

interface Changing {
  /** The row as it was, where its intervals are the same. */
  readonly before?: TargetRow | undefined;
  readonly money: Money;
}

function changedTo(one: Assignment, row: TargetRow, { before, money }: Changing): Assignment {
  const Currency = levelOf(row.owner) === 'user' ? one.Currency : currencyFor(row, money, one.Currency);
  const decimals = decimalsFor({ Currency }, money);
  const isSame = decimals === decimalsFor(one, money);
  const value = (minor: TargetValue, index: number) =>
    isSame && before && before.values[index] === minor ? one.Values[index]! : majorOf(minor, decimals);
  return { ...one, Values: row.values.map(value), Locked: !!row.locked, Currency };
}

const majorOf = (minor: TargetValue, decimals: number) => (minor === null ? null : Number(majorText(minor, decimals)));

function currencyFor(
  { owner, currency }: TargetRow,
  { codes, unit }: Money,
  old: Assignment['Currency'],
): Assignment['Currency'] {
  if (unit === 'count' || currency === undefined) return old ?? null;
  const [id] = [...codes].find(([, code]) => code === currency) ?? [];
  if (id === undefined)
    throw refused({
      problem: 'bad-currency',
      path: `${owner}[currency]`,
      value: currency,
      expected: [...codes.values()].join(', '),
    });
  return old?.Id === id ? old : { Id: id };
}

async function newAssignment(
  saving: Saving,
  row: TargetRow,
  { set, money }: { readonly set: TargetSet; readonly money: Money },
): Promise<Assignment> {
  const { api } = saving;
  const isCompany = row.owner === 'company';
  const own = isCompany
    ? await api.targets('CreateDefaultTargetAssignmentForCompany', {}, signal)
    : ownerMember(row.owner);
  if (!own)
    throw refused({ problem: 'bad-owner', path: setId(set), value: row.owner, expected: 'company, group:1, user:1' });
  const Currency =
    levelOf(row.owner) === 'user' ? await groupCurrency(saving, row, { set, money }) : currencyFor(row, money, null);
  const decimals = decimalsFor({ Currency }, money);
  return {
    ...own,
    TargetAssignmentInfoId: 0,
    Values: row.values.map((minor) => majorOf(minor, decimals)),
    Locked: !!row.locked,
    Currency,
    DimensionListItem: row.item === undefined ? 0 : itemNumber(row.item),
  };
}

/** The currency of the group of a user who has no row yet; none where no group has one. */
async function groupCurrency(
  { api, reading }: Saving,
  { owner, item }: TargetRow,
  { set, money }: { readonly set: TargetSet; readonly money: Money },
): Promise<Assignment['Currency']> {
  if (!set.rows.some((row) => levelOf(row.owner) === 'group' && row.currency)) return null;
  const users = await readUsers(api, reading.names, signal);
  const group = users.find(({ id }) => id === idOf(owner))?.group;
  const rows = set.rows.filter((row) => row.owner === `group:${group}` && row.currency);
  const row = rows.find((one) => one.item === item) ?? rows[0];
  return row ? currencyFor(row, money, null) : null;
}

function itemNumber(item: string): number {
  const number = numberIn(item);
  if (number === undefined) throw refused({ problem: 'bad-value', path: 'item', value: item, expected: '1, 2, …' });
  return number;
}
