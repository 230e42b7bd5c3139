import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { clearStage, figuresWhen, HandSource, settled, stage, textOf, type TileLike, world } from '../tiles/fixture.ts';

const { now } = Date;
/** 18:00 in Amsterdam on a day of September 2026. */
const evening = (day: number) => Date.UTC(2026, 8, day, 16);

function turn(instant: number): void {
  Date.now = () => instant;
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A tile that has been on the page since the evening of the 15th. */
async function left(markup = '<target-number period="2026-09"></target-number>') {
  Date.now = () => evening(15);
  const source = new HandSource();
  const { board, tile } = stage(markup, {}, { ...world(), source });
  board.removeAttribute('as-of');
  const first = await figuresWhen(tile, ({ state, stale }) => state === 'ready' && !stale);
  return { source, board, tile, first };
}

describe('figures of a day that is over', () => {
  afterEach(() => {
    Date.now = now;
    clearStage();
  });

  it('R1 a new day asks the source again, also for what has ended', async () => {
    const { source, tile } = await left('<target-number period="2026-Q1"></target-number>');
    const before = source.asked.length;
    turn(evening(16));
    await figuresWhen(tile, ({ asOf, stale }) => asOf === '2026-09-16' && !stale);
    expect(source.asked.slice(before)).to.deep.equal(['organisation', 'actuals']);
  });

  it('R1 the first day of a board is no new one: everything is asked once', async () => {
    const source = new HandSource();
    const { tile } = stage('<target-number></target-number>', { 'as-of': '' }, { ...world(), source });
    await settled(tile);
    await new Promise(requestAnimationFrame);
    expect(source.asked).to.deep.equal(['organisation', 'actuals']);
  });

  it('R1 S3 stay as they were judged while the source is asked, and say how old they are', async () => {
    const { source, tile, first } = await left();
    source.hold();
    turn(evening(16));
    const old = await figuresWhen(tile, ({ stale }) => stale);
    expect(old).to.deep.equal({ ...first, stale: true, message: 'As of yesterday, 6:00 PM' });
    expect(textOf(tile)).to.contain('As of yesterday, 6:00 PM').and.not.contain('Retry');
    turn(evening(18));
    expect((await figuresWhen(tile, ({ message }) => message !== old.message)).message).to.equal(
      'As of Sep 15, 2026, 6:00 PM',
    );
    source.answer();
    const { asOf, message, total } = await settled(tile);
    expect([asOf, message]).to.deep.equal(['2026-09-18', undefined]);
    expect(total.expected).to.be.above(first.total.expected!);
  });

  it('S3 stay when the server is down over midnight, with the day they were judged by', async () => {
    const { source, tile, first } = await left();
    source.answer(new SourceError('not-found', 'x', { file: 'sales.csv', status: 404 }));
    turn(evening(16));
    const { message, ...failed } = await figuresWhen(tile, ({ reason }) => reason === 'not-found');
    expect(failed).to.deep.equal({ ...first, stale: true, reason: 'not-found' });
    expect(message).to.contain('As of yesterday, 6:00 PM').and.contain('sales.csv was not found');
    source.answer();
    (tile as TileLike & { refresh(): void }).refresh();
    expect((await settled(tile)).asOf).to.equal('2026-09-16');
  });

  it('S3 of a failed refresh are not called those of today the day after', async () => {
    const { source, tile } = await left();
    source.answer(new SourceError('not-found', 'x', { status: 404 }));
    (tile as TileLike & { refresh(): void }).refresh();
    expect((await figuresWhen(tile, ({ reason }) => !!reason)).message).to.match(/^As of \d/);
    source.hold();
    turn(evening(16));
    expect((await figuresWhen(tile, ({ reason }) => !reason)).message).to.equal('As of yesterday, 6:00 PM');
  });

  it('R1 S3 say how old they are while another question is asked', async () => {
    const { source, tile } = await left('<target-number></target-number>');
    source.hold();
    tile.setAttribute('owner', 'group:north');
    turn(evening(16));
    const old = await figuresWhen(tile, ({ message }) => !!message);
    expect([old.stale, old.message]).to.deep.equal([true, 'As of yesterday, 6:00 PM']);
  });

  it('R1 are not old because another, fixed day is asked for', async () => {
    const { source, board, tile } = await left();
    source.hold();
    board.setAttribute('as-of', '2026-09-10');
    const { message } = await figuresWhen(tile, ({ stale }) => stale);
    expect(message).to.equal(undefined);
  });

  it('R1 S3 that a new tile finds say how old they are while the source is asked', async () => {
    const { source, board } = await left('<target-number period="2026-Q1"></target-number>');
    source.hold();
    turn(evening(16));
    const added = document.createElement('target-number') as unknown as TileLike;
    added.setAttribute('period', '2026-Q1');
    board.append(added);
    const old = await figuresWhen(added, ({ state }) => state === 'ready');
    expect([old.stale, old.message]).to.deep.equal([true, 'As of yesterday, 6:00 PM']);
    source.answer();
    expect((await settled(added)).message).to.equal(undefined);
  });

  it('S3 that another question finds are judged by the day of their sales, until today has its own', async () => {
    const { source, board, tile } = await left(
      '<target-number period="2026-09-01/2026-09-15" lower-is-better></target-number>',
    );
    source.hold();
    turn(evening(16));
    await figuresWhen(tile, ({ stale }) => stale);
    board.setAttribute('viewer', 'bob');
    await board.updateComplete;
    const added = tile.cloneNode() as TileLike;
    board.append(added);
    const found = await figuresWhen(added, ({ state }) => state === 'ready');
    // The rest of its last day may be missing: nothing of it was missed yet.
    for (const { asOf, total } of [found, tile.figures])
      expect([asOf, total.status]).to.deep.equal(['2026-09-15', 'at-risk']);
    source.answer();
    const { asOf, total } = await settled(added);
    expect([asOf, total.status]).to.deep.equal(['2026-09-16', 'missed']);
  });

  it('S3 that another question finds are judged by the day that the page fixes, whenever they came', async () => {
    const { source, board, tile } = await left('<target-number period="2026-Q1"></target-number>');
    board.setAttribute('as-of', '2026-09-20');
    await figuresWhen(tile, ({ asOf, stale }) => asOf === '2026-09-20' && !stale);
    source.hold();
    (tile as TileLike & { refresh(): void }).refresh();
    const added = tile.cloneNode() as TileLike;
    board.append(added);
    expect((await figuresWhen(added, ({ state }) => state === 'ready')).asOf).to.equal('2026-09-20');
  });

  it('S3 do not stay for a day that the page asks for', async () => {
    const { source, board, tile } = await left();
    source.answer(new SourceError('not-found', 'x', { status: 404 }));
    board.setAttribute('as-of', '2026-09-01');
    const { total } = await figuresWhen(tile, ({ state }) => state === 'error');
    expect(total.actual).to.equal(undefined);
  });

  it('R1 a fixed as-of is asked for once, whatever day it is', async () => {
    const { source, board, tile } = await left();
    board.setAttribute('as-of', '2026-09-15');
    await settled(tile);
    const before = source.asked.length;
    turn(evening(18));
    await board.updateComplete;
    await settled(tile);
    expect(source.asked.length).to.equal(before);
  });

  it('S3 R1 with a fixed as-of stay through a failed refresh on the day after', async () => {
    const { source, board, tile, first } = await left();
    board.setAttribute('as-of', '2026-09-15');
    await settled(tile);
    turn(evening(16));
    await board.updateComplete;
    source.answer(new SourceError('not-found', 'x', { status: 404 }));
    (tile as TileLike & { refresh(): void }).refresh();
    const { state, total } = await figuresWhen(tile, ({ reason }) => !!reason);
    expect([state, total]).to.deep.equal(['ready', first.total]);
  });

  it('R1 a fixed as-of is called today until that day is over, then by its date', async () => {
    const { board, tile } = await left('<target-bullet></target-bullet>');
    board.setAttribute('as-of', '2026-09-15');
    Object.assign(tile.style, { display: 'block', inlineSize: '600px', blockSize: '300px' });
    await until(() => textOf(tile).includes('expected by today'));
    turn(evening(16));
    await until(() => textOf(tile).includes('expected by Sep 15'));
    expect(textOf(tile)).not.to.contain('today');
  });

  it('M10 say when their data came, and that newer data are no other figures', async () => {
    const { tile, first } = await left();
    expect(first.dataAt).to.equal('2026-09-15T16:00:00.000Z');
    const told: Event[] = [];
    tile.addEventListener('target-figures-changed', (event) => told.push(event));
    Date.now = () => evening(15) + 60_000;
    (tile as TileLike & { refresh(): void }).refresh();
    await until(() => tile.figures.dataAt === '2026-09-15T16:01:00.000Z');
    expect(told).to.deep.equal([]);
  });

  it('M10 say so behind the ⓘ', async () => {
    const { tile } = await left('<target-number period="2026-09" pace="fast"></target-number>');
    tile.shadowRoot!.querySelector<HTMLElement>('.notes')!.click();
    await until(() => tile.shadowRoot!.querySelector('.guide dd'));
    expect(tile.shadowRoot!.querySelector('.guide')!.textContent).to.match(/data from\s+today, 6:00/);
  });
});

async function until<T>(found: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const there = found();
    if (there) return there;
    await new Promise((next) => requestAnimationFrame(next));
  }
}
