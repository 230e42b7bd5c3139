import { expect } from '@open-wc/testing';
import { Lane } from '../../src/timing/lane.ts';

/** A page whose time and turns are in the hand of the test. */
function page() {
  const turns: (() => void)[] = [];
  const kinds: string[] = [];
  const time = { now: 0 };
  const turn = (kind: string) => (run: () => void) => {
    kinds.push(kind);
    turns.push(run);
  };
  const lane = new Lane(turn('first'), turn('next'), () => time.now);
  const done: string[] = [];
  const work =
    (name: string, ms = 0) =>
    () => {
      time.now += ms;
      done.push(name);
    };
  return { lane, kinds, done, work, run: () => turns.shift()!() };
}

describe('a lane of work', () => {
  it('does work in its order, in one turn asked for once', () => {
    const { lane, kinds, done, work, run } = page();
    lane.add(work('a'));
    lane.add(work('b'));
    expect([kinds, done]).to.deep.equal([['first'], []]);
    run();
    expect(done).to.deep.equal(['a', 'b']);
  });

  it('ends a turn after about 12 ms and goes on in the next', () => {
    const { lane, kinds, done, work, run } = page();
    for (const name of ['a', 'b', 'c', 'd']) lane.add(work(name, 6));
    run();
    expect(done).to.deep.equal(['a', 'b']);
    run();
    expect(done).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(kinds).to.deep.equal(['first', 'next']);
  });

  it('leaves what is added meanwhile to the next turn', () => {
    const { lane, kinds, done, work, run } = page();
    lane.add(() => {
      lane.add(work('b'));
      work('a')();
    });
    run();
    expect(done).to.deep.equal(['a']);
    run();
    expect(done).to.deep.equal(['a', 'b']);
    expect(kinds).to.deep.equal(['first', 'next']);
  });

  it('does not do what has been called off', () => {
    const { lane, done, work, run } = page();
    const callOff = lane.add(work('a'));
    lane.add(work('b'));
    callOff();
    run();
    expect(done).to.deep.equal(['b']);
  });

  it('does the same function as often as it was added', () => {
    const { lane, done, work, run } = page();
    const one = work('a');
    lane.add(one);
    lane.add(one);
    run();
    expect(done).to.deep.equal(['a', 'a']);
  });

  it('goes on after work that throws', () => {
    const { lane, done, work, run } = page();
    lane.add(() => {
      throw new Error('no');
    });
    lane.add(work('b'));
    expect(run).to.throw('no');
    run();
    expect(done).to.deep.equal(['b']);
  });
});
