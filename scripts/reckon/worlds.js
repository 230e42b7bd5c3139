// Random organisations with their sales and targets, and random questions about them. Ids come from small
// pools, so that everything meets everything, and what fails shrinks to little.
import fc from 'fast-check';
import { dayOf, dayText } from './days.js';
import { ZONE_NAMES } from './zones.js';

const USERS = ['ann', 'bob', 'cid', 'dot', 'eve'];
const GROUPS = ['east', 'north', 'west'];
const ITEMS = ['a', 'b', 'c'];
const CURRENCIES = ['EUR', 'JPY', 'KWD', 'NOK', 'USD'];
const UNITS = ['amount', 'count', 'profit'];
const TYPES = ['all-sales', 'kind'].flatMap((dimension) => UNITS.map((unit) => `${dimension}.${unit}`));
const YEARS = [2023, 2024, 2024, 2025];
const SEASONS = [
  [6, 6, 7, 8, 8, 8, 7, 7, 9, 10, 11, 13],
  [0, 0, 25, 0, 0, 25, 0, 0, 25, 0, 0, 25],
  [8.33, 8.34, 8.33, 8.33, 8.34, 8.33, 8.33, 8.34, 8.33, 8.33, 8.34, 8.33],
];

/** Nothing, or in so many of a hundred cases something. */
const maybe = (arbitrary, weight = 50) =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary },
  );

const among = (...values) => fc.constantFrom(...values);
const mostly = (values) =>
  fc.oneof({ weight: 1, arbitrary: some(values) }, { weight: 2, arbitrary: fc.constant(values) });
const some = (values, minLength = 0) => fc.subarray(values, { minLength });
const whole = (min, max) => fc.integer({ min, max });

/** What a file says of a thing: its members that are there. */
const said = (thing) => Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined));

const fields = (shape) => fc.record(shape).map(said);

const days = (from, to) => whole(dayOf(from), dayOf(to)).map(dayText);
const months = whole(2022, 2024).chain((year) =>
  whole(1, 12).map((month) => `${year}-${String(month).padStart(2, '0')}`),
);
const rate = fc.tuple(whole(100, 9_999), whole(2, 4)).map(([digits, places]) => Number(`${digits}e-${places}`));

const rates = fc.oneof(rate, fc.dictionary(months, rate, { minKeys: 1, maxKeys: 4 }), firstRates());

/** A rate from before all sales on, and a few later ones. */
function firstRates() {
  return fc
    .tuple(rate, fc.dictionary(months, rate, { maxKeys: 3 }))
    .map(([first, later]) => ({ '2020-01': first, ...later }));
}

const calendar = fields({
  weekdays: maybe(some([1, 2, 3, 4, 5, 6, 7])),
  holidays: maybe(fc.oneof(fc.array(days('2023-01-01', '2025-12-31'), { maxLength: 12 }), fc.constant(shutDown()))),
});

/** Nobody works in February 2024. */
function shutDown() {
  return Array.from({ length: 29 }, (_, place) => dayText(dayOf('2024-02-01') + place));
}

const organisation = fields({
  groups: mostly(GROUPS).chain((ids) =>
    fc.tuple(...ids.map((id) => fields({ id: fc.constant(id), calendar: maybe(among('one', 'two')) }))),
  ),
  people: fc.tuple(
    ...USERS.map((id) =>
      fields({ id: fc.constant(id), group: maybe(among(...GROUPS), 75), former: maybe(fc.boolean(), 30) }),
    ),
  ),
  listed: mostly([0, 1, 2, 3, 4]),
  currency: among(...CURRENCIES),
  rates: maybe(fields(Object.fromEntries(CURRENCIES.map((currency) => [currency, maybe(rates, 90)]))), 90),
  fiscalYear: maybe(fields({ start: maybe(whole(1, 12), 80), name: maybe(among('start', 'end')) }), 80),
  timeZone: maybe(among(...ZONE_NAMES), 70),
  groupBy: maybe(among('sale', 'member')),
  calendar: maybe(among('one', 'two')),
  calendars: maybe(fc.oneof(fc.record({ one: calendar }), fc.record({ one: calendar, two: calendar })), 65),
  seasons: maybe(among(...SEASONS).map((retail) => ({ retail }))),
  dimensions: fc.constant([{ id: 'kind', items: ITEMS.map((id) => ({ id })) }]),
}).map(consistent);

/** Names only what is there, as a file must. */
function consistent({ people, listed, ...rest }) {
  const names = Object.keys(rest.calendars ?? {});
  const only = (known, { ...thing }, member) => {
    if (!known.includes(thing[member])) delete thing[member];
    return thing;
  };
  const groups = rest.groups.map((group) => only(names, group, 'calendar'));
  const users = listed.map((place) =>
    only(
      groups.map(({ id }) => id),
      people[place],
      'group',
    ),
  );
  return { ...only(names, rest, 'calendar'), groups, users };
}

const amount = fc
  .tuple(fc.oneof(whole(-999_999, 9_999_999), whole(-99, 99)), whole(1, 4))
  .map(([digits, places]) => Number(`${digits}e-${places}`));

/** Where clocks are put forward and back, and where an hour decides the month. */
const turning = among(
  ...['2023-03-26', '2023-10-29', '2023-11-05', '2024-03-10', '2024-03-31', '2024-10-27', '2024-10-31', '2024-11-03'],
  ...['2023-06-30', '2023-10-01', '2024-04-30', '2024-05-01', '2024-06-30', '2024-07-01', '2024-09-30', '2024-12-01'],
);
const hour = among('T00:30', 'T03:59', 'T04:00', 'T04:30', 'T05:00', 'T12:00', 'T21:59', 'T22:00', 'T22:30', 'T23:30');
const instant = fc
  .tuple(
    fc.oneof({ weight: 1, arbitrary: days('2023-01-01', '2025-12-31') }, { weight: 2, arbitrary: turning }),
    hour,
    among('', 'Z', 'Z', 'Z', '+05:30', '-08:00'),
  )
  .map((parts) => parts.join(''));

const saleDate = fc.oneof(
  { weight: 5, arbitrary: days('2023-03-01', '2024-12-31') },
  { weight: 1, arbitrary: among('2023-02-28', '2024-02-28', '2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01') },
  { weight: 2, arbitrary: instant },
);

const sale = fields({
  id: maybe(among('s1', 's2', 's3', 's4'), 20),
  date: saleDate,
  user: among(...USERS, ...USERS, 'zed', ''),
  group: maybe(among(...GROUPS, ...GROUPS, 'gone'), 35),
  amount,
  profit: maybe(amount, 75),
  currency: maybe(among(...CURRENCIES), 65),
  status: maybe(among('sold', 'open', 'open', 'open', 'lost', 'stalled'), 35),
  probability: maybe(
    fc.tuple(whole(0, 1000), whole(0, 1)).map(([digits, places]) => Math.min(100, Number(`${digits}e-${places + 1}`))),
    80,
  ),
  kind: maybe(among(...ITEMS, 'z'), 80),
});

const OWNERS = ['company', ...GROUPS.map((id) => `group:${id}`), ...USERS.map((id) => `user:${id}`)];

const targetRow = (isMoney, count) => {
  const value = isMoney ? fc.oneof(whole(0, 999_999), whole(-5_000, 5_000)) : whole(0, 9);
  return fields({
    owner: among('company', 'company', ...OWNERS),
    item: maybe(among(...ITEMS, 'z')),
    currency: isMoney ? maybe(among(...CURRENCIES)) : fc.constant(undefined),
    values: fc.array(fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: among(null, 0) }), {
      minLength: count,
      maxLength: count,
    }),
  });
};

const types = fc.oneof(
  { weight: 1, arbitrary: among(...TYPES) },
  { weight: 1, arbitrary: among('all-sales.amount', 'all-sales.amount', 'kind.amount') },
);

const targetSet = fc.tuple(among(...YEARS), types, among('month', 'quarter')).chain(([year, targetType, interval]) => {
  const rows = fc.array(targetRow(!targetType.endsWith('count'), interval === 'month' ? 12 : 4), {
    minLength: 1,
    maxLength: 10,
  });
  return rows.map((list) => ({ year, targetType, interval, revision: 1, rows: withoutTwins(list, targetType) }));
});

/** One row for an owner and item; targets of all sales have no items. */
function withoutTwins(rows, targetType) {
  const plain = targetType.startsWith('all-sales') ? rows.map((row) => said({ ...row, item: undefined })) : rows;
  return [...new Map(plain.map((row) => [`${row.owner} ${row.item}`, row])).values()];
}

const kinds = fc.tuple(...UNITS.map((unit) => maybe(some(ITEMS, 1)).map((items) => ({ unit, items }))));

/** Types of the sets, those of a dimension with the items that have targets of their own. */
function typesOf(sets, own) {
  const used = [...new Set(sets.map(({ targetType }) => targetType))].map((id) => {
    const [dimension, unit] = id.split('.');
    const { items } = own.find((kind) => dimension === 'kind' && kind.unit === unit) ?? {};
    return { id, dimension, unit, ...(items && { items }) };
  });
  return used.filter(({ id }) => id !== 'all-sales.amount');
}

/** An organisation with sales and targets. */
export const worlds = fc
  .record({
    organisation,
    sales: fc.array(sale, { maxLength: 120, size: 'max' }),
    sets: fc.array(targetSet, { maxLength: 16, size: 'max' }),
    own: kinds,
  })
  .map(({ sets, own, ...world }) => {
    const kept = [...new Map(sets.map((set) => [`${set.year} ${set.targetType}`, set])).values()];
    return { ...world, sets: kept, types: typesOf(kept, own) };
  });

const spans = fc
  .tuple(days('2023-06-01', '2025-06-30'), whole(0, 500))
  .map(([from, length]) => `${from}/${dayText(dayOf(from) + length)}`);
const year = among(2023, 2024, 2024, 2024, 2025);
const period = fc.oneof(
  {
    weight: 4,
    arbitrary: among('this-year', 'this-half-year', 'this-quarter', 'year-to-date', '2024', 'last-12-months'),
  },
  {
    weight: 2,
    arbitrary: among(
      'this-month',
      'this-week',
      'last-year',
      'last-half-year',
      'last-quarter',
      'last-month',
      'last-week',
    ),
  },
  { weight: 1, arbitrary: whole(1, 400).map((count) => `last-${count}-days`) },
  { weight: 1, arbitrary: whole(1, 26).map((count) => `last-${count}-months`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(year, among('', '-H1', '-H2', '-Q1', '-Q2', '-Q3', '-Q4', '-02', '-07', '-12'))
      .map((parts) => parts.join('')),
  },
  { weight: 3, arbitrary: spans },
);
const owner = fc.oneof(
  { weight: 4, arbitrary: fc.constant('company') },
  { weight: 5, arbitrary: among('me', 'my-group', ...OWNERS) },
  { weight: 1, arbitrary: among('user:zed', 'group:gone') },
);

const request = fields({
  shape: among('single', 'intervals', 'parts'),
  owner,
  period,
  targetType: types,
  items: maybe(some(ITEMS, 1)),
  measure: maybe(among(...UNITS), 15),
  compare: mostly(['target', 'previous-year', 'forecast', 'pipeline']),
  interval: maybe(among('month', 'quarter', 'half-year', 'year')),
  by: maybe(among('group', 'user', 'item')),
  cumulative: maybe(fc.boolean()),
  pace: maybe(among('none', 'linear', 'working-days', 'profile')),
  thresholds: among([0.9, 0.995], [0.9, 1], [0.75, 0.95], [0.8, 1.1]),
  lowerIsBetter: maybe(fc.boolean(), 30),
  currency: maybe(among(...CURRENCIES, 'own')),
});

const settings = fields({
  asOf: fc.oneof(
    { weight: 3, arbitrary: days('2024-01-01', '2024-12-31') },
    { weight: 1, arbitrary: among('2024-02-28', '2024-02-29', '2024-03-01', '2023-12-31', '2025-01-01') },
  ),
  todayCounts: maybe(fc.boolean()),
  viewer: maybe(among(...USERS), 80),
  currency: maybe(among(...CURRENCIES), 30),
  fiscalYear: maybe(fields({ start: maybe(whole(1, 12)) }), 15),
  groupBy: maybe(among('sale', 'member'), 30),
  weekStart: among(1, 6, 7),
  filters: fields({
    period: maybe(period, 15),
    owner: maybe(owner, 15),
    targetType: maybe(among(...TYPES), 15),
    items: maybe(some(ITEMS, 1), 15),
  }),
});

/** A question, with the settings of its board and who is hidden from the reader, if anybody may be. */
export const asks = fields({ request, settings, hidden: maybe(some(OWNERS.slice(1)), 10) });
