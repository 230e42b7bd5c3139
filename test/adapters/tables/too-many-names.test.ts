import { expect } from '@open-wc/testing';
import { SaleWriter } from '../../../src/adapters/sales/sale-writer.ts';
import { valueReaders } from '../../../src/adapters/sales/value-readers.ts';
import { readList } from '../../../src/adapters/tables/list-rows.ts';
import { PLAIN_FORMS } from '../../../src/adapters/tables/plain-forms.ts';
import { TargetTable } from '../../../src/adapters/tables/target-table.ts';
import { ALL_SALES_AMOUNT } from '../../../src/model/organisation.ts';
import { caught } from '../caught.ts';

const HEADER = ['date', 'user', 'group', 'amount', 'type'];

function readSales(column: string, count: number): Promise<void> {
  const mapping = { columns: new Map(), nulls: [] };
  const setup = { file: 'sales.csv', mapping, currency: 'EUR', dimensions: [{ id: 'type' }] };
  const rows = Array.from({ length: count }, (_, at) => ({
    date: '2026-01-05',
    amount: 1,
    user: 'u',
    [column]: `n${at}`,
  }));
  return readList(rows, HEADER, new SaleWriter(setup, valueReaders, PLAIN_FORMS));
}

function readTargets(count: number) {
  const table = new TargetTable('targets.csv', { currency: 'EUR' });
  const entry = { year: 2026, index: 0, interval: 'month', type: ALL_SALES_AMOUNT, locked: false, value: '1' } as const;
  for (let at = 0; at < count; at++) table.add(at + 2, { ...entry, owner: `user:n${at}` });
}

describe('a file of more names than anybody has', () => {
  for (const column of ['user', 'group', 'type'])
    it(`reads 100,000 of a ${column} and asks at the next whether the column is right`, async () => {
      await readSales(column, 100_000);
      const { code, detail } = await caught(() => readSales(column, 100_001));
      expect(code).to.equal('invalid-data');
      const value = 'n100000';
      expect(detail).to.include({ problem: 'too-many-names', file: 'sales.csv', path: column, value, count: 100_000 });
    });

  it('reads targets of 100,000 owners and asks at the next', async () => {
    readTargets(100_000);
    const { detail } = await caught(() => readTargets(100_001));
    expect(detail).to.include({ problem: 'too-many-names', file: 'targets.csv', path: 'owner', value: 'user:n100000' });
  });

  it('names the value in bounded length', async () => {
    const table = new TargetTable('targets.csv', {});
    const { detail } = await caught(() => {
      for (let at = 0; at <= 100_000; at++)
        table.add(2, {
          year: 2026,
          index: 0,
          interval: 'month',
          type: ALL_SALES_AMOUNT,
          locked: false,
          value: '',
          owner: `user:${at < 100_000 ? at : 'x'.repeat(1000)}`,
        });
    });
    expect(detail.value).to.have.length(100);
  });
});
