import { jsonSource } from '../../src/adapters/json.ts';
import { testDataSource } from '../source/data-source.contract.ts';
import { fetchOf } from './file-texts.ts';

testDataSource('jsonSource in a worker', (rows, organisation) =>
  jsonSource({ src: 'sales.json', organisation, fetch: fetchOf(JSON.stringify(rows, undefined, 2)) }),
);

testDataSource('jsonSource on the page’s thread, a few bytes at a time', (rows, organisation) =>
  jsonSource({ src: 'sales.json', organisation, worker: false, fetch: fetchOf(JSON.stringify(rows), { size: 7 }) }),
);
