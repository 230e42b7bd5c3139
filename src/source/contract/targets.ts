import type { TargetType } from '../../model/organisation.ts';
import type { Rights } from '../../model/policy.ts';
import type { RowChange, TargetChange, TargetRow, TargetSet } from '../../model/target.ts';
import { rowId } from '../../model/owner.ts';
import { SourceError } from '../source-error.ts';
import type { TargetRepository } from '../target-repository.ts';
import { expectSame, rejectionOf } from './case.ts';

/** Targets that a repository holds when a rule is asked of it. Plain JSON. */
export interface ContractTargets {
  readonly sets: readonly TargetSet[];
  readonly types: readonly TargetType[];
}

/** Makes a repository that holds `targets` and nothing else, and with `rights` answers and refuses by them. */
export type MakeRepository = (
  targets: ContractTargets,
  rights?: Rights,
) => TargetRepository | Promise<TargetRepository>;

export const KEY = { year: 2026, targetType: 'all-sales.amount' };
export const OTHER = { year: 2025, targetType: 'sale-type.count' };
export const TYPE: TargetType = { id: 'sale-type.count', dimension: 'sale-type', unit: 'count', items: ['new'] };
export const options = { signal: new AbortController().signal };

const TWELVE = Array<number | null>(12).fill(100_00);

export const ROWS: readonly TargetRow[] = [
  { owner: 'company', values: TWELVE, currency: 'EUR' },
  { owner: 'group:a', values: TWELVE, locked: true },
  { owner: 'user:u', item: 'new', values: [null, 0, ...TWELVE.slice(2)] },
];

export const TARGETS: ContractTargets = {
  sets: [
    { ...KEY, interval: 'month', rows: ROWS, revision: 0 },
    { ...OTHER, interval: 'quarter', rows: [{ owner: 'group:b', values: [1, 2, 3, 4] }], revision: 0 },
  ],
  types: [TYPE],
};

/** Sets the company's target of a month; index 0 is January. */
export const company = (value: number | null, month = 0): RowChange => ({
  owner: 'company',
  values: { [month]: value },
});

/** Rows by owner and item, whatever order they come in. */
export const sorted = (rows: readonly TargetRow[]) => [...rows].sort((a, b) => (rowId(a) < rowId(b) ? -1 : 1));

/** A repository that holds `TARGETS`, with the short questions of the rules. */
export interface Kept {
  readonly repository: TargetRepository;
  /** The revision of the set `KEY` at first. */
  readonly base: number;
  load(): Promise<TargetSet>;
  /** A change of the set `KEY`, from `base`. */
  change(rows: readonly RowChange[], part?: Partial<TargetChange>): TargetChange;
  save(rows: readonly RowChange[], part?: Partial<TargetChange>): Promise<TargetSet>;
}

/** Each rule by its title. */
export type Rules = Readonly<Record<string, (kept: Kept, make: MakeRepository) => Promise<void>>>;

export async function keep(made: ReturnType<MakeRepository>): Promise<Kept> {
  const repository = await made;
  const load = () => repository.load(KEY, options);
  const { revision: base } = await load();
  const change: Kept['change'] = (rows, part) => ({ ...KEY, base, rows, ...part });
  const save: Kept['save'] = async (rows, part) => (await repository.save([change(rows, part)], options))[0]!;
  return { repository, base, load, change, save };
}

/** The error that something is refused with, which has to be a `SourceError`. */
export async function refusal(promise: Promise<unknown>): Promise<SourceError> {
  const reason = await rejectionOf(promise, 'save');
  expectSame(reason instanceof SourceError || String(reason), true, 'a SourceError');
  return reason as SourceError;
}
