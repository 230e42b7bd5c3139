import { expect } from '@open-wc/testing';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { testTargetRepository } from '../source/target-repository.contract.ts';
import { wrapped } from '../source/wrapped.ts';

testTargetRepository('memoryRepository', memoryRepository);

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

  it('says how rows of targets are read, in place of passing over them', () => {
    const options = { targets: [{ year: 2026, period: 1, owner: 'company', value: 1 }] };
    expect(() => memoryRepository(options as object)).to.throw(TypeError, 'fill: targetRows({ targets })');
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
