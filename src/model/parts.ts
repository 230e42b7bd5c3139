import type { ActualsCell } from './actual.ts';
import type { Directory } from './directory.ts';
import type { Frame } from './frame.ts';
import type { Words } from './insight.ts';
import { sumOf, type Ledger } from './ledger.ts';
import { itemName, ownerName } from './names.ts';
import { listedItems, type User } from './organisation.ts';
import { idOf, levelOf, type OwnerKey, type RestKey } from './owner.ts';
import { pacingFor, type Pacing } from './pacing.ts';
import { pointOf, type Point } from './points.ts';
import type { Roles } from './queries.ts';
import type { Question } from './question.ts';
import type { Span } from './span.ts';

const REST: readonly RestKey[] = ['no-group', 'former', 'non-members', 'no-item'];

/** Prefix of the keys of bars without an owner or item; begins with NUL, as no id of an item does. */
const restId = (rest: RestKey) => `\u0000${rest}`;

/** One bar of a breakdown. */
interface Part {
  /** Its key, but for what belongs to nobody: an item may be called `former` as well. */
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly owner?: OwnerKey;
  readonly item?: string;
  /** Place among what belongs to nobody, from 1; 0 for all others. */
  readonly rank: number;
}

/** The bars of a breakdown: largest actual first, then by name; what belongs to nobody last (R10). */
export function partPoints(frame: Frame): readonly Point[] {
  const { question, ledger, words, pacing } = frame;
  const keyOf = assigner(question);
  const sums = (role: keyof Roles) => sumBy(ledger.cells(role), keyOf);
  const actual = sums('actual') ?? new Map<string, number>();
  const previous = sums('previousYear');
  const toDate = sums('previousYearToDate');
  const pipeline = sums('pipeline');
  const found = new Set([actual, previous, pipeline].flatMap((map) => [...(map?.keys() ?? [])]));
  const { period } = question;
  const sold = (part: Part) => actual.get(part.id) ?? 0;
  const parts = [...partsOf(question, words, found), ...restsOf(found, words)].sort(
    (a, b) => a.rank - b.rank || sold(b) - sold(a) || compareNames(words, a.label, b.label) || (a.key < b.key ? -1 : 1),
  );
  return parts.map((part) => {
    const span: Span = {
      key: part.key,
      label: part.label,
      from: period.from,
      to: period.to,
      slices: slicesFor(part, question, ledger),
      pacing: part.owner ? ownPacing(part.owner, question) : pacing,
      actual: sold(part),
      previousYear: previous && (previous.get(part.id) ?? 0),
      previousYearToDate: toDate && (toDate.get(part.id) ?? 0),
      pipeline: pipeline && (pipeline.get(part.id) ?? 0),
    };
    return pointOf(frame, span, period);
  });
}

function compareNames({ compare }: Words, a: string, b: string): number {
  return compare ? compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
}

function slicesFor({ owner, item }: Part, question: Question, ledger: Ledger) {
  if (owner) return ledger.slices(owner);
  return item === undefined ? [] : ledger.slices(question.owner, item);
}

function ownPacing(owner: OwnerKey, { request, organisation, directory, settings }: Question): Pacing {
  return pacingFor(owner, request.pace, organisation, directory, settings);
}

function sumBy(cells: readonly ActualsCell[] | undefined, keyOf: (cell: ActualsCell) => string) {
  if (!cells) return undefined;
  const groups = new Map<string, ActualsCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return new Map([...groups].map(([key, group]) => [key, sumOf(group)]));
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
  return { id: owner, key: owner, label, owner, rank: 0 };
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
    .map((id) => ({ id, key: id, label: itemName(id, question, words), item: id, rank: 0 }));
}

function restsOf(found: ReadonlySet<string>, words: Words): Part[] {
  return REST.flatMap((key, at) =>
    found.has(restId(key)) ? [{ id: restId(key), key, label: words.rest[key], rank: at + 1 }] : [],
  );
}
