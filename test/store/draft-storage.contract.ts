import { expect } from '@open-wc/testing';
import {
  type DraftHead,
  type DraftMessage,
  DraftMoved,
  type DraftPart,
  type DraftStorage,
} from '../../src/source/draft-storage.ts';

const head = (count: number, more: Partial<DraftHead> = {}): DraftHead => ({
  version: 1,
  count,
  at: '2026-03-01T10:00:00.000Z',
  next: count,
  types: [],
  conflicts: [],
  done: [],
  undone: [],
  ...more,
});
const part = (owner: 'company' | 'user:anna'): DraftPart => ({
  step: { label: { action: 'set', cells: 1, rows: 1, owner }, edits: [] },
  bases: [],
});
const parts = (...list: [number, DraftPart][]) => new Map(list);

/** Rules that every storage of drafts keeps. `make` answers another tab of one browser each time. */
export function testDraftStorage(name: string, make: () => DraftStorage) {
  describe(`${name} as a storage of drafts`, () => {
    let count = 0;
    let place: string;
    beforeEach(() => (place = `place ${(count += 1)}`));

    it('has nothing where nothing was written', async () => {
      expect(await make().read(place)).to.equal(undefined);
    });

    it('answers another tab what was written, and of a later write only what changed', async () => {
      const [here, there] = [make(), make()];
      await here.write(place, {
        after: 0,
        head: head(1),
        put: parts([0, part('company')], [1, part('company')]),
        drop: [],
      });
      await here.write(place, { after: 1, head: head(2), put: parts([2, part('user:anna')]), drop: [0] });
      const read = (await there.read(place))!;
      expect(read.head).to.deep.equal(head(2));
      expect([...read.parts]).to.deep.equal([
        [1, part('company')],
        [2, part('user:anna')],
      ]);
      expect(await there.read(`${place} of another`)).to.equal(undefined);
    });

    it('refuses a write after another one than the last, and leaves all as it was', async () => {
      const storage = make();
      await storage.write(place, { after: 0, head: head(1), put: parts([0, part('company')]), drop: [] });
      for (const after of [0, 2]) {
        const write = { after, head: head(3), put: parts([1, part('company')]), drop: [0] };
        const error: unknown = await storage.write(place, write).catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(DraftMoved);
      }
      expect([...(await storage.read(place))!.parts.keys()]).to.deep.equal([0]);
    });

    it('sets aside what is written over without being read, and keeps it', async () => {
      const storage = make();
      await storage.write(place, { after: 0, head: head(1), put: parts([4, part('company')]), drop: [] });
      const at = '2026-03-02T10:00:00.000Z';
      await storage.write(place, { head: head(1, { at }), put: parts([0, part('user:anna')]), drop: [] });
      expect([...(await storage.read(place))!.parts]).to.deep.equal([[0, part('user:anna')]]);
      const aside = (await storage.read(`${place}\u0000${at}`))!;
      expect(aside.head).to.deep.equal(head(1));
      expect([...aside.parts]).to.deep.equal([[4, part('company')]]);
    });

    it('tells other tabs with the same place, and not the one that says it', async () => {
      const [here, there] = [make(), make()];
      const own: DraftMessage[] = [];
      const heard = new Promise<DraftMessage>((resolve) => {
        const listening = there.join(place, (message) => {
          listening.close();
          resolve(message);
        });
      });
      const channel = here.join(place, (message) => own.push(message));
      channel.say({ kind: 'written', count: 3 });
      expect(await heard).to.deep.equal({ kind: 'written', count: 3 });
      expect(own).to.deep.equal([]);
      channel.close();
    });
  });
}
