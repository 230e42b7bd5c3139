import type { Actuals, ActualsQuery } from '../model/actual.ts';
import { addMonths, isDay } from '../model/day.ts';
import type { Organisation } from '../model/organisation.ts';
import { eachOf, type Steps } from '../model/steps.ts';
import type { TargetCatalogue, TargetKey, TargetSet } from '../model/target.ts';
import {
  check,
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
import { bareSet, interval, key, owner, targetRow, targetType } from '../source/target-shapes.ts';

const named = list(record({ id: text }));
const between = (from: number, to: number) =>
  fits(`${from}–${to}`, (value) => typeof value === 'number' && value >= from && value <= to);
const part = fits('≥ 0', (value) => Number.isFinite(value) && (value as number) >= 0);
const rate = maybe(fits('0.92, …', (value) => typeof value === 'number'));
const monthly = table(rate);

const user = record({ id: text, group: maybe(text) });

/** Shape of a source's answer about the organisation, but for its users; names and texts are the reader's to understand. */
const organisation = record({
  groups: named,
  users: fits('[…]', Array.isArray),
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

/** Refuses an organisation of another shape, user by user. */
export function* checkOrganisation(said: Organisation): Steps<void> {
  check(organisation, said, 'organisation');
  let at = 0;
  yield* eachOf(said.users, (one) => check(user, one, `organisation.users[${at++}]`));
}

const catalogue = record({
  types: list(targetType),
  sets: list(record({ ...key, interval })),
  owners: fits('[…]', Array.isArray),
  currencies: list(text),
});

/** Refuses a repository's catalogue of another shape, owner by owner. */
export function* checkCatalogue(listed: TargetCatalogue): Steps<void> {
  check(catalogue, listed, 'catalogue');
  let at = 0;
  yield* eachOf(listed.owners, (one) => check(owner, one, `catalogue.owners[${at++}]`));
}

/** Answers of a source, but for their cells. */
const answers = (count: number) =>
  list(record({ cells: fits('[…]', Array.isArray), notes: maybe(list(record({ code: text }))) }), count);

/** Refuses answers of another shape, one to each query, cell by cell: there may be any number of them. */
export function* checkActuals(queries: readonly ActualsQuery[], actuals: readonly Actuals[]): Steps<void> {
  check(answers(queries.length), actuals, 'actuals');
  for (const [index, query] of queries.entries()) {
    const cell = cellOf(query);
    let at = 0;
    yield* eachOf(actuals[index]!.cells, (one) => check(cell, one, `actuals[${index}].cells[${at++}]`));
  }
}

/** A cell of the days and items of a query alone, so that all that is counted is shown. */
function cellOf({ from, to, items, byItem, grain }: ActualsQuery): Shape {
  const months = new Set<unknown>();
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) months.add(month);
  const isAsked = (day: unknown) => typeof day === 'string' && isDay(day) && day >= from && day <= to;
  const wanted = new Set<unknown>(items);
  return record({
    user: maybe(text),
    group: maybe(text),
    month: fits(`${from.slice(0, 7)} – ${to.slice(0, 7)}`, (month) => months.has(month)),
    ...(grain === 'day' && { day: fits(`${from} – ${to}`, isAsked) }),
    item: byItem && items ? fits(items.slice(0, 3).join(', '), (item) => wanted.has(item)) : optional(text),
    currency: maybe(text),
    value: whole,
  });
}

/** Refuses what is not the set of a key, row by row. */
export function* checkSet({ year, targetType }: TargetKey, set: TargetSet): Steps<void> {
  check(record({ year: choice(year), targetType: choice(targetType) }), set, 'load');
  check(bareSet, set, 'load');
  const row = targetRow(set.interval);
  let at = 0;
  yield* eachOf(set.rows, (one) => check(row, one, `load.rows[${at++}]`));
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
