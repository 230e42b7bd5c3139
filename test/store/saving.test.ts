import { expect } from '@open-wc/testing';
import type {
  Revision,
  RowChange,
  TargetCatalogue,
  TargetChange,
  TargetRow,
  TargetSet,
} from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { catalogueChanges } from '../../src/store/saving.ts';
import { Store } from '../../src/store/store.ts';
import { bench, forever, HandTime, ORGANISATION, outcome, settled } from './by-hand.ts';

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const OTHER = { year: 2027, targetType: 'all-sales.amount' };
const ROW: TargetRow = { owner: 'company', currency: 'EUR', values: [1, 2, 3, 4] };

const set = (revision: number, key = KEY): TargetSet => ({ ...key, interval: 'quarter', rows: [ROW], revision });
const CHANGE: TargetChange = { ...KEY, base: 3, rows: [{ owner: 'company', values: { 0: 7 } }] };

const CATALOGUE: TargetCatalogue = {
  types: [],
  sets: [KEY, OTHER].map((key) => ({ ...key, interval: 'quarter' })),
  owners: ['company'],
  currencies: ['EUR'],
};

/** A store that holds a catalogue and two sets at revision 3, and is saving; somebody listens. */
async function saving(changes: readonly TargetChange[] = [CHANGE]) {
  const made = bench();
  const { store, repository } = made;
  const told: number[] = [];
  store.subscribe(() => told.push(store.version));
  const [catalogue, ...sets] = [store.catalogue, store.targets(KEY), store.targets(OTHER)] as const;
  const asked = [catalogue, ...sets].map((answer) => answer.ask(forever));
  await settled();
  repository.catalogues[0]!.resolve(CATALOGUE);
  repository.loads[0]!.resolve(set(3));
  repository.loads[1]!.resolve(set(3, OTHER));
  await Promise.all<unknown>(asked);
  const controller = new AbortController();
  const saved = store.save(changes, controller);
  saved.catch(() => {});
  await settled();
  /** Which of them have to be asked for again. */
  const stale = () => [catalogue, ...sets].map(({ held }) => held!.stale);
  return { ...made, saved, stale, told, controller, save: repository.saves[0]! };
}

const NOTHING = [false, false, false];
const EVERYTHING = [true, true, true];

describe('a save', () => {
  it('hands its changes on, answers the sets, and shows them to all without asking for them', async () => {
    const { store, repository, saved, save, stale, told } = await saving();
    expect(save.asked).to.deep.equal([CHANGE]);
    save.resolve([set(4)]);
    expect(await saved).to.deep.equal([set(4)]);
    await settled();
    expect([store.targets(KEY).held!.value.revision, told.length, stale()]).to.deep.equal([4, 1, NOTHING]);
    await store.targets(KEY).ask(forever);
    expect(repository.loads).to.have.length(2);
  });

  it('shows a set nobody had asked for before, frozen', async () => {
    const { store, saved, save } = await saving();
    save.resolve([set(1, { ...KEY, year: 2030 })]);
    await saved;
    const { held } = store.targets({ ...KEY, year: 2030 });
    expect([held!.value.revision, Object.isFrozen(held!.value.rows)]).to.deep.equal([1, true]);
  });

  for (const [held, revision] of [
    [5, 5],
    [3, 4],
  ] as const) {
    it(`T30 keeps the newer set: held ${held}, answered 4`, async () => {
      const { store, saved, save } = await saving();
      store.targets(KEY).take(set(held));
      save.resolve([set(4)]);
      await saved;
      expect(store.targets(KEY).held!.value.revision).to.equal(revision);
    });
  }

  it('takes an answer of the revision that is held: the same save made twice', async () => {
    const { store, saved, save } = await saving();
    store.targets(KEY).outdate();
    save.resolve([set(3)]);
    await saved;
    expect(store.targets(KEY).held!.stale).to.equal(false);
  });

  it('asks again which targets there are where it may have changed that', async () => {
    const { saved, save, stale } = await saving([{ ...CHANGE, removed: true }]);
    save.resolve([set(4)]);
    await saved;
    expect(stale()).to.deep.equal([true, false, false]);
  });

  it('makes stale which targets there are where that is being asked', async () => {
    const { store, repository } = bench();
    const catalogue = store.catalogue.ask(forever);
    const saved = store.save([CHANGE], { signal: forever });
    await settled();
    repository.saves[0]!.resolve([set(4)]);
    await saved;
    repository.catalogues[0]!.resolve(CATALOGUE);
    expect((await catalogue).stale).to.equal(true);
  });

  const refused = (['conflict', 'forbidden', 'invalid-data', 'unsupported'] as const).map(
    (code) => new SourceError(code, 'no'),
  );
  for (const error of refused) {
    it(`changes nothing where it is refused: ${error.code}`, async () => {
      const { saved, save, stale, told } = await saving();
      save.reject(error);
      expect(await outcome(saved)).to.deep.equal({ rejected: error });
      expect([stale(), told]).to.deep.equal([NOTHING, []]);
    });
  }

  const lost: [what: string, reason: unknown, code: string][] = [
    ['offline', new SourceError('offline', 'no answer'), 'offline'],
    ['timeout', new SourceError('timeout', 'no answer'), 'timeout'],
    ['an error of the host', new TypeError('x is undefined'), 'invalid-data'],
  ];
  for (const [what, reason, code] of lost) {
    it(`is never tried again, and all targets are asked anew, where it may have happened: ${what}`, async () => {
      const { repository, time, saved, save, stale, told } = await saving();
      save.reject(reason);
      await time.pass(120_000);
      expect(repository.saves).to.have.length(1);
      expect(await outcome(saved)).to.have.nested.property('rejected.code', code);
      expect([stale(), told.length]).to.deep.equal([EVERYTHING, 1]);
    });
  }

  describe('that is aborted', () => {
    async function leaving() {
      const made = await saving();
      made.controller.abort('left');
      expect(await outcome(made.saved)).to.equal('pending');
      expect(made.save.options.signal.reason).to.equal('left');
      return made;
    }

    it('is answered all the same if it was done', async () => {
      const { saved, save, store } = await leaving();
      save.resolve([set(4)]);
      expect(await outcome(saved)).to.deep.equal([set(4)]);
      expect(store.targets(KEY).held!.value.revision).to.equal(4);
    });

    it('rejects with the signal’s reason if it was not', async () => {
      const { saved, save } = await leaving();
      save.reject('left');
      expect(await outcome(saved)).to.deep.equal({ rejected: 'left' });
    });

    for (const code of ['conflict', 'offline'] as const) {
      it(`rejects as the repository does, and not as if nobody had refused it or it were undone: ${code}`, async () => {
        const { saved, save } = await leaving();
        const error = new SourceError(code, 'no');
        save.reject(error);
        expect(await outcome(saved)).to.deep.equal({ rejected: error });
      });
    }

    it('may have happened where the repository keeps silent', async () => {
      const { saved, stale, time } = await leaving();
      await time.pass(30_000);
      expect(await outcome(saved)).to.have.nested.property('rejected.code', 'timeout');
      expect(stale()).to.deep.equal(EVERYTHING);
    });

    it('does not begin where it was aborted before', async () => {
      const { store, repository } = bench();
      expect(await outcome(store.save([CHANGE], { signal: AbortSignal.abort('left') }))).to.deep.equal({
        rejected: 'left',
      });
      expect(repository.saves).to.have.length(0);
    });
  });

  for (const answer of [undefined, {}, [], [set(4), set(4)]]) {
    it(`may have happened though its answer is none: ${JSON.stringify(answer)}`, async () => {
      const { saved, save, stale } = await saving();
      save.resolve(answer as never);
      const { rejected } = (await outcome(saved)) as { rejected: SourceError };
      expect([rejected.code, rejected.detail.path]).to.deep.equal(['invalid-data', 'save']);
      expect(stale()).to.deep.equal(EVERYTHING);
    });
  }
});

describe('a message about a save', () => {
  const own = { sets: [{ ...KEY, revision: 4 }] };
  const ofOthers = { sets: [{ ...OTHER, revision: 4 }] };

  it('outdates only the sets that are held at an earlier revision', async () => {
    const { repository, saved, save, stale } = await saving();
    save.resolve([set(4)]);
    await saved;
    repository.tell('targets', { sets: [...own.sets, ...ofOthers.sets] });
    expect(stale()).to.deep.equal([true, false, true]);
  });

  it('says nothing new where they are held already, but for types', async () => {
    const { repository, saved, save, stale, told } = await saving();
    save.resolve([set(4)]);
    await saved;
    await settled();
    told.length = 0;
    repository.tell('targets', own);
    await settled();
    expect([stale(), told.length]).to.deep.equal([NOTHING, 0]);
    repository.tell('targets', { ...own, types: true });
    await settled();
    expect([stale(), told.length]).to.deep.equal([[true, false, false], 1]);
  });

  it('is told on though its set is stale or was never held', async () => {
    const { store, repository, saved, save } = await saving();
    save.resolve([set(4)]);
    await saved;
    store.targets(KEY).outdate();
    for (const sets of [own.sets, [{ ...KEY, year: 2031, revision: 1 }]]) {
      const { version } = store;
      repository.tell('targets', { sets });
      expect(store.version).to.equal(version + 1);
    }
  });

  it('waits while one saves oneself, and then says nothing new about one’s own', async () => {
    const { repository, saved, save, stale, told } = await saving();
    repository.tell('targets', own);
    await settled();
    expect([stale(), told]).to.deep.equal([NOTHING, []]);
    save.resolve([set(4)]);
    await saved;
    await settled();
    expect([stale(), told.length]).to.deep.equal([NOTHING, 1]);
  });

  for (const [what, message, expected] of [
    ['about a set of others', ofOthers, [true, false, true]],
    ['that names no sets', undefined, EVERYTHING],
  ] as const) {
    it(`is followed after the save, refused or not: ${what}`, async () => {
      for (const end of ['resolve', 'reject'] as const) {
        const { repository, save, stale } = await saving();
        repository.tell('targets', message);
        expect(stale()).to.deep.equal(NOTHING);
        save[end](end === 'resolve' ? [set(4)] : (new SourceError('conflict', 'no') as never));
        await settled();
        expect(stale(), end).to.deep.equal(expected);
      }
    });
  }

  it('waits for the last of several saves, and is followed once', async () => {
    const { store, repository, save, stale } = await saving();
    const other = store.save([{ ...CHANGE, ...OTHER }], { signal: forever });
    await settled();
    repository.tell('targets', { sets: [...own.sets, ...ofOthers.sets] });
    save.resolve([set(4)]);
    await settled();
    expect(stale()).to.deep.equal(NOTHING);
    repository.saves[1]!.resolve([set(4, OTHER)]);
    await other;
    await settled();
    const { version } = store;
    expect(stale()).to.deep.equal(NOTHING);
    const again = store.save([CHANGE], { signal: forever });
    await settled();
    repository.saves[2]!.reject(new SourceError('conflict', 'no'));
    await outcome(again);
    expect(store.version).to.equal(version);
  });

  it('waits for no save where it is about sales, or where nobody saves', async () => {
    const { store, source, repository, save, saved, stale } = await saving();
    const { version } = store;
    source.tell('actuals');
    expect(store.version).to.equal(version + 1);
    save.resolve([set(4)]);
    await saved;
    repository.tell('targets');
    expect(stale()).to.deep.equal(EVERYTHING);
  });
});

describe('what was saved before', () => {
  const ROW_KEY = { ...KEY, owner: 'company' } as const;
  const REVISION: Revision = { row: ROW_KEY, revision: 4, kind: 'edited', at: '2026-06-30T12:00:00.000Z', changes: [] };
  const asks = [
    ['changes', [KEY, 3], (store: Store, signal: AbortSignal) => store.changes(KEY, 3, { signal })],
    ['history', ROW_KEY, (store: Store, signal: AbortSignal) => store.history(ROW_KEY, { signal })],
  ] as const;
  for (const [method, asked, ask] of asks) {
    it(`T28 is asked of the repository each time, and again after a failure of the network: ${method}`, async () => {
      const { store, repository, time } = bench();
      const answer = ask(store, forever);
      await settled();
      repository.revisions[0]!.reject(new SourceError('offline', 'no answer'));
      await time.pass(500);
      expect(repository.revisions.map((call) => call.asked)).to.deep.equal([asked, asked]);
      repository.revisions[1]!.resolve([REVISION]);
      expect(await answer).to.deep.equal([REVISION]);
      void ask(store, forever);
      await settled();
      expect(repository.revisions).to.have.length(3);
    });

    it(`rejects as the repository refuses, and with the signal’s reason: ${method}`, async () => {
      const { store, repository } = bench();
      const [refused, left] = [ask(store, forever), ask(store, AbortSignal.abort('left'))];
      const no = new SourceError('forbidden', 'no', { problem: 'owner-hidden' });
      expect(await outcome(left)).to.deep.equal({ rejected: 'left' });
      repository.revisions[0]!.reject(no);
      expect(await outcome(refused)).to.deep.equal({ rejected: no });
    });
  }

  it('is nowhere without a repository, and nothing can be saved', async () => {
    const store = new Store({ ...new HandTime() });
    const signal = forever;
    for (const promise of [store.save([CHANGE], { signal }), ...asks.map(([, , ask]) => ask(store, signal))]) {
      const { rejected } = (await outcome<unknown>(promise)) as { rejected: SourceError };
      expect([rejected.code, rejected.detail.problem]).to.deep.equal(['unsupported', 'no-repository']);
    }
  });
});

describe('which targets there are', () => {
  const row = (part: Partial<TargetRow>) => [{ ...set(4), rows: [ROW, { ...ROW, ...part }] }];
  const change = (part: Partial<TargetChange>) => [{ ...CHANGE, ...part }];
  const edit = (part: Partial<RowChange>) => change({ rows: [{ owner: 'company', ...part }] });
  const type = { id: 'source.count', dimension: 'source', unit: 'count' } as const;

  const changing: [what: string, changes: readonly TargetChange[], sets: readonly TargetSet[]][] = [
    ['a type', change({ types: [type] }), [set(4)]],
    ['a type that goes', change({ removedTypes: ['source.count'] }), [set(4)]],
    ['a year that goes', change({ removed: true }), [set(4)]],
    ['a row that goes', edit({ removed: true }), [set(4)]],
    ['another currency', edit({ currency: 'EUR' }), [set(4)]],
    ['a year that is new', change({}), [set(4, { ...KEY, year: 2030 })]],
    ['another interval', change({}), [{ ...set(4), interval: 'month' }]],
    ['an owner that is new', change({}), row({ owner: 'group:a' })],
    ['a currency that is new', change({}), row({ currency: 'JPY' })],
  ];
  for (const [what, changes, sets] of changing) {
    it(`is changed by ${what}`, () => expect(catalogueChanges(CATALOGUE, changes, sets)).to.equal(true));
  }

  const keeping: [what: string, changes: readonly TargetChange[], sets: readonly TargetSet[]][] = [
    ['values', [CHANGE], [set(4)]],
    ['a lock', edit({ locked: true }), row({ locked: true })],
    ['a user’s row, which has no currency', [CHANGE], row({ currency: undefined })],
    ['empty lists', change({ types: [], removedTypes: [], rows: undefined }), [set(4)]],
    ['a new year without rows', change({}), [{ ...set(1, { ...KEY, year: 2030 }), rows: [] }]],
  ];
  for (const [what, changes, sets] of keeping) {
    it(`is left by ${what}`, () => expect(catalogueChanges(CATALOGUE, changes, sets)).to.equal(false));
  }
});

describe('a save over a source that is away', () => {
  it('does not wait: an organisation that was held before says who there is', async () => {
    const { store, source, repository } = bench();
    const asked = store.organisation.ask(forever);
    await settled();
    source.organisations[0]!.resolve(ORGANISATION);
    await asked;
    store.refresh();
    void store.save([], { signal: forever });
    await settled();
    const read = repository.saves[0]!.options.readBy!.organisation(forever);
    expect(await outcome(read)).to.deep.equal(ORGANISATION);
    expect(source.organisations).to.have.length(1);
  });
});
