import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import type { TargetBoardElement } from '../../src/board/board.ts';
import type { Figures } from '../../src/model/figures.ts';
import type { TargetChange } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { delegate } from '../source/delegate.ts';
import { heard } from '../tiles/heard.ts';
import { clearStage, figuresWhen, settled, stage, TARGETS, textOf, type TileLike, world } from '../tiles/fixture.ts';

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const { signal } = new AbortController();

/** Sets the company's target of January, in cents. */
const january = (value: number, part: Partial<TargetChange> = {}): TargetChange => ({
  ...KEY,
  base: 1,
  rows: [{ owner: 'company', values: { 0: value } }],
  ...part,
});

/** Targets of 60,000 that became 61,000 on 10 February, 12:30 in Amsterdam, and 62,000 on 5 March. */
async function changing(part: Partial<TargetRepository> = {}): Promise<TargetRepository> {
  let now = Date.parse('2020-02-10T11:30:00Z');
  const inner = memoryRepository({ sets: TARGETS, now: () => now });
  await inner.save([january(6_000_00)], { signal });
  now = Date.parse('2020-03-05T09:00:00Z');
  await inner.save([january(7_000_00, { base: 2 })], { signal });
  return { ...delegate(inner), ...part };
}

const NUMBER = '<target-number period="2026"></target-number>';
const numberAsOf = (when: string) => `<target-number period="2026" target-as-of="${when}"></target-number>`;

async function shown(markup: string, attributes: Record<string, string> = {}, repository = changing()) {
  const staged = stage(markup, attributes, { ...world(), repository: await repository });
  return { ...staged, figures: await settled(staged.tile) };
}

/** Waits for words that load late. */
async function says(tile: Element, words: string): Promise<void> {
  while (!textOf(tile).includes(words)) await new Promise(requestAnimationFrame);
}

const codes = ({ notes }: Figures) => notes.map(({ code }) => code);

describe('target-as-of', () => {
  afterEach(clearStage);

  const INSTANTS = [
    ['2020-03-05', 62_000, 'the end of the day that it names'],
    ['2020-03-04', 61_000, 'not what came the day after'],
    ['2020-02-10T12:30', 61_000, 'the minute, by the organisation’s clock'],
    ['2020-02-10T12:29', 60_000, 'not what came a minute later'],
    ['2020-02-10T12:30Z', 61_000, 'the instant, with an offset'],
    ['2020-02-10T10:29-01:00', 60_000, 'the instant a minute before, with an offset'],
  ] as const;
  for (const [when, target, why] of INSTANTS) {
    it(`T29 judges a tile by the targets as they stood then: ${when}, ${why}`, async () => {
      const { figures } = await shown(numberAsOf(when));
      expect(figures.total).to.include({ actual: 36_000, target });
      expect(figures.targetAsOf).to.equal(when.includes('Z') ? '2020-02-10T13:30' : figures.targetAsOf);
    });
  }

  it('T29 of the board holds for its tiles, and a tile’s own wins', async () => {
    const { board, figures } = await shown(NUMBER + numberAsOf('2020-01-31'), { 'target-as-of': '2020-02-28' });
    const own = await settled(board.children[1] as TileLike);
    expect([figures.total.target, own.total.target]).to.deep.equal([61_000, 60_000]);
    board.removeAttribute('target-as-of');
    const now = await figuresWhen(board.children[0] as TileLike, ({ total }) => total.target === 62_000);
    expect([now.targetAsOf, codes(now)]).to.deep.equal([undefined, []]);
  });

  it('T29 is counted by the board’s time zone', async () => {
    const { figures } = await shown(numberAsOf('2020-02-10T11:29'), { 'time-zone': 'UTC' });
    expect(figures.total.target).to.equal(60_000);
  });

  it('T29 holds for a tile of its own as well', async () => {
    const tile = document.createElement('target-number') as unknown as TileLike;
    Object.assign(tile, { ...world(), repository: await changing(), targetAsOf: '2020-02-28', period: '2026' });
    tile.setAttribute('locale', 'en');
    document.body.append(tile);
    expect((await settled(tile)).total.target).to.equal(61_000);
  });

  it('T29 holds for every interval of a chart', async () => {
    const { figures } = await shown('<target-column period="2026" target-as-of="2020-02-28"></target-column>');
    expect(figures.points.slice(0, 2).map(({ target }) => target)).to.deep.equal([6_000, 5_000]);
  });

  for (const tag of ['number', 'gauge', 'bullet', 'column', 'bar']) {
    it(`T29 is said by a ${tag}: in its heading, among its notes, and to who listens`, async () => {
      const markup = `<target-${tag} period="2026" target-as-of="2020-02-28" style="display:block;inline-size:40rem;block-size:20rem"></target-${tag}>`;
      const { tile, figures } = await shown(markup);
      const words = 'targets as of Feb 28, 2020';
      expect(tile.shadowRoot!.querySelector('.what')!.textContent).to.contain(words);
      expect(figures.notes).to.deep.include({ code: 'targets-as-of', value: 'Feb 28, 2020' });
      await says(tile, 'Judged by the targets as they stood on Feb 28, 2020.');
      expect(heard(tile).filter((line) => line.includes(words))).not.to.be.empty;
    });
  }

  for (const [locale, words] of [
    ['nl', 'doelen, stand 28 feb 2020'],
    ['de', 'Ziele, Stand 28.02.2020'],
    ['da', 'mål pr. 28. feb. 2020'],
    ['nb', 'mål per 28. feb. 2020'],
    ['sv', 'mål per 28 feb. 2020'],
  ] as const) {
    it(`T29 is said in the reader’s language: ${locale}`, async () => {
      const { tile } = await shown(numberAsOf('2020-02-28'), { locale });
      expect(textOf(tile)).to.contain(words);
    });
  }

  it('T29 leaves out the year beside a period of the same', async () => {
    const { tile, figures } = await shown(numberAsOf('2026-06-30'), { 'target-as-of': '' });
    expect(tile.shadowRoot!.querySelector('.what')!.textContent).to.match(/targets as of Jun 30\s/);
    expect(figures.notes).to.deep.include({ code: 'targets-as-of', value: 'Jun 30, 2026' });
  });

  it('T29 with a time says the time', async () => {
    const { tile } = await shown(numberAsOf('2020-02-10T12:30'));
    expect(textOf(tile)).to.match(/targets as of Feb 10, 2020, 12:30.PM/);
  });

  it('M10 explains itself by the version of then', async () => {
    const { tile } = await shown(numberAsOf('2020-02-28'));
    tile.shadowRoot!.querySelector<HTMLElement>('.notes')!.click();
    const guide = () => tile.shadowRoot!.querySelector('.guide')?.textContent ?? '';
    while (!guide().includes('version 2, set Feb 10, 2020')) await new Promise(requestAnimationFrame);
  });

  it('T29 before the first change on record shows what was there before it, and says since when', async () => {
    const { tile, figures } = await shown(numberAsOf('2020-01-31'));
    expect(figures.total.target).to.equal(60_000);
    await says(tile, 'The first change of the targets on record is of Feb 10, 2020');
  });

  it('T29 before the first targets of a year has none, and offers none to be set', async () => {
    const repository = memoryRepository({ now: () => Date.parse('2020-03-05T09:00:00Z') });
    await repository.save([january(5_000_00, { base: 0 })], { signal });
    const { tile, figures } = await shown(numberAsOf('2020-01-31'), { editable: '' }, Promise.resolve(repository));
    expect([figures.total.target, figures.total.status]).to.deep.equal([undefined, 'no-target']);
    expect(tile.shadowRoot!.querySelector('.way')).to.equal(null);
  });

  it('T23 T29 finds targets of a year that has gone since', async () => {
    const repository = await changing();
    await repository.save([{ ...KEY, base: 3, removed: true }], { signal });
    const { figures } = await shown(numberAsOf('2020-02-28'), {}, Promise.resolve(repository));
    expect(figures.total.target).to.equal(61_000);
  });

  const UNKNOWN = [
    ['of which nothing is recorded', async () => []],
    ['that keeps no history', () => Promise.reject(new SourceError('unsupported', 'no history'))],
  ] as const;
  for (const [which, changes] of UNKNOWN) {
    it(`T29 with a repository ${which} judges by the targets of now, and says so`, async () => {
      const { tile, figures } = await shown(numberAsOf('2020-02-28'), {}, changing({ changes }));
      expect([figures.total.target, figures.targetAsOf, codes(figures)]).to.deep.equal([
        62_000,
        undefined,
        ['no-target-history'],
      ]);
      await says(tile, 'is not on record');
      expect(textOf(tile)).not.to.contain('as of');
    });
  }

  it('T29 of a day to come judges by the targets of now, and says so', async () => {
    const { tile, figures } = await shown(numberAsOf('9999-12-31'));
    expect([figures.total.target, figures.targetAsOf]).to.deep.equal([62_000, undefined]);
    await says(tile, '“target-as-of” is Dec 31, 9999, which is still to come');
  });

  for (const wrong of ['yesterday', '2020-02-30', '1 March 2020', '2020-03-01T25:00', '20200301'])
    it(`is not “${wrong}”: the targets are those of now, and the tile says what would be right`, async () => {
      const { warn } = console;
      const said: string[] = [];
      console.warn = (text: string) => said.push(text);
      const { tile, figures } = await shown(numberAsOf(wrong));
      while (!said.length) await new Promise(requestAnimationFrame);
      console.warn = warn;
      expect(figures.total.target).to.equal(62_000);
      expect(figures.notes).to.deep.include({ code: 'wrong-attribute', value: `target-as-of=${wrong}` });
      await says(tile, `target-as-of: “${wrong}” is not allowed here, so the default is used. Allowed: 2026-12-31, `);
      expect(said).to.have.length(1);
    });

  it('keeps the figures where the history cannot be loaded again, and says so', async () => {
    let fails = false;
    const inner = await changing();
    const changes: TargetRepository['changes'] = (key, since, options) =>
      fails
        ? Promise.reject(new SourceError('not-found', 'gone', { status: 404 }))
        : inner.changes(key, since, options);
    const { board, tile } = await shown(numberAsOf('2020-02-28'), {}, Promise.resolve({ ...inner, changes }));
    fails = true;
    await board.save([january(9_000_00, { base: 3 })]);
    const { total, stale } = await figuresWhen(tile, ({ reason }) => reason === 'not-found');
    expect([total.target, stale]).to.deep.equal([61_000, true]);
  });

  it('T29 stays as it is when targets are saved: that happens later', async () => {
    const { board, tile } = await shown(numberAsOf('2020-02-28') + NUMBER);
    await settled(board.children[1] as TileLike);
    let told = 0;
    tile.addEventListener('target-figures-changed', ({ figures }) => (told += figures.stale ? 0 : 1));
    await (board as TargetBoardElement).save([january(9_000_00, { base: 3 })]);
    await figuresWhen(board.children[1] as TileLike, ({ total }) => total.target === 64_000);
    await settled(tile);
    expect([tile.figures.total.target, told]).to.deep.equal([61_000, 0]);
  });

  it('asks for the history of a set once, and only where a tile needs it', async () => {
    const asked: (readonly [number, number])[] = [];
    const inner = await changing();
    const repository: TargetRepository = {
      ...inner,
      changes: (key, since, options) => (asked.push([key.year, since]), inner.changes(key, since, options)),
    };
    const { board } = await shown(NUMBER, {}, Promise.resolve(repository));
    expect(asked).to.deep.equal([]);
    board.insertAdjacentHTML('beforeend', numberAsOf('2020-02-28') + numberAsOf('2020-01-31'));
    for (const tile of board.children) await settled(tile as TileLike);
    expect(asked).to.deep.equal([[2026, 0]]);
  });

  it('T24 names nobody who is hidden', async () => {
    const markup = '<target-bar owner="group:north" period="2026" target-as-of="2020-02-28"></target-bar>';
    const repository = await changing();
    const policy = { see: (owner: string) => owner !== 'user:bob' };
    const { tile } = stage(markup, {}, { ...world(), repository, policy });
    expect((await settled(tile)).points.map(({ key }) => key)).to.deep.equal(['user:ann']);
    expect(tile.figures.targetAsOf).to.equal('2020-02-28');
  });
});
