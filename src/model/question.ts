import type { ActualsQuery, Measure } from './actual.ts';
import { isCurrency } from './currency.ts';
import { directoryOf, groupOf, isKnown, liesIn, type Directory } from './directory.ts';
import { fiscalPlace, fiscalYearOf } from './fiscal.ts';
import type { Note } from './note.ts';
import {
  ALL_SALES_AMOUNT,
  knownTypes,
  listedItems,
  type FiscalYear,
  type Organisation,
  type TargetType,
  type Rates,
} from './organisation.ts';
import { isOwnerKey, levelOf, type OwnerKey } from './owner.ts';
import { resolvePeriod, yearBefore, type Period } from './period.ts';
import type { MaySee } from './policy.ts';
import { queriesFor, type Resolved, type Roles } from './queries.ts';
import type { Breakdown, FiguresRequest, Filters, Settings } from './request.ts';
import type { TargetCatalogue, TargetKey } from './target.ts';

/** A request with every word resolved: the queries to ask, and all that their answers are held against. */
export interface Question extends Resolved {
  readonly directory: Directory;
  /** Tells whether an owner may be seen; undefined where everybody may. */
  readonly maySee?: MaySee;
  readonly measure: Measure;
  /** Currency of rows and cells that name none, and of the rates. */
  readonly base?: string;
  /** Currency to show; `own` is known only with the targets. */
  readonly currency?: string;
  readonly queries: readonly ActualsQuery[];
  readonly roles: Roles;
  readonly sets: readonly TargetKey[];
  readonly filteredBy: Filters;
  readonly notes: readonly Note[];
}

/** There is nothing to ask, and why. */
export interface Refusal {
  readonly reason: 'no-viewer' | 'no-group' | 'unknown-owner' | 'unknown-period' | 'forbidden';
  readonly value?: string;
}

const FORBIDDEN: Refusal = { reason: 'forbidden' };

export function isRefusal(answer: Question | Refusal): answer is Refusal {
  return 'reason' in answer;
}

const UNITS: readonly string[] = ['amount', 'count', 'profit'] satisfies Measure[];

/**
 * Resolves a tile's request against the board, the organisation and the targets there are.
 * With `maySee`, hidden owners and unknown ones are `forbidden` alike (T24).
 */
export function ask(
  request: FiguresRequest,
  settings: Settings,
  organisation: Organisation,
  catalogue: TargetCatalogue,
  maySee?: MaySee,
): Question | Refusal {
  const asked: Asked = { request, settings, organisation: withRates(organisation, settings.rates), catalogue };
  const directory = directoryOf(organisation, catalogue);
  const owned = resolveOwner(asked, directory, maySee);
  if ('reason' in owned) return owned;
  const owner = owned.value;
  const fiscal = fiscalYearOf({ ...organisation.fiscalYear, ...settings.fiscalYear });
  const dated = periodFor(asked, fiscal);
  if ('reason' in dated) return dated;
  const typed = typeFor(asked);
  const period = dated.value;
  const { type, known } = typed.value;
  const listed = itemsFor(type, asked, typed.filteredBy?.targetType ?? request.targetType);
  const items = listed.value;
  const sets = known ? setsFor(type, period, fiscal, catalogue) : [];
  const interval = request.interval ?? (sets.some((set) => set.interval === 'quarter') ? 'quarter' : 'month');
  const broken = breakdownOf(request, owner, owned.filteredBy !== undefined);
  const by = broken.value;
  const previous = yearBefore(period, fiscal);
  const base = baseCurrency(organisation, settings, catalogue);
  const shown = shownCurrency(request, settings, base);
  const answers = [owned, dated, typed, listed, broken, shown];
  const notes = [organisation, catalogue, ...answers].flatMap((part) => part.notes ?? []);
  const resolved = { ...asked, owner, type, items, period, previous, interval, by, fiscal };
  return {
    ...resolved,
    ...queriesFor(resolved),
    directory,
    maySee,
    measure: type.unit,
    base,
    currency: shown.value,
    sets: sets.map(({ year, targetType }) => ({ year, targetType })),
    filteredBy: Object.assign({}, ...answers.map(({ filteredBy }) => filteredBy)) as Filters,
    notes,
  };
}

function wrong(name: string, value: string): Note {
  return { code: 'wrong-attribute', value: `${name}=${value}` };
}

const rated = new WeakMap<Rates, WeakMap<Organisation, Organisation>>();

/** An organisation with rates that win over its own, the very same object for the same two. */
export function withRates(organisation: Organisation, rates: Rates | undefined): Organisation {
  if (!rates) return organisation;
  const known = rated.get(rates) ?? new WeakMap<Organisation, Organisation>();
  rated.set(rates, known);
  const joined = known.get(organisation) ?? { ...organisation, rates: { ...organisation.rates, ...rates } };
  known.set(organisation, joined);
  return joined;
}

/** All that a question is resolved from. */
interface Asked {
  readonly request: FiguresRequest;
  readonly settings: Settings;
  readonly organisation: Organisation;
  readonly catalogue: TargetCatalogue;
}

/** A resolved part of a question, with the notes and the board's filter that belong to it. */
interface Answered<T> {
  readonly value: T;
  readonly notes?: readonly Note[];
  readonly filteredBy?: Filters;
}

function resolveOwner(
  { request, settings }: Asked,
  directory: Directory,
  maySee?: MaySee,
): Answered<OwnerKey> | Refusal {
  const named = (owner: string) => allowed(ownerNamed(owner, settings.viewer, directory), maySee);
  const own = named(request.owner);
  if (typeof own !== 'string') return own;
  const filter = settings.filters.owner;
  const narrowed = filter ? named(filter) : own;
  if (!filter || narrowed === own) return { value: own };
  if (typeof narrowed !== 'string') {
    // The company holds everybody; of a group it is not told who is in it.
    if (narrowed === FORBIDDEN && own === 'company') return FORBIDDEN;
    return { value: own, notes: [{ code: 'not-filtered', ...(narrowed !== FORBIDDEN && { value: filter }) }] };
  }
  if (liesIn(narrowed, own, directory)) return { value: narrowed, filteredBy: { owner: narrowed } };
  return { value: own, notes: [{ code: 'not-filtered', value: narrowed }] }; // R13
}

/** `me` is always the viewer as a user, `my-group` their primary group (R11). */
function ownerNamed(wanted: string, viewer: string | undefined, directory: Directory): OwnerKey | Refusal {
  let owner = wanted.normalize();
  if (wanted === 'me' || wanted === 'my-group') {
    if (!viewer) return { reason: 'no-viewer' };
    owner = `user:${viewer.normalize()}`;
    if (wanted === 'my-group' && isKnown(owner as OwnerKey, directory)) {
      const group = groupOf(owner as OwnerKey, directory);
      if (!group) return { reason: 'no-group', value: viewer };
      owner = `group:${group.id}`;
    }
  }
  return isOwnerKey(owner) && isKnown(owner, directory) ? owner : { reason: 'unknown-owner', value: owner };
}

function allowed(owner: OwnerKey | Refusal, maySee: MaySee | undefined): OwnerKey | Refusal {
  if (!maySee) return owner;
  const isSeen = typeof owner === 'string' ? maySee(owner) : owner.reason !== 'unknown-owner';
  return isSeen ? owner : FORBIDDEN;
}

/** A period that cannot be read gives no figures: those of another one would pass for them. */
function periodFor({ request, settings }: Asked, fiscal: FiscalYear): Answered<Period> | Refusal {
  const { period: filter } = settings.filters;
  const text = filter || request.period;
  const value = resolvePeriod(text, { asOf: settings.asOf, fiscal, weekStart: settings.weekStart });
  if (!value) return { reason: 'unknown-period', value: text };
  return { value, ...(filter && { filteredBy: { period: filter } }) };
}

function typeFor({
  request,
  settings,
  organisation,
  catalogue,
}: Asked): Answered<{ type: TargetType; known: boolean }> {
  const types = new Map(knownTypes(organisation, catalogue).map((type) => [type.id, type]));
  const filter = settings.filters.targetType;
  const named = typeNamed(filter, types, organisation) ?? typeNamed(request.targetType, types, organisation);
  const isFiltered = filter && named?.id === filter;
  const notes: Note[] = [];
  if (filter && !isFiltered) notes.push({ code: 'not-filtered', value: filter });
  if (!isFiltered && named?.id !== request.targetType) notes.push(wrong('target-type', request.targetType));
  const type = withUnit(named ?? ALL_SALES_AMOUNT, request.measure, types);
  const known = types.has(type.id);
  if (!known && request.measure) notes.push({ code: 'no-target-type', value: type.id });
  return { value: { type, known }, notes, ...(isFiltered && { filteredBy: { targetType: filter } }) };
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

/** `shownType`: the id of the type that was asked for, by the board's filter or else by the tile. */
function itemsFor(
  type: TargetType,
  { request, settings, organisation }: Asked,
  shownType: string,
): Answered<readonly string[] | undefined> {
  const listed = listedItems(type, organisation);
  const ids = listed && new Set(listed.map(({ id }) => id));
  const known = (wanted: readonly string[] = []) =>
    wanted.filter((id) => type.dimension !== 'all-sales' && (!ids || ids.has(id)));
  const filter = settings.filters.items ?? [];
  const narrowed = known(filter);
  const others = filter.filter((id) => !narrowed.includes(id));
  const notes: Note[] = others.length ? [{ code: 'not-filtered', value: others.join(', ') }] : [];
  if (narrowed.length) return { value: [...narrowed].sort(), notes, filteredBy: { items: narrowed } };

  const own = known(request.items);
  // Under another type that the board filters by, the tile's items mean nothing and are no mistake.
  if (request.items?.length && shownType === request.targetType) notes.push(...wrongItems(type, request.items, own));
  const counted = own.length ? own : (type.items ?? []);
  return { value: counted.length ? [...counted].sort() : undefined, notes };
}

function wrongItems(type: TargetType, wanted: readonly string[], items: readonly string[]): Note[] {
  if (type.dimension === 'all-sales') return [{ code: 'no-items', value: type.id }];
  const unknown = wanted.filter((id) => !items.includes(id));
  return unknown.length ? [wrong('items', unknown.join(', '))] : [];
}

function setsFor(type: TargetType, period: Period, fiscal: FiscalYear, catalogue: TargetCatalogue) {
  const first = fiscalPlace(period.from.slice(0, 7), fiscal).year;
  const last = fiscalPlace(period.to.slice(0, 7), fiscal).year;
  return catalogue.sets
    .filter(({ year, targetType }) => targetType === type.id && year >= first && year <= last)
    .sort((a, b) => a.year - b.year);
}

/** The parts of an owner (R10). A user has no groups: a wrong `by`, unless the board narrowed the tile to the user. */
function breakdownOf(
  { shape, by }: FiguresRequest,
  owner: OwnerKey,
  isNarrowed: boolean,
): Answered<Breakdown | undefined> {
  if (shape !== 'parts') return { value: undefined };
  if (by !== 'group' || levelOf(owner) !== 'user') return { value: by ?? nextLevel(owner) };
  return { value: nextLevel(owner), notes: isNarrowed ? [] : [wrong('by', by)] };
}

function nextLevel(owner: OwnerKey): Breakdown {
  return ({ company: 'group', group: 'user', user: 'item' } as const)[levelOf(owner)];
}

/**
 * The base currency, that of amounts without one: the organisation's, else the
 * board's, else the only one in the files, else none (R14). With an
 * organisation's currency the board's is only for display and needs a rate (T7).
 */
function baseCurrency(organisation: Organisation, settings: Settings, catalogue: TargetCatalogue): string | undefined {
  const own = organisation.currency ?? settings.currency;
  if (own) return own;
  const named = new Set([...(organisation.currencies ?? []), ...catalogue.currencies]);
  return named.size === 1 ? [...named][0] : undefined;
}

function shownCurrency(
  { currency: wanted }: FiguresRequest,
  settings: Settings,
  base: string | undefined,
): Answered<string | undefined> {
  const code = wanted?.toUpperCase();
  if (wanted === 'own') return { value: wanted };
  if (code && isCurrency(code)) return { value: code };
  return { value: settings.currency ?? base, notes: wanted ? [wrong('currency', wanted)] : [] };
}
