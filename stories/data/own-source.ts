import type { DataSource } from '../../src/index.ts';

/** Sums as a service of your own may give them. */
const SUMS = [
  { month: '2026-07', user: 'nina', euros: 61_200 },
  { month: '2026-07', user: 'jonas', euros: 48_750.5 },
  { month: '2026-08', user: 'nina', euros: 58_400 },
  { month: '2026-08', user: 'jonas', euros: 66_010.25 },
  { month: '2026-09', user: 'nina', euros: 31_800 },
];

export const ownSource: DataSource = {
  async organisation() {
    return {
      listed: true,
      company: { name: 'Harbour Trading' },
      groups: [{ id: 'north', name: 'Team North' }],
      users: [
        { id: 'nina', name: 'Nina Visser', group: 'north' },
        { id: 'jonas', name: 'Jonas Berg', group: 'north' },
      ],
      currency: 'EUR',
    };
  },

  // All questions of a board come together. Amounts are whole cents.
  async actuals(queries) {
    return queries.map(({ owner, from, to }) => ({
      cells: SUMS.filter(({ month }) => month >= from.slice(0, 7) && month <= to.slice(0, 7))
        .filter(({ user }) => !owner.startsWith('user:') || owner === `user:${user}`)
        .map(({ month, user, euros }) => ({ month, user, group: 'north', value: Math.round(euros * 100) })),
      notes: [],
    }));
  },
};
