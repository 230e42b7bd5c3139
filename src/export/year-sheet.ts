import { decimalsOf } from '../model/currency.ts';
import { type DraftSet, rowAmong } from '../model/draft.ts';
import { periodsOf } from '../model/fill.ts';
import { sumOf } from '../model/hint.ts';
import { childrenOf } from '../model/membership.ts';
import type { TargetType } from '../model/organisation.ts';
import { levelOf, type OwnerKey, type OwnerLevel } from '../model/owner.ts';
import { rowCurrency } from '../model/row-currency.ts';
import { hintIn, type SheetSums } from '../model/sheet-sums.ts';
import type { TargetInterval, TargetKey, TargetRow, TargetValue } from '../model/target.ts';

/** Words of a sheet that leaves the page. */
export interface ExportWords {
  readonly owner: string;
  readonly item: string;
  readonly currency: string;
  /** Hint of the company (T4). */
  readonly sumOfGroups: string;
  /** Hint of a group. */
  readonly allUsers: string;
  /** `Page 1 of 3`. */
  page(number: number, of: number): string;
}

/** The sheet of a year and type as it stands, and how its parts are called. */
export interface YearSource {
  readonly set: Pick<DraftSet, 'base' | 'rows' | 'interval'>;
  readonly type: TargetType;
  /** With the rules by which the sheet is added up, and who may be seen. */
  readonly sums: SheetSums;
  /** `All sales – Amount`. */
  readonly title: string;
  ownerName(owner: OwnerKey): string;
  itemName(item: string): string;
}

/** Line of a sheet: a row of targets, or what the children of one have together. */
export interface YearLine {
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly isHint: boolean;
  readonly level: OwnerLevel;
  readonly name: string;
  readonly itemName?: string;
  readonly currency?: string;
  readonly decimals: number;
  readonly values: readonly TargetValue[];
  /** Of the year; empty where all are, or it is beyond what is exact. */
  readonly total: TargetValue;
  /** Of a hint: places of the lines that it adds up, where all of them are in its currency. */
  readonly sumOf?: readonly number[];
  readonly isLocked?: true;
}

/** A year of one type as a table, in no form yet. */
export interface YearSheet {
  readonly key: TargetKey;
  readonly title: string;
  readonly interval: TargetInterval;
  /** First days of the intervals. */
  readonly starts: readonly string[];
  readonly hasItems: boolean;
  readonly hasCurrency: boolean;
  /** Revision that the saved values are of. */
  readonly revision: number;
  readonly lines: readonly YearLine[];
}

/**
 * The lines of a year: for each item the company, its groups and under each its
 * users, with hints. Owners who may not be seen are in no line and in no sum (T24).
 */
export function yearSheet(source: YearSource, words: ExportWords): YearSheet {
  const { set, type, title } = source;
  const { year, targetType, revision } = set.base;
  const lines = new Lines(source, words);
  for (const item of itemsOf(source)) lines.addItem(item);
  const { fiscal } = source.sums.context;
  return {
    key: { year, targetType },
    title,
    interval: set.interval,
    starts: periodsOf({ year, interval: set.interval, fiscal }).map(({ from }) => from),
    hasItems: lines.all.some(({ item }) => item !== undefined),
    hasCurrency: type.unit !== 'count',
    revision,
    lines: lines.all,
  };
}

/** Items of the type in their order, then those that only rows name. */
function itemsOf({ set, type }: YearSource): readonly (string | undefined)[] {
  const items = new Set<string | undefined>(type.items?.length ? type.items : [undefined]);
  for (const [, rows] of set.rows.entries()) for (const { item } of rows) items.add(item);
  return [...items];
}

class Lines {
  readonly all: YearLine[] = [];
  readonly #source: YearSource;
  readonly #words: ExportWords;

  constructor(source: YearSource, words: ExportWords) {
    this.#source = source;
    this.#words = words;
  }

  addItem(item: string | undefined): void {
    const { membership } = this.#source.sums.context;
    this.#addRow('company', item);
    const hint = this.#has('company', item) ? this.#addHint('company', item) : undefined;
    const groups = membership.groups.flatMap((group) => this.#addGroup(group, item) ?? []);
    if (hint !== undefined) this.#finishHint(hint, groups);
    this.#addOthers(item);
  }

  /** Place of the group's own row, if it has one. */
  #addGroup(group: OwnerKey, item: string | undefined): number | undefined {
    const { membership } = this.#source.sums.context;
    const own = this.#addRow(group, item);
    const members = membership.membersOf(group).filter((member) => this.#rowOf(member, item));
    const hint = members.length ? this.#addHint(group, item) : undefined;
    const places = members.flatMap((member) => this.#addRow(member, item) ?? []);
    if (hint !== undefined) this.#finishHint(hint, places);
    return own;
  }

  /** Rows of whoever is in no group, or listed no more. */
  #addOthers(item: string | undefined): void {
    const added = new Set(this.all.flatMap((line) => (line.item === item && !line.isHint ? line.owner : [])));
    for (const [name] of this.#source.set.rows.entries()) {
      const owner = name as OwnerKey;
      if (!added.has(owner)) this.#addRow(owner, item);
    }
  }

  #has(owner: OwnerKey, item: string | undefined): boolean {
    const { membership } = this.#source.sums.context;
    return childrenOf(owner, membership).some((child) => this.#rowOf(child, item));
  }

  #rowOf(owner: OwnerKey, item: string | undefined): TargetRow | undefined {
    return rowAmong(this.#source.set.rows, { owner, item });
  }

  #addRow(owner: OwnerKey, item: string | undefined): number | undefined {
    const { sums, set } = this.#source;
    const { maySee, membership, base, unit } = sums.context;
    const row = this.#rowOf(owner, item);
    if (!row || (maySee && !maySee(owner))) return undefined;
    const parent = membership.parentOf(owner);
    const groupRows = levelOf(owner) === 'user' && parent ? set.rows.get(parent) : undefined;
    const currency = unit === 'count' ? undefined : (rowCurrency(row, groupRows) ?? base);
    return this.#add(owner, item, { name: this.#source.ownerName(owner), isHint: false, currency, row });
  }

  /** Place of the hint; none where a child is hidden. */
  #addHint(owner: OwnerKey, item: string | undefined): number | undefined {
    const hint = hintIn(this.#source.sums, owner, item);
    if (!hint || hint.missing.length) return undefined;
    const values = hint.intervals.map(({ sum = null }) => sum);
    const name = owner === 'company' ? this.#words.sumOfGroups : this.#words.allUsers;
    return this.#add(owner, item, { name, isHint: true, currency: hint.currency, row: { values } });
  }

  #add(
    owner: OwnerKey,
    item: string | undefined,
    {
      name,
      isHint,
      currency,
      row,
    }: Pick<YearLine, 'name' | 'isHint'> & {
      readonly currency: string | undefined;
      readonly row: Pick<TargetRow, 'values' | 'locked'>;
    },
  ): number {
    const { sums } = this.#source;
    const line: YearLine = {
      owner,
      ...(item !== undefined && { item, itemName: this.#source.itemName(item) }),
      isHint,
      level: levelOf(owner),
      name,
      ...(currency && { currency }),
      decimals: sums.context.unit === 'count' ? 0 : decimalsOf(currency),
      values: row.values,
      total: exactSum(row.values),
      ...(row.locked && { isLocked: true as const }),
    };
    return this.all.push(line) - 1;
  }

  #finishHint(place: number, children: readonly number[]): void {
    const hint = this.all[place]!;
    const isOne = children.every((child) => this.all[child]!.currency === hint.currency);
    if (isOne && children.length) this.all[place] = { ...hint, sumOf: children };
  }
}

function exactSum(values: readonly TargetValue[]): TargetValue {
  try {
    return sumOf(values);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Major units as decimal text with a point; empty for no target. */
export function decimalText(value: TargetValue, decimals: number): string {
  if (value === null) return '';
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const [whole, fraction] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  const text = decimals && /[1-9]/.test(fraction) ? `${whole}.${fraction}` : whole;
  return value < 0 ? `-${text}` : text;
}
