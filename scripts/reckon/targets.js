// Targets: rows of sets as slices of time, and what a stretch of days has of them (T7, M3, M7, R2, R3).
import { firstOf, lastOf, monthOf } from './days.js';
import { minorAt } from './money.js';
import { firstMonthOf } from './periods.js';
import { rounded, splitBy, times } from './ratio.js';
import { shareOf } from './weights.js';

/** Rows that hold an owner's targets in a set: the one for all items, or else those of its items (T20). */
function rowsOf(set, owner, items) {
  const own = set.rows.filter((row) => row.owner === owner);
  if (items) return own.filter(({ item }) => items.includes(item));
  const all = own.filter(({ item }) => item === undefined);
  return all.length ? all : own;
}

/** The currency of a row: its own, for a user that of the group, else the base (T7). */
function currencyOf({ rows }, row, { primary, base }) {
  if (row.currency) return row.currency;
  const [level, id] = row.owner.split(':');
  const above = level === 'user' ? rows.filter(({ owner }) => owner === `group:${primary.get(id)}`) : [];
  const alike = above.find(({ item }) => item === row.item) ?? above.find(({ currency }) => currency);
  return alike?.currency ?? base;
}

/** The non-empty intervals of an owner's rows, in minor units of the currency shown. */
export function slicesOf(sets, owner, { items, fiscal, measure, missed, ...context }) {
  return sets.flatMap((set) =>
    rowsOf(set, owner, items).flatMap((row) => {
      const isMoney = measure !== 'count';
      const from = isMoney ? currencyOf(set, row, context) : undefined;
      const size = 12 / row.values.length;
      return row.values.flatMap((value, place) => {
        if (value === null) return [];
        const first = firstMonthOf(set.year, fiscal) + place * size;
        const shown = isMoney ? minorAt(BigInt(value), from, context, first, missed) : BigInt(value);
        const days = { from: firstOf(first), to: lastOf(first + size - 1) };
        return [{ ...days, value: shown, item: row.item, isUnrated: shown === undefined }];
      });
    }),
  );
}

/** The part of a slice's target that lies in some of its days, by their weight (M7). */
function partOf(slice, piece, weights) {
  const months = monthsOf(slice);
  const inside = months.map(({ from, to }) => from >= piece.from && to <= piece.to);
  const isWhole = months.some(({ from }) => from === piece.from) && months.some(({ to }) => to === piece.to);
  if (!isWhole) return rounded(times([slice.value, 1n], shareOf(slice, piece, weights)));
  const parts = splitBy(
    slice.value,
    months.map((month) => monthWeight(slice, month, weights)),
  );
  return parts.reduce((sum, part, place) => sum + (inside[place] ? part : 0n), 0n);
}

function monthsOf({ from, to }) {
  const months = [];
  for (let month = monthOf(from); month <= monthOf(to); month++)
    months.push({ from: firstOf(month), to: lastOf(month) });
  return months;
}

function monthWeight({ from, to }, month, weights) {
  return weights.sum(from, to) === 0n ? BigInt(month.to - month.from + 1) : weights.sum(month.from, month.to);
}

/** Target and what should be sold of it by the day `elapsedTo`, of some days. */
export function targetOf(slices, { from, to }, elapsedTo, weights) {
  const touched = slices.filter((slice) => slice.from <= to && slice.to >= from);
  const isUnrated = touched.some((slice) => slice.isUnrated);
  const rated = touched.filter((slice) => !slice.isUnrated);
  const pieces = rated.map((slice) => {
    const piece = { from: Math.max(from, slice.from), to: Math.min(to, slice.to) };
    return { ...piece, value: partOf(slice, piece, weights) };
  });
  if (!pieces.length) return { isMixed: false, isUnrated };
  const values = pieces.map(({ value }) => value);
  const isMixed = values.some((value) => value > 0n) && values.some((value) => value < 0n);
  const sum = (numbers) => numbers.reduce((all, value) => all + value, 0n);
  return {
    target: sum(values),
    expected: sum(pieces.map((piece) => expectedOf(piece, elapsedTo, weights))),
    isMixed,
    isUnrated,
  };
}

function expectedOf(piece, elapsedTo, weights) {
  if (elapsedTo >= piece.to) return piece.value;
  if (elapsedTo < piece.from) return 0n;
  return rounded(times([piece.value, 1n], shareOf(piece, { from: piece.from, to: elapsedTo }, weights)));
}

/** Share that has elapsed: of the target, of the days where there is none or of both signs (R4). */
export function elapsedOf({ target, expected, isMixed }, span, elapsedTo, weights) {
  if (target && !isMixed) return target < 0n ? [-expected, -target] : [expected, target];
  if (elapsedTo < span.from) return [0n, 1n];
  return shareOf(span, { from: span.from, to: Math.min(span.to, elapsedTo) }, weights);
}

/** What was sold in the months, and of the items, that have a target; undefined if that is all (M11). */
export function heldOf(cells, slices) {
  const has = ({ month, item }) =>
    slices.some(
      (slice) =>
        !slice.isUnrated && month >= monthOf(slice.from) && month <= monthOf(slice.to) && (slice.item ?? item) === item,
    );
  if (cells.every((cell) => cell.value === 0n || has(cell))) return undefined;
  return cells.filter(has).reduce((sum, { value }) => sum + value, 0n);
}
