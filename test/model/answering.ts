import type { Actuals, ActualsCell, ActualsQuery, Measure } from '../../src/model/actual.ts';
import type { Figure, Figures } from '../../src/model/figures.ts';
import { measure } from '../../src/model/figures-of.ts';
import type { Measured, Words } from '../../src/model/insight.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import { intervalPoints } from '../../src/model/interval-points.ts';
import type { Note } from '../../src/model/note.ts';
import { idOf, levelOf, type OwnerKey } from '../../src/model/owner.ts';
import { partPoints } from '../../src/model/parts.ts';
import type { PointsOf } from '../../src/model/points.ts';
import type { MaySee } from '../../src/model/policy.ts';
import { ask, isRefusal, type Refusal } from '../../src/model/question.ts';
import type { FiguresRequest, Settings } from '../../src/model/request.ts';
import type { TargetCatalogue, TargetRow, TargetSet } from '../../src/model/target.ts';
import { atOnce } from '../../src/model/steps.ts';

/** A sale in minor units; a plain reading of A1 and A2 that the measures are tested over. */
export interface Sold {
  readonly date: string;
  readonly user: string;
  readonly group?: string;
  readonly value: number;
  readonly currency?: string;
  readonly item?: string;
  readonly status?: 'sold' | 'open';
}

export const words: Words = {
  company: 'Company',
  total: 'Total',
  rest: {
    'no-group': 'No group',
    former: 'Former users',
    unlisted: 'Not listed',
    'non-members': 'Non-members',
    'no-item': 'No item',
  },
  more: (count) => `and ${count} more`,
  period: ({ key }) => key,
  name: (name, id) => (typeof name === 'string' ? name : id),
};

export const organisation: Organisation = {
  listed: true,
  currency: 'EUR',
  groups: [
    { id: 'north', name: 'North' },
    { id: 'south', name: 'South' },
  ],
  users: [
    { id: 'ann', name: 'Ann', group: 'north' },
    { id: 'bob', name: 'Bob', group: 'north' },
    { id: 'cid', name: 'Cid', group: 'south' },
    { id: 'old', name: 'Old', group: 'north', former: true },
    { id: 'sol', name: 'Sol' },
  ],
};

export const defaults: FiguresRequest = {
  shape: 'single',
  owner: 'company',
  period: '2026',
  targetType: 'all-sales.amount',
  compare: ['target'],
  thresholds: [0.9, 1],
};

export const board: Settings = { asOf: '2026-09-15', weekStart: 1, filters: {} };

/** A set of one fiscal year; a row of one number is that number in each month. */
export function setOf(
  rows: Record<string, number | readonly (number | null)[]>,
  options: Partial<TargetSet> & { currency?: string } = {},
): TargetSet {
  const { currency, ...set } = options;
  const count = options.interval === 'quarter' ? 4 : 12;
  const row = ([owner, value]: [string, number | readonly (number | null)[]]): TargetRow => ({
    owner: owner as OwnerKey,
    values: typeof value === 'number' ? Array.from({ length: count }, () => value) : value,
    ...(currency && { currency }),
  });
  return {
    year: 2026,
    targetType: 'all-sales.amount',
    interval: 'month',
    revision: 1,
    rows: Object.entries(rows).map(row),
    ...set,
  };
}

export function catalogueOf(sets: readonly TargetSet[]): TargetCatalogue {
  const rows = sets.flatMap((set) => set.rows);
  return {
    types: [...new Set(sets.map(({ targetType }) => targetType))].map((id) => {
      const [dimension, unit] = id.split('.') as [string, Measure];
      return { id, dimension, unit };
    }),
    sets,
    owners: [...new Set(rows.map(({ owner }) => owner))],
    currencies: [...new Set(rows.flatMap(({ currency }) => currency ?? []))],
  };
}

interface World {
  readonly sold?: readonly Sold[];
  readonly sets?: readonly TargetSet[];
  readonly organisation?: Partial<Organisation>;
  readonly board?: Partial<Settings>;
  readonly maySee?: MaySee;
  /** Of every answer about sales. */
  readonly notes?: readonly Note[];
}

/** The points of each shape, as its tiles hand them in. */
export const POINTS: Readonly<Record<FiguresRequest['shape'], PointsOf | undefined>> = {
  single: undefined,
  intervals: intervalPoints,
  parts: partPoints,
};

/** Asks and measures as a board does, over sales and sets in memory. */
export function answer(request: Partial<FiguresRequest>, world: World = {}): Measured | Refusal {
  const { sold = [], sets = [], maySee, notes = [] } = world;
  const listed = { ...organisation, ...world.organisation };
  const settings = { ...board, ...world.board };
  const question = ask({ ...defaults, ...request }, settings, listed, catalogueOf(sets), maySee);
  if (isRefusal(question)) return question;
  const loaded = sets.filter((set) =>
    question.sets.some(({ year, targetType }) => set.year === year && set.targetType === targetType),
  );
  const answers = question.queries.map((query) => ({ ...answerTo(query, sold, listed), notes }));
  return atOnce(measure(question, answers, loaded, words, POINTS[question.request.shape]));
}

/** The figures of a question that can be asked. */
export function figuresOf(request: Partial<FiguresRequest>, world: World = {}): Figures {
  const measured = answer(request, world);
  if (!('figures' in measured)) throw new Error(`refused: ${measured.reason}`);
  return measured.figures;
}

export function insightOf(request: Partial<FiguresRequest>, world: World = {}) {
  const measured = answer(request, world);
  if (!('figures' in measured)) throw new Error(`refused: ${measured.reason}`);
  return measured.insight!;
}

export function pointOf({ points }: Figures, key: string): Figure {
  const point = points.find((one) => one.key === key);
  if (!point) throw new Error(`no point ${key}: ${points.map((one) => one.key).join(', ')}`);
  return point;
}

function answerTo(query: ActualsQuery, sold: readonly Sold[], { users }: Organisation): Actuals {
  const cells = new Map<string, ActualsCell>();
  for (const sale of sold) {
    const primary = users.find(({ id }) => id === sale.user)?.group;
    const group = query.groupBy === 'sale' ? (sale.group ?? primary) : primary;
    if (!counts(query, sale, group)) continue;
    const cell = {
      user: sale.user,
      month: sale.date.slice(0, 7),
      ...(group && { group }),
      ...(sale.currency && { currency: sale.currency }),
      ...(query.byItem && sale.item && { item: sale.item }),
    };
    const key = JSON.stringify(cell);
    const value = query.measure === 'count' ? 1 : sale.value;
    cells.set(key, { ...cell, value: (cells.get(key)?.value ?? 0) + value });
  }
  return { cells: [...cells.values()], notes: [] };
}

function counts({ owner, from, to, status, items }: ActualsQuery, sale: Sold, group: string | undefined): boolean {
  const level = levelOf(owner);
  const owned = level === 'company' || idOf(owner) === (level === 'group' ? group : sale.user);
  const itemCounts = !items || (sale.item !== undefined && items.includes(sale.item));
  return owned && itemCounts && sale.date >= from && sale.date <= to && (sale.status ?? 'sold') === status;
}
