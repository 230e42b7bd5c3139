import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { clearStage, figuresWhen, settled, stage, textOf, type TileLike } from '../tiles/fixture.ts';
import { endSlow, withSlowHeld } from './slow-held.ts';

describe('a period in another form', () => {
  afterEach(clearStage);

  for (const [period, from, to] of [
    ['Q3', '2026-07-01', '2026-09-30'],
    ['2026-7', '2026-07-01', '2026-07-31'],
    ['ytd', '2026-01-01', '2026-09-15'],
    ['FY2026', '2026-01-01', '2026-12-31'],
    ['next-quarter', '2026-10-01', '2026-12-31'],
  ] as const)
    it(`is read where it means one thing only: ${period}`, async () => {
      const { tile } = stage(`<target-number period="${period}"></target-number>`);
      const figures = await settled(tile);
      expect([figures.state, figures.period.from, figures.period.to]).to.deep.equal(['ready', from, to]);
      expect(figures.notes.map(({ code }) => code)).not.to.include('wrong-attribute');
    });

  it('is read by the fiscal year of the board: 2025/26 from April', async () => {
    const { tile } = stage('<target-number period="2025/26"></target-number>', { 'fiscal-year-start': '4' });
    expect((await settled(tile)).period).to.include({ from: '2025-04-01', to: '2026-03-31' });
  });

  it('filters a whole board as well', async () => {
    const { tile } = stage('<target-number period="2026"></target-number>', { period: 'Q3' });
    expect((await settled(tile)).period).to.include({ from: '2026-07-01', to: '2026-09-30' });
  });

  for (const [where, tiles, board] of [
    ['a tile', '<target-gauge period="2026-Q5"></target-gauge>', {}],
    ['a board', '<target-gauge></target-gauge>', { period: '2026-Q5' }],
  ] as const)
    it(`of ${where} shows no other period’s figures where it cannot be read, and names the nearest form first`, async () => {
      const { warned, slow, end } = withSlowHeld();
      const { tile } = stage(tiles, board);
      const figures = await settled(tile);
      await endSlow(slow);
      end();
      expect([figures.state, figures.reason, figures.total.actual]).to.deep.equal([
        'error',
        'unknown-period',
        undefined,
      ]);
      expect(figures.period).to.deep.equal({ from: '', to: '', label: '' });
      expect(figures.message).to.match(
        /^The period cannot be read: “2026-Q5”\. Expected: 2026-Q4, this-quarter, 2026, /,
      );
      expect(textOf(tile)).to.contain('2026-Q4').and.not.to.contain('FY 2026');
      expect(warned.map(String)).to.have.length(1);
      expect(warned[0]).to.match(/^<target-gauge> The period "2026-Q5" cannot be read\. Write 2026-Q4, /);
    });

  it('gives way to one that can be read', async () => {
    const { tile } = stage('<target-number period="Q9"></target-number>');
    await settled(tile);
    tile.setAttribute('period', 'Q2');
    const { period } = await figuresWhen(tile as TileLike, ({ state }) => state === 'ready');
    expect(period.from).to.equal('2026-04-01');
  });
});
