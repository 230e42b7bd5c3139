import type { ActualsQuery } from '../model/actual.ts';
import { addMonths, isDay } from '../model/day.ts';
import type { TargetKey } from '../model/target.ts';
import {
  choice,
  fits,
  list,
  maybe,
  object,
  optional,
  record,
  type Shape,
  table,
  text,
  whole,
} from '../source/shape.ts';
import { interval, key, owner, targetSet, targetType } from '../source/target-shapes.ts';

const named = list(record({ id: text }));
const between = (from: number, to: number) =>
  fits(`${from}–${to}`, (value) => typeof value === 'number' && value >= from && value <= to);
const part = fits('≥ 0', (value) => Number.isFinite(value) && (value as number) >= 0);
const rate = maybe(fits('0.92, …', (value) => typeof value === 'number'));
const monthly = table(rate);

/** Shape of a source's answer about the organisation; names and texts are the reader's to understand. */
export const organisation = record({
  groups: named,
  users: list(record({ id: text, group: maybe(text) })),
  companies: maybe(named),
  currency: maybe(text),
  currencies: maybe(list(text)),
  rates: maybe(table((rates) => (object(rates) ? rate : monthly)(rates))),
  fiscalYear: maybe(record({ start: maybe(between(1, 12)) })),
  calendars: maybe(table(record({ weekdays: maybe(list(between(1, 7))), holidays: maybe(list(text)) }))),
  seasons: maybe(table(list(part, 12))),
  dimensions: maybe(list(record({ id: text, items: maybe(named) }))),
  targetTypes: maybe(list(targetType)),
});

export const catalogue = record({
  types: list(targetType),
  sets: list(record({ ...key, interval })),
  owners: list(owner),
  currencies: list(text),
});

/** An answer to a query: of its days and items alone, so that all that is counted is shown. */
export function actualsOf({ from, to, items, byItem, grain }: ActualsQuery): Shape {
  const months = new Set<unknown>();
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) months.add(month);
  const isAsked = (day: unknown) => typeof day === 'string' && isDay(day) && day >= from && day <= to;
  const wanted = new Set<unknown>(items);
  const cell = record({
    user: maybe(text),
    group: maybe(text),
    month: fits(`${from.slice(0, 7)} – ${to.slice(0, 7)}`, (month) => months.has(month)),
    ...(grain === 'day' && { day: fits(`${from} – ${to}`, isAsked) }),
    item: byItem && items ? fits(items.slice(0, 3).join(', '), (item) => wanted.has(item)) : optional(text),
    currency: maybe(text),
    value: whole,
  });
  return record({ cells: list(cell), notes: maybe(list(record({ code: text }))) });
}

/** The set of a key. */
export function setOf({ year, targetType }: TargetKey): Shape {
  const own = record({ year: choice(year), targetType: choice(targetType) });
  return (set) => own(set) ?? targetSet(set);
}

export const revisions = list(
  record({
    row: record({ ...key, owner, item: optional(text) }),
    revision: whole,
    kind: text,
    at: text,
    changes: list(object),
  }),
);
