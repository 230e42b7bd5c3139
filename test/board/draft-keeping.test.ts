import { expect } from '@open-wc/testing';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { draftKeeping } from '../../src/board/draft-keeping.ts';
import { loaders, provideLoaders } from '../../src/board/loaders.ts';
import { valueOf } from '../../src/model/draft.ts';
import { Store } from '../../src/store/store.ts';
import { done, draftOf, KEY, rows, SET } from '../model/drafting.ts';
import { MemoryDrafts } from '../store/memory-drafts.ts';

describe('draftKeeping', () => {
  const provided = loaders();
  const storage = new MemoryDrafts();
  const state = {
    store: new Store({ repository: memoryRepository({ fill: async () => ({ sets: [SET] }) }) }),
    now: () => 0,
  };
  const draft = done(draftOf(), rows({ owner: 'user:anna', values: { 0: 7 } }));
  afterEach(() => provideLoaders(provided as Required<typeof provided>));

  const kept = async (place: Parameters<typeof draftKeeping>[0], act: () => void) => {
    provideLoaders({ ...(provided as Required<typeof provided>), drafts: async () => storage });
    const here = draftKeeping(place, state, () => {});
    await here.keeper.open();
    here.keeper.keep(draft);
    act();
    await here.keeper.flush();
    await here.stop();
  };
  const opened = async (place: Parameters<typeof draftKeeping>[0]) => {
    const there = draftKeeping(place, state, () => {});
    const { draft: found } = await there.keeper.open();
    await there.stop();
    return found;
  };

  it('T18 has one draft per repository and user', async () => {
    await kept({ repository: 'indexed-db:a', viewer: 'ann' }, () => {});
    const found = await opened({ repository: 'indexed-db:a', viewer: 'ann' });
    expect(valueOf(found!, { ...KEY, owner: 'user:anna' }, 0)).to.equal(7);
    for (const place of [{ repository: 'indexed-db:a', viewer: 'ben' }, { repository: 'a', viewer: 'ann' }, {}]) {
      expect(await opened(place)).to.equal(undefined);
    }
  });

  it('T18 writes what waits when the page is left', async () => {
    const before = storage.writes.length;
    provideLoaders({ ...(provided as Required<typeof provided>), drafts: async () => storage });
    const here = draftKeeping({ viewer: 'cleo' }, state, () => {});
    await here.keeper.open();
    here.keeper.keep(draft);
    dispatchEvent(new Event('pagehide'));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    const written = storage.writes.length;
    await here.stop();
    expect(written).to.equal(before + 1);
  });

  it('keeps the draft in memory where nobody provides a storage, and says so', async () => {
    provideLoaders({ ...(provided as Required<typeof provided>), drafts: undefined } as never);
    const here = draftKeeping({}, state, () => {});
    expect((await here.keeper.open()).note).to.include({ problem: 'storage-failed' });
    await here.stop();
  });
});
