import type { ActualsCell } from './actual.ts';
import { soldCells } from './compared.ts';
import type { Directory } from './directory.ts';
import type { Frame } from './frame.ts';
import type { Words } from './insight.ts';
import type { Targeted } from './ledger.ts';
import { addExact } from './money.ts';
import { itemName, ownerName } from './names.ts';
import { listedItems, type User } from './organisation.ts';
import { idOf, levelOf, type OwnerKey, type RestKey } from './owner.ts';
import { pacingFor, type Pacing } from './pacing.ts';
import { pointOf, type Point, type Points } from './points.ts';
import type { Roles } from './queries.ts';
import type { Question } from './question.ts';
import { eachOf, type Steps } from './steps.ts';
import type { HasTarget, Slice } from './target-slices.ts';

const REST: readonly RestKey[] = ['no-group', 'former', 'unlisted', 'non-members', 'no-item'];

/** Prefix of the keys of bars without an owner or item; begins with NUL, as no id of an item does. */
const restId = (rest: RestKey) => `\u0000${rest}`;

/** So many owners or items have a bar of their own: more than anyone scrolls through, and drawn without a pause. */
export const MOST_BARS = 500;

/** Bars of one step. */
const BARS = 100;

/** One bar of a breakdown. */
interface Part extends Targeted {
  /** Its key, but for what belongs to nobody: an item may be called `former` as well. */
  readonly id: string;
  readonly key: string;
  readonly label: string;
}

/**
 * The bars of a breakdown: largest actual first, then by name; beyond
 * `MOST_BARS` one for all that remain; last what belongs to nobody (R10).
 */
export function* partPoints(frame: Frame): Steps<Points> {
  const { question, words } = frame;
  const sums = yield* sumsOf(frame);
  const found = new Set(Object.values(sums).flatMap((map) => [...(map as ReadonlyMap<string, unknown>).keys()]));
  const parts = yield* partsOf(question, words, found);
  const { drawn, more, hidden } = yield* cut(parts, question, inOrder(sums.actual, words));
  sums.compared = yield* comparedBy([...drawn, ...more], sums.actual, frame);
  const sum = more.length ? [yield* sumPoint(more, sums, frame)] : [];
  const pointFor = (part: Part) => partPoint(part, sums, frame);
  const bars: Point[] = [];
  for (const part of drawn) {
    bars.push(pointFor(part));
    if (bars.length % BARS === 0) yield;
  }
  return {
    points: [...bars, ...sum, ...restsOf(found, words).map(pointFor)],
    notes: hidden ? [{ code: 'hidden', count: hidden }] : [],
  };
}

const ROLES = ['actual', 'previousYear', 'previousYearToDate', 'pipeline'] as const satisfies (keyof Roles)[];

type Kind = (typeof ROLES)[number] | 'compared';
type Sold = Partial<Record<Kind, number>> & { leftOut?: readonly ActualsCell[] };
type Sums = Partial<Record<Kind, SumById>> & { leftOut: ReadonlyMap<string, ActualsCell[]> };
type SumById = ReadonlyMap<string, number>;

function* sumsOf({ question, ledger }: Frame): Steps<Sums> {
  const keyOf = assigner(question);
  const sums: Sums = { leftOut: new Map() };
  for (const role of ROLES) {
    const cells = ledger.cells(role);
    if (cells) sums[role] = yield* sumBy(cells, keyOf);
  }
  const leftOut = new Map<string, ActualsCell[]>();
  yield* eachOf(ledger.leftOut('actual'), (cell) => {
    const id = keyOf(cell);
    const cells = leftOut.get(id);
    if (cells) cells.push(cell);
    else leftOut.set(id, [cell]);
  });
  return { ...sums, leftOut };
}

/** Adds up what each sold where it has a target, of those who sold something where they have none (M11). */
function* comparedBy(parts: readonly Part[], actual: SumById | undefined, frame: Frame): Steps<SumById> {
  const tests = new Map<string, HasTarget>();
  yield* eachOf(parts, (part) => {
    const test = actual?.has(part.id) ? frame.ledger.targeted(part) : undefined;
    if (test) tests.set(part.id, test);
  });
  if (!tests.size) return new Map();
  const keyOf = assigner(frame.question);
  const sums = new Map<string, number>();
  const besides = new Set<string>();
  yield* eachOf(soldCells(frame), (cell) => {
    const id = keyOf(cell);
    const hasTarget = tests.get(id);
    if (hasTarget?.(cell)) sums.set(id, addExact(sums.get(id) ?? 0, cell.value));
    else if (hasTarget && cell.value) besides.add(id);
  });
  return new Map([...besides].map((id) => [id, sums.get(id) ?? 0]));
}

function partPoint(part: Part, sums: Sums, frame: Frame): Point {
  const { question, ledger, pacing } = frame;
  const { owner } = part;
  const sold: Sold = {};
  for (const role of ROLES) if (sums[role]) sold[role] = soldBy(part, sums[role]);
  sold.compared = sums.compared?.get(part.id);
  sold.leftOut = sums.leftOut.get(part.id);
  return pointFrom(frame, part, sold, ledger.slicesOf(part), owner ? ownPacing(owner, question) : pacing);
}

/** The bar that adds up all that have none, by the calendar of the tile's owner (R10). */
function* sumPoint(parts: readonly Part[], sums: Sums, frame: Frame): Steps<Point> {
  const { ledger, pacing, words } = frame;
  const sold: Sold = {};
  for (const role of ROLES) {
    const sum = sums[role];
    if (sum) yield* eachOf(parts, (part) => (sold[role] = addExact(sold[role] ?? 0, soldBy(part, sum))));
  }
  sold.leftOut = parts.flatMap(({ id }) => sums.leftOut.get(id) ?? []);
  if (sums.compared?.size)
    yield* eachOf(parts, (part) => {
      const value = sums.compared!.get(part.id) ?? soldBy(part, sums.actual!);
      sold.compared = addExact(sold.compared ?? 0, value);
    });
  const named = { key: 'more', label: words.more(parts.length) };
  const point = pointFrom(frame, named, sold, yield* ledger.sharedSlicesOf(parts), pacing);
  return { ...point, insight: { ...point.insight, sums: parts.length } };
}

function pointFrom(
  frame: Frame,
  { key, label }: Pick<Part, 'key' | 'label'>,
  sold: Sold,
  slices: readonly Slice[],
  pacing: Pacing,
): Point {
  const { period } = frame.question;
  const { from, to } = period;
  return pointOf(frame, { key, label, from, to, slices, pacing, ...sold, actual: sold.actual ?? 0 }, period);
}

function soldBy({ id }: Part, sold: SumById): number {
  return sold.get(id) ?? 0;
}

type Order = (a: Part, b: Part) => number;

function inOrder(actual: SumById = new Map(), words: Words): Order {
  return (a, b) =>
    soldBy(b, actual) - soldBy(a, actual) || compareNames(words, a.label, b.label) || (a.key < b.key ? -1 : 1);
}

function compareNames({ compare }: Words, a: string, b: string): number {
  return compare ? compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Divides bars into those that are drawn and those that are added up. Only
 * where there are too many, the hidden ones are left out already here: each
 * reader has a bar for the largest that he may see, and none in a sum (T24).
 */
function* cut(parts: readonly Part[], { maySee }: Question, order: Order) {
  if (parts.length <= MOST_BARS) return { drawn: [...parts].sort(order), more: [], hidden: 0 };
  const seen = maySee ? parts.filter(({ owner }) => !owner || maySee(owner)) : parts;
  const drawn = yield* firstOf(seen, MOST_BARS, order);
  const isDrawn = new Set(drawn);
  return { drawn, more: seen.filter((part) => !isDrawn.has(part)), hidden: parts.length - seen.length };
}

/** The first so many of a list in order; the others are never put in order. */
function* firstOf(parts: readonly Part[], count: number, order: Order): Steps<readonly Part[]> {
  let first: Part[] = [];
  let last: Part | undefined;
  yield* eachOf(parts, (part) => {
    if (last && order(part, last) > 0) return;
    if (first.push(part) < 2 * count) return;
    first = first.sort(order).slice(0, count);
    last = first.at(-1);
  });
  return first.sort(order).slice(0, count);
}

function ownPacing(owner: OwnerKey, { request, organisation, directory, settings }: Question): Pacing {
  return pacingFor(owner, request.pace, organisation, directory, settings);
}

function* sumBy(cells: readonly ActualsCell[], keyOf: (cell: ActualsCell) => string): Steps<SumById> {
  const sums = new Map<string, number>();
  yield* eachOf(cells, (cell) => {
    const key = keyOf(cell);
    sums.set(key, addExact(sums.get(key) ?? 0, cell.value));
  });
  return sums;
}

/** Says which bar a cell belongs to. Every cell has one, so that bars add up to the total (A3, M9). */
function assigner({ by, owner, directory, type }: Question): (cell: ActualsCell) => string {
  if (by === 'item') return ({ item }) => (type.dimension === 'all-sales' ? type.dimension : item || restId('no-item'));
  if (by === 'group') return (cell) => groupKey(cell, directory);
  if (levelOf(owner) === 'user') return () => owner;
  const members = levelOf(owner) === 'group' ? idOf(owner) : undefined;
  return ({ user }) => userKey(user, members, directory);
}

/** A group that is not listed is none for those who are still there. */
function groupKey({ group, user }: ActualsCell, directory: Directory): string {
  if (group && directory.groups.has(group)) return `group:${group}`;
  return !group || currentUser(user, directory) ? restId('no-group') : goneId(user, directory); // a source may say null
}

function userKey(id: string, group: string | undefined, directory: Directory): string {
  const user = currentUser(id, directory);
  if (!user) return goneId(id, directory);
  return group !== undefined && user.group !== group ? restId('non-members') : `user:${id}`;
}

/** Bar of a user who has left, or whom the organisation does not list. */
function goneId(id: string, { users }: Directory): string {
  return restId(users.has(id) ? 'former' : 'unlisted');
}

function currentUser(id: string, { users }: Directory): User | undefined {
  const user = users.get(id);
  return user?.former ? undefined : user;
}

function* partsOf(question: Question, words: Words, found: ReadonlySet<string>): Steps<readonly Part[]> {
  const { by, owner, directory } = question;
  if (by === 'item') return yield* itemsOf(question, words, found);
  const named = (key: OwnerKey) => ownerPart(key, ownerName(key, question, words));
  if (by === 'group') {
    return [...directory.groups.keys()]
      .map((id) => named(`group:${id}`))
      .filter(({ key }) => owner === 'company' || owner === key || found.has(key));
  }
  const group = levelOf(owner) === 'group' ? idOf(owner) : undefined;
  const parts: Part[] = [];
  yield* eachOf(directory.users.values(), ({ id, former, group: primary }) => {
    const counts = levelOf(owner) === 'user' ? id === idOf(owner) : !former && (!group || primary === group);
    if (counts) parts.push(named(`user:${id}`));
  });
  return parts;
}

function ownerPart(owner: OwnerKey, label: string): Part {
  return { id: owner, key: owner, label, owner };
}

/** The items that count, with all that were sold beside the listed ones: a retired item keeps its bar. */
function* itemsOf(question: Question, words: Words, found: ReadonlySet<string>): Steps<readonly Part[]> {
  const { owner, type, items, organisation } = question;
  if (type.dimension === 'all-sales')
    return [{ ...ownerPart(owner, words.total), id: type.dimension, key: type.dimension }];
  const listed = listedItems(type, organisation) ?? [];
  const ids = items ?? [...new Set([...listed.map(({ id }) => id), ...found])];
  const parts: Part[] = [];
  yield* eachOf(ids, (id) => {
    if (id !== restId('no-item')) parts.push({ id, key: id, label: itemName(id, question, words), item: id });
  });
  return parts;
}

function restsOf(found: ReadonlySet<string>, words: Words): Part[] {
  return REST.flatMap((key) => (found.has(restId(key)) ? [{ id: restId(key), key, label: words.rest[key] }] : []));
}
