import { expect } from '@open-wc/testing';
import { bench, HandSource, settled } from './by-hand.ts';

/** A source whose `watch` is a host's own. */
function watchedBy(watch: () => unknown): HandSource {
  return Object.assign(new HandSource(), { watch }) as HandSource;
}

const fails = () => {
  throw new Error('no socket');
};

describe('a host’s own watch hurts nobody', () => {
  let said: unknown[];
  const { warn } = console;
  beforeEach(() => {
    said = [];
    console.warn = (...words: unknown[]) => said.push(words);
  });
  afterEach(() => (console.warn = warn));

  it('that throws is said, and the repository is watched all the same', () => {
    const { store, repository } = bench({ source: watchedBy(fails) });
    const leave = store.subscribe(() => {});
    expect(repository.changed.size).to.equal(1);
    leave();
    expect(repository.changed.size).to.equal(0);
    expect(said).to.have.length(1);
  });

  it('that promises how it is stopped is stopped, be it later', async () => {
    let stopped = 0;
    const { store, repository } = bench({ source: watchedBy(async () => () => (stopped += 1)) });
    store.subscribe(() => {})();
    await settled();
    expect([stopped, repository.changed.size, said.length]).to.deep.equal([1, 0, 0]);
  });

  const bad: readonly [what: string, watch: () => unknown][] = [
    ['promises and fails', async () => fails()],
    ['cannot be stopped', () => fails],
    ['promises what cannot be stopped', async () => fails],
  ];
  for (const [what, watch] of bad) {
    it(`that ${what} is said, once`, async () => {
      const { store, repository } = bench({ source: watchedBy(watch) });
      store.subscribe(() => {})();
      await settled();
      expect([repository.changed.size, said.length]).to.deep.equal([0, 1]);
    });
  }

  for (const answer of [undefined, null, true]) {
    it(`that answers ${answer} has nothing to be stopped`, async () => {
      const { store, repository } = bench({ source: watchedBy(() => answer) });
      store.subscribe(() => {})();
      await settled();
      expect([repository.changed.size, said.length]).to.deep.equal([0, 0]);
    });
  }
});
