import { monthText } from './calendar.js';
import { COMPANY_BUDGET, GROUPS, SEASON, USERS, YEARS, atWork, groupIn, rateIn } from './company.js';

/**
 * @typedef {{ year: number, period: number, owner: string, value: number | '', interval: string, type: string,
 *   item?: string, currency?: string, locked?: boolean }} Target
 * @typedef {2024 | 2025 | 2026} Year
 */

const MONTHS = SEASON.map((_, index) => index + 1);

/** All rows of the targets file: amounts by month for everyone, numbers of sales, profit by quarter, new business. */
export function demoTargets() {
  return YEARS.flatMap((year) => [...amounts(year), ...counts(year), ...profits(year), ...newBusiness(year)]);
}

/**
 * @param {number} value
 * @param {number} step
 */
function round(value, step) {
  return Math.round(value / step) * step;
}

const targeted = GROUPS.filter(({ untargeted }) => !untargeted);

/**
 * A group's target of a month in its own currency, in round figures.
 * @param {typeof GROUPS[number]} group
 * @param {number} year
 * @param {number} month
 */
function groupAmount({ budget, currency }, year, month) {
  const euros = (budget[/** @type {Year} */ (year)] * SEASON[month - 1]) / 100;
  if (!currency) return round(euros, 5000);
  return round(euros / rateIn(/** @type {'NOK'} */ (currency), monthText(year, 1)), 50_000);
}

/** @param {number} year @returns {Target[]} */
function amounts(year) {
  const past = year < YEARS[YEARS.length - 1];
  const row = (owner, more) =>
    MONTHS.map((period) => ({ year, period, owner, interval: 'month', type: 'all-sales.amount', ...more(period) }));
  const company = row('company', (month) => ({
    value: round((COMPANY_BUDGET[/** @type {Year} */ (year)] * SEASON[month - 1]) / 100, 10_000),
    currency: 'EUR',
    locked: past,
  }));
  const groups = targeted.flatMap((group) =>
    row(`group:${group.id}`, (month) => ({
      value: groupAmount(group, year, month),
      currency: group.currency ?? 'EUR',
      locked: past,
    })),
  );
  const users = USERS.filter((user) => isTargeted(user, year)).flatMap((user) =>
    row(`user:${user.id}`, (month) => ({ value: userAmount(user, year, month), locked: past || user.locked === true })),
  );
  return [...company, ...groups, ...users];
}

/**
 * @param {typeof USERS[number]} user
 * @param {number} year
 */
function isTargeted(user, year) {
  if (user.zero) return true;
  const group = targeted.find(({ id }) => id === user.group);
  return group !== undefined && !user.untargeted && MONTHS.some((month) => atWork(user, monthText(year, month)));
}

/**
 * A user's part of the group's target in round figures; empty while not at
 * work (T6), 0 while on leave, which is not the same.
 * @param {typeof USERS[number]} user
 * @param {number} year
 * @param {number} period
 */
function userAmount(user, year, period) {
  const month = monthText(year, period);
  if (user.zero) return year === user.zero ? 0 : round((140_000 * SEASON[period - 1]) / 100, 1000);
  if (!atWork(user, month) || user.empty?.includes(month)) return '';
  if (user.away?.includes(month)) return 0;
  const id = groupIn(user, month);
  const group = targeted.find((one) => one.id === id);
  const team = USERS.filter((one) => groupIn(one, month) === id && atWork(one, month) && !one.untargeted);
  const shares = team.reduce((sum, { share }) => sum + share, 0);
  const part = (groupAmount(group, year, period) * group.stretch * user.share) / shares;
  return round(part, group.currency ? 10_000 : 1000);
}

/** Numbers of sales, from the second year on. @param {number} year @returns {Target[]} */
function counts(year) {
  if (year === YEARS[0]) return [];
  const row = (owner, euros) =>
    MONTHS.map((period) => ({
      year,
      period,
      owner,
      value: round((euros * SEASON[period - 1]) / 100 / 1600, 5),
      interval: 'month',
      type: 'all-sales.count',
    }));
  const of = (/** @type {Record<Year, number>} */ budget) => budget[/** @type {Year} */ (year)];
  return [
    row('company', of(COMPANY_BUDGET)),
    ...targeted.map(({ id, budget }) => row(`group:${id}`, of(budget))),
  ].flat();
}

/** Profit is planned by quarter. @param {number} year @returns {Target[]} */
function profits(year) {
  const quarters = [0, 1, 2, 3].map((part) => SEASON.slice(part * 3, part * 3 + 3).reduce((sum, one) => sum + one, 0));
  const row = (owner, euros) =>
    quarters.map((season, index) => ({
      year,
      period: index + 1,
      owner,
      value: round((euros * 0.33 * season) / 100, 5000),
      interval: 'quarter',
      type: 'all-sales.profit',
      currency: 'EUR',
    }));
  const of = (/** @type {Record<Year, number>} */ budget) => budget[/** @type {Year} */ (year)];
  return [
    row('company', of(COMPANY_BUDGET)),
    ...targeted.map(({ id, budget }) => row(`group:${id}`, of(budget))),
  ].flat();
}

/** New business and renewals have targets of their own in the last year. @param {number} year @returns {Target[]} */
function newBusiness(year) {
  if (year !== YEARS[YEARS.length - 1]) return [];
  const items = [
    { item: 'new', part: 0.31 },
    { item: 'renewal', part: 0.2 },
  ];
  return items.flatMap(({ item, part }) =>
    MONTHS.map((period) => ({
      year,
      period,
      owner: 'company',
      value: round((COMPANY_BUDGET[/** @type {Year} */ (year)] * SEASON[period - 1] * part) / 100, 10_000),
      interval: 'month',
      type: 'sale-type.amount',
      item,
      currency: 'EUR',
    })),
  );
}
