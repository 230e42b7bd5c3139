import { csvSource } from '../../src/adapters/csv.ts';
import { testDataSource } from '../source/data-source.contract.ts';
import { csvOf, fetchOf } from './file-texts.ts';

testDataSource('csvSource in a worker', (rows, organisation) =>
  csvSource({ src: 'sales.csv', organisation, fetch: fetchOf(csvOf(rows)) }),
);

testDataSource('csvSource on the page’s thread, a few bytes at a time', (rows, organisation) =>
  csvSource({ src: 'sales.csv', organisation, worker: false, fetch: fetchOf(csvOf(rows), { size: 7 }) }),
);
