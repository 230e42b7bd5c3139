import { expect } from '@open-wc/testing';
import { slices } from '../../src/timing/slices.ts';

const { now } = performance;

describe('work in slices', () => {
  const time = { now: 0 };
  beforeEach(() => {
    time.now = 0;
    performance.now = () => time.now;
  });
  afterEach(() => {
    performance.now = now;
  });

  it('goes on at once within 12 ms, and then gives the page a turn', async () => {
    const breathe = slices();
    time.now = 11;
    expect(breathe()).to.equal(undefined);
    time.now = 12;
    let over = false;
    const turn = breathe()!.then(() => (over = true));
    // No number of promise turns is one of the page.
    for (let hop = 0; hop < 100; hop++) await Promise.resolve();
    expect(over).to.equal(false);
    await turn;
  });

  it('has a whole slice again after a turn', async () => {
    const breathe = slices();
    time.now = 100;
    await breathe();
    time.now = 111;
    expect(breathe()).to.equal(undefined);
  });

  it('throws the signal’s reason after a turn, not before', async () => {
    const leaving = new AbortController();
    const breathe = slices(leaving.signal);
    leaving.abort('left');
    expect(breathe()).to.equal(undefined);
    time.now = 12;
    const reason: unknown = await breathe()!.catch((error: unknown) => error);
    expect(reason).to.equal('left');
  });
});
