import { expect } from '@open-wc/testing';
import { later } from '../../src/timing/timers.ts';

const { setTimeout } = globalThis;
const { now } = performance;

/** A page whose timers end, and whose time passes, when the test says so. */
function page() {
  const ends: (() => void)[] = [];
  const waits: number[] = [];
  const time = { now: 0 };
  performance.now = () => time.now;
  globalThis.setTimeout = ((end: () => void, ms: number) => (waits.push(ms), ends.push(end))) as typeof setTimeout;
  return { ends, waits, time };
}

describe('acts that wait', () => {
  afterEach(() => {
    globalThis.setTimeout = setTimeout;
    performance.now = now;
  });

  it('end together where they begin within 20 ms, with one timer', () => {
    const { ends, waits, time } = page();
    const done: string[] = [];
    later(() => done.push('a'), 1000);
    time.now = 20;
    later(() => done.push('b'), 1000);
    expect([waits, done]).to.deep.equal([[1000], []]);
    ends[0]!();
    expect(done).to.deep.equal(['a', 'b']);
  });

  it('have timers of their own where they begin later, or wait for another time', () => {
    const { ends, waits, time } = page();
    const done: string[] = [];
    later(() => done.push('a'), 1001);
    later(() => done.push('b'), 1002);
    time.now = 21;
    later(() => done.push('c'), 1001);
    expect(waits).to.deep.equal([1001, 1002, 1001]);
    ends[0]!();
    expect(done).to.deep.equal(['a']);
    later(() => done.push('d'), 1001);
    expect(waits).to.have.length(3);
    ends[2]!();
    expect(done).to.deep.equal(['a', 'c', 'd']);
  });

  it('have a new timer when theirs has ended, however soon', () => {
    const { ends, waits } = page();
    const done: string[] = [];
    later(() => done.push('a'), 5);
    ends[0]!();
    later(() => done.push('b'), 5);
    expect(waits).to.deep.equal([5, 5]);
    ends[1]!();
    expect(done).to.deep.equal(['a', 'b']);
  });

  it('are called off one by one, though it is one function that waits twice', () => {
    const { ends } = page();
    let done = 0;
    const act = () => (done += 1);
    const callOff = later(act, 1003);
    later(act, 1003);
    callOff();
    ends[0]!();
    expect(done).to.equal(1);
  });
});
