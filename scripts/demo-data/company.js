/**
 * Who there is in the demo and how things go for them. The company and all
 * people are made up. Seen on 15 September 2026 the company is a little ahead,
 * Rotterdam clearly behind, Hamburg slipping, Oslo at risk, München has
 * reached its year already, the partner channel has no targets at all.
 */

export const YEARS = [2024, 2025, 2026];

/** Last day with sold sales; what lies after it is open. */
export const LAST_SOLD = '2026-09-14';

/** What twelve months weigh in a year, January first, in per cent. */
export const SEASON = [7, 7, 9, 8, 8, 8, 7, 6, 9, 10, 11, 10];

/** Base currency per foreign unit, by month; the latest earlier one holds on. */
export const RATES = {
  NOK: {
    '2024-01': 0.0879,
    '2024-04': 0.0857,
    '2024-07': 0.0856,
    '2024-10': 0.0847,
    '2025-01': 0.0852,
    '2025-04': 0.0838,
    '2025-07': 0.0844,
    '2025-10': 0.0855,
    '2026-01': 0.0851,
    '2026-03': 0.0858,
    '2026-05': 0.0864,
    '2026-07': 0.0871,
    '2026-09': 0.0868,
  },
  GBP: { '2024-01': 1.167, '2024-07': 1.187, '2025-01': 1.195, '2025-07': 1.156, '2026-01': 1.149 },
  USD: { '2024-01': 0.922, '2024-07': 0.918, '2025-01': 0.957, '2025-07': 0.858, '2026-01': 0.852 },
};

/**
 * Budgets are euros a year. `went` is what was sold ÷ budget, for 2026 up to
 * August; `september` the same for the days of September so far. `stretch`:
 * what the users' targets add up to ÷ the group's. `foreign`: share of sales in
 * another currency.
 */
export const GROUPS = [
  {
    id: 'amsterdam',
    name: 'Team Amsterdam',
    company: 'nl',
    budget: { 2024: 3_000_000, 2025: 3_500_000, 2026: 4_000_000 },
    went: { 2024: 1.03, 2025: 0.98, 2026: 1.035 },
    september: 1.1,
    stretch: 1.05,
    foreign: { currency: 'USD', share: 0.04 },
  },
  {
    id: 'rotterdam',
    name: 'Team Rotterdam',
    company: 'nl',
    budget: { 2024: 2_400_000, 2025: 2_700_000, 2026: 3_000_000 },
    went: { 2024: 1.01, 2025: 0.95, 2026: 0.935 },
    september: 0.92,
    stretch: 0.97,
  },
  {
    id: 'hamburg',
    name: 'Team Hamburg',
    company: 'de',
    budget: { 2024: 3_200_000, 2025: 3_500_000, 2026: 3_800_000 },
    went: { 2024: 0.97, 2025: 1.04, 2026: 1.008 },
    september: 0.52,
    stretch: 1.03,
    foreign: { currency: 'GBP', share: 0.06 },
  },
  {
    id: 'munich',
    name: {
      en: 'Team Munich',
      nl: 'Team München',
      de: 'Team München',
      da: 'Team München',
      nb: 'Team München',
      sv: 'Team München',
    },
    company: 'de',
    budget: { 2024: 1_800_000, 2025: 2_000_000, 2026: 2_000_000 },
    went: { 2024: 0.94, 2025: 1.06, 2026: 1.14 },
    september: 1.05,
    stretch: 1.08,
  },
  {
    id: 'oslo',
    name: 'Team Oslo',
    company: 'no',
    currency: 'NOK',
    budget: { 2024: 2_000_000, 2025: 2_200_000, 2026: 2_500_000 },
    went: { 2024: 1.05, 2025: 0.99, 2026: 0.84 },
    september: 0.8,
    stretch: 1.02,
  },
  {
    id: 'partners',
    name: {
      en: 'Partner channel',
      nl: 'Partnerkanaal',
      de: 'Partnerkanal',
      da: 'Partnerkanal',
      nb: 'Partnerkanal',
      sv: 'Partnerkanal',
    },
    company: 'nl',
    budget: { 2024: 600_000, 2025: 750_000, 2026: 900_000 },
    went: { 2024: 1, 2025: 1, 2026: 1.05 },
    september: 1,
    untargeted: true,
  },
  // Sales of the person who is in no group.
  {
    id: '',
    company: 'nl',
    budget: { 2024: 140_000, 2025: 170_000, 2026: 200_000 },
    went: { 2024: 1, 2025: 1, 2026: 1 },
    september: 1,
    untargeted: true,
  },
];

/** Few orders as big as a month: what made Munich's year. */
export const BIG_ORDERS = [
  { date: '2026-03-19', user: 'u22', group: 'munich', amount: 310_000, type: 'new' },
  { date: '2026-06-11', user: 'u25', group: 'munich', amount: 268_000, type: 'existing' },
  { date: '2025-11-20', user: 'u01', group: 'amsterdam', amount: 96_500, type: 'new' },
];

/**
 * `share`: of the group's target and, by nature, of its sales. `form`: how much
 * more or less was sold in 2026. `from`, `until`: months at work.
 */
export const USERS = [
  { id: 'u01', name: 'Sanne de Groot', group: 'amsterdam', share: 20, form: 1.12 },
  { id: 'u02', name: 'Bram Kuipers', group: 'amsterdam', share: 17, form: 0.94 },
  { id: 'u03', name: 'Yusuf Demir', group: 'amsterdam', share: 16, form: 1.04 },
  { id: 'u04', name: 'Lotte van Dijk', group: 'amsterdam', share: 15, form: 1.02 },
  { id: 'u05', name: 'Pim Hendriks', group: 'amsterdam', share: 14, form: 0.82 },
  { id: 'u06', name: 'Noor Willems', group: 'amsterdam', share: 13, form: 1.16, away: ['2026-01', '2026-02'] },
  { id: 'u07', name: 'Daan Smit', group: 'amsterdam', share: 14, form: 1, until: '2025-06', former: true },
  { id: 'u08', name: 'Emma Schut', group: 'amsterdam', share: 5, form: 1, from: '2026-08', untargeted: true },
  { id: 'u09', name: 'Femke Bosman', group: 'rotterdam', share: 20, form: 1.08 },
  { id: 'u10', name: 'Ruben Vos', group: 'rotterdam', share: 18, form: 0.88 },
  // Came from Amsterdam in July 2025: earlier sales stay there (A2).
  {
    id: 'u11',
    name: 'Amira Haddad',
    group: 'rotterdam',
    share: 18,
    form: 1.2,
    was: { group: 'amsterdam', until: '2025-06' },
  },
  { id: 'u12', name: 'Jesse Meijer', group: 'rotterdam', share: 15, form: 0.8 },
  { id: 'u13', name: 'Ilse Brouwer', group: 'rotterdam', share: 15, form: 0.97 },
  { id: 'u14', name: 'Tijn Scholten', group: 'rotterdam', share: 12, form: 0.92 },
  { id: 'u15', name: 'Marloes Kok', group: 'rotterdam', share: 16, form: 1, until: '2024-12', former: true },
  { id: 'u16', name: 'Jonas Petersen', group: 'hamburg', share: 21, form: 1.05 },
  { id: 'u17', name: 'Katrin Albers', group: 'hamburg', share: 18, form: 1.14 },
  { id: 'u18', name: 'Mehmet Yıldız', group: 'hamburg', share: 17, form: 0.96 },
  { id: 'u19', name: 'Svenja Brandt', group: 'hamburg', share: 15, form: 0.86, locked: true },
  { id: 'u20', name: 'Lukas Reimers', group: 'hamburg', share: 14, form: 1.02 },
  { id: 'u21', name: 'Ole Claasen', group: 'hamburg', share: 13, form: 0.9, until: '2026-03', former: true },
  { id: 'u22', name: 'Theresa Huber', group: 'munich', share: 22, form: 1.06 },
  { id: 'u23', name: 'Florian Maier', group: 'munich', share: 19, form: 0.98 },
  { id: 'u24', name: 'Leyla Arslan', group: 'munich', share: 18, form: 1.1 },
  { id: 'u25', name: 'Korbinian Wagner', group: 'munich', share: 16, form: 1.02 },
  { id: 'u26', name: 'Sophie Lindner', group: 'munich', share: 14, form: 0.84 },
  { id: 'u27', name: 'Maximilian Graf', group: 'munich', share: 11, form: 0.93 },
  { id: 'u28', name: 'Ingrid Solberg', group: 'oslo', share: 20, form: 1.2 },
  { id: 'u29', name: 'Eirik Haugen', group: 'oslo', share: 18, form: 0.86 },
  { id: 'u30', name: 'Fatima Noor', group: 'oslo', share: 17, form: 1.1 },
  { id: 'u31', name: 'Sindre Dahl', group: 'oslo', share: 15, form: 0.78 },
  { id: 'u32', name: 'Marte Berg', group: 'oslo', share: 13, form: 1.02, empty: ['2026-10', '2026-11', '2026-12'] },
  { id: 'u33', name: 'Håkon Lie', group: 'oslo', share: 10, form: 0.9 },
  { id: 'u34', name: 'Astrid Moen', group: 'oslo', share: 7, form: 0.96, from: '2025-03' },
  { id: 'u35', name: 'Paul Verbeek', group: 'partners', share: 32, form: 1.05 },
  { id: 'u36', name: 'Giulia Conti', group: 'partners', share: 28, form: 0.95 },
  { id: 'u37', name: 'Anders Nyqvist', group: 'partners', share: 22, form: 1 },
  { id: 'u38', name: 'Claire Dubois', group: 'partners', share: 18, form: 1.02 },
  // In no group, and with a target of nothing in 2026: helps out, is not measured.
  { id: 'u39', name: 'Robin Jansen', group: '', share: 100, form: 1, zero: 2026 },
];

/** What the company as a whole is to sell: more than its groups are, and set on its own (T3). */
export const COMPANY_BUDGET = { 2024: 12_900_000, 2025: 15_100_000, 2026: 16_800_000 };

export const COUNTRY = /** @type {const} */ ({ nl: 'nl', de: 'de', no: 'no' });

/** @param {{ was?: { group: string, until: string }, group: string }} user @param {string} month */
export function groupIn(user, month) {
  return user.was && month <= user.was.until ? user.was.group : user.group;
}

/** @param {{ from?: string, until?: string }} user @param {string} month */
export function atWork({ from = '', until = '9999' }, month) {
  return from <= month && month <= until;
}

/** @param {'NOK' | 'GBP' | 'USD'} currency @param {string} month */
export function rateIn(currency, month) {
  const rates = Object.entries(RATES[currency]);
  return rates.filter(([since]) => since <= month).at(-1)?.[1] ?? rates[0][1];
}
