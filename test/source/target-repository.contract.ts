import { expect } from '@open-wc/testing';
import type { Fill, Filling } from '../../src/adapters/targets/filling.ts';
import type { Policy, Rights } from '../../src/model/policy.ts';
import type { RowChange, TargetChange, TargetRow, TargetSet } from '../../src/model/target.ts';
import { expectPlain } from '../../src/source/contract/case.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { reports } from './reports.ts';
import { wrapped } from './wrapped.ts';

export interface RepositoryMaking extends Rights {
  readonly fill?: Fill;
  readonly now: () => number;
}

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const options = { signal: new AbortController().signal };
const NOON = Date.UTC(2026, 5, 30, 12);
const TWELVE = Array<number | null>(12).fill(100_00);

const ROWS: readonly TargetRow[] = [
  { owner: 'company', values: TWELVE, currency: 'EUR' },
  { owner: 'group:a', values: TWELVE, locked: true },
  { owner: 'user:u', item: 'new', values: [null, 0, ...TWELVE.slice(2)] },
];

const FILLING: Filling = {
  sets: [
    { ...KEY, interval: 'month', rows: ROWS, revision: 0 },
    {
      year: 2025,
      targetType: 'sale-type.count',
      interval: 'quarter',
      rows: [{ owner: 'group:b', values: [1, 2, 3, 4] }],
      revision: 0,
    },
  ],
  types: [{ id: 'sale-type.count', dimension: 'sale-type', unit: 'count', items: ['new'] }],
  notes: [{ code: 'duplicate-target', count: 2, line: 7 }],
};

function change(rows: readonly RowChange[], part: Partial<TargetChange> = {}): TargetChange {
  return { ...KEY, base: 0, rows, ...part };
}

const january = (value: number | null): RowChange => ({ owner: 'company', values: { 0: value } });
const firstOf = (set: TargetSet) => set.rows.find(({ owner }) => owner === 'company')?.values[0];

async function save(repository: TargetRepository, one: TargetChange, asking = options): Promise<TargetSet> {
  return (await repository.save([one], asking))[0]!;
}

async function errorOf(promise: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
}

/** What every target repository promises. `make` gives a new one that holds nothing but what `fill` brings. */
export function testTargetRepository(name: string, make: (making: RepositoryMaking) => TargetRepository) {
  const made = (making: Partial<RepositoryMaking> = {}) =>
    make({ now: () => NOON, fill: async () => FILLING, ...making });

  describe(`${name} as a target repository`, () => {
    it('begins with nothing but the type that always exists (T19)', async () => {
      const repository = made({ fill: undefined });
      const catalogue = await repository.catalogue(options);
      expect(catalogue).to.deep.include({ sets: [], owners: [], currencies: [] });
      expect(catalogue.types.map(({ id }) => id)).to.deep.equal(['all-sales.amount']);
      expect(await repository.load(KEY, options)).to.deep.equal({ ...KEY, interval: 'month', rows: [], revision: 0 });
      expect(await repository.history({ ...KEY, owner: 'company' }, options)).to.deep.equal([]);
    });

    it('begins with what it is filled with, empty and 0 kept apart (T6)', async () => {
      expect(await made().load(KEY, options)).to.deep.equal(FILLING.sets[0]);
    });

    it('says which years, types, owners and currencies there are', async () => {
      const catalogue = await made().catalogue(options);
      expect(catalogue.types.map(({ id }) => id)).to.have.members(['all-sales.amount', 'sale-type.count']);
      expect(catalogue.sets).to.have.deep.members([
        { ...KEY, interval: 'month' },
        { year: 2025, targetType: 'sale-type.count', interval: 'quarter' },
      ]);
      expect(catalogue.owners).to.have.members(['company', 'group:a', 'group:b', 'user:u']);
      expect(catalogue.currencies).to.deep.equal(['EUR']);
      expect(catalogue.notes).to.deep.equal(FILLING.notes);
    });

    it('is filled once, whoever asks at the same time', async () => {
      let fetched = 0;
      const repository = made({ fill: async () => ((fetched += 1), FILLING) });
      await Promise.all([repository.catalogue(options), repository.load(KEY, options), repository.load(KEY, options)]);
      await repository.load(KEY, options);
      expect(fetched).to.equal(1);
    });

    it('does not keep a filling that failed', async () => {
      const failure = new SourceError('offline', 'no answer');
      let fetched = 0;
      const fill = async () => {
        fetched += 1;
        if (fetched === 1) throw failure;
        return FILLING;
      };
      const repository = made({ fill });
      expect(await errorOf(repository.load(KEY, options))).to.equal(failure);
      expect((await repository.load(KEY, options)).rows).to.have.length(3);
    });

    it('does not keep a filling that failed at once, without a promise', async () => {
      let fetched = 0;
      const fill: Fill = () => {
        fetched += 1;
        if (fetched === 1) throw new Error('no address');
        return Promise.resolve(FILLING);
      };
      const repository = made({ fill });
      const failure = await repository.load(KEY, options).then(
        () => 'none',
        ({ message }: Error) => message,
      );
      expect(failure).to.equal('no address');
      expect((await repository.load(KEY, options)).rows).to.have.length(3);
    });

    it('gives up a filling that nobody waits for any more, and asks anew', async () => {
      const given: AbortSignal[] = [];
      const fill: Fill = async ({ signal }) => {
        given.push(signal);
        if (given.length > 1) return FILLING;
        return new Promise(() => {});
      };
      const repository = made({ fill });
      const [one, other] = [new AbortController(), new AbortController()];
      const asked = [repository.load(KEY, { signal: one.signal }), repository.catalogue({ signal: other.signal })];
      const gone = Promise.allSettled(asked);
      while (!given.length) await new Promise((next) => requestAnimationFrame(next));
      one.abort();
      await asked[0]!.catch(() => {});
      expect(given[0]!.aborted).to.equal(false);
      other.abort();
      await gone;
      expect(given[0]!.aborted).to.equal(true);
      expect((await repository.load(KEY, options)).rows).to.have.length(3);
    });

    it('keeps its filling when whoever asks then has gone already', async () => {
      let fetched = 0;
      const repository = made({ fill: async () => ((fetched += 1), FILLING) });
      await repository.load(KEY, options);
      await repository.load(KEY, { signal: AbortSignal.abort() }).catch(() => {});
      await repository.load(KEY, options);
      expect(fetched).to.equal(1);
    });

    it('answers a save with the set as it stands then, and later loads with the same', async () => {
      const repository = made();
      const saved = await save(repository, change([january(7)]), options);
      expect([firstOf(saved), saved.revision]).to.deep.equal([7, 1]);
      expect(await repository.load(KEY, options)).to.deep.equal(saved);
    });

    it('freezes what it answers', async () => {
      const repository = made();
      const saved = await save(repository, change([january(7)]), options);
      for (const set of [saved, await repository.load(KEY, options)]) {
        expect(Object.isFrozen(set.rows[0]!.values)).to.equal(true);
      }
    });

    it('copies what it is given', async () => {
      const rows = [{ owner: 'company' as const, values: [...TWELVE] }];
      const repository = made({ fill: async () => ({ sets: [{ ...KEY, interval: 'month', rows, revision: 0 }] }) });
      await repository.load(KEY, options);
      rows[0]!.values[0] = 1;
      expect(firstOf(await repository.load(KEY, options))).to.equal(100_00);
    });

    it('copies the types of a save: they stay as they were, and of the host', async () => {
      const repository = made();
      const type = { id: 'sale-type.count', dimension: 'sale-type', unit: 'count' as const, items: ['new'] };
      await save(repository, change([], { types: [type] }), options);
      await repository.catalogue(options);
      expect([type, type.items].some((part) => Object.isFrozen(part))).to.equal(false);
      type.items.push('old');
      const { types } = await repository.catalogue(options);
      expect(types.find(({ id }) => id === type.id)?.items).to.deep.equal(['new']);
    });

    it('takes types that a framework has wrapped', async () => {
      const repository = made();
      const type = { id: 'sale-type.profit', dimension: 'sale-type', unit: 'profit' as const, items: ['new'] };
      await save(repository, change([], { types: wrapped([type]) }), options);
      const { types } = await repository.catalogue(options);
      expect(types.find(({ id }) => id === type.id)?.items).to.deep.equal(['new']);
    });

    it('lists what a save adds, and no year whose rows are gone', async () => {
      const repository = made();
      await save(repository, change([{ owner: 'user:new', values: { 0: 1 } }], { year: 2027 }), options);
      await save(repository, change([{ owner: 'group:a', locked: false }]), options);
      await save(repository, change([], { removed: true, base: 1 }), options);
      const { sets, owners } = await repository.catalogue(options);
      expect(sets.map(({ year }) => year)).to.have.members([2025, 2027]);
      expect(owners).to.have.members(['group:b', 'user:new']);
    });

    it('adds and changes target types, all with the save or not at all (T20)', async () => {
      const repository = made();
      const type = {
        id: 'sale-type.count',
        dimension: 'sale-type',
        unit: 'count',
        levels: 'company-and-group',
      } as const;
      await save(repository, change([], { types: [type] }), options);
      expect((await repository.catalogue(options)).types).to.deep.include(type);
      const bad = { ...type, id: 'sale-type.amount' };
      const error = await errorOf(save(repository, change([january(7)], { types: [bad] }), options));
      expect(error).to.have.nested.property('detail.problem', 'bad-type');
      expect(firstOf(await repository.load(KEY, options))).to.equal(100_00);
    });

    it('saves all of a change or nothing', async () => {
      const repository = made();
      const before = await repository.load(KEY, options);
      const type = { id: 'source.amount', dimension: 'source', unit: 'amount' } as const;
      const rows = [january(7), { owner: 'group:a', values: { 0: 1 } } as const];
      await errorOf(save(repository, change(rows, { types: [type] }), options));
      expect(await repository.load(KEY, options)).to.deep.equal(before);
      expect(await repository.history({ ...KEY, owner: 'company' }, options)).to.deep.equal([]);
      expect((await repository.catalogue(options)).types.map(({ id }) => id)).to.not.include('source.amount');
    });

    it('T25 refuses to touch a locked row, naming it and who locked it when', async () => {
      const repository = made();
      const lock: RowChange = { owner: 'company', locked: true };
      await save(repository, change([lock], { by: 'ann' }), options);
      const error = await errorOf(save(repository, change([january(7)], { base: 1 }), options));
      expect(error.code).to.equal('forbidden');
      expect(error.detail).to.deep.equal({
        problem: 'locked',
        path: 'company',
        cells: [{ ...KEY, owner: 'company', by: 'ann', at: '2026-06-30T12:00:00.000Z' }],
        value: 'ann',
      });
      expect(error.message).to.equal('locked row: company (ann, 2026-06-30T12:00:00.000Z)');
    });

    it('refuses values that are no whole number by name', async () => {
      const error = await errorOf(save(made(), change([january(0.5)]), options));
      expect(error.code).to.equal('invalid-data');
      expect(error.detail).to.deep.equal({
        problem: 'bad-value',
        path: 'company[1]',
        cells: [{ ...KEY, owner: 'company', field: 0 }],
        value: '0.5',
      });
    });

    it('T30 merges saves from one revision that changed different cells', async () => {
      const repository = made();
      await save(repository, change([january(7)]), options);
      const merged = await save(repository, change([{ owner: 'company', values: { 1: 8 } }]), options);
      expect(merged.rows[0]!.values.slice(0, 3)).to.deep.equal([7, 8, 100_00]);
      expect(merged.revision).to.equal(2);
    });

    it('T30 refuses a save of cells that somebody else saved meanwhile, naming them', async () => {
      const repository = made();
      await save(repository, change([january(7)]), options);
      const error = await errorOf(save(repository, change([january(8)]), options));
      expect(error.code).to.equal('conflict');
      expect(error.detail).to.deep.equal({
        problem: 'same-cells',
        path: 'company[1]',
        cells: [
          {
            ...KEY,
            owner: 'company',
            field: 0,
            base: 100_00,
            theirs: 7,
            yours: 8,
            at: '2026-06-30T12:00:00.000Z',
          },
        ],
      });
      expect(firstOf(await repository.load(KEY, options))).to.equal(7);
    });

    it('saves several years and types at once, or none of them', async () => {
      const repository = made();
      const other = { year: 2025, targetType: 'sale-type.count' };
      const changes = [
        change([january(7)]),
        { ...other, base: 0, rows: [{ owner: 'group:b', values: { 0: 9 } } as const] },
      ];
      const wrong = [changes[0]!, { ...changes[1]!, base: 4 }];
      expect((await errorOf(repository.save(wrong, options))).detail.problem).to.equal('unknown-base');
      expect((await repository.load(KEY, options)).revision).to.equal(0);
      const sets = await repository.save(changes, options);
      expect(sets.map(({ year, revision }) => [year, revision])).to.deep.equal([
        [2026, 1],
        [2025, 1],
      ]);
    });

    it('T30 names the cells in conflict of all sets of a save', async () => {
      const repository = made();
      const other = { year: 2025, targetType: 'sale-type.count', base: 0 };
      const both = (value: number) => [
        change([january(value)]),
        { ...other, rows: [{ owner: 'group:b', values: { 1: value } } as const] },
      ];
      await repository.save(both(7), options);
      const { code, detail } = await errorOf(repository.save(both(8), options));
      expect(code).to.equal('conflict');
      expect(detail.cells!.map(({ year, field, theirs, yours }) => [year, field, theirs, yours])).to.deep.equal([
        [2026, 0, 7, 8],
        [2025, 1, 7, 8],
      ]);
    });

    it('takes the same save twice: nothing changes the second time', async () => {
      const repository = made();
      const first = await save(repository, change([january(7)]));
      expect(await save(repository, change([january(7)]))).to.deep.equal(first);
    });

    it('T10 changes the interval of a year, and says so in the history', async () => {
      const repository = made();
      const set = await save(repository, change([], { interval: 'quarter' }));
      expect(set.interval).to.equal('quarter');
      expect(set.rows.map(({ values }) => values)).to.deep.equal([
        [300_00, 300_00, 300_00, 300_00],
        [300_00, 300_00, 300_00, 300_00],
        [100_00, 300_00, 300_00, 300_00],
      ]);
      const { changes } = (await repository.history({ ...KEY, owner: 'company' }, options))[0]!;
      expect(changes.at(-1)).to.deep.equal({ field: 'interval', from: 'month', to: 'quarter' });
    });

    it('T23 deletes a type with all its years, and not while targets of it are left', async () => {
      const repository = made();
      const gone = { year: 2025, targetType: 'sale-type.count', base: 0, removedTypes: ['sale-type.count'] };
      expect((await errorOf(repository.save([gone], options))).detail.problem).to.equal('type-in-use');
      await repository.save([{ ...gone, removed: true }], options);
      const { types, sets } = await repository.catalogue(options);
      expect([types.length, sets.length]).to.deep.equal([1, 1]);
      expect(await repository.history({ ...gone, owner: 'group:b' }, options)).to.have.length(1);
    });

    it('says what was saved since a revision, newest first', async () => {
      const repository = made();
      await save(repository, change([january(7)]));
      await save(repository, change([{ owner: 'company', values: { 1: 8 } }]));
      await save(repository, change([{ owner: 'company', values: { 2: null } }]));
      const changes = await repository.changes(KEY, 1, options);
      expect(changes.map(({ revision, changes: [one] }) => [revision, one])).to.deep.equal([
        [3, { field: 2, from: 100_00, to: null }],
        [2, { field: 1, from: 100_00, to: 8 }],
      ]);
    });

    it('answers and takes plain JSON', async () => {
      const plain = <T>(data: T): T => {
        expectPlain(data);
        return JSON.parse(JSON.stringify(data)) as T;
      };
      const repository = made();
      const set = await save(
        repository,
        plain(change([january(null), { owner: 'user:u', item: 'new', removed: true }])),
      );
      plain(set);
      plain(await repository.catalogue(options));
      plain(await repository.changes(KEY, 0, options));
      const refused = await errorOf(save(repository, plain(change([january(8)]))));
      plain(refused.detail);
    });

    it('T24 with a policy answers nothing of hidden owners', async () => {
      const repository = made({ policy: { see: (owner) => owner !== 'company' && (owner !== 'user:u' || undefined) } });
      const { rows } = await repository.load(KEY, options);
      expect(rows.map(({ owner }) => owner)).to.deep.equal(['group:a']);
      expect((await repository.catalogue(options)).owners).to.have.members(['group:a', 'group:b']);
      const error = await errorOf(repository.history({ ...KEY, owner: 'company' }, options));
      expect([error.code, error.detail.problem]).to.deep.equal(['forbidden', 'owner-hidden']);
    });

    it('T24 viewers see their own targets, unless the policy denies them by name', async () => {
      const rows = async (see: (owner: string) => boolean | undefined) =>
        (await made({ viewer: 'u', policy: { see } }).load(KEY, options)).rows.length;
      expect([await rows(() => undefined), await rows(() => false)]).to.deep.equal([1, 0]);
    });

    it('T27 refuses by its policy, with the reason', async () => {
      const reason = async (policy: Policy, row: RowChange) =>
        (await errorOf(save(made({ policy }), change([row])))).detail.problem;
      const lock = { owner: 'company', locked: true } as const;
      expect(await reason({ edit: () => false }, january(1))).to.equal('owner-read-only');
      expect(await reason({ lock: () => false }, lock)).to.equal('lock-denied');
      expect(await reason({ open: () => false }, january(1))).to.equal('targets-closed');
      expect(await reason({ see: () => false }, january(1))).to.equal('owner-hidden');
      expect(await reason({ licence: 'none' }, january(1))).to.equal('licence-none');
      expect(await reason({ licence: 'premium' }, { owner: 'group:z', values: { 0: 1 } })).to.equal('licence-groups');
    });

    it('takes saves made at the same time one after the other', async () => {
      const repository = made();
      await Promise.all(
        TWELVE.map((_, month) => save(repository, change([{ owner: 'company', values: { [month]: month } }]), options)),
      );
      const { rows, revision } = await repository.load(KEY, options);
      expect(rows[0]!.values).to.deep.equal(TWELVE.map((_, month) => month));
      expect(revision).to.equal(12);
    });

    it('T28 tells the history of a row, newest first, after the row is gone too', async () => {
      const repository = made();
      await save(repository, change([january(7)], { by: 'ann', comment: 'too low' }), options);
      await save(repository, change([{ owner: 'company', removed: true }], { base: 1 }), options);
      const history = await repository.history({ ...KEY, owner: 'company' }, options);
      expect(history.map(({ kind, revision }) => [kind, revision])).to.deep.equal([
        ['deleted', 2],
        ['edited', 1],
      ]);
      expect(history[1]).to.deep.equal({
        row: { ...KEY, owner: 'company' },
        revision: 1,
        at: '2026-06-30T12:00:00.000Z',
        by: 'ann',
        comment: 'too low',
        kind: 'edited',
        changes: [{ field: 0, from: 100_00, to: 7 }],
      });
      expect(await repository.history({ ...KEY, owner: 'user:u', item: 'new' }, options)).to.deep.equal([]);
    });

    it('tells those who watch that something was saved, until they stop', async () => {
      const repository = made();
      const told: string[] = [];
      const stop = repository.watch!((what) => told.push(what));
      await save(repository, change([january(7)]), options);
      stop();
      await save(repository, change([january(8)], { base: 1 }), options);
      expect(told).to.deep.equal(['targets']);
    });

    it('saves, and tells the others, though one who watches throws', async () => {
      const repository = made();
      const told: string[] = [];
      const stops = [
        repository.watch!(() => {
          throw new Error('of the host');
        }),
        repository.watch!((what) => told.push(what)),
      ];
      const reported = await reports(async () => {
        expect(firstOf(await save(repository, change([january(7)]), options))).to.equal(7);
      });
      stops.forEach((stop) => stop());
      expect(told).to.deep.equal(['targets']);
      expect(reported).to.deep.equal(['of the host']);
    });

    it('tells nobody of a save that was refused', async () => {
      const repository = made();
      const told: string[] = [];
      const stop = repository.watch!((what) => told.push(what));
      await errorOf(save(repository, change([january(0.5)]), options));
      stop();
      expect(told).to.deep.equal([]);
    });

    const asks: [name: string, ask: (repository: TargetRepository, signal: AbortSignal) => Promise<unknown>][] = [
      ['catalogue', (repository, signal) => repository.catalogue({ signal })],
      ['load', (repository, signal) => repository.load(KEY, { signal })],
      ['save', (repository, signal) => save(repository, change([january(7)]), { signal })],
      ['history', (repository, signal) => repository.history({ ...KEY, owner: 'company' }, { signal })],
    ];
    for (const [method, ask] of asks) {
      it(`rejects with the signal's reason: ${method}`, async () => {
        const reason = new DOMException('left', 'AbortError');
        const aborted = ask(made(), AbortSignal.abort(reason));
        expect(await aborted.catch((error: unknown) => error)).to.equal(reason);
        const controller = new AbortController();
        const waiting = ask(made({ fill: () => new Promise(() => {}) }), controller.signal);
        controller.abort(reason);
        expect(await waiting.catch((error: unknown) => error)).to.equal(reason);
      });
    }
  });
}
