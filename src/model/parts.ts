import type { ActualsCell } from './actual.ts';
import type { Directory } from './directory.ts';
import type { Ledger } from './ledger.ts';
import { sumOf } from './ledger.ts';
import type { Words } from './measured.ts';
import type { Span } from './measured-figure.ts';
import { idOf, levelOf, type OwnerKey, type RestKey } from './owner.ts';
import { pacingFor, type Pacing } from './pacing.ts';
import type { Question, Roles } from './question.ts';

const REST: readonly RestKey[] = ['no-group', 'former', 'non-members', 'no-item'];

/** One bar of a breakdown. */
interface Part {
  readonly key: string;
  readonly label: string;
  readonly owner?: OwnerKey;
  readonly item?: string;
}

/** The bars of a breakdown: largest actual first, then by name; what belongs to nobody last (R10). */
export function partSpans(question: Question, ledger: Ledger, words: Words, pacing: Pacing): Span[] {
  const keyOf = assigner(question);
  const sums = (role: keyof Roles) => sumBy(ledger.cells(role), keyOf);
  const actual = sums('actual') ?? new Map<string, number>();
  const previous = sums('previousYear');
  const toDate = sums('previousYearToDate');
  const pipeline = sums('pipeline');
  const found = new Set([actual, previous, pipeline].flatMap((map) => [...(map?.keys() ?? [])]));
  const { from, to } = question.period;
  const spans = [...partsOf(question, words, found), ...restsOf(found, words)].map((part) => ({
    key: part.key,
    label: part.label,
    from,
    to,
    slices: slicesFor(part, question, ledger),
    pacing: part.owner ? ownPacing(part.owner, question) : pacing,
    actual: actual.get(part.key) ?? 0,
    previousYear: previous && (previous.get(part.key) ?? 0),
    previousYearToDate: toDate && (toDate.get(part.key) ?? 0),
    pipeline: pipeline && (pipeline.get(part.key) ?? 0),
  }));
  return spans.sort(
    (a, b) =>
      rank(a.key) - rank(b.key) ||
      b.actual - a.actual ||
      compareNames(words, a.label, b.label) ||
      (a.key < b.key ? -1 : 1),
  );
}

function compareNames({ compare }: Words, a: string, b: string): number {
  return compare ? compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
}

function rank(key: string): number {
  return REST.indexOf(key as RestKey) + 1;
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
  if (by === 'item') return ({ item }) => (type.dimension === 'all-sales' ? type.dimension : (item ?? 'no-item'));
  if (by === 'group') return ({ group }) => groupKey(group, directory);
  if (levelOf(owner) === 'user') return () => owner;
  const members = levelOf(owner) === 'group' ? idOf(owner) : undefined;
  return ({ user }) => userKey(user, members, directory);
}

function groupKey(group: string | undefined, { groups }: Directory): string {
  if (group === undefined) return 'no-group' satisfies RestKey;
  return groups.has(group) ? `group:${group}` : ('former' satisfies RestKey);
}

function userKey(id: string, group: string | undefined, { users }: Directory): string {
  const user = users.get(id);
  if (!user || user.former) return 'former' satisfies RestKey;
  return group !== undefined && user.group !== group ? ('non-members' satisfies RestKey) : `user:${id}`;
}

function partsOf(question: Question, words: Words, found: ReadonlySet<string>): Part[] {
  const { by, owner, directory } = question;
  if (by === 'item') return itemsOf(question, words, found);
  if (by === 'group') {
    return [...directory.groups.values()]
      .map(({ id, name }): Part => ({ key: `group:${id}`, label: words.name(name, id), owner: `group:${id}` }))
      .filter(({ key }) => owner === 'company' || owner === key || found.has(key));
  }
  const group = levelOf(owner) === 'group' ? idOf(owner) : undefined;
  return [...directory.users.values()]
    .filter((user) =>
      levelOf(owner) === 'user' ? user.id === idOf(owner) : !user.former && (!group || user.group === group),
    )
    .map(({ id, name }) => ({ key: `user:${id}`, label: words.name(name, id), owner: `user:${id}` }));
}

/** The items that count, with all that were sold beside the listed ones: a retired item keeps its bar. */
function itemsOf({ owner, type, items, organisation }: Question, words: Words, found: ReadonlySet<string>): Part[] {
  if (type.dimension === 'all-sales') return [{ key: type.dimension, label: words.total, owner }];
  const listed = organisation.dimensions?.find(({ id }) => id === type.dimension)?.items ?? [];
  const ids = items ?? [...new Set([...listed.map(({ id }) => id), ...found])];
  return ids
    .filter((id) => rank(id) === 0)
    .map((id) => ({ key: id, label: words.name(listed.find((item) => item.id === id)?.name, id), item: id }));
}

function restsOf(found: ReadonlySet<string>, words: Words): Part[] {
  return REST.filter((key) => found.has(key)).map((key) => ({ key, label: words.rest[key] }));
}
