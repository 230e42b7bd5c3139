import { restRepository, restSource } from 'target-tiles/adapters/rest.js';

// Made once, outside the components: another object would be asked for everything anew.

// Files stand for a service here. Yours answers the days from `from` to `to`; more does no harm.
export const source = restSource({
  sales: ({ from, to }, { signal }) => fetch(`/api/sales.json?from=${from}&to=${to}`, { signal }),
  organisation: ({ signal }) => fetch('/api/organisation.json', { signal }),
});

export const repository = restRepository({
  load: ({ signal }) => fetch('/api/targets.json', { signal }),
  save: (change) => fetch('/api/targets.json', { method: 'PATCH', body: JSON.stringify(change) }),
});
