import type { Note } from '../../model/note.ts';
import { firstNames } from './first-names.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

/** The state of one search through a JSON text. */
interface Reading {
  readonly file: string;
  /** Path without indexes → the first such member that nobody knows, and how many there are. */
  readonly unknown: Map<string, { readonly value: string; count: number }>;
}

/** A value within a JSON file and the path it stands at. */
export interface Spot {
  readonly value: unknown;
  readonly path: string;
  readonly reading: Reading;
}

export function spotOf(value: unknown, file: string): Spot {
  return { value, path: '', reading: { file, unknown: new Map() } };
}

/** The members that nobody knew, each once however often it stands in a list. */
export function unknownMembers({ reading }: Spot): readonly Note[] {
  return [...reading.unknown.values()].map((member) => ({ code: 'unknown-member', ...member }));
}

/** Refuses a value: names its path, itself, and what would have been right, in signs that need no language. */
export function refuse({ value, path, reading: { file } }: Spot, expected: string): never {
  throw wrong(file, path, value, { problem: 'bad-value', expected });
}

function wrong(file: string, path: string, value: unknown, detail: SourceErrorDetail): SourceError {
  const shown = typeof value === 'string' ? value.slice(0, 200) : (JSON.stringify(value) ?? String(value)).slice(0, 60);
  return new SourceError('invalid-data', `wrong value in ${file}: ${path} ${shown}`, {
    ...detail,
    file,
    path,
    value: shown,
  });
}

/** The members of an object that are there, `null` counting as absent. Others than `known` are noted. */
export function members<K extends string>(spot: Spot, known: readonly K[]): Readonly<Partial<Record<K, Spot>>> {
  const found: Partial<Record<K, Spot>> = {};
  for (const [name, member] of entries(spot)) {
    if (known.includes(name as K)) found[name as K] = member;
    else note(member);
  }
  return found;
}

function note({ path, reading: { unknown } }: Spot) {
  const kind = path.replace(/\[\d+\]/g, '[]');
  const earlier = unknown.get(kind);
  if (earlier) earlier.count++;
  else unknown.set(kind, { value: path, count: 1 });
}

/** Members of an object of unknown form. */
export function entries(spot: Spot): readonly (readonly [name: string, member: Spot])[] {
  const { value, path, reading } = spot;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(spot, '{…}');
  return Object.entries(value)
    .filter(([, member]) => member !== null)
    .map(([name, member]) => [name, { value: member as unknown, path: path ? `${path}.${name}` : name, reading }]);
}

export function list<T>(spot: Spot, read: (member: Spot) => T): readonly T[] {
  const { value, path, reading } = spot;
  if (!Array.isArray(value)) refuse(spot, '[…]');
  return value.map((member: unknown, index) => read({ value: member, path: `${path}[${index}]`, reading }));
}

/** An object used as a table. */
export function table<T>(spot: Spot, read: (member: Spot, name: string) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(entries(spot).map(([name, member]) => [name, read(member, name)]));
}

/** A text that says something; blanks around it are dropped. */
export function text(spot: Spot): string {
  const said = typeof spot.value === 'string' ? spot.value.trim().normalize() : '';
  return said || refuse(spot, '"…"');
}

export function flag(spot: Spot): boolean {
  return typeof spot.value === 'boolean' ? spot.value : refuse(spot, 'true, false');
}

/** A finite number for which `isRight` holds. */
export function number(spot: Spot, expected: string, isRight: (value: number) => boolean): number {
  const { value } = spot;
  return typeof value === 'number' && Number.isFinite(value) && isRight(value) ? value : refuse(spot, expected);
}

export function whole(spot: Spot, from: number, to: number): number {
  return number(spot, `${from}–${to}`, (value) => Number.isInteger(value) && value >= from && value <= to);
}

/** One of several texts; `known` is what the reader is told to choose from, the first of them. */
export function choice<const T extends string>(spot: Spot, known: readonly T[] | ReadonlySet<T>): T {
  const said = text(spot) as T;
  const all = known instanceof Set ? known : new Set(known);
  if (all.has(said)) return said;
  const names = firstNames(all);
  refuse(spot, [...names, ...(all.size > names.length ? ['…'] : [])].join(', ') || '—');
}

/** A text for which `isRight` holds. */
export function checked(spot: Spot, expected: string, isRight: (value: string) => boolean): string {
  const said = text(spot);
  return isRight(said) ? said : refuse(spot, expected);
}

/** A list of things that are told apart by `id`; the second of two alike is refused. */
export function distinct<T extends { readonly id: string }>(spot: Spot, read: (member: Spot) => T): readonly T[] {
  const ids = new Set<string>();
  return list(spot, (member) => {
    const thing = read(member);
    if (ids.has(thing.id)) throw wrong(spot.reading.file, `${member.path}.id`, thing.id, { problem: 'duplicate-id' });
    ids.add(thing.id);
    return thing;
  });
}
