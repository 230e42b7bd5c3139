import type { ActualsCell } from './actual.ts';
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
import type { Span } from './span.ts';

const REST: readonly RestKey[] = ['no-group', 'former', 'non-members', 'no-item'];

/** Prefix of the keys of bars without an owner or item; begins with NUL, as no id of an item does. */
const restId = (rest: RestKey) => `\u0000${rest}`;

/** So many owners or items have a bar of their own: more than anyone scrolls through, and drawn without a pause. */
export const MOST_BARS = 1000;

/** One bar of a breakdown. */
interface Part extends Targeted {
  /** Its key, but for what belongs to nobody: an item may be called `former` as well. */
  readonly id: string;
  readonly key: string;
  readonly label: string;
  /** Bars that it stands for, where it is the sum of those that are not drawn. */
  readonly sums?: readonly Part[];
}

/**
 * The bars of a breakdown: largest actual first, then by name; beyond
 * `MOST_BARS` one for all that remain; last what belongs to nobody (R10).
 */
export function partPoints(frame: Frame): Points {
  const { question, words } = frame;
  const sums = sumsOf(frame);
  const found = new Set(Object.values(sums).flatMap((map) => [...(map?.keys() ?? [])]));
  const { drawn, more, hidden } = cut(partsOf(question, words, found), question, inOrder(sums.actual, words));
  const sum = more.length ? [sumPart(more, words)] : [];
  return {
    points: [...drawn, ...sum, ...restsOf(found, words)].map((part) => partPoint(part, sums, frame)),
    notes: hidden ? [{ code: 'hidden', count: hidden }] : [],
  };
}

type Sums = Readonly<Partial<Record<'actual' | 'previousYear' | 'previousYearToDate' | 'pipeline', SumById>>>;
type SumById = ReadonlyMap<string, number>;

function sumsOf({ question, ledger }: Frame): Sums {
  const keyOf = assigner(question);
  const sums = (role: keyof Roles) => sumBy(ledger.cells(role), keyOf);
  return {
    actual: sums('actual'),
    previousYear: sums('previousYear'),
    previousYearToDate: sums('previousYearToDate'),
    pipeline: sums('pipeline'),
  };
}

function partPoint(part: Part, sums: Sums, frame: Frame): Point {
  const { question, ledger, pacing } = frame;
  const { key, label, owner, sums: parts } = part;
  const { period } = question;
  const sold = (sum: SumById | undefined) => sum && soldBy(part, sum);
  const span: Span = {
    key,
    label,
    from: period.from,
    to: period.to,
    slices: ledger.slicesOf(parts ?? [part]),
    pacing: owner ? ownPacing(owner, question) : pacing,
    actual: sold(sums.actual) ?? 0,
    previousYear: sold(sums.previousYear),
    previousYearToDate: sold(sums.previousYearToDate),
    pipeline: sold(sums.pipeline),
  };
  const point = pointOf(frame, span, period);
  return parts ? { ...point, insight: { ...point.insight, sums: parts.length } } : point;
}

function soldBy({ id, sums }: Part, sold: SumById): number {
  return sums ? sums.reduce((sum, part) => addExact(sum, soldBy(part, sold)), 0) : (sold.get(id) ?? 0);
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
function cut(parts: readonly Part[], { maySee }: Question, order: Order) {
  if (parts.length <= MOST_BARS) return { drawn: [...parts].sort(order), more: [], hidden: 0 };
  const seen = maySee ? parts.filter(({ owner }) => !owner || maySee(owner)) : parts;
  const drawn = firstOf(seen, MOST_BARS, order);
  const isDrawn = new Set(drawn);
  return { drawn, more: seen.filter((part) => !isDrawn.has(part)), hidden: parts.length - seen.length };
}

/** The first so many of a list in order; the others are never put in order. */
function firstOf(parts: readonly Part[], count: number, order: Order): Part[] {
  let first: Part[] = [];
  let last: Part | undefined;
  for (const part of parts) {
    if (last && order(part, last) > 0) continue;
    if (first.push(part) < 2 * count) continue;
    first = first.sort(order).slice(0, count);
    last = first.at(-1);
  }
  return first.sort(order).slice(0, count);
}

function sumPart(sums: readonly Part[], words: Words): Part {
  return { id: '\u0000more', key: 'more', label: words.more(sums.length), sums };
}

function ownPacing(owner: OwnerKey, { request, organisation, directory, settings }: Question): Pacing {
  return pacingFor(owner, request.pace, organisation, directory, settings);
}

function sumBy(cells: readonly ActualsCell[] | undefined, keyOf: (cell: ActualsCell) => string): SumById | undefined {
  if (!cells) return undefined;
  const sums = new Map<string, number>();
  for (const cell of cells) {
    const key = keyOf(cell);
    sums.set(key, addExact(sums.get(key) ?? 0, cell.value));
  }
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
  return restId(!group || currentUser(user, directory) ? 'no-group' : 'former'); // a source may say null
}

function userKey(id: string, group: string | undefined, directory: Directory): string {
  const user = currentUser(id, directory);
  if (!user) return restId('former');
  return group !== undefined && user.group !== group ? restId('non-members') : `user:${id}`;
}

function currentUser(id: string, { users }: Directory): User | undefined {
  const user = users.get(id);
  return user?.former ? undefined : user;
}

function partsOf(question: Question, words: Words, found: ReadonlySet<string>): Part[] {
  const { by, owner, directory } = question;
  if (by === 'item') return itemsOf(question, words, found);
  const named = (key: OwnerKey) => ownerPart(key, ownerName(key, question, words));
  if (by === 'group') {
    return [...directory.groups.keys()]
      .map((id) => named(`group:${id}`))
      .filter(({ key }) => owner === 'company' || owner === key || found.has(key));
  }
  const group = levelOf(owner) === 'group' ? idOf(owner) : undefined;
  return [...directory.users.values()]
    .filter((user) =>
      levelOf(owner) === 'user' ? user.id === idOf(owner) : !user.former && (!group || user.group === group),
    )
    .map(({ id }) => named(`user:${id}`));
}

function ownerPart(owner: OwnerKey, label: string): Part {
  return { id: owner, key: owner, label, owner };
}

/** The items that count, with all that were sold beside the listed ones: a retired item keeps its bar. */
function itemsOf(question: Question, words: Words, found: ReadonlySet<string>): Part[] {
  const { owner, type, items, organisation } = question;
  if (type.dimension === 'all-sales')
    return [{ ...ownerPart(owner, words.total), id: type.dimension, key: type.dimension }];
  const listed = listedItems(type, organisation) ?? [];
  const ids = items ?? [...new Set([...listed.map(({ id }) => id), ...found])];
  return ids
    .filter((id) => id !== restId('no-item'))
    .map((id) => ({ id, key: id, label: itemName(id, question, words), item: id }));
}

function restsOf(found: ReadonlySet<string>, words: Words): Part[] {
  return REST.flatMap((key) => (found.has(restId(key)) ? [{ id: restId(key), key, label: words.rest[key] }] : []));
}
