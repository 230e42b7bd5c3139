import { expect } from '@open-wc/testing';
import { inSlices } from '../../src/timing/in-slices.ts';

const { now } = performance;

/** So many steps of 12 ms each. */
function* work(steps: number, done: string[], time: { now: number }): Generator<undefined, string, undefined> {
  for (let step = 1; step < steps; step += 1) {
    done.push(`step ${step}`);
    time.now += 12;
    yield;
  }
  done.push(`step ${steps}`);
  return 'result';
}

describe('work in steps', () => {
  const time = { now: 0 };
  beforeEach(() => {
    time.now = 0;
    performance.now = () => time.now;
  });
  afterEach(() => {
    performance.now = now;
  });

  it('of one step is done at once, without a promise', () => {
    expect(inSlices(work(1, [], time))).to.equal('result');
  });

  it('of more gives the page a turn whenever its slice is used up, until it is done', async () => {
    const done: string[] = [];
    const result = inSlices(work(3, done, time));
    // No number of promise turns is one of the page.
    for (let hop = 0; hop < 100; hop++) await Promise.resolve();
    expect(done).to.deep.equal(['step 1', 'step 2']);
    expect(await result).to.equal('result');
    expect(done).to.deep.equal(['step 1', 'step 2', 'step 3']);
  });

  it('goes no further once nobody wants it, and rejects with the reason', async () => {
    const leaving = new AbortController();
    const done: string[] = [];
    const result = inSlices(work(9, done, time), leaving.signal);
    leaving.abort('left');
    expect(await Promise.resolve(result).catch((reason: unknown) => reason)).to.equal('left');
    expect(done).to.deep.equal(['step 1', 'step 2']);
  });
});
