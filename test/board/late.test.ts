import { expect } from '@open-wc/testing';
import { lateRepository, lateSource } from '../../src/board/late.ts';
import type { Change } from '../../src/source/data-source.ts';
import { forever, HandRepository, HandSource, outcome, settled } from '../store/by-hand.ts';

/** Loads nothing the first time, then `port`. */
function failingOnce<T>(port: T): () => Promise<T> {
  let tries = 0;
  return async () => {
    if (tries++) return port;
    throw new TypeError('no network');
  };
}

describe('what is loaded with the first question', () => {
  it('is watched from the load on that does not fail', async () => {
    const source = new HandSource();
    const repository = new HandRepository();
    const heard: Change[] = [];
    const late = [lateSource(failingOnce(source)), lateRepository(failingOnce(repository))] as const;
    const stops = late.map((port) => port.watch!((what) => heard.push(what)));
    await settled();
    expect([source.changed.size, repository.changed.size]).to.deep.equal([0, 0]);
    void late[0].organisation({ signal: forever });
    void late[1].catalogue({ signal: forever });
    await settled();
    source.tell('actuals');
    repository.tell('targets');
    expect(heard).to.deep.equal(['actuals', 'targets']);
    stops.forEach((stop) => stop());
    expect([source.changed.size, repository.changed.size]).to.deep.equal([0, 0]);
  });

  it('is not watched by who has gone before it came', async () => {
    const source = new HandSource();
    const late = lateSource(async () => source);
    late.watch!(() => {})();
    void late.organisation({ signal: forever });
    await settled();
    expect(source.changed.size).to.equal(0);
  });

  it('says offline where it does not load, and may be closed all the same', async () => {
    const late = lateSource(failingOnce(new HandSource()));
    const asked = late.organisation({ signal: forever });
    late.close();
    expect(await outcome(asked)).to.have.nested.property('rejected.code', 'offline');
  });
});
