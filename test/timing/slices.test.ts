import { expect } from '@open-wc/testing';
import { slices } from '../../src/timing/slices.ts';
import { nextTask } from './next-task.ts';

const { now } = performance;

describe('work in slices', () => {
  const time = { now: 0 };
  beforeEach(async () => {
    for (let task = 0; task < 20; task++) await nextTask(); // what came before has its slice in a task of its own
    time.now = 0;
    performance.now = () => time.now;
  });
  afterEach(() => {
    performance.now = now;
  });

  /** Tells whether a turn of the page comes before it goes on; no number of promise turns is one. */
  async function waits(turn: Promise<void> | undefined): Promise<boolean> {
    let over = !turn;
    void turn?.then(() => (over = true));
    for (let hop = 0; hop < 100; hop++) await Promise.resolve();
    return !over;
  }

  it('goes on at once within 12 ms, and then gives the page a turn', async () => {
    const breathe = slices();
    expect(breathe()).to.equal(undefined);
    time.now = 11;
    expect(breathe()).to.equal(undefined);
    time.now = 12;
    const turn = breathe();
    expect(await waits(turn)).to.equal(true);
    await turn;
  });

  it('has one slice for all that goes on in a task, however many share it', async () => {
    const [first, second] = [slices(), slices()];
    first();
    time.now = 7;
    expect(second()).to.equal(undefined);
    time.now = 12;
    expect(await waits(second())).to.equal(true);
  });

  it('has a whole slice again after a turn', async () => {
    const breathe = slices();
    breathe();
    time.now = 100;
    await breathe();
    expect(breathe()).to.equal(undefined);
    time.now = 111;
    expect(breathe()).to.equal(undefined);
    time.now = 112;
    expect(await waits(breathe())).to.equal(true);
  });

  it('has a whole slice in a task that came without its doing', async () => {
    const breathe = slices();
    breathe();
    // Of several channels any may come first in Safari.
    for (let task = 0; task < 20; task++) await nextTask();
    time.now = 100;
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
