import { expect } from '@open-wc/testing';
import type { ActualsQuery } from '../../src/model/actual.ts';
import { intervalPoints } from '../../src/model/interval-points.ts';
import type { Words } from '../../src/model/insight.ts';
import type { FiguresRequest, Settings } from '../../src/model/request.ts';
import type { TargetCatalogue, TargetSet } from '../../src/model/target.ts';
import type { DataSource } from '../../src/source/data-source.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { loadFigures, type LoadedFigures } from '../../src/store/load-figures.ts';
import { Store } from '../../src/store/store.ts';
import { bench, forever, ORGANISATION, outcome, settled, type Bench } from './by-hand.ts';

const words: Words = {
  company: 'Company',
  total: 'Total',
  rest: {
    'no-group': 'No group',
    former: 'Former users',
    unlisted: 'Not listed',
    'non-members': 'Non-members',
    'no-item': 'No item',
  },
  more: (count) => `and ${count} more`,
  period: ({ key }) => key,
  name: (name, id) => (typeof name === 'string' ? name : id),
};

const settings: Settings = { asOf: '2026-06-30', weekStart: 1, filters: {} };

const SET: TargetSet = {
  year: 2026,
  targetType: 'all-sales.amount',
  interval: 'month',
  rows: [{ owner: 'company', values: Array<number>(12).fill(100_00) }],
  revision: 1,
};

const CATALOGUE: TargetCatalogue = {
  types: [],
  sets: [{ year: 2026, targetType: 'all-sales.amount', interval: 'month' }],
  owners: ['company'],
  currencies: [],
};

function request(part: Partial<FiguresRequest> = {}): FiguresRequest {
  return {
    shape: 'single',
    owner: 'company',
    period: '2026',
    targetType: 'all-sales.amount',
    compare: ['target'],
    thresholds: [0.9, 1],
    ...part,
  };
}

function load(made: Bench, part?: Partial<FiguresRequest>, signal = forever, onStale?: (f: LoadedFigures) => void) {
  const figures = loadFigures(made.store, request(part), settings, words, { signal, onStale });
  figures.catch(() => {});
  return figures;
}

const sold = (asked: readonly ActualsQuery[], value: number) =>
  asked.map(() => ({ cells: [{ user: 'ann', month: '2026-01', value }], notes: [] }));

/** Answers all that is asked and not answered yet. */
async function answerAll({ source, repository, time }: Bench, value: number) {
  await time.pass(0);
  for (const { resolve } of source.organisations.splice(0)) resolve(ORGANISATION);
  for (const { resolve } of repository.catalogues.splice(0)) resolve(CATALOGUE);
  await time.pass(0);
  for (const { asked, resolve } of source.asked.splice(0)) resolve(sold(asked, value));
  for (const { resolve } of repository.loads.splice(0)) resolve(SET);
  await settled();
}

async function loaded(part?: Partial<FiguresRequest>) {
  const made = bench();
  const first = load(made, part);
  await answerAll(made, 250_00);
  return { made, first: await first };
}

/** What `make` answers or throws, as a promise. */
async function tried<T>(make: () => T): Promise<T> {
  return make();
}

describe('loading figures', () => {
  it('asks who is there and what targets there are, then what was sold and the targets, and measures', async () => {
    const made = bench();
    const figures = load(made);
    await settled();
    expect([made.source.organisations.length, made.repository.catalogues.length, made.source.asked.length]).to.eql([
      1, 1, 0,
    ]);
    await answerAll(made, 250_00);
    const { total, state } = (await figures).figures;
    expect(state).to.equal('ready');
    expect(total).to.include({ actual: 250, target: 1200 });
  });

  it('makes points by the code that the tile hands in, and none without', async () => {
    const { made } = await loaded();
    const asked = [request({ shape: 'intervals' }), settings, words] as const;
    const columns = loadFigures(made.store, ...asked, { signal: forever, pointsOf: intervalPoints });
    await answerAll(made, 0);
    expect((await columns).figures.points.map(({ target }) => target)).to.deep.equal(Array(12).fill(100));
    expect((await loadFigures(made.store, ...asked, { signal: forever })).figures.points).to.deep.equal([]);
  });

  it('asks for a hundred tiles of different owners and periods once', async () => {
    const made = bench();
    const tiles = Array.from({ length: 100 }, (_, n) =>
      load(made, { owner: n % 2 ? 'company' : 'user:ann', period: n % 3 ? '2026' : '2026-Q1' }),
    );
    await made.time.pass(0);
    made.source.organisations[0]!.resolve(ORGANISATION);
    await settled();
    made.repository.catalogues[0]!.resolve(CATALOGUE);
    await made.time.pass(0);
    expect([made.source.organisations.length, made.repository.catalogues.length]).to.deep.equal([1, 1]);
    expect([made.source.asked.length, made.repository.loads.length]).to.deep.equal([1, 1]);
    const { asked } = made.source.asked[0]!;
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).to.equal(asked.length);
    await answerAll(made, 1_00);
    await Promise.all(tiles);
  });

  it('answers at once from what is held, without asking', async () => {
    const { made, first } = await loaded();
    expect(await outcome(load(made))).to.deep.equal(first);
    expect(made.source.asked).to.have.length(0);
  });

  it('says when the oldest of the answers came', async () => {
    const { made, first } = await loaded();
    const began = made.time.at;
    expect(first.fetchedAt).to.equal(began);
    await made.time.pass(5_000);
    const other = load(made, { owner: 'user:ann' });
    await answerAll(made, 1_00);
    expect((await other).fetchedAt).to.equal(began);
  });

  it('shows earlier figures at once while newer ones are asked for', async () => {
    const { made } = await loaded();
    made.store.refresh();
    const stale: LoadedFigures[] = [];
    const newer = load(made, {}, forever, (figures) => stale.push(figures));
    expect(stale.map(({ figures }) => figures.total.actual)).to.deep.equal([250]);
    await answerAll(made, 300_00);
    expect((await newer).figures.total.actual).to.equal(300);
    expect(stale).to.have.length(1);
  });

  for (const [day, judged] of [
    ['2026-06-30', ['2026-06-30']],
    ['2026-04-01', ['2026-04-01']],
    // Its last quarter was another.
    ['2026-03-31', []],
  ] as const) {
    it(`S3 judges earlier sales of ${day} by that day, by ${judged[0] ?? 'none if it would have asked for others'}`, async () => {
      const { made } = await loaded({ period: 'last-quarter' });
      made.store.refresh();
      const stale: string[] = [];
      const onStale = ({ figures }: LoadedFigures) => void stale.push(figures.asOf);
      const options = { signal: forever, onStale, dayOf: () => day };
      void loadFigures(made.store, request({ period: 'last-quarter' }), settings, words, options);
      expect(stale).to.deep.equal(judged);
    });
  }

  it('S3 shows what is known of a period to come, of which no sales were asked', async () => {
    const { made } = await loaded({ period: '2027' });
    made.store.refresh();
    const stale: string[] = [];
    const options = { signal: forever, onStale: ({ figures }: LoadedFigures) => void stale.push(figures.asOf) };
    const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
    void loadFigures(made.store, request({ period: '2027' }), settings, words, { ...options, dayOf });
    expect(stale).to.deep.equal(['2026-06-30']);
  });

  it('makes figures of very many owners in slices, earlier ones too, unless nobody waits for them any more', async () => {
    const { now } = performance;
    let time = 0;
    performance.now = () => (time += 12);
    try {
      const users = Array.from({ length: 5000 }, (_, at) => ({ id: `u${at}` }));
      const source: DataSource = {
        organisation: async () => ({ ...ORGANISATION, users }),
        actuals: async ([query]) => [
          { cells: users.map(({ id: user }) => ({ user, month: query!.to.slice(0, 7), value: 100 })), notes: [] },
        ],
      };
      const store = new Store({ source });
      const leaving = new AbortController();
      const stale: (number | undefined)[] = [];
      const ask = (signal: AbortSignal) => {
        const onStale = ({ figures }: LoadedFigures) => void stale.push(figures.total.actual);
        return loadFigures(store, request(), settings, words, { signal, onStale });
      };
      expect((await ask(forever)).figures.total.actual).to.equal(5000);
      const left = ask(leaving.signal);
      expect(await outcome(left)).to.equal('pending');
      leaving.abort('left');
      expect(await left.catch((reason: unknown) => reason)).to.equal('left');
      store.refresh();
      const newer = ask(forever);
      expect(stale).to.deep.equal([]);
      await newer;
      expect(stale).to.deep.equal([5000]);
    } finally {
      performance.now = now;
    }
  });

  it('does not call figures earlier that are still good', async () => {
    const { made } = await loaded();
    const stale: LoadedFigures[] = [];
    await load(made, {}, forever, (figures) => stale.push(figures));
    expect(stale).to.deep.equal([]);
  });

  it('takes nothing for figures as long as a part of them was never there', async () => {
    const { made } = await loaded();
    const stale: LoadedFigures[] = [];
    const other = load(made, { owner: 'user:ann' }, forever, (figures) => stale.push(figures));
    expect(await outcome(other)).to.equal('pending');
    await answerAll(made, 70_00);
    expect((await other).figures.total.actual).to.equal(70);
    expect(stale).to.deep.equal([]);
  });

  it('keeps earlier figures through a failed refresh and shows them again', async () => {
    const { made } = await loaded();
    made.store.refresh();
    const failed = load(made);
    await made.time.pass(0);
    const error = new SourceError('forbidden', 'no', { status: 401 });
    made.source.organisations[0]!.reject(error);
    expect(await outcome(failed)).to.deep.equal({ rejected: error });
    const stale: LoadedFigures[] = [];
    void load(made, {}, forever, (figures) => stale.push(figures));
    expect(stale.map(({ figures }) => figures.total.actual)).to.deep.equal([250]);
  });

  it('S4 leaves other tiles standing when one asks for an owner that there is not', async () => {
    const made = bench();
    const failing = load(made, { owner: 'user:nobody' });
    const standing = load(made);
    await answerAll(made, 1_00);
    expect((await failing).figures).to.include({ state: 'error', reason: 'unknown-owner' });
    expect((await standing).figures.state).to.equal('ready');
  });

  it('has nothing to show without a source, and asks nobody', async () => {
    const made = bench({ source: undefined });
    const figures = await load(made);
    expect(figures.figures).to.include({ state: 'empty', reason: 'no-source' });
    expect(figures.fetchedAt).to.equal(undefined);
    expect(made.repository.catalogues).to.have.length(0);
  });

  it('shows actuals without targets where there is no repository', async () => {
    const made = bench({ repository: undefined });
    const figures = load(made);
    await answerAll(made, 250_00);
    const { total } = (await figures).figures;
    expect(total.actual).to.equal(250);
    expect(total).to.not.have.property('target');
  });

  for (const [when, start] of [
    ['answers that come', bench],
    ['what is held', async () => (await loaded()).made],
  ] as const) {
    it(`makes figures of ${when} in their turn`, async () => {
      const made = await start();
      let begin!: () => void;
      const inTurn = <T>(make: () => T) => new Promise<T>((resolve) => (begin = () => resolve(tried(make))));
      const figures = loadFigures(made.store, request(), settings, words, { signal: forever, inTurn });
      await answerAll(made, 250_00);
      expect(await outcome(figures)).to.equal('pending');
      begin();
      expect((await figures).figures.total.actual).to.equal(250);
    });

    it(`makes no figures of ${when} for who has left before their turn`, async () => {
      const made = await start();
      const controller = new AbortController();
      let begin!: () => void;
      const inTurn = <T>(make: () => T) => new Promise<T>((resolve) => (begin = () => resolve(tried(make))));
      const figures = loadFigures(made.store, request(), settings, words, { signal: controller.signal, inTurn });
      figures.catch(() => {});
      await answerAll(made, 250_00);
      controller.abort('left');
      begin();
      expect(await outcome(figures)).to.deep.equal({ rejected: 'left' });
    });
  }

  it('ends with the reason of the abort and aborts what nobody else waits for', async () => {
    const made = bench();
    const controller = new AbortController();
    const figures = load(made, {}, controller.signal);
    await made.time.pass(0);
    controller.abort('left');
    expect(await outcome(figures)).to.deep.equal({ rejected: 'left' });
    await made.time.pass(0);
    expect(made.source.organisations[0]!.options.signal.aborted).to.equal(true);
    expect(made.repository.catalogues[0]!.options.signal.aborted).to.equal(true);
  });
});
