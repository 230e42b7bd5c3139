import { restRepository, type RestRow, type RestTargets } from '../../src/adapters/rest.ts';

/** What your server keeps: rows of a year each, in euros, and a version that grows with each save. */
const server = {
  version: 1,
  rows: [
    {
      year: 2026,
      targetType: 'all-sales.amount',
      interval: 'month',
      owner: 'company',
      values: Array<number | string | null>(12).fill(120_000),
    },
  ] as readonly RestRow[],
};

export const ownRepository = () =>
  restRepository({
    load: async (): Promise<RestTargets> => structuredClone(server),

    // One change, of which all is saved or nothing: rows that are new or changed, and those that are gone.
    async save({ version, rows, removed }) {
      if (version !== server.version) return new Response('', { status: 409 });
      const keyOf = ({ year, targetType, owner, item }: Pick<RestRow, 'year' | 'targetType' | 'owner' | 'item'>) =>
        JSON.stringify([year, targetType, owner, item]);
      const gone = new Set([...rows, ...removed].map(keyOf));
      server.rows = [...server.rows.filter((row) => !gone.has(keyOf(row))), ...rows];
      return { version: (server.version += 1) };
    },
  });
