import { decimalsOf } from '../../model/currency.ts';
import type { Note, NotedCell } from '../../model/note.ts';
import type { FiscalYear, Organisation, TargetType } from '../../model/organisation.ts';
import { idOf, levelOf, type OwnerKey, rowId } from '../../model/owner.ts';
import { rowCurrency } from '../../model/row-currency.ts';
import { eachOf, type Steps } from '../../model/steps.ts';
import type { TargetInterval, TargetRow, TargetSet, TargetValue } from '../../model/target.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';
import { minorOf } from './decimal-text.ts';
import { NoteCount } from './note-count.ts';
import { odd } from './plain-forms.ts';
import type { TargetEntry } from './target-entry.ts';
import { checkNames } from './too-many-names.ts';

/** Content of a targets file; fills a repository. */
export interface TargetsFile {
  /** One per year and type, revision 0. */
  readonly sets: readonly TargetSet[];
  /** Types that rows name, with the items that have rows of their own. */
  readonly types: readonly TargetType[];
  /**
   * `unknown-target-owner` (count of owners, the first one and its line), and
   * what `WrittenTargets` notes.
   */
  readonly notes: readonly Note[];
}

/** One value of a row, which several rows of the file may make together. */
export interface OpenCell {
  readonly line: number;
  /** Canonical decimal text. */
  readonly value: string;
  /** How many rows of the file it is made of. */
  readonly rows: number;
}

/** Takes what the plain reading of targets leaves to another one: several rows of one cell, and values that are no targets. */
export interface OddTargets {
  /** The cell that both make together. */
  join(before: OpenCell, value: string, at: NotedCell): OpenCell;
  refuse(line: number, value: string, at: NotedCell): void;
}

export interface OpenRow {
  readonly owner: OwnerKey;
  readonly item?: string;
  currency?: string;
  locked: boolean;
  /** By index of the interval; some may be missing. */
  readonly cells: (OpenCell | undefined)[];
}

export interface OpenSet {
  readonly year: number;
  readonly type: TargetType;
  readonly interval: TargetInterval;
  readonly rows: Map<string, OpenRow>;
  readonly byGroup: Map<OwnerKey, readonly OpenRow[]>;
  last?: OpenRow;
}

/** By which a targets file is read, besides its mapping. */
export interface TargetsOptions {
  /** Name of the option that maps its columns, where that is not `columns`. */
  readonly option?: string;
  /** Of rows that name none. */
  readonly currency?: string;
  readonly organisation?: Organisation;
  /** Decides the year and interval of a `date`. Default: January, named by start. */
  readonly fiscalYear?: Partial<FiscalYear>;
}

/** Gathers the rows of a targets file into sets. Money waits for the currency, which another row may tell. */
export class TargetTable {
  readonly #unknown = new NoteCount('unknown-target-owner');
  readonly #file: string;
  readonly #options: TargetsOptions;
  readonly #sets = new Map<string, OpenSet>();
  readonly #items = new Map<string, Set<string>>();
  readonly #ownerLines = new Map<OwnerKey, number>();
  #groups?: ReadonlyMap<string, string | undefined>;

  readonly #odd?: OddTargets;

  /** Without `odd` it gives up where that would be needed. */
  constructor(file: string, options: TargetsOptions, odd?: OddTargets) {
    this.#file = file;
    this.#options = options;
    this.#odd = odd;
  }

  /** The sets as far as they have been read. */
  get open(): Iterable<OpenSet> {
    return this.#sets.values();
  }

  add(line: number, entry: TargetEntry): void {
    const { owner, item, index, type, currency, locked, value } = entry;
    const set = this.#setOf(entry, line);
    const row = rowOf(set, entry);
    const more = this.#odd;
    const isOther = currency && row.currency && currency !== row.currency;
    if (isOther) return more ? more.refuse(line, currency, cellOf(set, row, index)) : odd();
    row.currency ??= currency;
    row.locked ||= locked;
    const before = row.cells[index];
    const cell = before && (more?.join(before, value, cellOf(set, row, index)) ?? odd());
    row.cells[index] = cell ?? { line, value, rows: 1 };
    if (item) addTo(this.#items, type.id, item);
    if (this.#ownerLines.has(owner)) return;
    this.#ownerLines.set(owner, line);
    checkNames(this.#ownerLines.size, this.#file, 'owner', owner);
  }

  *finish(): Steps<TargetsFile> {
    const open = [...this.#sets.values()];
    const sets: TargetSet[] = [];
    for (const set of open) sets.push(yield* this.#finishSet(set));
    const types = new Map(open.map(({ type }) => [type.id, this.#typeWithItems(type)]));
    this.#countUnknownOwners();
    return { sets, types: [...types.values()], notes: this.#unknown.notes() };
  }

  #setOf({ year, type, interval }: TargetEntry, line: number): OpenSet {
    const key = `${year} ${type.id}`;
    let set = this.#sets.get(key);
    if (!set) this.#sets.set(key, (set = { year, type, interval, rows: new Map(), byGroup: new Map() }));
    if (set.interval === interval) return set;
    const detail: SourceErrorDetail = { problem: 'bad-value', file: this.#file, line, path: 'interval' };
    throw new SourceError('invalid-data', `two intervals in ${this.#file} for ${key}: ${set.interval}, ${interval}`, {
      ...detail,
      value: `${interval} (${key})`,
      expected: set.interval,
    });
  }

  /** The type as the organisation lists it; else with the items that the file names. */
  #typeWithItems(type: TargetType): TargetType {
    const listed = this.#options.organisation?.targetTypes?.find(({ id }) => id === type.id);
    if (listed) return listed;
    const items = this.#items.get(type.id);
    return items ? { ...type, items: [...items] } : type;
  }

  *#finishSet(set: OpenSet): Steps<TargetSet> {
    const rows: TargetRow[] = [];
    yield* eachOf(set.rows.values(), (row) => rows.push(this.#finishRow(row, set)));
    return { year: set.year, targetType: set.type.id, interval: set.interval, rows, revision: 0 };
  }

  #finishRow(row: OpenRow, set: OpenSet): TargetRow {
    const { owner, item, locked, cells } = row;
    const currency = rowCurrency(row, this.#groupRows(row, set));
    const decimals = decimalsOf(currency ?? this.#options.currency);
    const values = Array<TargetValue>(set.interval === 'month' ? 12 : 4).fill(null);
    for (const [index, { line = 0, value = '' } = {}] of cells.entries()) {
      const minor = set.type.unit === 'count' ? countOf(value) : minorOf(value, decimals);
      if (minor !== undefined) values[index] = minor;
      else if (value) (this.#odd ?? odd()).refuse(line, value, cellOf(set, row, index));
    }
    return { owner, ...(item && { item }), ...(currency && { currency }), values, ...(locked && { locked }) };
  }

  /** Rows of a user's group. */
  #groupRows({ owner }: OpenRow, set: OpenSet): readonly OpenRow[] | undefined {
    if (levelOf(owner) !== 'user') return undefined;
    this.#groups ??= new Map(this.#options.organisation?.users.map(({ id, group }) => [id, group]));
    return set.byGroup.get(`group:${this.#groups.get(idOf(owner))}`);
  }

  #countUnknownOwners(): void {
    const { organisation } = this.#options;
    if (!organisation?.listed) return;
    const known = new Set<string>(['company']);
    for (const { id } of organisation.groups) known.add(`group:${id}`);
    for (const { id } of organisation.users) known.add(`user:${id}`);
    for (const [owner, line] of this.#ownerLines) if (!known.has(owner)) this.#unknown.add(line, owner);
  }
}

function cellOf({ year, type, interval }: OpenSet, { owner, item }: OpenRow, index: number): NotedCell {
  return { owner, targetType: type.id, ...(item !== undefined && { item }), year, interval, index };
}

function rowOf(set: OpenSet, { owner, item }: TargetEntry): OpenRow {
  // Most often the same as of the target before.
  if (set.last?.owner === owner && set.last.item === item) return set.last;
  const key = rowId({ owner, item });
  let row = set.rows.get(key);
  if (!row) {
    set.rows.set(key, (row = { owner, item, locked: false, cells: [] }));
    if (levelOf(owner) === 'group') set.byGroup.set(owner, [...(set.byGroup.get(owner) ?? []), row]);
  }
  return (set.last = row);
}

function addTo(items: Map<string, Set<string>>, key: string, item: string): void {
  const own = items.get(key);
  if (own) own.add(item);
  else items.set(key, new Set([item]));
}

/** Half a sale is no target. */
const countOf = (value: string) => (/^-?\d+(?:\.0+)?$/.test(value) ? minorOf(value, 0) : undefined);
