import { expect } from '@open-wc/testing';
import { csvSource } from '../../src/adapters/csv.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import type { Fill } from '../../src/adapters/targets/filling.ts';
import { lateSource } from '../../src/board/late.ts';
import { namedRepository } from '../../src/define/late-files.ts';
import type { SourceError } from '../../src/source/source-error.ts';
import { Store } from '../../src/store/store.ts';
import { forever, HandTime, outcome, query } from './by-hand.ts';

const RETRY_AFTER = { status: 503, headers: { 'retry-after': '2' } };
const SALES = 'date,user,amount\n2026-01-05,ann,10\n';

/** A server that answers as told, and a clock that knows when it was asked. */
function serving(...answers: (() => Response)[]) {
  const time = new HandTime();
  const began = time.at;
  const at: number[] = [];
  const fetch = async () => {
    const answer = answers[at.length] ?? (() => new Response('', RETRY_AFTER));
    at.push(time.at - began);
    return answer();
  };
  return { time, at, fetch, source: csvSource({ src: 'sales.csv', worker: false, fetch }) };
}

const busy = () => new Response('', RETRY_AFTER);

/** Milliseconds between one request and the next. */
const pauses = (at: readonly number[]) => at.slice(1).map((each, index) => each - at[index]!);

describe('one file is one load with one count of tries', () => {
  it('is asked four times, never within the time of Retry-After, whoever asks', async () => {
    const { time, at, source } = serving();
    const store = new Store({ source, ...time });
    const asked: Promise<unknown>[] = [store.organisation.ask(forever), store.actuals(query()).ask(forever)];
    await time.pass(1000);
    time.chance = 0.9; // each who waited by a chance of their own would come at another time
    const late = store.actuals(query({ owner: 'user:ann' })).ask(forever);
    for (const each of [...asked, late]) each.catch(() => {});
    await time.pass(60_000);
    expect(at).to.have.length(4);
    expect(Math.min(...pauses(at))).to.be.at.least(2000);
    for (const each of [...asked, late])
      expect(await outcome(each)).to.have.nested.property('rejected.code', 'offline');
  });

  it('does not ask within the time of Retry-After for who comes when all have given up', async () => {
    const { time, at, source } = serving(busy, busy, busy, busy, () => new Response(SALES));
    const store = new Store({ source, ...time });
    store.organisation.ask(forever).catch(() => {});
    await time.pass(8000);
    expect(at).to.have.length(4);
    const again = store.actuals(query()).ask(forever);
    await time.pass(2000);
    // The page reads the body in its own time.
    expect((await again).value.cells).to.have.length(1);
    expect(pauses(at).at(-1)).to.equal(2000);
  });

  it('counts anew for who comes when all have given up', async () => {
    const { time, at, source } = serving();
    const store = new Store({ source, ...time });
    store.organisation.ask(forever).catch(() => {});
    await time.pass(60_000);
    store
      .actuals(query())
      .ask(forever)
      .catch(() => {});
    await time.pass(60_000);
    expect(at).to.have.length(8);
  });

  it('says at once that a server wants an hour, whoever asks within it', async () => {
    const hour = () => new Response('', { status: 503, headers: { 'retry-after': '3600' } });
    const { time, at, source } = serving(hour);
    const store = new Store({ source, ...time });
    store.organisation.ask(forever).catch(() => {});
    await time.pass(60_000);
    const late = store.actuals(query()).ask(forever);
    late.catch(() => {});
    await time.pass(0);
    expect(await outcome(late)).to.have.nested.property('rejected.detail.retryAfter', 3600);
    expect(at).to.have.length(1);
  });

  it('is loaded anew at once for who asks without waiting with the others', async () => {
    const { at, source } = serving(busy, () => new Response(SALES));
    await source.organisation({ signal: forever }).catch((error: SourceError) => error);
    await source.organisation({ signal: forever });
    expect(at).to.have.length(2);
  });

  it('counts the targets file and the sales by whose organisation it is read together', async () => {
    const { time, at, source } = serving();
    const repository = await namedRepository({ targets: 'data:text/csv,year%2Cperiod%2Cowner%2Cvalue' }, source);
    const store = new Store({ source, repository, ...time });
    store.catalogue.ask(forever).catch(() => {});
    store.organisation.ask(forever).catch(() => {});
    await time.pass(60_000);
    expect(at).to.have.length(4);
  });

  it('fills a repository for all who ask for targets', async () => {
    const { time, at, source } = serving();
    const fill: Fill = async ({ signal, after }) => {
      await source.organisation({ signal, after });
      return { sets: [] };
    };
    const store = new Store({ source, repository: memoryRepository({ fill }), ...time });
    store.catalogue.ask(forever).catch(() => {});
    await time.pass(1000);
    store
      .targets({ year: 2026, targetType: 'all-sales.amount' })
      .ask(forever)
      .catch(() => {});
    await time.pass(60_000);
    expect(at).to.have.length(4);
  });

  it('loads late code once for all who wait for it', async () => {
    const { time, at, fetch } = serving();
    const source = lateSource(async () => {
      await fetch();
      throw new TypeError('no network');
    });
    const store = new Store({ source, ...time });
    store.organisation.ask(forever).catch(() => {});
    await time.pass(100);
    store
      .actuals(query())
      .ask(forever)
      .catch(() => {});
    await time.pass(60_000);
    expect(at).to.deep.equal([0, 500, 1500, 3500]);
  });
});
