import { expect } from '@open-wc/testing';
import { Recheck } from '../../src/store/recheck.ts';
import { bench, forever, HandTime, ORGANISATION, query, settled } from './by-hand.ts';
import { SourceError } from '../../src/source/source-error.ts';

describe('asking again what has failed', () => {
  /** A recheck whose every call fails again, and the seconds at which it called. */
  function failing(chance = 0) {
    const time = new HandTime();
    time.chance = chance;
    const calls: number[] = [];
    const begun = time.at;
    const recheck: Recheck = new Recheck(
      { ...time, random: time.random, schedule: time.schedule, now: time.now },
      () => {
        calls.push((time.at - begun) / 1000);
        recheck.plan();
      },
    );
    recheck.plan();
    return { time, calls, recheck };
  }

  it('pauses for half a minute, then for twice as long each time, at most eight minutes', async () => {
    const { time, calls } = failing();
    await time.pass(2_000_000);
    expect(calls).to.deep.equal([30, 90, 210, 450, 930, 1410, 1890]);
  });

  it('pauses for up to half as long again by chance, so that many pages do not come together', async () => {
    const { time, calls } = failing(0.5);
    await time.pass(120_000);
    expect(calls).to.deep.equal([37.5, 112.5]);
  });

  it('plans once however much fails', async () => {
    const { time, calls, recheck } = failing();
    recheck.plan();
    recheck.plan();
    await time.pass(30_000);
    expect(calls).to.deep.equal([30]);
    expect(time.waiting).to.equal(1);
  });

  it('begins anew with half a minute after a reset, counted from there', async () => {
    const { time, calls, recheck } = failing();
    await time.pass(100_000);
    recheck.reset();
    await time.pass(100_000);
    expect(calls).to.deep.equal([30, 90, 130, 190]);
  });

  it('is not put off by a reset of what pauses for half a minute', async () => {
    const { time, calls, recheck } = failing();
    await time.pass(20_000);
    recheck.reset();
    await time.pass(10_000);
    expect(calls).to.deep.equal([30]);
  });

  for (const what of ['another question is answered', 'the network is back'] as const)
    it(`of a store begins anew when ${what}`, async () => {
      const { store, source, time, online } = bench({ retries: 0 });
      const told: number[] = [];
      const begun = time.at;
      const fail = async () => {
        store
          .actuals(query())
          .ask(forever)
          .catch(() => {});
        await time.pass(0);
        source.asked.at(-1)!.reject(new SourceError('offline', 'gone'));
        await settled();
      };
      store.subscribe(() => void told.push((time.at - begun) / 1000));
      await fail();
      await time.pass(30_000);
      await fail();
      await time.pass(10_000);
      if (what === 'the network is back') online();
      else {
        const asked = store.organisation.ask(forever);
        source.organisations[0]!.resolve(ORGANISATION);
        await asked;
      }
      await settled();
      await time.pass(30_000);
      expect(told.at(-1)).to.equal(70);
    });
});
