import { holidays, monthText, workingDays } from './calendar.js';
import { BIG_ORDERS, GROUPS, LAST_SOLD, SEASON, USERS, YEARS, atWork, groupIn, rateIn } from './company.js';
import { Random } from './random.js';

/**
 * @typedef {{ date: string, user: string, group: string, amount: number, currency: string, profit: number,
 *   status: string, probability: string, type: string, id: string }} Line
 * @typedef {typeof GROUPS[number]} Group
 * @typedef {typeof USERS[number]} User
 */

const TYPES = [
  { id: 'new', weight: 30, margin: 0.26 },
  { id: 'existing', weight: 48, margin: 0.33 },
  { id: 'renewal', weight: 22, margin: 0.44 },
];

/** Euros of an ordinary sale; decides how many there are. */
const USUAL = 1560;

const LAST_MONTH = LAST_SOLD.slice(0, 7);

/** What share of the usual number of sales is still open in the coming months, and how sure those are. */
const COMING = [
  { month: '2026-09', share: 0.34, chances: [50, 60, 70, 80, 90] },
  { month: '2026-10', share: 0.42, chances: [30, 40, 50, 60, 70, 80] },
  { month: '2026-11', share: 0.3, chances: [20, 30, 40, 50, 60, 70] },
  { month: '2026-12', share: 0.22, chances: [10, 20, 30, 40, 50] },
  { month: '2027-01', share: 0.1, chances: [10, 20, 30, 40] },
  { month: '2027-02', share: 0.05, chances: [10, 20, 30] },
];

/** All lines of the sales file, oldest first. */
export function demoSales() {
  const random = new Random(20_240_101);
  const sales = [];
  for (const month of monthsTo(LAST_MONTH)) {
    for (const group of GROUPS) {
      sales.push(...soldIn(group, month, random), ...lostIn(group, month, random));
    }
  }
  for (const coming of COMING) for (const group of GROUPS) sales.push(...openIn(group, coming, random));
  for (const order of BIG_ORDERS) sales.push([line(order, order.amount, order.type, random)]);
  return numbered(sales);
}

/** @param {string} last */
function monthsTo(last) {
  return YEARS.flatMap((year) => SEASON.map((_, index) => monthText(year, index + 1))).filter((month) => month <= last);
}

/**
 * Days of work in a month, by the calendar of the group's country.
 * @param {Group} group
 * @param {string} month
 */
function daysOf({ company }, month) {
  const free = new Set(holidays(/** @type {'nl'} */ (company), [Number(month.slice(0, 4))]));
  return workingDays(month, free);
}

/**
 * Euros that a group sold in a month: its budget by season, as its year went.
 * @param {Group} group
 * @param {string} month
 * @param {Random} random
 */
function soldAmount({ budget, went, september }, month, random) {
  const year = /** @type {2024} */ (Number(month.slice(0, 4)));
  const season = SEASON[Number(month.slice(5)) - 1];
  // Months go up and down around the year's course, but in the year as a whole nearly cancel out.
  const wobble = 1 + SWING[Number(month.slice(5)) - 1] + random.between(-0.015, 0.015);
  const course = month === LAST_MONTH ? september : went[year] * wobble;
  return (budget[year] * season * course) / 100;
}

/** Good and bad months; weighed by season from January to August they add up to 0. */
const SWING = [-0.05, 0.03, 0.06, -0.04, 0.02, 0.04, -0.06, -0.01, 0.04, -0.02, 0.03, -0.04];

/**
 * @param {Group} group
 * @param {string} month
 * @param {Random} random
 */
function soldIn(group, month, random) {
  const all = daysOf(group, month);
  const days = all.filter((day) => day <= LAST_SOLD);
  const amount = (soldAmount(group, month, random) * days.length) / all.length;
  const sales = drawSales(group, month, days, Math.round(amount / USUAL), random);
  const drawn = sales.flat().reduce((sum, { weight }) => sum + weight, 0);
  return sales.map((sale) => sale.map((part) => line(part, (part.weight * amount) / drawn, part.type, random)));
}

/**
 * @param {Group} group
 * @param {string} month
 * @param {Random} random
 */
function lostIn(group, month, random) {
  const days = daysOf(group, month).filter((day) => day <= LAST_SOLD);
  const year = /** @type {2024} */ (Number(month.slice(0, 4)));
  const number = Math.round((group.budget[year] * days.length) / 2_600_000);
  return drawSales(group, month, days, number, random).map(([part]) => [
    { ...line(part, part.weight * USUAL * 1.4, part.type, random), status: 'lost', probability: '0' },
  ]);
}

/**
 * @param {Group} group
 * @param {typeof COMING[number]} coming
 * @param {Random} random
 */
function openIn(group, { month, share, chances }, random) {
  const days = daysOf(group, month).filter((day) => day > LAST_SOLD);
  const season = SEASON[Number(month.slice(5)) - 1];
  const number = Math.round((group.budget[2026] * season * share) / 100 / (USUAL * 3));
  return drawSales(group, month, days, number, random).map(([part]) => {
    const chance = chances[Math.floor(random.next() * chances.length)];
    const status = random.next() < 0.07 ? 'stalled' : 'open';
    return [{ ...line(part, part.weight * USUAL * 2.4, part.type, random), status, probability: String(chance) }];
  });
}

/**
 * Sales without amounts: who, when, and how much they weigh against each other.
 * One in eight has further lines, of other types.
 * @param {Group} group
 * @param {string} month
 * @param {readonly string[]} days
 * @param {number} number
 * @param {Random} random
 */
function drawSales(group, month, days, number, random) {
  const users = USERS.filter((user) => groupIn(user, month) === group.id && atWork(user, month));
  return Array.from({ length: number }, () => {
    const user = random.pick(users, (one) => drive(one, month));
    const date = random.pick(days, (day) => (day > `${month}-24` ? 1.35 : 1));
    const parts = random.next() < 0.125 ? 2 + Number(random.next() < 0.3) : 1;
    return Array.from({ length: parts }, () => ({
      date,
      user: user.id,
      group: group.id,
      type: random.pick(TYPES, ({ weight }) => weight).id,
      weight: size(random) / (parts === 1 ? 1 : 1.6),
    }));
  });
}

/**
 * How much of a group's sales a user makes.
 * @param {User} user
 * @param {string} month
 */
function drive(user, month) {
  if (user.away?.includes(month)) return 0.02;
  return user.share * (month < '2026' ? (1 + user.form) / 2 : user.form);
}

/** Many small sales, some middling, a few large ones; 1 on average, roughly. @param {Random} random */
function size(random) {
  const draw = random.next();
  const large = random.next() < 0.04 ? 3 + 3 * random.next() : 0;
  return 0.18 + 2 * draw * draw + large;
}

/**
 * @param {{ date: string, user: string, group: string }} sale
 * @param {number} euros
 * @param {string} type
 * @param {Random} random
 * @returns {Line}
 */
function line({ date, user, group: id }, euros, type, random) {
  const group = GROUPS.find((one) => one.id === id);
  const abroad = group?.foreign && random.next() < group.foreign.share ? group.foreign.currency : undefined;
  const currency = abroad ?? group?.currency ?? 'EUR';
  const money = currency === 'EUR' ? euros : euros / rateIn(/** @type {'NOK'} */ (currency), date.slice(0, 7));
  const amount = Math.max(rounded(money), currency === 'NOK' ? 250 : 25);
  const margin = (TYPES.find((one) => one.id === type)?.margin ?? 0.3) + random.between(-0.09, 0.09);
  const profit = Math.round(amount * margin * 20) / 20;
  return { date, user, group: id, amount, currency, profit, status: 'sold', probability: '', type, id: '' };
}

/** Prices end in whole tens, units or halves, by their size. @param {number} money */
function rounded(money) {
  const step = money >= 5000 ? 10 : money >= 800 ? 1 : 0.5;
  return Math.round(money / step) * step;
}

/**
 * Sales in the order of their dates, numbered by year; lines of one sale share its number.
 * @param {Line[][]} sales
 */
function numbered(sales) {
  const order = sales.map((lines, index) => ({ lines, index }));
  order.sort((a, b) =>
    a.lines[0].date < b.lines[0].date ? -1 : a.lines[0].date > b.lines[0].date ? 1 : a.index - b.index,
  );
  const counts = new Map();
  return order.flatMap(({ lines }) => {
    const year = lines[0].date.slice(2, 4);
    const count = (counts.get(year) ?? 0) + 1;
    counts.set(year, count);
    return lines.map((one) => ({ ...one, id: `${year}-${String(count).padStart(5, '0')}` }));
  });
}
