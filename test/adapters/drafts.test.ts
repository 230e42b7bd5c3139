import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { indexedDbDrafts } from '../../src/adapters/drafts.ts';
import type { DraftHead } from '../../src/source/draft-storage.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { breakStorage, mendStorage } from '../faults/storage.ts';
import { testDraftStorage } from '../store/draft-storage.contract.ts';
import { MemoryDrafts } from '../store/memory-drafts.ts';

const NAME = 'test-drafts';
const HEAD: DraftHead = {
  version: 1,
  count: 1,
  at: '2026-03-01T10:00:00.000Z',
  next: 0,
  types: [],
  conflicts: [],
  done: [],
  undone: [],
};
const write = { after: 0, head: HEAD, put: new Map(), drop: [] };

afterEach(async () => {
  mendStorage();
  await deleteDB(NAME);
});

testDraftStorage('indexedDbDrafts', () => indexedDbDrafts(NAME));
const shared = new MemoryDrafts();
testDraftStorage('the storage of these tests', () => shared);

describe('indexedDbDrafts', () => {
  it('says that storage is full, and has written nothing', async () => {
    const storage = indexedDbDrafts(NAME);
    breakStorage('full');
    const error: unknown = await storage.write('place', write).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(SourceError);
    expect((error as SourceError).detail.problem).to.equal('storage-full');
    expect(await storage.read('place')).to.equal(undefined);
    await storage.write('place', write);
    expect((await storage.read('place'))!.head).to.deep.equal(HEAD);
  });

  it('opens the database again when the browser closed it, and when somebody deleted it', async () => {
    const storage = indexedDbDrafts(NAME);
    await storage.write('place', write);
    breakStorage('closed');
    expect((await storage.read('place'))!.head).to.deep.equal(HEAD);
    await deleteDB(NAME);
    expect(await storage.read('place')).to.equal(undefined);
  });
});
