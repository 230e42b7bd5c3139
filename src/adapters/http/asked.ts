import type { ActualsQuery, RecordsQuery } from '../../model/actual.ts';
import { isDay } from '../../model/day.ts';
import type { TargetChange } from '../../model/target.ts';
import { parseJson } from '../../source/json-text.ts';
import { check, choice, fits, list, optional, record, type Shape, text, whole } from '../../source/shape.ts';
import { SourceError } from '../../source/source-error.ts';
import { owner } from '../../source/target-shapes.ts';

/** Largest body that is read, in bytes, and most questions of one request. */
const MOST = { bytes: 8_000_000, queries: 1000, records: 1000 };

const day = fits('2026-01-31', (value) => typeof value === 'string' && isDay(value));
const flag = choice(true, false);

const sales = {
  owner,
  from: day,
  to: day,
  status: choice('sold', 'open'),
  dimension: optional(text),
  items: optional(list(text)),
  groupBy: choice('sale', 'member'),
};

const query: Shape = record({
  ...sales,
  measure: choice('amount', 'count', 'profit'),
  byItem: flag,
  grain: optional(choice('month', 'day')),
});

const page: Shape = record({ ...sales, after: optional(text), limit: optional(fits(`1–${MOST.records}`, isLimit)) });

function isLimit(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST.records;
}

/** The JSON object of a request. */
export async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (Number(request.headers.get('content-length')) > MOST.bytes) throw tooLarge(`${MOST.bytes} B`);
  const sent = await request.text();
  if (sent.length > MOST.bytes) throw tooLarge(`${MOST.bytes} B`);
  return (parseJson(sent || 'null', 'request') ?? {}) as Readonly<Record<string, unknown>>;
}

export function queriesOf({ queries }: Readonly<Record<string, unknown>>): readonly ActualsQuery[] {
  if (Array.isArray(queries) && queries.length > MOST.queries) throw tooLarge(`${MOST.queries} queries`);
  check(list(query), queries, 'queries');
  return queries as readonly ActualsQuery[];
}

export function recordsQueryOf({ query: asked }: Readonly<Record<string, unknown>>): RecordsQuery {
  check(page, asked, 'query');
  return asked as RecordsQuery;
}

/** Changes of a save, each with the revision that it starts from. */
export function changesOf({ changes }: Readonly<Record<string, unknown>>): readonly TargetChange[] {
  const bare = Array.isArray(changes)
    ? changes.findIndex((one) => one && (one as TargetChange).base === undefined)
    : -1;
  if (bare >= 0) {
    const detail = {
      problem: 'bad-value',
      path: `changes[${bare}].base`,
      expected: '0, 1, 2, …',
      status: 428,
    } as const;
    throw new SourceError('invalid-data', `no revision to start from: ${detail.path}`, detail);
  }
  return changes as readonly TargetChange[];
}

export function sinceOf(address: URL): number {
  const since = Number(address.searchParams.get('since') ?? Number.NaN);
  check(whole, since, 'since');
  return since;
}

function tooLarge(expected: string): SourceError {
  const detail = { problem: 'request-too-large', expected } as const;
  return new SourceError('invalid-data', `at most ${expected} at once`, detail);
}
