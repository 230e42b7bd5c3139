import type { Dimension, Group, Item, Organisation, User } from '../../model/organisation.ts';
import { object } from '../../source/shape.ts';
import type { SourceError } from '../../source/source-error.ts';
import { organisationCode } from '../files/organisation-code.ts';
import type { Api } from './api.ts';
import { type ArchiveRow, archiveRows, cellOf } from './archive.ts';
import { finder, listItems } from './lists.ts';
import { ALL_SALES, dimensionOf, fieldOf, type SuperOfficeNames } from './names.ts';
import type { Called } from './options.ts';

/** Parts of the organisation that the CRM does not say: rates, fiscal year, time zone, calendars, …; members that it says too stand in place of its own. */
export type OrganisationRest = Partial<Omit<Organisation, 'listed' | 'notes' | 'currencies'>>;

/** A dimension as sales have it. */
interface KnownDimension {
  readonly id: string;
  readonly column: string;
  readonly itemOf: (shown: string) => string;
}

/** Ids of what the archive of sales shows. */
export interface Known {
  readonly userOf: (shown: string) => string;
  readonly groupOf: (shown: string) => string;
  readonly currencyOf: (shown: string) => string;
  readonly dimensions: readonly KnownDimension[];
}

interface Asked extends Called {
  readonly currency: string;
  /** Ids of dimensions; those of the target types by default. */
  readonly split?: readonly string[];
  readonly organisation?: OrganisationRest;
}

/** The organisation, and how sales name its people, groups and items. */
export interface Said {
  readonly organisation: Organisation;
  readonly known: Known;
}

export async function readOrganisation(api: Api, asked: Asked, signal: AbortSignal): Promise<Said> {
  const { names, dimensions, split, currency, organisation } = asked;
  const [groups, currencies, people, lists] = await Promise.all([
    listItems(api, names.groupList, signal),
    listItems(api, names.currencyList, signal),
    readUsers(api, names, signal),
    (split ? Promise.resolve(split) : usedDimensions(api, asked, signal)).then((ids) =>
      Promise.all(ids.map(async (id) => ({ id, items: await listItems(api, fieldOf(id, dimensions).list, signal) }))),
    ),
  ]);
  const splits = lists.map(({ id, items }): Dimension => ({ id, column: id, items }));
  const users = people.map(({ login: _, ...user }) => user);
  const own = { currency, groups: withMissing(groups, users), users, dimensions: splits };
  const codes = currencies.map(({ name }) => String(name)).filter((code) => code !== currency);
  const known: Known = {
    userOf: finder(
      people.map(({ id, name, login }) => [id, ...[name, login].filter(Boolean)] as [string, ...string[]]),
    ),
    groupOf: finder(groups.map(named)),
    currencyOf: currencyFinder(currencies),
    dimensions: lists.map(({ id, items }) => ({
      id,
      column: fieldOf(id, dimensions).column,
      itemOf: finder(items.map(named)),
    })),
  };
  const whole = organisation
    ? (await organisationCode()).parseOrganisation({ ...own, ...organisation }, 'organisation')
    : own;
  return { organisation: { ...whole, listed: true, currencies: codes }, known };
}

const named = ({ id, name }: Item): [string, string] => [id, String(name)];

/** Codes of currencies, by their id or as they are. */
function currencyFinder(currencies: readonly Item[]): (shown: string) => string {
  const codes = new Map(currencies.map(({ id, name }) => [id, String(name)]));
  return (shown) => codes.get(shown) ?? shown;
}

type Person = User & { readonly name: string; readonly login: string };

/** Associates, retired ones among them, with their primary group. */
export async function readUsers(api: Api, names: SuperOfficeNames, signal: AbortSignal): Promise<readonly Person[]> {
  const { userArchive, userId, userName, userLogin, userGroup, userActive } = names;
  const columns = [userId, userName, userLogin, userGroup, userActive];
  const rows = await archiveRows(api, { archive: userArchive, columns, orderBy: userId }, signal);
  return [...new Map(rows.map((row) => personOf(row, names)).map((person) => [person.id, person])).values()];
}

function personOf(row: ArchiveRow, names: SuperOfficeNames): Person {
  const shown = cellOf(row, names.userId);
  const group = cellOf(row, names.userGroup);
  return {
    id: /^\d+$/.test(shown) ? shown : String(row.PrimaryKey),
    name: cellOf(row, names.userName),
    login: cellOf(row, names.userLogin),
    ...(group && group !== '0' && { group }),
    ...(/^(false|0)$/i.test(cellOf(row, names.userActive)) && { former: true }),
  };
}

/** Groups that are no longer listed, but are somebody’s. */
function withMissing(groups: readonly Item[], users: readonly User[]): readonly Group[] {
  const ids = new Set(groups.map(({ id }) => id));
  const missing = new Set(users.flatMap(({ group }) => (group && !ids.has(group) ? group : [])));
  return [...groups, ...[...missing].map((id) => ({ id }))];
}

/** Dimensions of the target types; none for those who may not read these, or where there are none yet. */
async function usedDimensions(
  api: Api,
  { names, dimensions }: Called,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const types = await api.targets('GetTargetDimensionsForEntityType', { EntityType: names.entityType }, signal);
    const fields = Array.isArray(types) ? types.filter((one) => !object(one)) : [];
    const ids = fields.map((one: { readonly DimensionListField?: unknown }) =>
      dimensionOf(String(one.DimensionListField ?? ''), dimensions),
    );
    return [...new Set(ids)].filter((id) => id !== ALL_SALES);
  } catch (error) {
    const { code, detail } = error as SourceError;
    if ((code === 'forbidden' && detail.status === 403) || code === 'not-found') return [];
    throw error;
  }
}
