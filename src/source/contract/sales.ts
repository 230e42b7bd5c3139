import type { Actuals, ActualsCell, ActualsQuery } from '../../model/actual.ts';
import type { DataSource } from '../data-source.ts';
import { SourceError } from '../source-error.ts';
import { rejectionOf } from './case.ts';

/** A line of a sale as the contract hands it over: fields as text, the probability as number. */
export type ContractSale = {
  readonly id?: string;
  /** A day, or an instant in the organisation's zone. */
  readonly date: string;
  readonly user: string;
  readonly group?: string;
  readonly amount: string;
  readonly currency?: string;
  readonly profit?: string;
  /** `sold` by default. */
  readonly status?: 'open' | 'sold' | 'lost' | 'stalled';
  /** Per cent. */
  readonly probability?: number;
  /** Item of the dimension `sale-type`. */
  readonly type?: string;
};

/** Makes a source that holds `sales` and, perhaps, what an organisation file holds. */
export type MakeSource = (sales: readonly ContractSale[], organisation?: object) => DataSource | Promise<DataSource>;

const TABLE = `
id  | date                 | user        | group | amount  | currency | profit | status  | probability | type
S1  | 2026-01-31           | ann         | north | 100.00  |          | 40.00  |         |             | new
S1  | 2026-02-01           | bob         | south | 50.50   |          | 10.25  |         |             | old
S1  | 2026-01-31           | ann         | north | 9.50    |          |        |         |             | new
S2  | 2026-02-14           | ann         | south | 200     | JPY      | 7      |         |             | new
S3  | 2026-02-28           | bob         |       | -25.005 |          | -5.5   |         |             | old
S4  | 2026-03-01T23:30:00Z | gone "x", y | north | 70      |          | 1      |         |             |
S5  | 2026-03-02T23:30:00  | bob         | north | 1       |          | 0      |         |             | old
S6  | 2026-03-10           | ann         | north | 0.01    |          |        | open    | 50          | new
S7  | 2026-03-11           | ann         | north | 0.02    |          |        | open    | 50          |
S8  | 2026-03-11           | ann         | north | 999     |          |        | open    |             |
S9  | 2026-03-12           | bob         | north | 500     |          |        | lost    |             |
S9  | 2026-03-12           | bob         | north | 3       |          | 1      | sold    |             | new
S10 | 2026-03-13           |             |       | 4       |          | 2      | sold    |             |
S11 | 2026-03-13           | ann         | north | 6       |          |        | stalled |             |
S12 | 2025-12-31           | new         | west  | 8       |          | 3      |         |             | new
S12 | 2025-12-31           | new         | west  | 8       |          | 3      |         |             | new
S13 | 2025-11-30           | new         | south | 5       |          | 1      |         |             |
`;

/** The one data set. Small enough to be added up in the head. */
export const SALES: readonly ContractSale[] = rowsOf(TABLE);

/** A row per line, its fields named by the first; an empty field is absent, but for the user. */
function rowsOf(table: string): ContractSale[] {
  const [names, ...lines] = Array.from(table.trim().split('\n'), (line) => line.split('|').map((text) => text.trim()));
  return lines.map((fields) => {
    const named = names!.map((name, index) => [name, fields[index] ?? ''] as const);
    const given = named.filter(([name, text]) => text || name === 'user');
    return Object.fromEntries(given.map(([name, text]) => [name, name === 'probability' ? Number(text) : text]));
  }) as ContractSale[];
}

export const ORGANISATION = {
  groups: [{ id: 'north' }, { id: 'south' }],
  users: [{ id: 'ann', group: 'north' }, { id: 'bob', group: 'south' }, { id: 'loner' }],
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
  dimensions: [{ id: 'sale-type', column: 'type', items: [{ id: 'new' }, { id: 'old' }] }],
};

/** All that was sold in 2026. */
export const ALL: ActualsQuery = {
  owner: 'company',
  from: '2026-01-01',
  to: '2026-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
};

export const { signal } = new AbortController();

/** The answer to a query that differs from `ALL`. */
export async function actualsOf(source: DataSource, query: Partial<ActualsQuery>): Promise<Actuals> {
  const [answer] = await source.actuals([{ ...ALL, ...query }], { signal });
  return answer!;
}

/** Cells as `user|group|month or day|item|currency value`, sorted. */
export function said({ cells }: Actuals): readonly string[] {
  return cells.map(textOf).sort();
}

function textOf({ user, group, month, day = month, item, currency, value }: ActualsCell): string {
  const parts = group === undefined ? [user, day] : [user, group, day];
  if (item !== undefined || currency !== undefined) parts.push(item ?? '');
  if (currency !== undefined) parts.push(currency);
  return `${parts.join('|')} ${value}`;
}

/** The code that a query is refused with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  const reason = await rejectionOf(promise);
  return reason instanceof SourceError ? reason.code : String(reason);
}
