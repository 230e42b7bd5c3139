import { holidays } from './calendar.js';
import { GROUPS, RATES, SEASON, USERS, YEARS } from './company.js';
import { demoSales } from './sales.js';
import { demoTargets } from './targets.js';

/** The demo's files by name, the same bytes on every run. @returns {Record<string, string>} */
export function demoFiles() {
  return {
    'sales.csv': csv(demoSales(), SALES_COLUMNS),
    'targets.csv': csv(demoTargets(), TARGET_COLUMNS),
    'organisation.json': `${JSON.stringify(organisation(), null, 2)}\n`,
  };
}

const SALES_COLUMNS = {
  id: 'id',
  date: 'date',
  user: 'user',
  group: 'group',
  amount: 'amount',
  currency: 'currency',
  profit: 'profit',
  status: 'status',
  probability: 'probability',
  type: 'type',
};

const TARGET_COLUMNS = {
  year: 'year',
  period: 'period',
  interval: 'interval',
  owner: 'owner',
  'target-type': 'type',
  item: 'item',
  value: 'value',
  currency: 'currency',
  locked: 'locked',
};

/**
 * @param {readonly object[]} rows
 * @param {Record<string, string>} columns name in the file by name of the field
 */
function csv(rows, columns) {
  const fields = Object.values(columns);
  const lines = rows.map((row) => fields.map((field) => text(row[field])).join(','));
  return [Object.keys(columns).join(','), ...lines, ''].join('\n');
}

/** No field of the demo needs quotes. @param {unknown} value */
function text(value) {
  if (value === false || value === undefined) return '';
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value);
}

function organisation() {
  const years = [...YEARS, YEARS[YEARS.length - 1] + 1];
  const calendar = (/** @type {'nl' | 'de' | 'no'} */ country) => ({
    weekdays: [1, 2, 3, 4, 5],
    holidays: holidays(country, years),
  });
  return {
    company: { name: 'Skerry' },
    companies: [
      { id: 'nl', name: 'Skerry Nederland B.V.' },
      { id: 'de', name: 'Skerry Deutschland GmbH' },
      { id: 'no', name: 'Skerry Norge AS' },
    ],
    groups: GROUPS.filter(({ id }) => id).map(({ id, name, company }) => ({ id, name, company, calendar: company })),
    users: USERS.map(({ id, name, group, former }) => ({
      id,
      name,
      ...(group && { group }),
      ...(former && { former }),
    })),
    currency: 'EUR',
    rates: RATES,
    fiscalYear: { start: 1, name: 'start' },
    timeZone: 'Europe/Amsterdam',
    groupBy: 'sale',
    closedUntil: '2026-08-31',
    calendar: 'nl',
    calendars: { nl: calendar('nl'), de: calendar('de'), no: calendar('no') },
    seasons: { trade: SEASON },
    dimensions: [
      {
        id: 'sale-type',
        name: {
          en: 'Sale type',
          nl: 'Soort verkoop',
          de: 'Verkaufsart',
          da: 'Salgstype',
          nb: 'Salgstype',
          sv: 'Affärstyp',
        },
        column: 'type',
        items: [
          {
            id: 'new',
            name: {
              en: 'New business',
              nl: 'Nieuwe klanten',
              de: 'Neukunden',
              da: 'Nye kunder',
              nb: 'Nye kunder',
              sv: 'Nya kunder',
            },
          },
          {
            id: 'existing',
            name: {
              en: 'Existing customers',
              nl: 'Bestaande klanten',
              de: 'Bestandskunden',
              da: 'Eksisterende kunder',
              nb: 'Eksisterende kunder',
              sv: 'Befintliga kunder',
            },
          },
          {
            id: 'renewal',
            name: {
              en: 'Renewals',
              nl: 'Verlengingen',
              de: 'Verlängerungen',
              da: 'Fornyelser',
              nb: 'Fornyelser',
              sv: 'Förnyelser',
            },
          },
        ],
      },
    ],
    targetTypes: [
      { id: 'all-sales.count' },
      { id: 'all-sales.profit' },
      { id: 'sale-type.amount', items: ['new', 'renewal'], levels: 'company-and-group' },
    ],
  };
}
