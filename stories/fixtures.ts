import type { SaleRow } from '../src/adapters/memory.ts';
import { lastDay, monthOf, weekday } from '../src/model/day.ts';
import type { Organisation } from '../src/model/organisation.ts';
import type { TargetRow, TargetSet } from '../src/model/target.ts';

/** "Today" of every story, so that each looks the same on every day. */
export const TODAY = '2026-09-14';

const YEARS = [2025, 2026];
const SEASON = [6, 6, 7, 8, 8, 8, 6, 6, 9, 11, 12, 13];
const TYPES = ['new', 'extra', 'renewal'];

interface Seller {
  readonly id: string;
  readonly group: string;
  readonly year: number;
  readonly pull: number;
}

/** Who sells how much of what the house wants, in euros a year. */
const TEAM = [
  { id: 'nina', name: 'Nina Visser', group: 'north', year: 640_000, pull: 1.08 },
  { id: 'piet', name: 'Piet Bos', group: 'north', year: 520_000, pull: 0.93 },
  { id: 'amira', name: 'Amira el Hassan', group: 'north', year: 480_000, pull: 1.01 },
  { id: 'jonas', name: 'Jonas Lindqvist-Andersen', group: 'south', year: 700_000, pull: 0.78 },
  { id: 'sofia', name: 'Sofia Marin', group: 'south', year: 560_000, pull: 0.97 },
  { id: 'li', name: 'Li Wei', group: 'south', year: 300_000, pull: 1.22 },
  { id: 'tom', name: 'Tom Okafor', group: 'online', year: 260_000, pull: 0.88 },
];

/** Has left after the first year. */
const FORMER: Seller = { id: 'eva', group: 'south', year: 180_000, pull: 0.9 };

export const organisation: Organisation = {
  listed: true,
  company: { name: 'Nordwind' },
  groups: [
    { id: 'north', name: { en: 'Team North', nl: 'Team Noord' } },
    { id: 'south', name: { en: 'Team South', nl: 'Team Zuid' } },
    { id: 'online', name: { en: 'Online shop', nl: 'Webwinkel' } },
  ],
  users: [
    ...TEAM.map(({ id, name, group }) => ({ id, name, group })),
    { id: 'eva', name: 'Eva Brandt', group: 'south', former: true },
  ],
  currency: 'EUR',
  calendar: 'house',
  calendars: { house: { holidays: ['2026-01-01', '2026-04-06', '2026-05-14', '2026-05-25', '2026-12-25'] } },
  dimensions: [
    {
      id: 'sale-type',
      name: { en: 'Sale type', nl: 'Soort verkoop' },
      column: 'type',
      items: [
        { id: 'new', name: { en: 'New business', nl: 'Nieuwe klanten' } },
        { id: 'extra', name: { en: 'Extra sales', nl: 'Bijverkoop' } },
        { id: 'renewal', name: { en: 'Renewals', nl: 'Verlengingen' } },
      ],
    },
  ],
  targetTypes: [
    { id: 'sale-type.amount', dimension: 'sale-type', unit: 'amount', items: TYPES },
    { id: 'all-sales.count', dimension: 'all-sales', unit: 'count' },
  ],
};

/** Two years of sales, the second up to today, and a pipeline after it. */
export const sales: readonly SaleRow[] = YEARS.flatMap((year) =>
  SEASON.flatMap((share, month) => [...TEAM, FORMER].flatMap((person) => salesOfMonth(person, year, month, share))),
);

/** Targets of company, groups and users for all sales, of the company by item and by number. */
export const targetSets: readonly TargetSet[] = YEARS.flatMap((year) => [
  setOf(year, 'all-sales.amount', amountRows(year)),
  setOf(year, 'all-sales.count', [{ owner: 'company', values: SEASON.map((share) => share * 4) }]),
  setOf(
    year,
    'sale-type.amount',
    TYPES.map((item, index) => ({ owner: 'company', item, values: spread(total(year) * [0.5, 0.3, 0.2][index]!) })),
  ),
]);

function salesOfMonth(person: Seller, year: number, month: number, share: number): SaleRow[] {
  if (person === FORMER && year > YEARS[0]!) return [];
  const draw = numbersOf(`${person.id}${year}${month}`);
  const days = workingDays(year, month);
  const wanted = ((person.year * share) / 100) * person.pull * growth(year) * (0.85 + draw() * 0.3);
  const parts = Array.from({ length: 4 + Math.floor(draw() * 5) }, () => 0.4 + draw());
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => {
    const date = days[Math.floor(draw() * days.length)]!;
    const amount = Math.round((wanted * part) / whole / 5) * 5;
    const open = date > TODAY;
    return {
      id: `${person.id}-${year}-${month}-${index}`,
      date,
      user: person.id,
      group: person.group,
      amount,
      profit: Math.round(amount * (0.2 + draw() * 0.2)),
      status: open ? 'open' : 'sold',
      ...(open && { probability: 30 + Math.floor(draw() * 6) * 10 }),
      type: TYPES[Math.floor(draw() * 2.6)],
    };
  });
}

function amountRows(year: number): TargetRow[] {
  const groups = ['north', 'south'].map((group): TargetRow => {
    const members = TEAM.filter((person) => person.group === group);
    return {
      owner: `group:${group}`,
      values: spread(members.reduce((sum, person) => sum + person.year, 0) * growth(year)),
    };
  });
  const users = TEAM.map((person): TargetRow => ({
    owner: `user:${person.id}`,
    values: spread(person.year * growth(year)),
  }));
  return [{ owner: 'company', values: spread(total(year)) }, ...groups, ...users];
}

function total(year: number): number {
  return TEAM.reduce((sum, person) => sum + person.year, 0) * growth(year) * 1.02;
}

function growth(year: number): number {
  return year === YEARS[0] ? 0.92 : 1;
}

/** A year's euros over its months, in cents, rounded to hundreds of euros as people do. */
function spread(year: number): number[] {
  return SEASON.map((share) => Math.round((year * share) / 100 / 100) * 100_00);
}

function setOf(year: number, targetType: string, rows: readonly TargetRow[]): TargetSet {
  return { year, targetType, interval: 'month', rows, revision: 1 };
}

function workingDays(year: number, month: number): string[] {
  const first = monthOf(year, month + 1);
  const days = Array.from(
    { length: Number(lastDay(first).slice(8)) },
    (_, day) => `${first}-${String(day + 1).padStart(2, '0')}`,
  );
  return days.filter((day) => weekday(day) < 6);
}

/** Numbers from 0 to 1, always the same for the same text (mulberry32). */
function numbersOf(text: string): () => number {
  let state = [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
