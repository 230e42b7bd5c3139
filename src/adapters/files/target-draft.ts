import { decimalsOf } from '../../model/currency.ts';
import { parseMinor } from '../../model/money.ts';
import type { Note, NoteCode } from '../../model/note.ts';
import type { Organisation, TargetType } from '../../model/organisation.ts';
import { idOf, levelOf, type OwnerKey } from '../../model/owner.ts';
import type { TargetInterval, TargetRow, TargetSet } from '../../model/target.ts';
import { SourceError } from '../../source/source-error.ts';
import type { RefusedEntry, TargetEntry } from './target-row.ts';

/** What a targets file holds; fills a repository. */
export interface TargetsFile {
  /** One per year and type, revision 0. */
  readonly sets: readonly TargetSet[];
  /** Types that rows name, with the items that have rows of their own. */
  readonly types: readonly TargetType[];
  readonly owners: readonly OwnerKey[];
  readonly currencies: readonly string[];
  /**
   * `target-rows-refused` (count, line and value of the first), `duplicate-target`
   * (count, line, and owner, year and period of the first), and
   * `unknown-target-owner` (count of owners, the first one and its line).
   */
  readonly notes: readonly Note[];
}

/** How often something happened, and the line and value of the first time. */
export interface Tally {
  readonly count: number;
  readonly line: number;
  readonly value: string;
}

interface Cell {
  readonly line: number;
  readonly value: string;
}

interface RowDraft {
  readonly owner: OwnerKey;
  readonly item?: string;
  currency?: string;
  locked: boolean;
  readonly cells: Map<number, Cell>;
}

interface SetDraft {
  readonly year: number;
  readonly type: TargetType;
  readonly interval: TargetInterval;
  readonly rows: Map<string, RowDraft>;
}

interface DraftOptions {
  readonly currency?: string;
  readonly organisation?: Organisation;
}

/** Gathers the rows of a targets file into sets. Money waits for the currency, which another row may tell. */
export class TargetDraft {
  readonly #file: string;
  readonly #options: DraftOptions;
  readonly #sets = new Map<string, SetDraft>();
  readonly #items = new Map<string, Set<string>>();
  readonly #tallies = new Map<NoteCode, Tally>();
  readonly #byOwner = new Map<SetDraft['rows'], Map<OwnerKey, RowDraft[]>>();
  #groups?: ReadonlyMap<string, string | undefined>;
  readonly #ownerLines = new Map<OwnerKey, number>();

  constructor(file: string, options: DraftOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** Rows left out so far. */
  get refused(): Tally | undefined {
    return this.#tallies.get('target-rows-refused');
  }

  add(line: number, entry: TargetEntry | RefusedEntry): void {
    if ('refused' in entry) return this.#note('target-rows-refused', line, entry.refused);
    const set = this.#setOf(entry, line);
    const row = rowOf(set, entry);
    if (entry.currency && row.currency && entry.currency !== row.currency) {
      return this.#note('target-rows-refused', line, entry.currency);
    }
    row.currency ??= entry.currency;
    row.locked ||= entry.locked;
    if (row.cells.has(entry.index))
      this.#note('duplicate-target', line, `${entry.owner} ${entry.year}-${entry.index + 1}`);
    row.cells.set(entry.index, { line, value: entry.value });
    if (entry.item) this.#itemsOf(entry.type).add(entry.item);
    if (!this.#ownerLines.has(entry.owner)) this.#ownerLines.set(entry.owner, line);
  }

  finish(): TargetsFile {
    const drafts = [...this.#sets.values()];
    const sets = drafts.map((draft) => this.#finishSet(draft));
    const types = new Map(drafts.map(({ type }) => [type.id, this.#typeWithItems(type)]));
    const currencies = new Set(sets.flatMap(({ rows }) => rows.flatMap(({ currency }) => currency ?? [])));
    this.#noteUnknownOwners();
    const notes = [...this.#tallies].map(([code, tally]) => ({ code, ...tally }));
    return {
      sets,
      types: [...types.values()],
      owners: [...this.#ownerLines.keys()],
      currencies: [...currencies],
      notes,
    };
  }

  #note(code: NoteCode, line: number, value: string): void {
    const tally = this.#tallies.get(code);
    const first = tally && tally.line <= line ? tally : { line, value };
    this.#tallies.set(code, { ...first, count: (tally?.count ?? 0) + 1 });
  }

  #setOf({ year, type, interval }: TargetEntry, line: number): SetDraft {
    const key = `${year} ${type.id}`;
    let set = this.#sets.get(key);
    if (!set) this.#sets.set(key, (set = { year, type, interval, rows: new Map() }));
    if (set.interval === interval) return set;
    const detail = { problem: 'bad-value', file: this.#file, line, path: 'interval' };
    throw new SourceError('invalid-data', `two intervals in ${this.#file} for ${key}: ${set.interval}, ${interval}`, {
      ...detail,
      value: `${interval} (${key})`,
      expected: set.interval,
    });
  }

  #itemsOf({ id }: TargetType): Set<string> {
    const items = this.#items.get(id) ?? new Set();
    this.#items.set(id, items);
    return items;
  }

  #typeWithItems(type: TargetType): TargetType {
    const items = this.#items.get(type.id);
    return items ? { ...type, items: [...items] } : type;
  }

  #finishSet({ year, type, interval, rows }: SetDraft): TargetSet {
    const finished = [...rows.values()].map((row) => this.#finishRow(row, rows, type, interval));
    return { year, targetType: type.id, interval, rows: finished, revision: 0 };
  }

  #finishRow(row: RowDraft, rows: SetDraft['rows'], type: TargetType, interval: TargetInterval): TargetRow {
    const { owner, item, locked, cells } = row;
    const currency = row.currency ?? this.#groupCurrency(row, rows);
    const decimals = decimalsOf(currency ?? this.#options.currency);
    const values: (number | undefined)[] = Array.from({ length: interval === 'month' ? 12 : 4 });
    for (const [index, { line, value }] of cells) {
      const minor = type.unit === 'count' ? countOf(value) : minorOf(value, decimals);
      if (minor === undefined) this.#note('target-rows-refused', line, value);
      else if (value) values[index] = minor;
    }
    return { owner, ...(item && { item }), ...(currency && { currency }), values, ...(locked && { locked }) };
  }

  /** Users follow their group (T7), in the row of the same item or else in any. */
  #groupCurrency({ owner, item }: RowDraft, rows: SetDraft['rows']): string | undefined {
    if (levelOf(owner) !== 'user') return undefined;
    this.#groups ??= new Map(this.#options.organisation?.users.map(({ id, group }) => [id, group]));
    const own = this.#rowsOf(rows).get(`group:${this.#groups.get(idOf(owner))}`) ?? [];
    return (own.find((row) => row.item === item) ?? own.find((row) => row.currency))?.currency;
  }

  /** Rows of a set by their owner, put in order once for all users. */
  #rowsOf(rows: SetDraft['rows']): ReadonlyMap<OwnerKey, readonly RowDraft[]> {
    let found = this.#byOwner.get(rows);
    if (found) return found;
    this.#byOwner.set(rows, (found = new Map()));
    for (const row of rows.values()) {
      const own = found.get(row.owner);
      if (own) own.push(row);
      else found.set(row.owner, [row]);
    }
    return found;
  }

  #noteUnknownOwners(): void {
    const { organisation } = this.#options;
    if (!organisation?.listed) return;
    const known = new Set<string>(['company']);
    for (const { id } of organisation.groups) known.add(`group:${id}`);
    for (const { id } of organisation.users) known.add(`user:${id}`);
    for (const [owner, line] of this.#ownerLines)
      if (!known.has(owner)) this.#note('unknown-target-owner', line, owner);
  }
}

function rowOf(set: SetDraft, { owner, item }: TargetEntry): RowDraft {
  const key = JSON.stringify([owner, item]);
  let row = set.rows.get(key);
  if (!row) set.rows.set(key, (row = { owner, item, locked: false, cells: new Map() }));
  return row;
}

/** 0 for an empty text, which the caller leaves empty. `undefined` beyond what money may be. */
function minorOf(value: string, decimals: number): number | undefined {
  try {
    return value ? parseMinor(value, decimals) : 0;
  } catch {
    return undefined;
  }
}

/** Half a sale is no target. */
const countOf = (value: string) => (/^(?:-?\d+(?:\.0+)?)?$/.test(value) ? minorOf(value, 0) : undefined);
