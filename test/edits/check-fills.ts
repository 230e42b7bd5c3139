import fc from 'fast-check';
import { emptyDraft, setIn } from '../../src/model/draft.ts';
import { byInterval, catchUp, missOf, setAmount } from '../../src/model/fill-amount.ts';
import { copyInto, raised } from '../../src/model/fill-copy.ts';
import { closedIntervals, type Fill, type FillContext, fillOfHint, spreadYear } from '../../src/model/fill.ts';
import { type Family, spreadParent, takeSum } from '../../src/model/hint.ts';
import { MAX_MINOR } from '../../src/model/money.ts';
import { newYear } from '../../src/model/new-year.ts';
import { ALL_SALES_AMOUNT } from '../../src/model/organisation.ts';
import { rowCurrency } from '../../src/model/row-currency.ts';
import { splitByWeights } from '../../src/model/split.ts';
import type { TargetRow, TargetSet, TargetValue } from '../../src/model/target.ts';

const EXTREME = MAX_MINOR / 100;
const value = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 99_999_999 }) },
  { weight: 1, arbitrary: fc.integer({ min: -EXTREME, max: EXTREME }) },
);
const months = fc.array(value, { minLength: 12, maxLength: 12 });
const weights = fc.array(fc.oneof(fc.nat(3), fc.nat(1_000_000)), { minLength: 12, maxLength: 12 });
const total = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -EXTREME, max: EXTREME }));
/** Per cent with up to two decimals, in hundredths. */
const hundredths = fc.oneof(
  fc.integer({ min: -100, max: 1000 }).map((whole) => whole * 100),
  fc.integer({ min: -10_000, max: 100_000 }),
);
const closedUntil = fc.constantFrom(undefined, '2026-01-31', '2026-05-15', '2026-11-30', '2026-12-31');
const interval = fc.constantFrom('month' as const, 'quarter' as const);

const context = (more: Partial<FillContext> = {}): FillContext => ({
  year: 2026,
  interval: 'month',
  fiscal: { start: 1, name: 'start' },
  base: 'EUR',
  currencyOf: (row) => rowCurrency(row, [{ currency: 'EUR' }]),
  ...more,
});

const sum = (values: readonly TargetValue[]) => values.reduce<bigint>((all, one) => all + BigInt(one ?? 0), 0n);

function demand(isTrue: boolean, what: string, ...shown: unknown[]): void {
  if (!isTrue)
    throw new Error(
      `${what}: ${JSON.stringify(shown, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))}`,
    );
}

/** Rounded half away from zero, reckoned otherwise than the library does: by digits. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const twice = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -twice : twice;
}

/** The values of the only row that a fill can change. */
function afterOf(fill: Fill, row: TargetRow): readonly TargetValue[] {
  return fill.rows[0]?.after ?? row.values;
}

const parts = fc.property(total, fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }), (whole, shares) => {
  const split = splitByWeights(whole, shares);
  demand(sum(split) === BigInt(whole), 'parts add up', whole, shares, split);
  const all = shares.some(Boolean) ? shares : shares.map(() => 1);
  const denominator = sum(all);
  split.forEach((part, index) => {
    const off = BigInt(part) * denominator - BigInt(whole) * BigInt(all[index]!);
    demand(off < denominator && -off < denominator, 'a part is a unit off', whole, shares, split);
  });
});

const amounts = fc.property(months, total, weights, closedUntil, (values, whole, shares, until) => {
  const row: TargetRow = { owner: 'company', values };
  const rules = context({ closedUntil: until });
  const fill = setAmount([row], whole, shares, rules);
  if (until === '2026-12-31') return demand(fill.refused[0]?.reason === 'no-open-interval', 'refused', fill);
  if (fill.refused.length) return demand(fill.refused[0]!.reason === 'too-large', 'refused', fill);
  const after = afterOf(fill, row);
  demand(sum(after) === BigInt(whole), 'the year is what was typed', whole, after);
  closedIntervals(rules).forEach((isClosed, index) =>
    demand(!isClosed || after[index] === values[index], 'closed intervals stay', values, after),
  );
});

const percents = fc.property(months, hundredths, (values, percent) => {
  const after = raised(values, percent / 100);
  const factor = BigInt(10_000 + percent);
  demand(sum(after) === rounded(sum(values) * factor, 10_000n), 'the year is as much more', values, percent, after);
  after.forEach((one, index) => {
    const from = values[index];
    demand((one === null) === (from === null), 'empty stays empty', values, after);
    const off = BigInt(one ?? 0) * 10_000n - BigInt(from ?? 0) * factor;
    demand(off < 10_000n && -off < 10_000n, 'a value is a unit off', values, percent, after);
  });
});

const RATES = { USD: 0.9173, JPY: 0.0061, KWD: 2.99 } as const;
const SCALES = { USD: [9173n, 10_000n], JPY: [61n * 100n, 10_000n], KWD: [299n, 1000n] } as const;

const conversions = fc.property(
  months,
  hundredths,
  fc.constantFrom('USD', 'JPY', 'KWD'),
  (values, percent, currency) => {
    const row: TargetRow = { owner: 'group:a', values: Array<null>(12).fill(null) };
    const rules = context({ rates: RATES, currencyOf: () => 'EUR' });
    const fill = copyInto([row], { values, currency }, percent / 100, rules);
    if (values.every((one) => one === null))
      return demand(fill.refused[0]?.reason === 'no-values', 'nothing to copy', fill);
    if (fill.refused.length) return demand(fill.refused[0]!.reason === 'too-large', 'refused', fill);
    const [numerator, denominator] = SCALES[currency];
    values.forEach((one, index) => {
      const exact =
        one === null ? null : rounded(BigInt(one) * numerator * BigInt(10_000 + percent), denominator * 10_000n);
      const got = fill.rows[0]!.after[index] ?? null;
      demand(
        exact === null ? got === null : BigInt(got ?? NaN) === exact,
        'converted and rounded once',
        values,
        percent,
        currency,
        fill,
      );
    });
  },
);

const family = fc
  .record({ own: months, children: fc.array(months, { minLength: 1, maxLength: 5 }) })
  .map(({ own, children }): Family & { readonly parent: TargetRow } => ({
    owner: 'group:a',
    parent: { owner: 'group:a', values: own, currency: 'EUR' },
    children: children.map((values, index) => ({ owner: `user:${index}`, values })),
  }));

/** Values of the children after a fill, column by column. */
function columns({ children }: Family, fill: Fill): TargetValue[][] {
  const after = new Map(fill.rows.map((row) => [row.owner, row.after]));
  return Array.from({ length: 12 }, (_, index) =>
    children.map((row) => (after.get(row.owner) ?? row.values)[index] ?? null),
  );
}

const spreads = fc.property(family, weights, (all, shares) => {
  const rules = context();
  const fill = fillOfHint(spreadParent(all, rules), all, rules);
  columns(all, fill).forEach((column, index) => {
    const own = all.parent.values[index] ?? null;
    demand(own === null || sum(column) === BigInt(own), 'children add up to their parent', all, column);
  });
  const year = fillOfHint(
    spreadYear(all, (whole) => splitByWeights(whole, shares), rules),
    all,
    rules,
  );
  if (year.refused.length) return;
  demand(sum(columns(all, year).flat()) === sum(all.parent.values), 'the year is spread as a whole', all, year);
});

const taken = fc.property(family, (all) => {
  const rules = context();
  const fill = fillOfHint(takeSum(all, rules), all, rules);
  const after = fill.rows[0]?.after ?? all.parent.values;
  columns(all, { rows: [], refused: [] }).forEach((column, index) => {
    const isEmpty = column.every((one) => one === null);
    const got = after[index] ?? null;
    demand(isEmpty ? got === null : BigInt(got ?? NaN) === sum(column), 'the sum is the target', all, after);
  });
});

const intervals = fc.property(months, weights, (values, shares) => {
  const quarters = byInterval(values, 'month', 'quarter');
  demand(quarters.length === 4 && sum(quarters) === sum(values), 'quarters are sums', values, quarters);
  const again = byInterval(quarters, 'quarter', 'month', shares);
  quarters.forEach((one, index) => {
    const part = again.slice(index * 3, index * 3 + 3);
    demand(
      one === null ? part.every((month) => month === null) : sum(part) === BigInt(one),
      'months add up',
      values,
      again,
    );
  });
});

const misses = fc.property(
  months,
  months,
  fc.constantFrom('2026-01-01', '2026-03-01', '2026-07-15', '2026-12-31'),
  (values, actuals, asOf) => {
    const row: TargetRow = { owner: 'company', values: values.map((one) => one && Math.abs(one)) };
    const fill = catchUp([{ row, actuals }], asOf, context());
    if (fill.refused.length) return;
    const after = afterOf(fill, row);
    const ended = Array.from({ length: 12 }, (_, month) => month < Number(asOf.slice(5, 7)) - 1);
    const miss = BigInt(missOf(row.values, actuals, ended));
    const open = sum(row.values.filter((_, index) => !ended[index]));
    demand(
      sum(after) === sum(row.values) + (miss < -open ? -open : miss),
      'the miss is caught up',
      row,
      actuals,
      after,
    );
    const left = BigInt(fill.rows[0]?.left ?? 0);
    demand(!fill.rows.length || left === (miss < -open ? -open - miss : 0n), 'no surplus is lost', row, actuals, fill);
    after.forEach((one, index) =>
      demand(!ended[index] || one === row.values[index], 'ended intervals stay', row, after),
    );
    demand(
      after.every((one) => (one ?? 0) >= 0),
      'no target below 0',
      row,
      after,
    );
  },
);

const years = fc.property(months, hundredths, interval, (values, percent, to) => {
  const set: TargetSet = {
    year: 2025,
    targetType: ALL_SALES_AMOUNT.id,
    interval: 'month',
    revision: 1,
    rows: [{ owner: 'company', values, currency: 'EUR' }],
  };
  const membership = {
    groups: [],
    membersOf: () => [],
    parentOf: () => undefined,
    has: () => true,
    isFormer: () => false,
  };
  const organisation = { listed: true, groups: [], users: [] };
  const { rows } = newYear(set, {
    organisation,
    membership,
    type: ALL_SALES_AMOUNT,
    interval: to,
    percent: percent / 100,
  });
  if (!rows.length) return;
  demand(
    sum(rows[0]!.after) === rounded(sum(values) * BigInt(10_000 + percent), 10_000n),
    'the new year is as much more',
    values,
    rows,
  );
  demand(setIn(emptyDraft([set]), set)?.base === set, 'the year before stays as it was');
});

const CHECKS: readonly ((runs: { readonly numRuns: number; readonly seed?: number }) => void)[] = [
  (runs) => fc.assert(parts, runs),
  (runs) => fc.assert(amounts, runs),
  (runs) => fc.assert(percents, runs),
  (runs) => fc.assert(conversions, runs),
  (runs) => fc.assert(spreads, runs),
  (runs) => fc.assert(taken, runs),
  (runs) => fc.assert(intervals, runs),
  (runs) => fc.assert(misses, runs),
  (runs) => fc.assert(years, runs),
];

/** Throws with the smallest case where a split, spread or copy loses a cent, or gains one. */
export function checkFills(cases: number, seed?: number): void {
  const numRuns = Math.ceil(cases / CHECKS.length);
  for (const check of CHECKS) check({ numRuns, ...(seed !== undefined && { seed }) });
}
