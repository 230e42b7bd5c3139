import { expect } from '@open-wc/testing';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { decimalsOf } from '../../src/model/currency.ts';
import { toMajor } from '../../src/model/money.ts';
import { targetRepositoryContract } from '../../src/source/contract/target-repository.ts';
import { targetRightsContract } from '../../src/source/contract/target-rights.ts';
import type { ContractTargets } from '../../src/source/contract/targets.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { testTargetRepository } from '../source/target-repository.contract.ts';
import { wrapped } from '../source/wrapped.ts';

testTargetRepository('memoryRepository', memoryRepository);

/** The rows of a targets file that holds these sets. */
function rowsOf({ sets }: ContractTargets): object[] {
  return sets.flatMap(({ year, targetType, interval, rows }) =>
    rows.flatMap(({ values, ...row }) => {
      const decimals = targetType.endsWith('count') ? 0 : decimalsOf(row.currency);
      const major = values.map((value) => (value === null ? '' : toMajor(value, decimals)));
      return major.map((value, index) => ({
        year,
        period: index + 1,
        interval,
        'target-type': targetType,
        ...row,
        value,
      }));
    }),
  );
}

describe('memoryRepository over rows of targets', () => {
  const make = (targets: ContractTargets, rights = {}) =>
    memoryRepository({ targets: rowsOf(targets), types: targets.types, ...rights });
  for (const { name, run } of [...targetRepositoryContract(make), ...targetRightsContract(make)]) it(name, run);

  const KEY = { year: 2026, targetType: 'all-sales.amount' };
  const options = { signal: new AbortController().signal };
  const rows = [
    { year: 2026, period: 1, owner: 'company', value: '1000.50' },
    { year: 2026, period: 2, owner: 'company', value: 2000 },
  ];
  const firstOf = async (repository: ReturnType<typeof memoryRepository>) =>
    (await repository.load(KEY, options)).rows[0]!.values.slice(0, 3);

  it('reads them by a mapping, as those of a file', async () => {
    const targets = [{ Who: 'ann', Month: '01-02-2026', Plan: '1.000,50' }];
    const columns = { date: 'Month', owner: { user: 'Who' }, value: 'Plan' };
    const repository = memoryRepository({ targets, columns, dates: 'dd-MM-yyyy', numbers: 'nl', currency: 'EUR' });
    expect(await firstOf(repository)).to.deep.equal([null, 1000_50, null]);
  });

  it('keeps what was handed in as it was at first', async () => {
    const given = rows.map((row) => ({ ...row }));
    const repository = memoryRepository({ targets: given });
    given[0]!.value = 7;
    given.pop();
    expect(await firstOf(repository)).to.deep.equal([1000_50, 2000_00, null]);
  });

  it('adds them to the sets beside them, and keeps a save through a refresh', async () => {
    const other = { ...KEY, year: 2025, interval: 'month', rows: [], revision: 0 } as const;
    const values = Array<number>(12).fill(5);
    const repository = memoryRepository({ targets: rows, sets: [{ ...other, rows: [{ owner: 'company', values }] }] });
    const { sets } = await repository.catalogue(options);
    expect(sets.map(({ year }) => year).sort()).to.deep.equal([2025, 2026]);
    await repository.save([{ ...KEY, base: 0, rows: [{ owner: 'company', values: { 0: 7 } }] }], options);
    await repository.catalogue({ ...options, reload: {} });
    expect(await firstOf(repository)).to.deep.equal([7, 2000_00, null]);
  });

  it('says which value cannot be read, what is no list, and which columns are missing', async () => {
    const detailOf = async (targets: unknown) => {
      const repository = memoryRepository({ targets: targets as readonly object[] });
      const error: unknown = await repository.load(KEY, options).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(SourceError);
      return (error as SourceError).detail;
    };
    expect(await detailOf(rows.map((row) => ({ ...row, value: 'much' })))).to.include({ value: 'much', line: 1 });
    expect(await detailOf('targets.csv')).to.include({ problem: 'bad-value', value: 'targets.csv' });
    expect(await detailOf([{ Who: 'ann' }])).to.include({ problem: 'missing-column', file: 'targets' });
  });
});

describe('memoryRepository', () => {
  const KEY = { year: 2026, targetType: 'all-sales.amount' };
  const options = { signal: new AbortController().signal };

  it('begins with the sets that are handed in', async () => {
    const sets = [
      { ...KEY, interval: 'quarter', rows: [{ owner: 'company', values: [1, 2, 3, 4] }], revision: 0 },
    ] as const;
    const repository = memoryRepository({ sets });
    expect(await repository.load(KEY, options)).to.deep.equal(sets[0]);
    expect((await repository.catalogue(options)).owners).to.deep.equal(['company']);
  });

  it('hands on the notes that are handed in', async () => {
    const notes = [{ code: 'duplicate-target', count: 2 }] as const;
    expect((await memoryRepository({ notes }).catalogue(options)).notes).to.deep.equal(notes);
  });

  it('leaves what the host handed in as it was: copied, not frozen', async () => {
    const rows = [{ owner: 'company' as const, values: [1, 2, 3, 4] }];
    const repository = memoryRepository({ sets: [{ ...KEY, interval: 'quarter', rows, revision: 0 }] });
    rows[0]!.values[0] = 9;
    expect((await repository.load(KEY, options)).rows[0]!.values).to.deep.equal([1, 2, 3, 4]);
  });

  it('is not wrapped by frameworks that make proxies of what may be extended, and takes their proxies', async () => {
    const rows = [{ owner: 'company' as const, values: [1, 2, 3, 4] }];
    const sets = wrapped([{ ...KEY, interval: 'quarter' as const, rows, revision: 0 }]);
    const repository = wrapped(memoryRepository({ sets }));
    expect((await repository.load(KEY, options)).rows[0]!.values).to.deep.equal([1, 2, 3, 4]);
  });

  it('refuses sets of a wrong shape by path, those handed in and those of a filling', async () => {
    const sets = [{ ...KEY, interval: 'week', rows: [], revision: 0 }] as unknown as [];
    const refused = (error: unknown) =>
      expect(error)
        .to.include({ name: 'SourceError', code: 'invalid-data' })
        .and.to.have.property('detail')
        .that.includes({
          path: 'fill.sets[0].interval',
          expected: 'month, quarter',
        });
    try {
      memoryRepository({ sets });
      expect.fail('taken');
    } catch (error) {
      refused(error);
    }
    const filled = memoryRepository({ fill: async () => ({ sets }) });
    refused(await filled.load(KEY, options).catch((error: unknown) => error));
  });

  describe('filled from a file', () => {
    const quarters = (value: number) =>
      ({ ...KEY, interval: 'quarter', rows: [{ owner: 'company', values: [value, 2, 3, 4] }], revision: 0 }) as const;

    /** Finds 1 in the file at first, then 2, and so on. */
    function filled() {
      let fetched = 0;
      const repository = memoryRepository({ fill: async () => ({ sets: [quarters((fetched += 1))] }) });
      const first = async (reload?: object | true) => {
        const { rows } = await repository.load(KEY, { ...options, reload });
        return rows[0]!.values[0];
      };
      return { repository, first, fetched: () => fetched };
    }

    it('fetches it again when a refresh asks, once for all its questions', async () => {
      const { repository, first } = filled();
      const refresh = {};
      expect(await first()).to.equal(1);
      expect(await first(refresh)).to.equal(2);
      await repository.catalogue({ ...options, reload: refresh });
      expect([await first(refresh), await first()]).to.deep.equal([2, 2]);
      expect(await first({})).to.equal(3);
      expect(await first(true)).to.equal(4);
    });

    it('forgets by a refresh what the file no longer has, and keeps what was handed in', async () => {
      const type = { id: 'source.amount', dimension: 'source', unit: 'amount' } as const;
      const files = [
        { sets: [quarters(1), { ...quarters(1), year: 2027 }], types: [type] },
        { sets: [{ ...quarters(1), year: 2027 }] },
      ];
      const repository = memoryRepository({ sets: [quarters(9)], fill: async () => files.shift()! });
      await repository.catalogue(options);
      const { types, sets } = await repository.catalogue({ ...options, reload: true });
      expect([types.length, sets.map(({ year }) => year)]).to.deep.equal([1, [2026, 2027]]);
      expect((await repository.load(KEY, options)).rows[0]!.values[0]).to.equal(9);
    });

    it('does not fetch it again once something was saved that it would undo', async () => {
      const { repository, first, fetched } = filled();
      await first();
      await repository.save([{ ...KEY, base: 0, rows: [{ owner: 'company', values: { 0: 70 } }] }], options);
      expect(await first({})).to.equal(70);
      expect(fetched()).to.equal(1);
    });

    it('does not undo what was saved while it was fetched again', async () => {
      let arrive = (_: { sets: [ReturnType<typeof quarters>] }) => {};
      let fetched = 0;
      const fill = () => {
        fetched += 1;
        if (fetched === 1) return Promise.resolve({ sets: [quarters(1)] });
        return new Promise<{ sets: [ReturnType<typeof quarters>] }>((resolve) => (arrive = resolve));
      };
      const repository = memoryRepository({ fill });
      await repository.load(KEY, options);
      const saved = repository.save([{ ...KEY, base: 0, rows: [{ owner: 'company', removed: true }] }], options);
      const again = repository.load(KEY, { ...options, reload: {} });
      await saved;
      arrive({ sets: [quarters(2)] });
      await again;
      expect((await repository.load(KEY, options)).rows).to.deep.equal([]);
    });
  });
});
