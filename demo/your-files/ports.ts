import { csvSource } from '../../src/adapters/csv.ts';
import { jsonSource } from '../../src/adapters/json.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { peopleFile } from '../../src/adapters/people-file.ts';
import type { TableKind } from '../../src/adapters/suggest.ts';
import type { Columns, MappingOptions } from '../../src/adapters/tables/mapping.ts';
import { targetsFile, type Fill, type Filling } from '../../src/adapters/targets-file.ts';
import { xlsxSource } from '../../src/adapters/xlsx.ts';
import { en } from '../../src/i18n/en.ts';
import { failureText, noteText } from '../../src/i18n/explain.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import type { DataSource, Organisation, TargetRepository } from '../../src/index.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { Said } from './card.ts';
import { fetchOf, lookupBy, mappingOf, type Files } from './lookups.ts';
import type { OwnFile } from './own-file.ts';

/** What the reader says of the company. */
export interface Facts {
  readonly currency?: string;
  /** First month of the fiscal year, from 1. */
  readonly start: number;
}

export interface Ports {
  readonly source?: DataSource;
  readonly repository?: TargetRepository;
  /** What was read of a file, or why it was not. */
  saidOf(file: OwnFile): Promise<Said>;
  /** Of the sales. */
  lastDay(): Promise<string | undefined>;
  /** Of the sales, those of most amounts first; none where they name none. */
  currencies(): Promise<readonly string[]>;
  groups(): Promise<number>;
  /** Whether there are targets, and none of them is of the company. */
  isOfMembers(): Promise<boolean>;
}

export const SOURCES = { csv: csvSource, json: jsonSource, xlsx: xlsxSource };
const { signal } = new AbortController();
const locale = createLocale('en-GB', en);
export const ALL = {
  owner: 'company',
  from: '1990-01-01',
  to: '2049-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
  grain: 'day',
} as const;

/** Source and repository of the files that can be read. */
export function portsOf(files: Files, facts: Facts): Ports {
  const fetch = fetchOf(files);
  const ready = (kind: TableKind) => (files.get(kind)?.isReady ? files.get(kind) : undefined);
  const [sales, targets] = [ready('sales'), ready('targets')];
  const people = peopleOf(ready('people'));
  const organisation = async (): Promise<Organisation> => {
    const said = people && (await people({ signal }));
    const start = facts.start > 1 ? { fiscalYear: { start: facts.start } } : {};
    return {
      listed: false,
      groups: [],
      users: [],
      ...said,
      ...start,
      ...(facts.currency && { currency: facts.currency }),
    };
  };
  const source = sales && SOURCES[sales.form]({ src: sales.file, fetch, ...mappingOf(sales, files), organisation });
  const fill: Fill | undefined =
    targets &&
    (async (asking) =>
      targetsFile({
        src: targets.file,
        fetch,
        ...mappingOf(targets, files),
        currency: facts.currency,
        fiscalYear: { start: facts.start },
        ...(people && isByName(mappingOf(targets, files)) && { organisation: await organisation() }),
      })(asking));
  const days = once(async () => (await source!.actuals([ALL], { signal }))[0]!);
  const filled = once(() => fill!({ signal }));
  const known = once(async (): Promise<Known> => ({
    sold: source ? (await days()).cells.flatMap(({ user }) => user ?? []) : [],
    listed: people ? (await people({ signal })).users.map(({ id }) => id) : [],
  }));
  return {
    source,
    repository: fill && memoryRepository({ fill }),
    saidOf: (file) =>
      saying(async () =>
        file.kind === 'names'
          ? namesSaid(file, files)
          : file === sales
            ? salesSaid(days, file, facts)
            : file === targets
              ? targetsSaid(filled, known, facts)
              : peopleSaid(people!),
      ),
    lastDay: async () =>
      (await days()).cells.map(({ day }) => day!).reduce((last, day) => (day > last ? day : last), '') || undefined,
    currencies: async () => {
      const counts = new Map<string, number>();
      for (const { currency } of (await days()).cells)
        if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1);
      return [...counts].sort(([, a], [, b]) => b - a).map(([currency]) => currency);
    },
    isOfMembers: async () => {
      const owners = new Set(fill ? (await filled()).sets.flatMap(({ rows }) => rows.map(({ owner }) => owner)) : []);
      return owners.size > 0 && !owners.has('company');
    },
    groups: async () => (await source!.organisation({ signal })).groups.length,
  };
}

/** Whether owners of all levels stand in one column, by names that only an organisation tells apart. */
function isByName({ columns = {} }: MappingOptions): boolean {
  const { owner } = columns as Columns;
  return typeof owner === 'string' || (typeof owner === 'object' && 'from' in owner);
}

const once = <T>(act: () => Promise<T>) => {
  let promise: Promise<T> | undefined;
  return () => (promise ??= act());
};

/** The organisation that a file of people tells. */
export function peopleOf(file: OwnFile | undefined) {
  if (!file) return undefined;
  const { mapping, organisation } = file;
  if (!organisation) return peopleFile({ src: file.file, ...mapping });
  return async () =>
    (await import('../../src/adapters/files/organisation-file.ts')).parseOrganisation(organisation, file.file.name);
}

async function saying(read: () => Promise<Said>): Promise<Said> {
  try {
    return await read();
  } catch (error) {
    return { state: 'bad', text: await sentenceOf(error) };
  }
}

/** Why a file could not be read, in a sentence. */
export async function sentenceOf(error: unknown): Promise<string> {
  if (!(error instanceof SourceError)) return error instanceof Error ? error.message : String(error);
  return failureText(locale, await en.problems(), error.code, error.detail);
}

type Answer = Awaited<ReturnType<DataSource['actuals']>>[number];

async function salesSaid(days: () => Promise<Answer>, { suggestion }: OwnFile, { currency }: Facts): Promise<Said> {
  const { cells, notes = [] } = await days();
  const people = new Set(cells.map(({ user }) => user).filter(Boolean)).size;
  const dates = cells.map(({ day }) => day!).sort();
  const total = cells.reduce((sum, { value }) => sum + value, 0);
  const currencies = [...new Set(cells.flatMap(({ currency }) => currency ?? []))];
  const money =
    currencies.length > 1 ? `amounts in ${currencies.join(', ')}` : `${amount(total)} ${currencies[0] ?? ''}`.trim();
  const who = people ? ` of ${counted(people, 'person', 'people')}` : '';
  const text = cells.length
    ? `Sales${who}, ${dayText(dates[0]!)} to ${dayText(dates.at(-1)!)}: ${money}.`
    : suggestion.rows.length
      ? 'No sale in it counts as sold.'
      : 'There is no sale in it.';
  const mixed =
    currencies.length > 1 && !currency
      ? [`Say the currency of the figures below: amounts in another one count by an exchange rate alone.`]
      : [];
  return { state: cells.length ? 'good' : 'bad', text, notes: [...mixed, ...(await notesOf(notes))] };
}

async function targetsSaid(
  filled: () => Promise<Filling>,
  known: () => Promise<Known>,
  { start }: Facts,
): Promise<Said> {
  const { sets, notes = [] } = await filled();
  const rows = sets.flatMap((set) => set.rows);
  const owners = new Set(rows.map(({ owner }) => owner));
  const years = [...new Set(sets.map(({ year }) => year))].sort((a, b) => a - b);
  const span = spanText(years[0] ?? 0, years.at(-1) ?? 0, start);
  const text = rows.length
    ? `Targets of ${ownersText(owners)}, ${span}: ${totalsText(rows)}.`
    : 'There is no target in it.';
  const unknown = strangersText(owners, await known().catch(() => NOBODY));
  return { state: rows.length ? 'good' : 'bad', text, notes: [...unknown, ...(await notesOf(notes))] };
}

type TargetRows = Filling['sets'][number]['rows'];

/** What all targets add up to, level by level: what groups are to sell is no more than what their people are. */
function totalsText(rows: TargetRows): string {
  const sums = new Map<string, number>();
  for (const { owner, values } of rows) {
    const level = owner.split(':')[0]!;
    const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
    sums.set(level, (sums.get(level) ?? 0) + sum);
  }
  const [first] = sums.values();
  if (sums.size === 1) return `${amount(first!)} in all`;
  const parts = Object.entries(LEVELS).flatMap(([level, word]) =>
    sums.has(level) ? [`${word} ${amount(sums.get(level)!)}`] : [],
  );
  return new Intl.ListFormat('en').format(parts);
}

const LEVELS = { company: 'the company', group: 'groups', user: 'people' };

/** Years as numbers, and of a fiscal year that is none of the calendar its months. */
function spanText(first: number, last: number, start: number): string {
  const years = first === last ? `${first}` : `${first} to ${last}`;
  const month = (year: number, at: number) =>
    new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' }).format(new Date(year, at));
  return start > 1 ? `${years} (${month(first, start - 1)} to ${month(last + 1, start - 2)})` : years;
}

/** People whom the sales and the list of people name. */
interface Known {
  readonly sold: readonly string[];
  readonly listed: readonly string[];
}

const NOBODY: Known = { sold: [], listed: [] };

/** People with targets whom nothing else names: their targets meet no sale, as where one file has ids and the other names. */
function strangersText(owners: ReadonlySet<string>, { sold, listed }: Known): readonly string[] {
  const people = [...owners].filter((owner) => owner.startsWith('user:')).map((owner) => owner.slice('user:'.length));
  const all = new Set([...sold, ...listed]);
  const strangers = people.filter((id) => !all.has(id));
  if (!sold.length || !strangers.length) return [];
  const quoted = (ids: readonly string[]) =>
    `${ids
      .slice(0, 3)
      .map((id) => `“${id}”`)
      .join(', ')}${ids.length > 3 ? ' …' : ''}`;
  const others = [...new Set(sold)];
  return [
    `${strangers.length} of ${counted(people.length, 'person', 'people')} with targets have no sales: ${quoted(strangers)}. The sales name ${quoted(others)}.`,
  ];
}

function ownersText(owners: ReadonlySet<string>): string {
  const of = (level: string) => [...owners].filter((owner) => owner.startsWith(level)).length;
  const [people, groups] = [of('user:'), of('group:')];
  const parts = [
    ...(owners.has('company') ? ['the company'] : []),
    ...(groups ? [counted(groups, 'group', 'groups')] : []),
    ...(people ? [counted(people, 'person', 'people')] : []),
  ];
  return new Intl.ListFormat('en').format(parts);
}

async function peopleSaid(people: (asking: { readonly signal: AbortSignal }) => Promise<Organisation>): Promise<Said> {
  const { users, groups, notes = [] } = await people({ signal });
  const where = groups.length ? ` in ${counted(groups.length, 'group', 'groups')}` : '';
  const text = `${counted(users.length, 'person', 'people')}${where}.`;
  return { state: users.length ? 'good' : 'bad', text, notes: await notesOf(notes) };
}

function namesSaid(file: OwnFile, files: Files): Said {
  const { place, key, value } = lookupBy(file, files);
  if (!place) return { state: 'open', text: 'Choose what is looked up in it.' };
  const text = `Each “${place.column}” of ${files.get(place.kind)!.file.name} is looked up in “${key}” and becomes its “${value}”.`;
  return { state: 'good', text };
}

async function notesOf(notes: NonNullable<Answer['notes']>): Promise<readonly string[]> {
  const problems = await en.problems();
  return notes.map((note) => noteText(locale, problems, note));
}

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
const amount = (minor: number) =>
  (minor / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const dayText = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
