import type { ActualsQuery } from './actual.ts';
import { addYears, type Day } from './day.ts';
import type { FiscalYear, Organisation, TargetType } from './organisation.ts';
import type { OwnerKey } from './owner.ts';
import { intervalHolding, intervalsOf, yearBefore, type Interval, type Period } from './period.ts';
import type { Breakdown, FiguresRequest, Settings } from './request.ts';

/** Index of each role's query in `queries`. */
export interface Roles {
  readonly actual?: number;
  /** The same without items, for a count by item (R8). */
  readonly actualTotal?: number;
  /** The same by item, for a count that is shown without items: some may have a target and others none (M11). */
  readonly actualByItem?: number;
  readonly previousYear?: number;
  readonly previousTotal?: number;
  readonly previousYearToDate?: number;
  readonly previousToDateTotal?: number;
  /** The earlier counterpart of the running interval, to date. */
  readonly previousRunning?: number;
  readonly pipeline?: number;
}

/** The resolved parts of a question that its queries follow from. */
export interface Resolved {
  readonly request: FiguresRequest;
  readonly settings: Settings;
  readonly organisation: Organisation;
  readonly fiscal: FiscalYear;
  readonly owner: OwnerKey;
  readonly type: TargetType;
  /** Items that count; all if absent. */
  readonly items?: readonly string[];
  readonly period: Period;
  readonly previous: Period;
  readonly interval: Interval;
  readonly by?: Breakdown;
}

/** The queries of a question, and which role each has. */
export function queriesFor(resolved: Resolved): { queries: ActualsQuery[]; roles: Roles } {
  const { request, settings, period, previous, by, type } = resolved;
  const { asOf } = settings;
  const queries: ActualsQuery[] = [];
  const roles: { -readonly [K in keyof Roles]: Roles[K] } = {};
  const dimension = type.dimension === 'all-sales' ? undefined : type.dimension;
  const counted = type.unit === 'count';
  const put = (role: keyof Roles, from: Day, to: Day, byItem: boolean, status: 'sold' | 'open' = 'sold') => {
    roles[role] =
      queries.push({
        owner: resolved.owner,
        from,
        to,
        measure: type.unit,
        status,
        ...(dimension && { dimension }),
        ...(resolved.items && { items: resolved.items }),
        byItem: byItem && dimension !== undefined,
        groupBy: settings.groupBy ?? resolved.organisation.groupBy ?? 'sale',
      }) - 1;
  };
  // Amounts are always asked by item, so that tiles of one type ask the same; counts only where items are shown (R8).
  const byItem = !counted || by === 'item';
  const total = counted && by === 'item' && dimension !== undefined;
  const sold = (role: 'actual' | 'previousYear' | 'previousYearToDate', from: Day, to: Day) => {
    put(role, from, to, byItem);
    if (total) put(TOTAL[role], from, to, false);
  };

  const begun = period.from <= asOf;
  const until = period.to < asOf ? period.to : asOf;
  if (begun) sold('actual', period.from, until);
  if (begun && dimension && !byItem) put('actualByItem', period.from, until, true);
  if (request.compare.includes('previous-year')) {
    sold('previousYear', previous.from, previous.to);
    if (begun) sold('previousYearToDate', previous.from, sameDate(period, previous, asOf));
    const running = request.shape === 'intervals' ? runningInterval(resolved) : undefined;
    if (running) put('previousRunning', running.before.from, sameDate(running.now, running.before, asOf), byItem);
  }
  if (request.compare.includes('pipeline') && !counted) put('pipeline', period.from, period.to, byItem, 'open');
  return { queries, roles };
}

const TOTAL = {
  actual: 'actualTotal',
  previousYear: 'previousTotal',
  previousYearToDate: 'previousToDateTotal',
} as const;

function runningInterval({ period, interval, fiscal, settings }: Resolved) {
  if (period.from > settings.asOf || period.to < settings.asOf) return undefined;
  const whole = intervalHolding(settings.asOf, interval, fiscal);
  const now = intervalsOf(period, interval, fiscal).find(({ key }) => key === whole.key);
  return now && { now, before: yearBefore(now, fiscal) };
}

/** Last day of the earlier period's part to date: the date of `asOf` one year before, or all of it once the period is over (M12). */
function sameDate(period: Period, previous: Period, asOf: Day): Day {
  return asOf > period.to ? previous.to : addYears(asOf, -1);
}
