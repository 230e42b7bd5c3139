import { expect } from '@open-wc/testing';
import type { ActualsQuery } from '../../src/model/actual.ts';
import type { TargetSet } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { Store } from '../../src/store/store.ts';
import { actuals, bench, forever, HandTime, ORGANISATION, outcome, query, settled } from './by-hand.ts';

const offline = () => new SourceError('offline', 'no answer');
const SET: TargetSet = { year: 2026, targetType: 'all-sales.amount', interval: 'month', rows: [], revision: 3 };
const KEY = { year: 2026, targetType: 'all-sales.amount' };

describe('one board asks each thing once', () => {
  it('sends the questions of a hundred tiles in one call', async () => {
    const { store, source, time } = bench();
    const answers = Array.from({ length: 100 }, (_, n) => store.actuals(query({ owner: `user:u${n}` })).ask(forever));
    await time.pass(0);
    expect(source.asked).to.have.length(1);
    source.asked[0]!.resolve(Array.from({ length: 100 }, (_, n) => actuals(n)));
    const values = (await Promise.all(answers)).map(({ value }) => value.cells[0]!.value);
    expect(values).to.deep.equal(Array.from({ length: 100 }, (_, n) => n));
  });

  it('asks equal questions once, and shares the frozen answer by reference', async () => {
    const { store, source, time } = bench();
    const both = [query({ items: ['a', 'b'] }), query({ items: ['a', 'b'] })].map((q) => store.actuals(q).ask(forever));
    await time.pass(0);
    expect(source.asked[0]!.asked).to.have.length(1);
    source.asked[0]!.resolve([actuals(1)]);
    const [one, other] = await Promise.all(both);
    expect(one!.value).to.equal(other!.value);
    expect(Object.isFrozen(one!.value.cells[0])).to.equal(true);
  });

  const parts = [
    { owner: 'group:a' },
    { from: '2026-02-01' },
    { to: '2026-02-01' },
    { measure: 'count' },
    { status: 'open' },
    { dimension: 'type' },
    { items: ['a'] },
    { items: [] },
    { byItem: true },
    { groupBy: 'member' },
    { grain: 'day' },
  ] as const;
  for (const part of parts) {
    it(`takes questions apart that differ in ${JSON.stringify(part)}`, () => {
      const { store } = bench();
      expect(store.actuals(query(part))).to.not.equal(store.actuals(query()));
    });
  }

  it('takes questions for the same whose fields stand in another order', () => {
    const { store } = bench();
    const reversed = Object.fromEntries(Object.entries(query()).reverse()) as unknown as ActualsQuery;
    expect(store.actuals(reversed)).to.equal(store.actuals(query()));
  });

  it('does not ask again what is held', async () => {
    const { store, source, time } = bench();
    store
      .actuals(query())
      .ask(forever)
      .catch(() => {});
    await time.pass(0);
    source.asked[0]!.resolve([actuals(1)]);
    await settled();
    await store.actuals(query()).ask(forever);
    await time.pass(0);
    expect(source.asked).to.have.length(1);
  });

  it('says when an answer came', async () => {
    const { store, source, time } = bench();
    const answer = store.actuals(query()).ask(forever);
    await time.pass(0);
    await time.pass(400);
    source.asked[0]!.resolve([actuals(1)]);
    expect((await answer).at).to.equal(time.at);
  });

  it('forgets the longest unasked questions first, so that a page may stay open for months', async () => {
    const { store } = bench();
    const [first, second] = [query({ owner: 'user:1' }), query({ owner: 'user:2' })];
    const answers = [store.actuals(first), store.actuals(second)];
    for (let n = 0; n < 998; n += 1) store.actuals(query({ owner: `group:${n}` }));
    expect(store.actuals(first)).to.equal(answers[0]);
    store.actuals(query({ owner: 'group:one-more' }));
    expect(store.actuals(first)).to.equal(answers[0]);
    expect(store.actuals(second)).to.not.equal(answers[1]);
  });

  it('has no targets without a repository', async () => {
    const store = new Store({ ...new HandTime() });
    expect((await store.catalogue.ask(forever)).value.sets).to.deep.equal([]);
    expect((await store.targets(KEY).ask(forever)).value).to.deep.equal({ ...SET, revision: 0 });
  });
});

describe('giving up', () => {
  it('aborts the request when none of its questions is waited for, and not before', async () => {
    const { store, source, time } = bench();
    const [one, other] = [new AbortController(), new AbortController()];
    const first = store.actuals(query()).ask(one.signal);
    const second = store.actuals(query({ owner: 'group:a' })).ask(other.signal);
    await time.pass(0);
    one.abort('left');
    expect(await outcome(first)).to.deep.equal({ rejected: 'left' });
    await time.pass(0);
    expect(source.asked[0]!.options.signal.aborted).to.equal(false);
    other.abort('left too');
    expect(await outcome(second)).to.deep.equal({ rejected: 'left too' });
    await time.pass(0);
    expect(source.asked[0]!.options.signal.aborted).to.equal(true);
  });

  it('goes on for the others who wait for the same', async () => {
    const { store, source, time } = bench();
    const leaving = new AbortController();
    store
      .actuals(query())
      .ask(leaving.signal)
      .catch(() => {});
    const staying = store.actuals(query()).ask(forever);
    await time.pass(0);
    leaving.abort();
    await time.pass(0);
    source.asked[0]!.resolve([actuals(7)]);
    expect((await staying).value.cells[0]!.value).to.equal(7);
  });

  it('keeps a request for whoever leaves to ask the same anew', async () => {
    const { store, source, time } = bench();
    const leaving = new AbortController();
    store
      .actuals(query())
      .ask(leaving.signal)
      .catch(() => {});
    await time.pass(0);
    leaving.abort();
    const again = store.actuals(query()).ask(forever);
    await time.pass(0);
    expect(source.asked).to.have.length(1);
    source.asked[0]!.resolve([actuals(7)]);
    expect((await again).value.cells[0]!.value).to.equal(7);
  });

  it('does not send a question that was taken back in the same moment', async () => {
    const { store, source, time } = bench();
    const leaving = new AbortController();
    store
      .actuals(query())
      .ask(leaving.signal)
      .catch(() => {});
    store
      .actuals(query({ owner: 'group:a' }))
      .ask(forever)
      .catch(() => {});
    leaving.abort();
    await time.pass(0);
    expect(source.asked[0]!.asked.map(({ owner }) => owner)).to.deep.equal(['group:a']);
    const later = store.actuals(query()).ask(forever);
    await time.pass(0);
    source.asked[1]!.resolve([actuals(7)]);
    expect((await later).value.cells[0]!.value).to.equal(7);
  });

  it('does not wait for anybody who has left before asking', async () => {
    const { store, source, time } = bench();
    expect(await outcome(store.actuals(query()).ask(AbortSignal.abort('left')))).to.deep.equal({ rejected: 'left' });
    await time.pass(0);
    expect(source.asked).to.have.length(0);
  });
});

describe('S4 one failing question takes no other down', () => {
  async function failTogether(error: unknown) {
    const made = bench();
    const { store, source, time } = made;
    const answers = ['user:a', 'user:b'].map((owner) =>
      store.actuals(query({ owner: owner as 'user:a' })).ask(forever),
    );
    const outcomes = answers.map(outcome);
    await time.pass(0);
    source.asked[0]!.reject(error);
    await settled();
    await Promise.all(outcomes);
    return { ...made, answers };
  }

  it('asks each alone, once, when the batch failed for what one asked', async () => {
    const { source, answers } = await failTogether(new SourceError('unsupported', 'no profit', { file: 'sales.csv' }));
    expect(source.asked.map(({ asked }) => asked.length)).to.deep.equal([2, 1, 1]);
    const no = new SourceError('unsupported', 'no profit');
    source.asked[1]!.reject(no);
    source.asked[2]!.resolve([actuals(5)]);
    expect(await outcome(answers[0]!)).to.deep.equal({ rejected: no });
    expect(await outcome(answers[1]!)).to.have.nested.property('value.cells[0].value', 5);
    expect(source.asked).to.have.length(3);
  });

  const ofAll = [
    new SourceError('timeout', 'no answer'),
    new SourceError('forbidden', 'no', { status: 401 }),
    new SourceError('invalid-data', 'empty', { file: 'sales.csv', problem: 'empty' }),
  ];
  for (const error of ofAll) {
    it(`asks nothing again that failed for all: ${error.code} ${JSON.stringify(error.detail)}`, async () => {
      const { source, answers } = await failTogether(error);
      expect(source.asked).to.have.length(1);
      expect(await outcome(answers[0]!)).to.deep.equal({ rejected: error });
      expect(await outcome(answers[1]!)).to.deep.equal({ rejected: error });
    });
  }

  it('refuses a wrong number of answers', async () => {
    const { store, source, time } = bench();
    const answer = store.actuals(query()).ask(forever);
    answer.catch(() => {});
    await time.pass(0);
    source.asked[0]!.resolve([]);
    const { rejected } = (await outcome(answer)) as { rejected: SourceError };
    expect(rejected.code).to.equal('invalid-data');
    const detail = { problem: 'bad-value', path: 'actuals', value: '[…] × 0', expected: '[…] × 1' };
    expect(rejected.detail).to.deep.equal(detail);
  });

  it('tries a failed question again when it is asked again', async () => {
    const { source, store, time } = await failTogether(new SourceError('forbidden', 'no', { status: 401 }));
    const again = store.actuals(query({ owner: 'user:a' })).ask(forever);
    await time.pass(0);
    source.asked[1]!.resolve([actuals(5)]);
    expect((await again).value.cells[0]!.value).to.equal(5);
  });
});

describe('only the newest answer is kept', () => {
  it('ignores an answer that a newer request has overtaken, though the source ignored the abort', async () => {
    const { store, source, time } = bench();
    const answer = store.actuals(query());
    const older = answer.ask(forever);
    await time.pass(0);
    store.refresh();
    const newer = answer.ask(forever);
    await time.pass(0);
    source.asked[1]!.resolve([actuals(2)]);
    await newer;
    source.asked[0]!.resolve([actuals(1)]);
    await older;
    expect(answer.held!.value.cells[0]!.value).to.equal(2);
  });

  it('does not keep an answer to a question that was outdated meanwhile', async () => {
    const { store, source, time } = bench();
    const answer = store.actuals(query());
    const older = answer.ask(forever);
    await time.pass(0);
    store.refresh();
    source.asked[0]!.resolve([actuals(1)]);
    expect((await older).stale).to.equal(true);
    expect(answer.held).to.equal(undefined);
  });
});

describe('refreshing', () => {
  async function filled() {
    const made = bench();
    const { store, source, time } = made;
    const told: number[] = [];
    const stop = store.subscribe(() => told.push(store.version));
    const answer = store.actuals(query());
    const organisation = store.organisation.ask(forever);
    source.organisations[0]!.resolve(ORGANISATION);
    await organisation;
    const first = answer.ask(forever);
    await time.pass(0);
    source.asked[0]!.resolve([actuals(1)]);
    await first;
    return { ...made, answer, told, stop };
  }

  it('tells subscribers once, and asks again only what they ask', async () => {
    const { store, source, time, told } = await filled();
    store.refresh();
    await time.pass(0);
    expect(told).to.have.length(1);
    expect(store.version).to.be.greaterThan(0);
    expect(source.asked).to.have.length(1);
  });

  it('keeps the earlier answer, marked stale, until the newer one is there', async () => {
    const { store, source, time, answer } = await filled();
    store.refresh();
    expect(answer.held).to.deep.include({ stale: true, value: actuals(1) });
    const newer = answer.ask(forever);
    await time.pass(0);
    expect(answer.held).to.deep.include({ stale: true });
    source.asked[1]!.resolve([actuals(2)]);
    expect(await newer).to.deep.include({ stale: false, value: actuals(2) });
    expect(answer.held!.stale).to.equal(false);
  });

  it('keeps the earlier answer when the refresh fails, and passes the error on', async () => {
    const { store, source, time, answer } = await filled();
    store.refresh();
    const newer = answer.ask(forever);
    const error = new SourceError('forbidden', 'no', { status: 401 });
    newer.catch(() => {});
    await time.pass(0);
    source.asked[1]!.reject(error);
    expect(await outcome(newer)).to.deep.equal({ rejected: error });
    expect(answer.held).to.deep.include({ stale: true, value: actuals(1) });
  });

  for (const detail of [{ status: 403 }, { problem: 'owner-hidden' }] as const) {
    it(`T24 keeps no answer that the source says is not for this reader: ${Object.keys(detail)}`, async () => {
      const { store, source, time, answer } = await filled();
      store.refresh();
      answer.ask(forever).catch(() => {});
      await time.pass(0);
      source.asked[1]!.reject(new SourceError('forbidden', 'no', detail));
      await settled();
      expect(answer.held).to.equal(undefined);
    });
  }

  it('T24 an address that is closed takes the earlier answers to other questions too, not what came since', async () => {
    const { store, source, time, answer } = await filled();
    const before = store.actuals(query({ owner: 'group:before' }));
    const since = store.actuals(query({ owner: 'group:since' }));
    before.take(actuals(3));
    store.refresh();
    since.take(actuals(4));
    answer.ask(forever).catch(() => {});
    await time.pass(0);
    source.asked[1]!.reject(new SourceError('forbidden', 'no', { status: 403 }));
    await settled();
    expect([before.held, since.held?.value]).to.deep.equal([undefined, actuals(4)]);
  });

  it('lets the source load again once per refresh, by one name for all its questions', async () => {
    const { store, source, time, answer } = await filled();
    expect(source.asked[0]!.options.reload).to.equal(undefined);
    store.refresh();
    store.organisation.ask(forever).catch(() => {});
    answer.ask(forever).catch(() => {});
    await time.pass(0);
    const { reload } = source.asked[1]!.options;
    expect(reload).to.be.an('object');
    expect(source.organisations[1]!.options.reload).to.equal(reload);
    source.asked[1]!.resolve([actuals(2)]);
    await settled();
    store
      .actuals(query({ owner: 'group:new' }))
      .ask(forever)
      .catch(() => {});
    await time.pass(0);
    expect(source.asked[2]!.options.reload).to.equal(undefined);
  });

  it('loads again with the next question when the refresh failed', async () => {
    const { store, source, time, answer } = await filled();
    store.refresh();
    answer.ask(forever).catch(() => {});
    await time.pass(0);
    source.asked[1]!.reject(new SourceError('not-found', 'no'));
    await settled();
    answer.ask(forever).catch(() => {});
    await time.pass(0);
    expect(source.asked[2]!.options.reload).to.equal(source.asked[1]!.options.reload);
  });

  it('is told by the source that actuals changed, and loads nothing again for that', async () => {
    const { store, source, time, answer, told } = await filled();
    source.tell('actuals');
    await settled();
    expect(told).to.have.length(1);
    expect(answer.held!.stale).to.equal(true);
    expect(store.organisation.held!.stale).to.equal(false);
    answer.ask(forever).catch(() => {});
    await time.pass(0);
    expect(source.asked[1]!.options.reload).to.equal(undefined);
  });

  it('R12 asks who is there again when actuals changed and no file lists who is', async () => {
    const { store, source } = await filled();
    store.organisation.outdate();
    void store.organisation.ask(forever);
    await settled();
    source.organisations.at(-1)!.resolve({ ...ORGANISATION, listed: false });
    await settled();
    expect(store.organisation.held!.stale).to.equal(false);
    source.tell('actuals');
    expect(store.organisation.held!.stale).to.equal(true);
  });

  it('A2 asks actuals again when the organisation changed, since groups decide where sales count', async () => {
    const { store, source, answer } = await filled();
    source.tell('organisation');
    expect([store.organisation.held!.stale, answer.held!.stale]).to.deep.equal([true, true]);
  });

  it('watches only while somebody listens', async () => {
    const { store, source, repository, stop } = await filled();
    const other = store.subscribe(() => {});
    expect([source.changed.size, repository.changed.size]).to.deep.equal([1, 1]);
    stop();
    stop();
    expect(source.changed.size).to.equal(1);
    other();
    expect([source.changed.size, repository.changed.size]).to.deep.equal([0, 0]);
  });

  it('trusts nothing that it did not watch', async () => {
    const { store, answer, stop } = await filled();
    stop();
    store.subscribe(() => {});
    expect(answer.held!.stale).to.equal(true);
  });

  it('does not tell whoever has left', async () => {
    const { store, told, stop } = await filled();
    store.refresh();
    stop();
    await settled();
    expect(told).to.deep.equal([]);
  });
});

describe('when the network is back', () => {
  async function failed(error: unknown) {
    const made = bench({ retries: 0 });
    const { store, source, time } = made;
    let told = 0;
    store.subscribe(() => (told += 1));
    const answer = store.actuals(query()).ask(forever);
    answer.catch(() => {});
    await time.pass(0);
    if (error) source.asked[0]!.reject(error);
    else source.asked[0]!.resolve([actuals(1)]);
    await settled();
    return { ...made, told: () => told };
  }

  it('tells subscribers to ask again what failed', async () => {
    const { online, told } = await failed(offline());
    expect(told()).to.equal(0);
    online();
    await settled();
    expect(told()).to.equal(1);
  });

  it('leaves them alone when what failed was answered since', async () => {
    const { store, source, time, online, told } = await failed(offline());
    const again = store.actuals(query()).ask(forever);
    await time.pass(0);
    source.asked[1]!.resolve([actuals(1)]);
    await again;
    online();
    await settled();
    expect(told()).to.equal(0);
  });

  for (const [what, error] of [
    ['the network has failed', offline()],
    ['a page in place of data has failed', new SourceError('invalid-data', 'html', { problem: 'html' })],
  ] as const)
    it(`tells subscribers by itself to ask again after half a minute what ${what}`, async () => {
      const { time, told } = await failed(error);
      await time.pass(29_000);
      expect(told()).to.equal(0);
      await time.pass(1000);
      expect(told()).to.equal(1);
    });

  it('does not ask again by itself what is refused', async () => {
    const { time, told } = await failed(new SourceError('forbidden', 'no'));
    await time.pass(600_000);
    expect(told()).to.equal(0);
  });

  it('leaves them alone when nothing had failed', async () => {
    const { online, told } = await failed(undefined);
    online();
    await settled();
    expect(told()).to.equal(0);
  });
});

describe('an answer that is none', () => {
  const nothing = undefined as never;

  it('is called invalid and not held: the organisation', async () => {
    const { store, source, time } = bench();
    const asked = store.organisation.ask(forever);
    source.organisations[0]!.resolve(nothing);
    const { rejected } = (await outcome(asked)) as { rejected: SourceError };
    expect(rejected).to.include({ name: 'SourceError', code: 'invalid-data' });
    expect(rejected.detail).to.include({ path: 'organisation', value: 'undefined' });
    expect(store.organisation.held).to.equal(undefined);
    source.tell('actuals');
    await time.pass(0);
  });

  it('is called invalid and not held: catalogue and targets', async () => {
    const { store, repository } = bench();
    const asked = [store.catalogue.ask(forever), store.targets(KEY).ask(forever)];
    await settled();
    repository.catalogues[0]!.resolve(nothing);
    repository.loads[0]!.resolve(nothing);
    for (const one of asked)
      expect(await outcome(one as Promise<unknown>)).to.have.nested.property('rejected.code', 'invalid-data');
    expect([store.catalogue.held, store.targets(KEY).held]).to.deep.equal([undefined, undefined]);
  });
});
