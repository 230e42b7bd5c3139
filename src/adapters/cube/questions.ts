import type { ActualsQuery } from '../../model/actual.ts';
import type { Organisation } from '../../model/organisation.ts';
import { idOf, levelOf } from '../../model/owner.ts';
import type { CubeFilter, CubeQuery } from './client.ts';
import { type CubeModel, cubeOf } from './model.ts';
import type { CubeSourceOptions } from './options.ts';

/** Members of a question by what they hold in its rows. */
export interface Columns {
  readonly user: string;
  readonly group?: string;
  readonly item?: string;
  readonly currency?: string;
  readonly probability?: string;
}

/** Query of Cube for one question of a board. */
export interface Question {
  readonly columns: Columns;
  /** The time of a row, with its granularity. */
  readonly time: string;
  readonly measure: string;
  readonly cubeQuery: CubeQuery;
}

type Asked = Omit<ActualsQuery, 'measure' | 'byItem'>;

/** Organisation, data model and options that a question is made with. */
export interface About {
  readonly model: CubeModel;
  readonly organisation: Organisation;
  readonly options: CubeSourceOptions;
}

/** The question as Cube takes it; `undefined` where there can be no sales. */
export function questionOf(query: ActualsQuery, about: About): Question | undefined {
  const { model, options } = about;
  const measure = model.need(query.measure);
  const isCount = query.measure === 'count';
  const cube = isCount ? cubeOf(measure) : options.cube;
  const filters = filtersOf(query, cube, about);
  const isWeighted = query.status === 'open' && !isCount;
  const probability = isWeighted ? model.find('probability', cube) : undefined;
  if (!filters || (isWeighted && !probability)) return undefined;
  const columns: Columns = {
    user: model.need('user', cube),
    group: query.groupBy === 'sale' ? model.find('group', cube) : undefined,
    item: query.byItem ? itemOf(query, cube, about) : undefined,
    currency: isCount ? undefined : model.find('currency', cube),
    probability,
  };
  const date = model.need('date', cube);
  const granularity = query.grain ?? 'month';
  const cubeQuery = queryOf({ ...query, date, granularity, columns, filters, measures: [measure] }, options);
  return { columns, time: `${date}.${granularity}`, measure, cubeQuery };
}

interface Parts extends Pick<CubeQuery, 'measures' | 'filters'> {
  readonly date: string;
  readonly granularity: 'month' | 'day';
  readonly from: string;
  readonly to: string;
  readonly columns: object;
  readonly sort?: 'desc';
}

/** A query for sums by time and columns, in an order that pages can follow. */
export function queryOf(parts: Parts, { timeZone, pageSize = 50_000 }: CubeSourceOptions): CubeQuery {
  const { measures, date, granularity, from, to, columns, filters, sort = 'asc' } = parts;
  const dimensions = Object.values(columns).filter((one): one is string => one !== undefined);
  return {
    measures,
    dimensions,
    timeDimensions: [{ dimension: date, granularity, dateRange: [from, to] }],
    filters,
    order: [date, ...dimensions].map((member) => [member, sort]),
    limit: pageSize,
    timezone: timeZone,
  };
}

/** The member of a dimension that splits sales. */
export function itemOf({ dimension }: Asked, cube: string, { model, organisation }: About): string | undefined {
  if (!dimension || dimension === 'all-sales') return undefined;
  return model.item(dimension, organisation.dimensions?.find(({ id }) => id === dimension)?.column, cube);
}

/** Conditions for the sales that are asked for; `undefined` where none can meet them. */
export function filtersOf(query: Asked, cube: string, about: About): readonly CubeFilter[] | undefined {
  const { model, options } = about;
  const { status, items } = query;
  const filters: CubeFilter[] = [];
  const stated = model.find('status', cube);
  if (stated) filters.push(equals(stated, options.statuses?.[status] ?? [status]));
  const item = itemOf(query, cube, about);
  if (item && items) filters.push(equals(item, items));
  const isNone = (status === 'open' && !stated) || (item && items?.length === 0) || query.from > query.to;
  const owned = isNone ? undefined : ownedBy(query, cube, about);
  return owned && [...filters, ...owned];
}

function ownedBy({ owner, groupBy }: Asked, cube: string, { model, organisation }: About) {
  const [level, id, user] = [levelOf(owner), idOf(owner), model.need('user', cube)];
  if (level === 'company') return [];
  if (level === 'user') return [equals(user, [id])];
  const group = groupBy === 'sale' ? model.find('group', cube) : undefined;
  const ids = organisation.users.filter((one) => one.group === id).map((one) => one.id);
  const members = ids.length ? [equals(user, ids)] : undefined;
  if (!group) return members;
  const recorded = equals(group, [id]);
  return members
    ? [{ or: [recorded, { and: [{ member: group, operator: 'notSet' as const }, ...members] }] }]
    : [recorded];
}

function equals(member: string, values: readonly string[]): CubeFilter {
  return { member, operator: 'equals', values };
}
