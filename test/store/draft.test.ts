import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { type Draft, emptyDraft, openConflicts, undoLabel, valueOf, withSets } from '../../src/model/draft.ts';
import { undo } from '../../src/model/draft-edit.ts';
import { afterSave, changesOf } from '../../src/model/draft-save.ts';
import type { TargetType } from '../../src/model/organisation.ts';
import type { DraftHead, DraftPart } from '../../src/source/draft-storage.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { DraftKeeper, type DraftNews } from '../../src/store/draft.ts';
import { Store } from '../../src/store/store.ts';
import { done, draftAfter, draftOf, KEY, rows, SET } from '../model/drafting.ts';
import { MemoryDrafts } from './memory-drafts.ts';

const PLACE = 'targets of ann';
const NOW = Date.UTC(2026, 2, 1, 10);
const options = { signal: new AbortController().signal };
const anna = (value: number | null, index = 0) => rows({ owner: 'user:anna', values: { [index]: value } });
const valueAt = (draft: Draft, index = 0) => valueOf(draft, { ...KEY, owner: 'user:anna' }, index);

interface Tab {
  readonly keeper: DraftKeeper;
  readonly told: DraftNews[];
  /** Writes what waits to be written. */
  pass(): Promise<void>;
}

class Browser {
  readonly storage = new MemoryDrafts();
  readonly repository: TargetRepository = memoryRepository({ fill: async () => ({ sets: [SET] }) });
  /** Rejects each load, while there is one. */
  refusal?: SourceError;

  tab(targetTypes?: readonly TargetType[]): Tab {
    const told: DraftNews[] = [];
    const keeper = new DraftKeeper({
      place: PLACE,
      storage: async () => this.storage,
      store: new Store({
        repository: this.#loading(),
        ...(targetTypes && {
          source: memorySource({ sales: [], organisation: { dimensions: [{ id: 'source' }], targetTypes } }),
        }),
      }),
      soon: () => () => {},
      now: () => NOW,
      tell: (news) => void told.push(news),
    });
    return { keeper, told, pass: () => keeper.flush() };
  }

  #loading(): TargetRepository {
    const { repository } = this;
    return {
      catalogue: (asking) => repository.catalogue(asking),
      load: async (key, asking) => {
        if (this.refusal) throw this.refusal;
        return repository.load(key, asking);
      },
      save: (changes, asking) => repository.save(changes, asking),
      changes: (key, since, asking) => repository.changes(key, since, asking),
      history: (row, asking) => repository.history(row, asking),
    };
  }

  /** Another tab opens the draft anew, as after a reload. */
  async reloaded(): Promise<Draft | undefined> {
    return (await this.tab().keeper.open()).draft;
  }

  async save(value: number, index: number): Promise<void> {
    const { revision } = await this.repository.load(KEY, options);
    const change = { owner: 'user:anna' as const, values: { [index]: value } };
    await this.repository.save([{ ...KEY, base: revision, by: 'ben', rows: [change] }], options);
  }
}

async function opened(browser: Browser): Promise<Tab> {
  const tab = browser.tab();
  await tab.keeper.open();
  return tab;
}

async function kept(browser: Browser, draft: Draft): Promise<Tab> {
  const tab = await opened(browser);
  tab.keeper.keep(draft);
  await tab.pass();
  return tab;
}

describe('DraftKeeper', () => {
  it('T18 keeps a draft over a reload, with undo and redo', async () => {
    const browser = new Browser();
    const two = undo(done(done(done(draftOf(), anna(7)), anna(8, 1)), anna(9, 2)));
    await kept(browser, two);
    const again = (await browser.reloaded())!;
    expect([0, 1, 2].map((index) => valueAt(again, index))).to.deep.equal([7, 8, 100]);
    expect(again.undone).to.have.length(1);
    expect(undoLabel(again)).to.deep.equal(undoLabel(two));
    expect(valueAt(undo(again), 1)).to.equal(100);
  });

  it('writes after an edit that edit alone, and nothing where nothing changed', async () => {
    const browser = new Browser();
    const first = done(draftOf(), anna(7));
    const tab = await kept(browser, first);
    tab.keeper.keep(done(first, anna(8, 1)));
    await tab.pass();
    tab.keeper.keep(withSets(done(first, []), []));
    await tab.pass();
    expect(browser.storage.writes.map(({ put, drop }) => [[...put.keys()], drop])).to.deep.equal([
      [[0], []],
      [[1], []],
      [[], [1]],
    ]);
    await tab.pass();
    expect(browser.storage.writes).to.have.length(3);
  });

  it('T18 T20 keeps a change of types alone, over those that the organisation lists and others have saved', async () => {
    const browser = new Browser();
    const type = (id: string) => ({ id: `${id}.count`, dimension: id, unit: 'count' as const });
    const listed = emptyDraft([SET], [type('source')]);
    await kept(browser, done(listed, { kind: 'type', type: type('kind'), isNew: true }, 'type'));
    await browser.repository.save([{ ...KEY, base: 5, types: [type('country')] }], options);
    const tab = browser.tab([type('source')]);
    const { draft, conflicts } = await tab.keeper.open();
    const { state, baseTypes } = draft!;
    expect(conflicts).to.deep.equal([]);
    expect([baseTypes, state.types].map((types) => types.map(({ id }) => id).sort())).to.deep.equal([
      ['all-sales.amount', 'country.count', 'source.count'],
      ['all-sales.amount', 'country.count', 'kind.count', 'source.count'],
    ]);
  });

  it('has no draft after a save', async () => {
    const browser = new Browser();
    const draft = done(draftOf(), anna(7));
    const tab = await kept(browser, draft);
    const sets = await browser.repository.save(changesOf(draft), options);
    tab.keeper.keep(afterSave(draft, draft, sets));
    await tab.pass();
    expect(await browser.reloaded()).to.equal(undefined);
    expect(browser.storage.places.get(PLACE)!.parts.size).to.equal(0);
  });

  it('T30 opens over what others saved since: other cells merge, the same cell is a conflict that survives', async () => {
    const browser = new Browser();
    await kept(browser, done(done(draftOf(), anna(7)), anna(8, 1)));
    await browser.save(50, 1);
    await browser.save(60, 2);
    const tab = browser.tab();
    const { draft, conflicts, at } = await tab.keeper.open();
    expect([0, 1, 2].map((index) => valueAt(draft!, index))).to.deep.equal([7, 50, 60]);
    expect(conflicts[0]!.cells[0]).to.include({ field: 1, base: 100, theirs: 50, yours: 8, by: 'ben' });
    expect(at).to.equal('2026-03-01T10:00:00.000Z');
    tab.keeper.keep(draft!);
    await tab.pass();
    expect(openConflicts((await browser.reloaded())!)).to.have.length(1);
  });

  it('stays stored where the sets cannot be loaded, and opens later', async () => {
    const browser = new Browser();
    await kept(browser, done(draftOf(), anna(7)));
    browser.refusal = new SourceError('forbidden', 'signed out');
    const tab = browser.tab();
    const error: unknown = await tab.keeper.open().catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'forbidden');
    tab.keeper.keep(draftOf());
    await tab.pass();
    browser.refusal = undefined;
    expect(valueAt((await tab.keeper.open()).draft!)).to.equal(7);
  });

  it('keeps what was edited before the stored draft was opened', async () => {
    const browser = new Browser();
    await kept(browser, done(draftOf(), anna(7)));
    const tab = browser.tab();
    tab.keeper.keep(done(draftOf(), anna(8, 1)));
    const { draft } = await tab.keeper.open();
    expect([valueAt(draft!), valueAt(draft!, 1)]).to.deep.equal([7, 8]);
  });

  for (const problem of ['storage-full', 'storage-failed'] as const) {
    it(`goes on in memory where there is no storage, says it once, and writes all when there is again: ${problem}`, async () => {
      const browser = new Browser();
      const tab = await opened(browser);
      browser.storage.fault = new SourceError('unsupported', 'no', { problem });
      const first = done(draftOf(), anna(7));
      const second = done(first, anna(8, 1));
      for (const draft of [first, second]) {
        tab.keeper.keep(draft);
        await tab.pass();
      }
      expect(tab.told.map((news) => news.kind === 'note' && news.note?.problem)).to.deep.equal([problem]);
      browser.storage.fault = undefined;
      tab.keeper.keep(done(second, anna(9, 2)));
      await tab.pass();
      expect(tab.told.at(-1)).to.deep.equal({ kind: 'note' });
      const again = (await browser.reloaded())!;
      expect([0, 1, 2].map((index) => valueAt(again, index))).to.deep.equal([7, 8, 9]);
    });
  }

  it('T18 two tabs have one draft: the later one sees the edits of the other, and both are told', async () => {
    const browser = new Browser();
    const here = await kept(browser, done(draftOf(), anna(7)));
    const there = browser.tab();
    const { draft } = await there.keeper.open();
    await there.pass();
    expect(valueAt(draft!)).to.equal(7);
    for (const { told } of [here, there]) expect(told).to.deep.include({ kind: 'elsewhere' });
    there.keeper.keep(done(draft!, anna(8, 1)));
    await there.pass();
    await here.pass();
    const news = here.told.at(-1)!;
    expect(news).to.include({ kind: 'other', steps: 0 });
    expect(valueAt((news as { draft: Draft }).draft, 1)).to.equal(8);
  });

  it('T18 two tabs that edit at once lose nothing: steps of the later one are made again on those of the other', async () => {
    const browser = new Browser();
    const base = done(draftOf(), anna(7));
    const here = await kept(browser, base);
    const there = browser.tab();
    const seen = (await there.keeper.open()).draft!;
    here.keeper.keep(done(base, anna(8, 1)));
    there.keeper.keep(done(seen, anna(9, 2)));
    await Promise.all([here.pass(), there.pass()]);
    await Promise.all([here.pass(), there.pass()]);
    const again = (await browser.reloaded())!;
    expect([0, 1, 2].map((index) => valueAt(again, index))).to.deep.equal([7, 8, 9]);
    expect(again.done).to.have.length(3);
  });

  it('T30 a tab that was closed in the middle of a save leaves a draft that opens as what was saved, or as it was', async () => {
    for (const isSaved of [true, false]) {
      const browser = new Browser();
      const draft = done(draftOf(), anna(7));
      await kept(browser, draft);
      if (isSaved) await browser.repository.save(changesOf(draft), options);
      const again = (await browser.reloaded())!;
      expect(valueAt(again)).to.equal(7);
      expect(changesOf(again)).to.have.length(isSaved ? 0 : 1);
      expect(openConflicts(again)).to.have.length(0);
    }
  });

  it('refuses a draft of another version with its number, and keeps it when another one is written', async () => {
    const browser = new Browser();
    const future = { head: { version: 9, odd: true }, parts: new Map([[3, 'odd']]) };
    browser.storage.places.set(PLACE, future);
    const tab = browser.tab();
    const { draft, note } = await tab.keeper.open();
    expect([draft, note]).to.deep.equal([undefined, { problem: 'draft-version', value: '9' }]);
    tab.keeper.keep(draftOf());
    await tab.pass();
    expect(browser.storage.places.get(PLACE)).to.equal(future);
    tab.keeper.keep(done(draftOf(), anna(7)));
    await tab.pass();
    expect([...browser.storage.places.values()]).to.deep.include(future);
    expect(valueAt((await browser.reloaded())!)).to.equal(7);
  });

  it('refuses a broken draft with its place, whatever is broken, and never throws', async () => {
    const browser = new Browser();
    const interval = { kind: 'interval', set: KEY, interval: 'quarter' } as const;
    await kept(browser, done(done(done(draftOf(), anna(7)), interval, 'interval'), anna(8, 1)));
    const whole = JSON.stringify([
      browser.storage.places.get(PLACE)!.head,
      [...browser.storage.places.get(PLACE)!.parts],
    ]);
    const odd = fc.constantFrom(null, -1, 1e300, '', 'x', [], {}, true);
    await fc.assert(
      fc.asyncProperty(fc.nat(), odd, async (at, value) => {
        const [head, parts] = broken(JSON.parse(whole) as [DraftHead, [number, DraftPart][]], at, value);
        browser.storage.places.set(PLACE, { head, parts: new Map(parts) });
        const { draft, note } = await browser.tab().keeper.open();
        expect(draft !== undefined || note !== undefined || !head.done?.length).to.equal(true);
      }),
      { numRuns: 300, seed: 7 },
    );
    const [head, parts] = JSON.parse(whole) as [DraftHead, [number, DraftPart][]];
    browser.storage.places.set(PLACE, { head, parts: new Map(parts.slice(1)) });
    expect((await browser.tab().keeper.open()).note).to.deep.equal({
      problem: 'draft-broken',
      value: 'draft.steps[0]',
    });
  });

  it('opens what it kept: any sequence of edits', async () => {
    const edits = fc.array(fc.tuple(fc.nat(11), fc.option(fc.nat(9), { nil: null })), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(7), async (list, undone) => {
        const browser = new Browser();
        const tab = await opened(browser);
        let draft: Draft = emptyDraft([SET]);
        for (const [index, value] of list) {
          draft = draftAfter({ draft: done(draft, anna(value, index)) });
          tab.keeper.keep(draft);
          await tab.pass();
        }
        for (let step = 0; step < undone; step += 1) draft = undo(draft);
        tab.keeper.keep(draft);
        await tab.pass();
        const again = await browser.reloaded();
        const values = [...Array(12).keys()].map((index) => valueAt(again ?? emptyDraft([SET]), index));
        expect(values).to.deep.equal([...Array(12).keys()].map((index) => valueAt(draft, index)));
        expect(again?.undone.length ?? 0).to.equal(draft.undone.length);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

/** The data with one of its parts replaced. */
function broken<T>(data: T, at: number, value: unknown): T {
  const places: [object, string][] = [];
  const walk = (one: unknown) => {
    if (typeof one !== 'object' || !one) return;
    for (const [name, inner] of Object.entries(one)) {
      places.push([one, name]);
      walk(inner);
    }
  };
  walk((data as unknown[])[0]);
  for (const [, part] of (data as unknown as [unknown, [number, unknown][]])[1]) walk(part);
  const [owner, name] = places[at % places.length]!;
  Object.assign(owner, { [name]: value });
  return data;
}
