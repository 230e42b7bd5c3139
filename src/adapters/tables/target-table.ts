import { decimalsOf } from '../../model/currency.ts';
import type { Note } from '../../model/note.ts';
import type { Organisation, TargetType } from '../../model/organisation.ts';
import { idOf, levelOf, type OwnerKey } from '../../model/owner.ts';
import { rowCurrency } from '../../model/row-currency.ts';
import { eachOf, type Steps } from '../../model/steps.ts';
import type { TargetInterval, TargetRow, TargetSet, TargetValue } from '../../model/target.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';
import { minorOf } from './decimal-text.ts';
import { NoteCount } from './note-count.ts';
import type { TargetEntry } from './target-entry.ts';
import { checkNames } from './too-many-names.ts';

/** Content of a targets file; fills a repository. */
export interface TargetsFile {
  /** One per year and type, revision 0. */
  readonly sets: readonly TargetSet[];
  /** Types that rows name, with the items that have rows of their own. */
  readonly types: readonly TargetType[];
  /**
   * `target-rows-refused` (count, line and value of the first), `duplicate-target`
   * (count, line, and owner, year and period of the first), and
   * `unknown-target-owner` (count of owners, the first one and its line).
   */
  readonly notes: readonly Note[];
}

interface Cell {
  readonly line: number;
  readonly value: string;
}

interface OpenRow {
  readonly owner: OwnerKey;
  readonly item?: string;
  currency?: string;
  locked: boolean;
  readonly cells: Map<number, Cell>;
}

interface OpenSet {
  readonly year: number;
  readonly type: TargetType;
  readonly interval: TargetInterval;
  readonly rows: Map<string, OpenRow>;
  readonly byOwner: Map<OwnerKey, OpenRow[]>;
}

export interface TargetTableOptions {
  /** Of rows that name none. */
  readonly currency?: string;
  readonly organisation?: Organisation;
}

/** Gathers the rows of a targets file into sets. Money waits for the currency, which another row may tell. */
export class TargetTable {
  readonly refusals = new NoteCount('target-rows-refused');
  readonly #duplicates = new NoteCount('duplicate-target');
  readonly #unknown = new NoteCount('unknown-target-owner');
  readonly #file: string;
  readonly #options: TargetTableOptions;
  readonly #sets = new Map<string, OpenSet>();
  readonly #items = new Map<string, Set<string>>();
  readonly #ownerLines = new Map<OwnerKey, number>();
  #groups?: ReadonlyMap<string, string | undefined>;

  constructor(file: string, options: TargetTableOptions) {
    this.#file = file;
    this.#options = options;
  }

  add(line: number, entry: TargetEntry): void {
    const { owner, item, year, index, type, currency, locked, value } = entry;
    const row = rowOf(this.#setOf(entry, line), entry);
    if (currency && row.currency && currency !== row.currency) return this.refusals.add(line, currency);
    row.currency ??= currency;
    row.locked ||= locked;
    if (row.cells.has(index)) this.#duplicates.add(line, `${owner} ${year}-${index + 1}`);
    row.cells.set(index, { line, value });
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
    const notes = [this.refusals, this.#duplicates, this.#unknown].flatMap((count) => count.notes());
    return { sets, types: [...types.values()], notes };
  }

  #setOf({ year, type, interval }: TargetEntry, line: number): OpenSet {
    const key = `${year} ${type.id}`;
    let set = this.#sets.get(key);
    if (!set) this.#sets.set(key, (set = { year, type, interval, rows: new Map(), byOwner: new Map() }));
    if (set.interval === interval) return set;
    const detail: SourceErrorDetail = { problem: 'bad-value', file: this.#file, line, path: 'interval' };
    throw new SourceError('invalid-data', `two intervals in ${this.#file} for ${key}: ${set.interval}, ${interval}`, {
      ...detail,
      value: `${interval} (${key})`,
      expected: set.interval,
    });
  }

  #typeWithItems(type: TargetType): TargetType {
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
    for (const [index, { line, value }] of cells) {
      const minor = set.type.unit === 'count' ? countOf(value) : minorOf(value, decimals);
      if (minor !== undefined) values[index] = minor;
      else if (value) this.refusals.add(line, value);
    }
    return { owner, ...(item && { item }), ...(currency && { currency }), values, ...(locked && { locked }) };
  }

  /** Rows of a user's group. */
  #groupRows({ owner }: OpenRow, set: OpenSet): readonly OpenRow[] | undefined {
    if (levelOf(owner) !== 'user') return undefined;
    this.#groups ??= new Map(this.#options.organisation?.users.map(({ id, group }) => [id, group]));
    return set.byOwner.get(`group:${this.#groups.get(idOf(owner))}`);
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

function rowOf(set: OpenSet, { owner, item }: TargetEntry): OpenRow {
  const key = JSON.stringify([owner, item]);
  const before = set.rows.get(key);
  if (before) return before;
  const row = { owner, item, locked: false, cells: new Map() };
  set.rows.set(key, row);
  const own = set.byOwner.get(owner);
  if (own) own.push(row);
  else set.byOwner.set(owner, [row]);
  return row;
}

function addTo(items: Map<string, Set<string>>, key: string, item: string): void {
  const own = items.get(key);
  if (own) own.add(item);
  else items.set(key, new Set([item]));
}

/** Half a sale is no target. */
const countOf = (value: string) => (/^-?\d+(?:\.0+)?$/.test(value) ? minorOf(value, 0) : undefined);
