// Parts of queries about sales. Everything that is asked goes to the database as a parameter.
import { SourceError } from './library.js';

/** Conditions and values by which lines are picked. */
export function wanted({ owner, dimension, items, byItem, groupBy }, { see }) {
  const values = [];
  const value = (one) => `$${values.push(one)}`;
  const all = !dimension || dimension === 'all-sales';
  const [, level, id] = /^(company|group|user):?([^]*)$/.exec(owner);
  const ownerAt = level === 'company' ? undefined : value(id);
  const itemsAt = !all && items ? value(items) : undefined;
  const seen = see.includes('*') ? undefined : value(see);
  return {
    values,
    value,
    byItem: byItem && !all,
    items: itemsAt,
    group: (row) => (groupBy === 'member' ? 'm.group_id' : `coalesce(${row}.group_id, m.group_id)`),
    /** Who may not be seen has no name, and neither has their group. */
    named: (kind, name, none) =>
      seen ? `case when '${kind}:' || ${name} = any (${seen}) then ${name} else ${none} end` : name,
    where(row, line = row) {
      const conditions = ['true'];
      if (level === 'user') conditions.push(`${row}.user_id = ${ownerAt}`);
      if (level === 'group') conditions.push(`${this.group(row)} = ${ownerAt}`);
      if (itemsAt) conditions.push(`${line}.type = any (${itemsAt})`);
      return conditions.join(' and ');
    },
  };
}

/** What tells cells apart. The organisation's currency is named where a sale names it. */
export function identity({ measure }, lines, { seller = 'r', line = seller } = {}) {
  const group = lines.group(seller);
  const currency = `coalesce(${line}.currency, (select o.currency from organisation o join currency c on c.code = o.currency))`;
  return `${lines.named('user', `${seller}.user_id`, "''")} as "user", ${lines.named('group', group, 'null')} as "group",
    ${lines.byItem ? `${line}.type` : 'null::text'} as item, ${measure === 'count' ? 'null::text' : currency} as currency`;
}

/** Conditions for months that a period covers whole, and for the days before and after them. */
export function times({ from, to, grain }, lines) {
  const between = (begin, end) => `r.day between ${lines.value(begin)} and ${lines.value(end)}`;
  const begin = from.endsWith('-01') ? from : dayOf(from, 1, 1);
  const end = dayOf(to, 1, 0) === to ? dayOf(to, 1, 1) : dayOf(to, 0, 1);
  if (grain === 'day' || begin >= end) return { days: between(from, to) };
  const before = from < begin ? [between(from, dayOf(begin, 0, 0))] : [];
  const after = end <= to ? [between(end, to)] : [];
  return {
    months: `r.month >= ${lines.value(begin)} and r.month < ${lines.value(end)}`,
    days: [...before, ...after].join(' or '),
  };
}

/** A day by its month and the date in that; date 0 is the last of the month before. */
const dayOf = (day, months, date) =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, date)).toISOString().slice(0, 10);

/** A sum as a number, which has to hold it exactly. */
export function exact(text) {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new SourceError('invalid-data', 'sum beyond the exact range', { problem: 'too-large', value: String(text) });
}

/** A row of a result as a cell: what it lacks is absent. */
export function cellOf({ time, user, group, item, currency }, value) {
  return {
    user,
    ...(group !== null && { group }),
    month: time.slice(0, 7),
    ...(time.length > 7 && { day: time }),
    ...(item !== null && { item }),
    ...(currency !== null && { currency }),
    value: exact(value),
  };
}
