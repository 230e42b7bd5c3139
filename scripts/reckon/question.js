// The words of a question: whose figures, of what, of which days, in which currency (T9, R5, R9, R11 to R14).
import { dayOf, monthOf } from './days.js';
import { fiscalYearOf, periodOf } from './periods.js';

/** People of the organisation: their groups, and who is still here. */
export function peopleOf({ users, groups }) {
  const here = users.filter(({ former }) => !former).map(({ id }) => id);
  return {
    users: users.map(({ id }) => id),
    groups: groups.map(({ id }) => id),
    here,
    primary: new Map(users.map(({ id, group }) => [id, group])),
  };
}

/** A question with every word resolved, or the reason why it is refused. */
export function resolve(world, { request, settings, hidden }) {
  const { organisation } = world;
  const people = peopleOf(organisation);
  const asOf = dayOf(settings.asOf);
  const fiscal = { start: 1, name: 'start', ...organisation.fiscalYear, ...settings.fiscalYear };
  const whose = ownerOf(request, settings, people, hidden);
  if (whose.refused) return whose;
  const type = typeOf(world, request, settings.filters);
  const period = periodOf(settings.filters.period ?? request.period, asOf, fiscal, settings.weekStart);
  const elapsedTo = settings.todayCounts ? asOf : asOf - 1;
  const question = { world, request, settings, hidden, people, asOf, fiscal, period, elapsedTo, ...whose, ...type };
  question.groupBy = settings.groupBy ?? organisation.groupBy ?? 'sale';
  question.sets = setsOf(question);
  question.base = organisation.currency ?? settings.currency;
  question.exchange = { rates: organisation.rates, base: question.base };
  question.interval = request.interval ?? intervalOf(question);
  question.by = breakdownOf(whose.owner, request.by);
  question.isByItem = request.shape === 'parts' && question.by === 'item' && type.dimension !== 'all-sales';
  question.currency = type.measure === 'count' ? undefined : currencyShown(question);
  return question;
}

const UNKNOWN = 'unknown-owner';

function ownerOf(request, { viewer, filters }, people, hidden) {
  const seen = (owner) => !hidden?.includes(owner);
  const asked = named(request.owner, viewer, people);
  if (asked.refused) return hidden && asked.refused === UNKNOWN ? { refused: 'forbidden' } : asked;
  if (!seen(asked.owner)) return { refused: 'forbidden' };
  if (filters.owner === undefined) return asked;
  const filter = named(filters.owner, viewer, people);
  const isSecret = hidden && (filter.refused === UNKNOWN || (filter.owner && !seen(filter.owner)));
  if (isSecret && asked.owner === 'company') return { refused: 'forbidden' };
  return filter.owner && !isSecret && liesIn(filter.owner, asked.owner, people) ? filter : asked;
}

/** Whom a word means: `me` is the viewer, `my-group` the viewer's primary group (R11). */
function named(word, viewer, people) {
  if (word === 'company') return { owner: word };
  const isViewers = word === 'me' || word === 'my-group';
  if (isViewers && viewer === undefined) return { refused: 'no-viewer' };
  const owner = isViewers ? `user:${viewer}` : word;
  const [level, id] = owner.split(':');
  if (!people[`${level}s`]?.includes(id)) return { refused: UNKNOWN };
  if (word !== 'my-group') return { owner };
  const group = people.primary.get(viewer);
  return group === undefined ? { refused: 'no-group' } : { owner: `group:${group}` };
}

function liesIn(inner, outer, { primary }) {
  if (outer === 'company' || inner === outer) return true;
  const [level, id] = inner.split(':');
  return level === 'user' && outer === `group:${primary.get(id)}`;
}

/** Type, measure and items that count: those asked for, else those of the type (R9, R13). */
function typeOf({ organisation, types }, request, filters) {
  const [dimension, unit] = (filters.targetType ?? request.targetType).split('.');
  const measure = request.measure ?? unit;
  const id = `${dimension}.${measure}`;
  const listed = organisation.dimensions?.find((one) => one.id === dimension)?.items?.map((item) => item.id);
  const known = (items = []) => items.filter((item) => listed?.includes(item));
  const own = [...types, ...(organisation.targetTypes ?? [])].find((one) => one.id === id)?.items;
  const choice = [known(filters.items), known(request.items), own ?? []].find((items) => items.length);
  return { dimension, measure, type: id, items: choice && [...choice].sort(), listed };
}

function setsOf({ world, type, period, fiscal }) {
  const [first, last] = [period.from, period.to].map((day) => fiscalYearOf(monthOf(day), fiscal));
  return world.sets
    .filter(({ year, targetType }) => targetType === type && year >= first && year <= last)
    .sort((a, b) => a.year - b.year);
}

/** The next level below the owner, unless another is asked for; a person has no groups (R10). */
function breakdownOf(owner, by) {
  const [level] = owner.split(':');
  const below = { company: 'group', group: 'user', user: 'item' }[level];
  return by === undefined || (level === 'user' && by === 'group') ? below : by;
}

/** The one by which the targets of the type are set. */
const intervalOf = ({ sets }) => (sets.some(({ interval }) => interval === 'quarter') ? 'quarter' : 'month');

/** The board's, else the organisation's; `own` is that of the owner's targets (R14). */
function currencyShown(question) {
  const { request, settings, sets, owner, people, base } = question;
  const usual = settings.currency ?? base;
  if (request.currency !== 'own') return request.currency ?? usual;
  const [level, id] = owner.split(':');
  const group = level === 'user' ? `group:${people.primary.get(id)}` : undefined;
  const currencies = [owner, group].flatMap((whose) => sets.flatMap(({ rows }) => currenciesOf(rows, whose)));
  return currencies[0] ?? base;
}

const currenciesOf = (rows, whose) =>
  rows.filter(({ owner }) => owner === whose).flatMap(({ currency }) => currency ?? []);
