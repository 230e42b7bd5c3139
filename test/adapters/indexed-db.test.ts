import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { indexedDbRepository } from '../../src/adapters/indexed-db.ts';
import type { Filling } from '../../src/adapters/targets/filling.ts';
import type { TargetChange } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { testTargetRepository } from '../source/target-repository.contract.ts';

let count = 0;
const names: string[] = [];

function freshName(): string {
  const name = `test-${(count += 1)}`;
  names.push(name);
  return name;
}

afterEach(async () => {
  for (const name of names.splice(0)) await deleteDB(name);
});

testTargetRepository('indexedDbRepository', (making) => indexedDbRepository({ name: freshName(), ...making }));

describe('indexedDbRepository', () => {
  const KEY = { year: 2026, targetType: 'all-sales.amount' };
  const options = { signal: new AbortController().signal };
  const filling = (value: number): Filling => ({
    sets: [{ ...KEY, interval: 'quarter', rows: [{ owner: 'company', values: [value, 2, 3, 4] }], revision: 0 }],
    notes: [{ code: 'duplicate-target', count: value }],
  });
  const save = (value: number, base = 0): TargetChange => ({
    ...KEY,
    base,
    rows: [{ owner: 'company', values: { 0: value } }],
  });
  const tab = (name: string, value?: number) =>
    indexedDbRepository({ name, ...(value !== undefined && { fill: async () => filling(value) }) });

  it('is filled once per name and keeps its own from then on', async () => {
    const name = freshName();
    await tab(name, 1).save([save(7)], options);
    let fetched = 0;
    const later = indexedDbRepository({ name, fill: async () => ((fetched += 1), filling(100)) });
    expect((await later.load(KEY, options)).rows[0]!.values[0]).to.equal(7);
    expect((await later.catalogue(options)).notes).to.deep.equal([{ code: 'duplicate-target', count: 1 }]);
    expect(fetched).to.equal(0);
  });

  it('T6 T28 keeps what the version before has stored, its empty values as null', async () => {
    const name = freshName();
    const row = { ...KEY, owner: 'company' };
    const revision = { row, revision: 1, kind: 'edited', at: '2026-01-02T03:04:05.000Z', by: 'ann' };
    const before = await openDB(name, 1, {
      upgrade: (database) => {
        database.createObjectStore('sets', { keyPath: ['year', 'targetType'] });
        database.createObjectStore('types', { keyPath: 'id' });
        database.createObjectStore('meta');
        const revisions = database.createObjectStore('revisions', { autoIncrement: true });
        revisions.createIndex('set', ['row.year', 'row.targetType', 'revision']);
        revisions.createIndex('row', ['row.year', 'row.targetType', 'row.owner']);
      },
    });
    const values = [1, undefined, 0, undefined];
    const rows = [{ owner: 'company', currency: 'EUR', values, locked: true }];
    await before.put('sets', { ...KEY, interval: 'quarter', rows, revision: 1 });
    await before.put('meta', { at: '2026-01-01T00:00:00.000Z', notes: [] }, 'filled');
    await before.put('revisions', {
      ...revision,
      changes: [
        { field: 1, from: 5, to: undefined },
        { field: 2, to: 0 },
      ],
    });
    before.close();
    const set = await tab(name, 9).load(KEY, options);
    expect(set).to.deep.equal({
      ...KEY,
      interval: 'quarter',
      rows: [{ ...rows[0], values: [1, null, 0, null] }],
      revision: 1,
    });
    const changes = [
      { field: 1, from: 5, to: null },
      { field: 2, from: null, to: 0 },
    ];
    expect(await tab(name).history({ ...KEY, owner: 'company' }, options)).to.deep.equal([{ ...revision, changes }]);
    await tab(name)
      .save([save(7, 1)], options)
      .then(
        () => expect.fail('a locked row was saved'),
        (error: SourceError) => expect(error.detail.problem).to.equal('locked'),
      );
  });

  it('is left as it is by frameworks, which wrap what may be extended', () => {
    expect(Object.isExtensible(tab(freshName()))).to.equal(false);
  });

  it('is filled by one of two tabs that open at once', async () => {
    const name = freshName();
    const tabs = [tab(name, 1), tab(name, 2)];
    const [one, other] = await Promise.all(tabs.map((each) => each.load(KEY, options)));
    expect(one).to.deep.equal(other);
  });

  it('keeps what another tab has filled and saved while it fetched its own filling', async () => {
    const name = freshName();
    const fill = async () => {
      await tab(name, 1).save([save(7)], options);
      return filling(2);
    };
    const there = indexedDbRepository({ name, fill });
    expect((await there.load(KEY, options)).rows[0]!.values[0]).to.equal(7);
  });

  it('T30 tells another tab of a save at once, which then loads it', async () => {
    const name = freshName();
    const [here, there] = [tab(name, 1), tab(name)];
    await there.load(KEY, options);
    const told = new Promise<string>((resolve) => {
      const stop = there.watch!((what) => {
        stop();
        resolve(what);
      });
    });
    await here.save([save(7)], options);
    expect(await told).to.equal('targets');
    expect((await there.load(KEY, options)).rows[0]!.values[0]).to.equal(7);
  });

  it('T30 takes a save of another tab into account: same cells are a conflict, others merge', async () => {
    const name = freshName();
    const [here, there] = [tab(name, 1), tab(name, 1)];
    await Promise.all([here.load(KEY, options), there.load(KEY, options)]);
    await here.save([save(7)], options);
    const error: unknown = await there.save([save(8)], options).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'conflict');
    const rows = [{ owner: 'company' as const, values: { 3: 9 } }];
    expect((await there.save([{ ...KEY, base: 0, rows }], options))[0]!.rows[0]!.values).to.deep.equal([7, 2, 3, 9]);
  });

  it('lets go of the database when somebody deletes it, and is filled anew', async () => {
    const name = freshName();
    const repository = tab(name, 1);
    await repository.save([save(7)], options);
    await deleteDB(name);
    expect((await repository.load(KEY, options)).rows[0]!.values[0]).to.equal(1);
  });

  it('opens the database again when the browser closed it', async () => {
    const name = freshName();
    const repository = tab(name, 1);
    await repository.load(KEY, options);
    const closing = hold(IDBDatabase.prototype, 'transaction', function (this: IDBDatabase, original, args) {
      closing.restore();
      this.close();
      return original.apply(this, args);
    });
    expect((await repository.load(KEY, options)).rows[0]!.values[0]).to.equal(1);
  });

  it('says so when the database is of a later form than it can read', async () => {
    const name = freshName();
    (await openDB(name, 99)).close();
    const error = await failure(tab(name, 1).load(KEY, options));
    expect([error.code, error.detail.problem]).to.deep.equal(['unsupported', 'storage-failed']);
  });

  const failures: [problem: string, value: string | undefined, error: DOMException | TypeError][] = [
    ['storage-failed', 'not in this mode', new DOMException('not in this mode', 'SecurityError')],
    ['storage-failed', undefined, new TypeError('no indexedDB')],
    ['storage-full', undefined, new DOMException('no room', 'QuotaExceededError')],
  ];
  for (const [problem, value, thrown] of failures) {
    it(`rejects where there is no storage: ${thrown.name}`, async () => {
      const open = hold(IDBFactory.prototype, 'open', () => {
        throw thrown;
      });
      const error = await failure(tab(freshName(), 1).load(KEY, options)).finally(() => open.restore());
      expect([error.code, error.detail.problem]).to.deep.equal(['unsupported', problem]);
      expect(error.detail.value, 'what helps the reader').to.equal(value);
      expect(error.cause).to.equal(thrown);
    });
  }

  it('undoes a save that is aborted while it is under way, and says so', async () => {
    const leaving = new AbortController();
    const left = new Error('left');
    const name = freshName();
    // The instant is read between reading and writing.
    const repository = indexedDbRepository({ name, now: () => (leaving.abort(left), 0) });
    const failure: unknown = await repository.save([save(7)], leaving).catch((error: unknown) => error);
    expect(failure === left).to.equal(true);
    expect((await tab(name).load(KEY, options)).revision).to.equal(0);
  });

  const rows = Array.from({ length: 600 }, (_, index) => ({ owner: `user:u${index}` as const, values: { 0: index } }));
  const long: TargetChange = { ...KEY, base: 0, rows };

  it('says how far a long save is, and that it is alive', async () => {
    const shares: number[] = [];
    let alive = 0;
    const asking = { ...options, alive: () => (alive += 1), progress: (share: number) => void shares.push(share) };
    const repository = tab(freshName());
    await repository.save([long], asking);
    expect(shares.length).to.be.greaterThan(1);
    expect(shares).to.deep.equal([...shares].sort((a, b) => a - b));
    expect([shares[0]! < 1, shares.at(-1), alive]).to.deep.equal([true, 1, shares.length]);
    expect(await repository.changes(KEY, 0, options)).to.have.length(600);
  });

  it('keeps nothing of a long save that is aborted half way', async () => {
    const leaving = new AbortController();
    const repository = tab(freshName());
    const saved = repository.save([long], { signal: leaving.signal, progress: () => leaving.abort('left') });
    expect(await saved.catch((reason: unknown) => reason)).to.equal('left');
    expect((await repository.load(KEY, options)).revision).to.equal(0);
    expect(await repository.changes(KEY, 0, options)).to.deep.equal([]);
  });

  it('keeps no filling of a wrong shape, and takes the next', async () => {
    const name = freshName();
    const wrong = { sets: [{ ...filling(1).sets[0], year: '2026' }] } as unknown as Filling;
    const failure: unknown = await indexedDbRepository({ name, fill: async () => wrong })
      .load(KEY, options)
      .catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(SourceError);
    expect(failure).to.have.nested.property('detail.path', 'fill.sets[0].year');
    expect((await tab(name, 5).load(KEY, options)).rows[0]!.values[0]).to.equal(5);
  });

  it('saves nothing when the storage is full', async () => {
    const name = freshName();
    const repository = tab(name, 1);
    await repository.load(KEY, options);
    const put = hold(IDBObjectStore.prototype, 'put', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const error = await failure(repository.save([save(7)], options)).finally(() => put.restore());
    expect(error.detail.problem).to.equal('storage-full');
    expect((await repository.load(KEY, options)).rows[0]!.values[0]).to.equal(1);
    expect(await repository.history({ ...KEY, owner: 'company' }, options)).to.deep.equal([]);
  });
});

async function failure(promise: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
}

/** Puts `replacement` in the place of a method until it is restored. */
function hold<T extends object, K extends keyof T>(
  target: T,
  key: K,
  replacement: (this: T, original: Extract<T[K], (...args: never[]) => unknown>, args: never) => unknown,
) {
  const original = target[key] as Extract<T[K], (...args: never[]) => unknown>;
  target[key] = function (this: T, ...args: unknown[]) {
    return replacement.call(this, original, args as never);
  } as T[K];
  return { restore: () => void (target[key] = original) };
}
