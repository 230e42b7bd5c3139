import type { Measure } from '../../model/actual.ts';
import { joinTypes, type TargetType } from '../../model/organisation.ts';
import { type OwnerKey, rowId } from '../../model/owner.ts';
import type { Applied } from '../../model/revision.ts';
import type { TargetChange, TargetInterval, TargetKey, TargetRow, TargetSet } from '../../model/target.ts';
import type { ReadBy } from '../../source/data-source.ts';
import type { Organisation } from '../../model/organisation.ts';
import { check, fits, list, maybe, object, record, type Shape, text } from '../../source/shape.ts';
import { interval, key, owner, targetType } from '../../source/target-shapes.ts';
import { targetRows, type TargetRowsOptions } from '../target-rows.ts';
import { type Kept as KeptTargets, setId } from '../targets/kept.ts';
import { decimalsFor, majorText, minorAt } from './major.ts';
import { unlistedOwners } from './unlisted.ts';

/** Name of a state of all targets that the service keeps; it says itself what that looks like. */
export type RestVersion = string | number;

/** A row of targets as it travels: a whole year of one owner, in major units. */
export interface RestRow extends TargetKey {
  readonly interval: TargetInterval;
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly currency?: string;
  readonly locked?: boolean;
  /** One for each interval of the fiscal year (12 or 4): decimal text or a number, `null` where there is no target. */
  readonly values: readonly (number | string | null)[];
}

/** All targets: rows as of a file (`year`, `period`, `owner`, `value`) or whole years, with the version they stand at. */
export type RestTargets =
  | readonly object[]
  | {
      readonly version?: RestVersion;
      readonly rows: readonly (RestRow | object)[];
      readonly types?: readonly TargetType[];
    };

/** One save, as plain JSON. Rows are whole: who keeps them puts them in place of those with the same key. */
export interface RestChange {
  /** Version that the change starts from, as it was loaded; absent where the service has none. */
  readonly version?: RestVersion;
  /** Rows that are new or changed. */
  readonly rows: readonly RestRow[];
  /** Rows that are gone. */
  readonly removed: readonly Pick<RestRow, 'year' | 'targetType' | 'owner' | 'item'>[];
  /** All target types, where they have changed. */
  readonly types?: readonly TargetType[];
  readonly by?: string;
  readonly comment?: string;
}

export type Kept = KeptTargets<RestVersion>;

/** How rows are written that are not in our form: read as those of a file are. */
export type RestWriting = Pick<TargetRowsOptions, 'columns' | 'where' | 'dates' | 'numbers' | 'nulls'>;

interface Reading {
  readonly signal: AbortSignal;
  readonly written: RestWriting;
  readonly organisation: Organisation | undefined;
  readonly readBy: ReadBy | undefined;
  /** Of rows that name none. */
  readonly currency: string | undefined;
}

const state = record({
  version: maybe(fits('"…", 0, 1, 2, …', (one) => typeof one === 'string' || typeof one === 'number')),
  rows: list(object),
  types: maybe(list(targetType)),
});
const values: Shape = (value) => {
  if (!Array.isArray(value)) return { path: '', value, expected: '[…] × 12, […] × 4' };
  if (value.length === 12 || value.length === 4) return undefined;
  return { path: '', value: `[…] × ${value.length}`, expected: '[…] × 12, […] × 4' };
};
const rowShape = record({ ...key, interval: maybe(interval), owner, item: maybe(text), currency: maybe(text), values });

/** Reads what a service answers as all its targets. Rejects with `SourceError`, which names the row and its value. */
export async function readKept(answer: unknown, reading: Reading): Promise<Kept> {
  const said = Array.isArray(answer) ? { rows: answer as readonly object[] } : answer;
  check(state, said, 'targets');
  const { version, rows, types = [] } = said as { version?: RestVersion; rows: object[]; types?: TargetType[] | null };
  const own = { types: types ?? [], version: version ?? undefined };
  if (!rows.some((row) => 'values' in row)) return { ...own, ...(await fromFile(rows, own.types, reading)) };
  check(list(rowShape), rows, 'targets.rows');
  const owners = (rows as RestRow[]).map(({ owner: who }) => who);
  const notes = unlistedOwners(owners, reading.organisation);
  return { ...own, sets: setsOf(rows as RestRow[], own.types, reading.currency), notes };
}

async function fromFile(rows: readonly object[], types: readonly TargetType[], { signal, readBy, written }: Reading) {
  if (!rows.length) return { sets: new Map<string, TargetSet>(), notes: [] };
  const filled = await targetRows({ ...written, targets: rows })({ signal, readBy });
  const sets = new Map(filled.sets.map((set) => [setId(set), set]));
  return { sets, notes: filled.notes ?? [], types: joinTypes(filled.types ?? [], types) };
}

function setsOf(
  rows: readonly RestRow[],
  types: readonly TargetType[],
  base: string | undefined,
): ReadonlyMap<string, TargetSet> {
  const sets = new Map<string, TargetSet & { readonly rows: TargetRow[] }>();
  rows.forEach((row, at) => {
    const { year, targetType: type, owner: who, item, currency, locked } = row;
    const by = row.values.length === 4 ? 'quarter' : 'month';
    const set = sets.get(setId(row)) ?? { year, targetType: type, interval: by, rows: [], revision: 0 };
    check(
      fits(set.interval, (one) => one === set.interval),
      by,
      `targets.rows[${at}].interval`,
    );
    const decimals = decimalsFor(unitOf(type, types), currency ?? base);
    sets.set(setId(row), set);
    set.rows.push({
      owner: who,
      ...(item && { item }),
      values: row.values.map((value, index) =>
        value === null || value === ''
          ? null
          : minorAt(value, decimals, `targets.rows[${at}].values[${index}]`, 'targets'),
      ),
      ...(currency && { currency }),
      ...(locked && { locked }),
    });
  });
  return sets;
}

/** Of a type that nobody lists by its id: `<dimension>.<unit>`. */
function unitOf(id: string, types: readonly TargetType[]): Measure {
  const unit = types.find((type) => type.id === id)?.unit ?? id.slice(id.lastIndexOf('.') + 1);
  return unit === 'count' || unit === 'profit' ? unit : 'amount';
}

/** A save, as a service is told of it. */
export function changeFor(
  {
    before,
    applied,
    types,
    currency: base,
  }: {
    readonly before: Kept;
    readonly applied: readonly Applied[];
    readonly types: readonly TargetType[];
    readonly currency: string | undefined;
  },
  changes: readonly TargetChange[],
): RestChange {
  const { version } = before;
  const { by, comment } = changes.find((one) => one.by || one.comment) ?? {};
  const hasTypes = changes.some((one) => one.types?.length || one.removedTypes?.length);
  const told = applied.filter(({ revisions }) => revisions.length).map(({ set }) => tellOf(set, before, types, base));
  return {
    ...(version !== undefined && { version }),
    rows: told.flatMap(({ rows }) => rows),
    removed: told.flatMap(({ removed }) => removed),
    ...(hasTypes && { types }),
    ...(by && { by }),
    ...(comment && { comment }),
  };
}

function tellOf(set: TargetSet, before: Kept, types: readonly TargetType[], base: string | undefined) {
  const { year, targetType: type, interval: by } = set;
  const old = new Map(before.sets.get(setId(set))?.rows.map((row) => [rowId(row), row]));
  const now = new Set(set.rows.map(rowId));
  const rows = set.rows.filter((row) => old.get(rowId(row)) !== row);
  const gone = [...old.values()].filter((row) => !now.has(rowId(row)));
  return {
    rows: rows.map((row): RestRow => {
      const decimals = decimalsFor(unitOf(type, types), row.currency ?? base);
      const written = row.values.map((value) => (value === null ? null : majorText(value, decimals)));
      return { year, targetType: type, interval: by, ...row, values: written };
    }),
    removed: gone.map(({ owner: who, item }) => ({ year, targetType: type, owner: who, ...(item && { item }) })),
  };
}
