import type { ActualsQuery, Measure } from './actual.ts';
import { isCurrency } from './currency.ts';
import { addDays, daysIn, type Day } from './day.ts';
import { directoryOf, groupOf, isKnown, liesIn, type Directory } from './directory.ts';
import { fiscalPlace, fiscalYearOf } from './fiscal.ts';
import type { Note } from './note.ts';
import { ALL_SALES_AMOUNT, type FiscalYear, type Organisation, type TargetType } from './organisation.ts';
import { isOwnerKey, levelOf, type OwnerKey } from './owner.ts';
import { intervalHolding, intervalsOf, resolvePeriod, yearBefore, type Interval, type Period } from './period.ts';
import type { Breakdown, FiguresRequest, Filters, Settings } from './request.ts';
import type { TargetCatalogue, TargetKey } from './target.ts';

/** Which of a question's queries says what; an index into `queries`. */
export interface Roles {
  readonly actual?: number;
  /** The same without items, for a count by item (R8). */
  readonly actualTotal?: number;
  readonly previousYear?: number;
  readonly previousTotal?: number;
  readonly previousYearToDate?: number;
  readonly previousToDateTotal?: number;
  /** The earlier counterpart of the running interval, to date. */
  readonly previousRunning?: number;
  readonly pipeline?: number;
}

/** A request whose every word is resolved: what to ask, and what the answers will be held against. */
export interface Question {
  readonly request: FiguresRequest;
  readonly settings: Settings;
  readonly organisation: Organisation;
  readonly directory: Directory;
  readonly fiscal: FiscalYear;
  readonly owner: OwnerKey;
  readonly type: TargetType;
  readonly measure: Measure;
  /** Items that count; all if absent. */
  readonly items?: readonly string[];
  readonly period: Period;
  readonly previous: Period;
  readonly interval: Interval;
  readonly by?: Breakdown;
  /** Currency of rows and cells that name none, and of the rates. */
  readonly base?: string;
  /** Currency to show; `own` is known only with the targets. */
  readonly currency?: string;
  readonly queries: readonly ActualsQuery[];
  readonly roles: Roles;
  readonly sets: readonly TargetKey[];
  readonly filteredBy: Filters;
  readonly notes: readonly Note[];
  /** Where `notes` call an attribute wrong: what it could have been, by its name. */
  readonly allowed: Allowed;
}

type Allowed = Readonly<Record<string, readonly string[]>>;

/** There is nothing to ask, and why. */
export interface Refusal {
  readonly reason: 'no-viewer' | 'no-group' | 'unknown-owner' | 'forbidden';
  readonly value?: string;
}

export function isRefusal(answer: Question | Refusal): answer is Refusal {
  return 'reason' in answer;
}

const UNITS: readonly string[] = ['amount', 'count', 'profit'] satisfies Measure[];

/** Resolves a tile's request against the board, the organisation and the targets there are. */
export function ask(
  request: FiguresRequest,
  settings: Settings,
  organisation: Organisation,
  catalogue: TargetCatalogue,
): Question | Refusal {
  const notes: Note[] = [...(organisation.notes ?? []), ...(catalogue.notes ?? [])];
  const directory = directoryOf(organisation, catalogue);
  const filteredBy: { -readonly [K in keyof Filters]: Filters[K] } = {};
  const owner = resolveOwner(request.owner, settings, directory, notes, filteredBy);
  if (typeof owner !== 'string') return owner;

  const fiscal = fiscalYearOf({ ...organisation.fiscalYear, ...settings.fiscalYear });
  const period = periodFor(request, settings, fiscal, notes, filteredBy);
  const { type, known } = typeFor(request, settings, organisation, catalogue, notes, filteredBy);
  const items = itemsFor(type, request, settings, organisation, notes, filteredBy);
  const sets = known ? setsFor(type, period, fiscal, catalogue) : [];
  const interval = request.interval ?? (setInterval(sets, catalogue) === 'quarter' ? 'quarter' : 'month');
  const by = request.shape === 'parts' ? breakdownOf(request, owner, notes, filteredBy) : undefined;
  const previous = yearBefore(period, fiscal);
  const base = baseCurrency(organisation, settings, catalogue);
  return {
    request,
    settings,
    organisation,
    directory,
    fiscal,
    owner,
    type,
    measure: type.unit,
    items,
    period,
    previous,
    interval,
    by,
    base,
    currency: shownCurrency(request, settings, base, notes),
    ...queriesFor({ request, settings, organisation, owner, type, items, period, previous, interval, by, fiscal }),
    sets,
    filteredBy,
    notes,
    allowed: notes.some(({ code }) => code === 'wrong-attribute')
      ? allowedBy(type, owner, organisation, catalogue)
      : {},
  };
}

function allowedBy(type: TargetType, owner: OwnerKey, organisation: Organisation, catalogue: TargetCatalogue): Allowed {
  return {
    'target-type': targetTypesOf(organisation, catalogue),
    items: itemsOf(type, organisation),
    by: levelOf(owner) === 'user' ? ['user', 'item'] : [],
  };
}

/** Types that are listed, and those that dimensions make possible. */
function targetTypesOf(organisation: Organisation, catalogue: TargetCatalogue): readonly string[] {
  const listed = [ALL_SALES_AMOUNT, ...catalogue.types, ...(organisation.targetTypes ?? [])].map(({ id }) => id);
  const dimensions = ['all-sales', ...(organisation.dimensions ?? []).map(({ id }) => id)];
  return [...new Set([...listed, ...dimensions.flatMap((id) => UNITS.map((unit) => `${id}.${unit}`))])];
}

function itemsOf({ dimension }: TargetType, organisation: Organisation): readonly string[] {
  return (organisation.dimensions?.find(({ id }) => id === dimension)?.items ?? []).map(({ id }) => id);
}

type Filtered = { -readonly [K in keyof Filters]: Filters[K] };

function resolveOwner(
  wanted: string,
  settings: Settings,
  directory: Directory,
  notes: Note[],
  filteredBy: Filtered,
): OwnerKey | Refusal {
  const own = ownerNamed(wanted, settings.viewer, directory);
  const filter = settings.filters.owner;
  if (typeof own !== 'string' || !filter) return own;
  const narrowed = ownerNamed(filter, settings.viewer, directory);
  if (narrowed === own) return own;
  if (typeof narrowed === 'string' && liesIn(narrowed, own, directory)) return (filteredBy.owner = narrowed);
  // Nobody lies inside of no owner: the tile stays (R13).
  notes.push({ code: 'not-filtered', value: typeof narrowed === 'string' ? narrowed : filter });
  return own;
}

/** `me` is always the viewer as a user, `my-group` their primary group (R11). */
function ownerNamed(wanted: string, viewer: string | undefined, directory: Directory): OwnerKey | Refusal {
  let owner = wanted;
  if (wanted === 'me' || wanted === 'my-group') {
    if (!viewer) return { reason: 'no-viewer' };
    owner = `user:${viewer}`;
    if (wanted === 'my-group' && isKnown(owner as OwnerKey, directory)) {
      const group = groupOf(owner as OwnerKey, directory);
      if (!group) return { reason: 'no-group', value: viewer };
      owner = `group:${group.id}`;
    }
  }
  return isOwnerKey(owner) && isKnown(owner, directory) ? owner : { reason: 'unknown-owner', value: owner };
}

function periodFor(
  request: FiguresRequest,
  settings: Settings,
  fiscal: FiscalYear,
  notes: Note[],
  filteredBy: Filtered,
): Period {
  const context = { asOf: settings.asOf, fiscal, weekStart: settings.weekStart };
  const { period: filter } = settings.filters;
  for (const text of filter ? [filter, request.period] : [request.period]) {
    const period = resolvePeriod(text, context);
    if (period) {
      if (text === filter) filteredBy.period = filter;
      return period;
    }
    notes.push({ code: 'wrong-attribute', value: `period=${text}` });
  }
  return resolvePeriod('this-year', context)!;
}

function typeFor(
  request: FiguresRequest,
  settings: Settings,
  organisation: Organisation,
  catalogue: TargetCatalogue,
  notes: Note[],
  filteredBy: Filtered,
): { type: TargetType; known: boolean } {
  const types = new Map<string, TargetType>();
  for (const type of [...catalogue.types, ...(organisation.targetTypes ?? []), ALL_SALES_AMOUNT])
    types.set(type.id, type);
  const filter = settings.filters.targetType;
  const named = typeNamed(filter, types, organisation) ?? typeNamed(request.targetType, types, organisation);
  if (filter && named?.id === filter) filteredBy.targetType = filter;
  else {
    if (filter) notes.push({ code: 'not-filtered', value: filter });
    if (named?.id !== request.targetType)
      notes.push({ code: 'wrong-attribute', value: `target-type=${request.targetType}` });
  }
  const type = withUnit(named ?? ALL_SALES_AMOUNT, request.measure, types);
  const known = types.has(type.id);
  if (!known && request.measure) notes.push({ code: 'no-target-type', value: type.id });
  return { type, known };
}

/** A type that is listed, or that dimension and unit make possible: then it has actuals, and no target yet. */
function typeNamed(
  id: string | undefined,
  types: ReadonlyMap<string, TargetType>,
  organisation: Organisation,
): TargetType | undefined {
  if (!id) return undefined;
  const dot = id.lastIndexOf('.');
  const dimension = id.slice(0, dot);
  const unit = id.slice(dot + 1);
  const exists =
    dimension === 'all-sales' ||
    organisation.dimensions?.some((one) => one.id === dimension) ||
    [...types.values()].some((type) => type.dimension === dimension);
  return types.get(id) ?? (exists && UNITS.includes(unit) ? { id, dimension, unit: unit as Measure } : undefined);
}

/** The type of the same dimension with the unit that the tile measures (R9). */
function withUnit(type: TargetType, unit: Measure | undefined, types: ReadonlyMap<string, TargetType>): TargetType {
  if (!unit || unit === type.unit) return type;
  const id = `${type.dimension}.${unit}`;
  return types.get(id) ?? { id, dimension: type.dimension, unit };
}

function itemsFor(
  type: TargetType,
  request: FiguresRequest,
  settings: Settings,
  organisation: Organisation,
  notes: Note[],
  filteredBy: Filtered,
): readonly string[] | undefined {
  const listed = organisation.dimensions?.find(({ id }) => id === type.dimension)?.items;
  const known = (ids: readonly string[] = []) =>
    ids.filter((id) => type.dimension !== 'all-sales' && (!listed || listed.some((item) => item.id === id)));
  const filter = settings.filters.items ?? [];
  const narrowed = known(filter);
  const others = filter.filter((id) => !narrowed.includes(id));
  if (others.length) notes.push({ code: 'not-filtered', value: others.join(', ') });
  if (narrowed.length) return [...(filteredBy.items = narrowed)].sort();

  const own = known(request.items);
  // Under another type that the board filters by, the tile's items mean nothing, and nobody did wrong.
  if (request.items?.length && (filteredBy.targetType ?? request.targetType) === request.targetType)
    notes.push(...wrongItems(type, request.items, own));
  const counted = own.length ? own : (type.items ?? []);
  return counted.length ? [...counted].sort() : undefined;
}

function wrongItems(type: TargetType, wanted: readonly string[], items: readonly string[]): Note[] {
  if (type.dimension === 'all-sales') return [{ code: 'no-items', value: type.id }];
  const unknown = wanted.filter((id) => !items.includes(id));
  return unknown.length ? [{ code: 'wrong-attribute', value: `items=${unknown.join(', ')}` }] : [];
}

function setsFor(type: TargetType, period: Period, fiscal: FiscalYear, catalogue: TargetCatalogue): TargetKey[] {
  const first = fiscalPlace(period.from.slice(0, 7), fiscal).year;
  const last = fiscalPlace(period.to.slice(0, 7), fiscal).year;
  return catalogue.sets
    .filter(({ year, targetType }) => targetType === type.id && year >= first && year <= last)
    .map(({ year, targetType }) => ({ year, targetType }));
}

function setInterval(sets: readonly TargetKey[], catalogue: TargetCatalogue) {
  return catalogue.sets.find(({ year, targetType }) => year === sets[0]?.year && targetType === sets[0].targetType)
    ?.interval;
}

/** What an owner has below (R10): a person has no groups. Where the board narrowed the tile to one, nobody did wrong. */
function breakdownOf({ by }: FiguresRequest, owner: OwnerKey, notes: Note[], filteredBy: Filtered): Breakdown {
  if (!by || levelOf(owner) !== 'user' || by !== 'group') return by ?? nextLevel(owner);
  if (!filteredBy.owner) notes.push({ code: 'wrong-attribute', value: `by=${by}` });
  return nextLevel(owner);
}

function nextLevel(owner: OwnerKey): Breakdown {
  return ({ company: 'group', group: 'user', user: 'item' } as const)[levelOf(owner)];
}

/**
 * What is in no currency of its own is in the organisation's, where it has one:
 * the board's is then one to show, for which there is a rate or not (T7). Else
 * the board's, else the only one in the files, else none (R14).
 */
function baseCurrency(organisation: Organisation, settings: Settings, catalogue: TargetCatalogue): string | undefined {
  const own = organisation.currency ?? settings.currency;
  if (own) return own;
  const named = new Set([...(organisation.currencies ?? []), ...catalogue.currencies]);
  return named.size === 1 ? [...named][0] : undefined;
}

function shownCurrency(request: FiguresRequest, settings: Settings, base: string | undefined, notes: Note[]) {
  const wanted = request.currency;
  if (wanted === 'own' || (wanted && isCurrency(wanted))) return wanted;
  if (wanted) notes.push({ code: 'wrong-attribute', value: `currency=${wanted}` });
  return settings.currency ?? base;
}

type Resolved = Pick<
  Question,
  | 'request'
  | 'settings'
  | 'organisation'
  | 'owner'
  | 'type'
  | 'items'
  | 'period'
  | 'previous'
  | 'interval'
  | 'by'
  | 'fiscal'
>;

function queriesFor(resolved: Resolved): { queries: ActualsQuery[]; roles: Roles } {
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
  // Amounts are always taken by item, so that the same cent is rounded wherever it is shown; counts only where items are.
  const byItem = !counted || by === 'item';
  const total = counted && by === 'item' && dimension !== undefined;
  const sold = (role: 'actual' | 'previousYear' | 'previousYearToDate', from: Day, to: Day) => {
    put(role, from, to, byItem);
    if (total) put(TOTAL[role], from, to, false);
  };

  const begun = period.from <= asOf;
  if (begun) sold('actual', period.from, period.to < asOf ? period.to : asOf);
  if (request.compare.includes('previous-year')) {
    sold('previousYear', previous.from, previous.to);
    if (begun) sold('previousYearToDate', previous.from, sameShare(period, previous, asOf));
    const running = request.shape === 'intervals' ? runningInterval(resolved) : undefined;
    if (running) put('previousRunning', running.before.from, sameShare(running.now, running.before, asOf), byItem);
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

/** Last day of the same elapsed share of the earlier period, in whole days; the actual's days, today among them (R1, R7). */
function sameShare(period: Period, previous: Period, asOf: Day): Day {
  if (asOf >= period.to) return previous.to;
  const share = daysIn(period.from, asOf) / daysIn(period.from, period.to);
  return addDays(previous.from, Math.round(share * daysIn(previous.from, previous.to)) - 1);
}
