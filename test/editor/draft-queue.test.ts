import { expect } from '@open-wc/testing';
import { DraftQueue } from '../../src/editor/draft-queue.ts';
import { loadEditCode } from '../../src/editor/edit-code.ts';
import { KnownSums } from '../../src/editor/known-sums.ts';
import { type Draft, setIn } from '../../src/model/draft.ts';
import { edit, type Edited } from '../../src/model/draft-edit.ts';
import { membershipOf } from '../../src/model/membership.ts';
import { hintIn, type SheetContext } from '../../src/model/sheet-sums.ts';
import type { Steps } from '../../src/model/steps.ts';
import { draftOf, KEY, rows } from '../model/drafting.ts';

const context: SheetContext = {
  year: 2026,
  fiscal: { start: 1, name: 'start' },
  base: 'EUR',
  membership: membershipOf({ groups: new Map([['noord', { id: 'noord' }]]), users: new Map() }),
};

const noord = (index: number) => (draft: Draft) =>
  edit(draft, 'set', [rows({ owner: 'group:noord', values: { [index]: 700 } })]);

/** The same in two steps, with `between` after the first. */
function* slowly(make: (draft: Draft) => Edited, draft: Draft, between = () => {}): Steps<Edited> {
  yield;
  between();
  return make(draft);
}

describe('queue of drafts', () => {
  const sums = new KnownSums();
  const owner = { draft: draftOf(), key: KEY };
  const queue = new DraftQueue(owner, sums);
  const use = (draft: Draft) => void (owner.draft = draft);
  const values = () => setIn(owner.draft, KEY)!.rows.get('group:noord')![0]!.values;

  before(async () => void (await loadEditCode()));

  beforeEach(() => {
    owner.draft = draftOf();
    sums.clear();
  });

  it('makes a small one at once', () => {
    void queue.make((_, draft) => noord(0)(draft), use);
    expect(values()[0]).to.equal(700);
  });

  it('makes a small one after a large one that came first, on top of it', async () => {
    const large = queue.make((_, draft) => slowly(noord(0), draft), use);
    await Promise.all([large, queue.make((_, draft) => noord(1)(draft), use)]);
    expect(values().slice(0, 3)).to.deep.equal([700, 700, 100]);
  });

  it('makes one anew where the draft becomes another one meanwhile', async () => {
    let isFirst = true;
    const meanwhile = () => {
      if (isFirst) owner.draft = noord(2)(owner.draft).draft!;
      isFirst = false;
    };
    await queue.make((_, draft) => slowly(noord(0), draft, meanwhile), use);
    expect(values().slice(0, 3)).to.deep.equal([700, 100, 700]);
  });

  it('answers with the reason, and uses nothing, where a draft cannot be made', async () => {
    const { draft } = owner;
    const locked = edit(draft, 'set', [rows({ owner: 'group:zuid', values: { 0: 1 } })]);
    expect((await queue.make(() => locked, use))![0]).to.include({ problem: 'locked' });
    expect(owner.draft).to.equal(draft);
  });

  it('has the sums of the sheet on show when the draft is used, and none by rules that are gone', async () => {
    const sumOf = () =>
      hintIn(
        sums.of(setIn(owner.draft, KEY)!, () => context),
        'company',
      )!.intervals[0]!.sum;
    expect(sumOf()).to.equal(100);
    await queue.make((_, draft) => slowly(noord(0), draft), use);
    expect(sumOf()).to.equal(700);
    await queue.make((_, draft) => slowly(noord(1), draft, () => sums.clear()), use);
    expect(
      hintIn(
        sums.of(setIn(owner.draft, KEY)!, () => ({ ...context, maySee: () => false })),
        'company',
      ),
    ).to.equal(undefined);
  });
});
