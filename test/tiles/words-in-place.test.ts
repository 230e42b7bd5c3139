import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { boardOf, CASES, TAGS } from '../../stories/cases.ts';
import { drawn, find } from './charts.ts';
import { clearStage, settled, stage, type TileLike } from './fixture.ts';
import { piecesOf } from './geometry.ts';

const sized = (width: number, height: number) => `style="width: ${width}px; height: ${height}px"`;

/** Until the picture has been drawn for the size of the tile. */
async function shown(tile: TileLike): Promise<void> {
  await settled(tile);
  await shownAsIs(tile);
}

async function shownAsIs(tile: TileLike): Promise<void> {
  for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  await tile.updateComplete;
}

const isWhole = (tile: TileLike, selector: string) => {
  const pieces = piecesOf(tile).filter(({ element }) => element.closest(selector));
  return pieces.length > 0 && pieces.every(({ whole, seen }) => seen && seen.width >= whole.width - 1);
};

describe('words of a tile in their place', () => {
  afterEach(clearStage);

  for (const tag of TAGS) {
    it(`N15 ${tag} of 320 × 220 says where it will end`, async () => {
      const { tile } = stage(`<${tag} ${sized(320, 220)}></${tag}>`);
      await shown(tile);
      expect(isWhole(tile, '[part=outlook]')).to.equal(true);
    });

    it(`N4, I5 ${tag} of 240 × 160 keeps its period below the controls beside its name`, async () => {
      const { tile } = stage(`<${tag} ${sized(240, 160)}></${tag}>`, { period: '2026-Q1' });
      await shown(tile);
      expect(isWhole(tile, '.what > .more:not(.compared)')).to.equal(true);
    });
  }

  it('says where it will end before what is to be done', async () => {
    const { tile } = stage(`<target-number ${sized(320, 220)}></target-number>`);
    await shown(tile);
    const parts = [...tile.shadowRoot!.querySelectorAll('.todo:not([hidden])')].map((line) =>
      line.getAttribute('part'),
    );
    expect(parts.slice(0, 2)).to.deep.equal(['outlook', 'sentence']);
  });

  for (const locale of ['ar', 'en'])
    it(`E9 keeps verdict and total apart where the tile runs as ${locale}`, async () => {
      const { tile } = stage(`<target-column ${sized(320, 220)}></target-column>`, { locale });
      await drawn(tile);
      const [status, total] = ['.line > .status', '[part=total]'].map((one) => find(tile, one).getBoundingClientRect());
      const gap = locale === 'ar' ? status!.left - total!.right : total!.left - status!.right;
      expect(gap).to.be.within(4, 24);
    });

  it('N13 a bullet without a target has the way through the period in place of its bar', async () => {
    const { tile } = stage(`<target-bullet owner="user:cleo" ${sized(480, 340)}></target-bullet>`);
    await shown(tile);
    while (!tile.shadowRoot!.querySelector('.trend svg')) await new Promise(requestAnimationFrame);
    expect(find(tile, '.trend').getBoundingClientRect().height).to.be.greaterThan(60);
  });

  it('N13 a gauge without a target stands in the middle', async () => {
    const { tile } = stage(`<target-gauge owner="user:cleo" ${sized(480, 320)}></target-gauge>`);
    await shown(tile);
    const box = tile.getBoundingClientRect();
    const pieces = piecesOf(tile).filter(({ element, seen }) => seen && element.closest('.body'));
    for (const { whole, text } of pieces) {
      const middle = box.left + box.width / 2;
      expect(Math.abs(whole.left + whole.width / 2 - middle), text).to.be.lessThan(box.width / 4);
    }
    const [top, bottom] = [
      Math.min(...pieces.map(({ whole }) => whole.top)),
      Math.max(...pieces.map(({ whole }) => whole.bottom)),
    ];
    expect(top - box.top).to.be.greaterThan(80);
    expect(box.bottom - bottom).to.be.greaterThan(60);
  });

  it('N13 a gauge says its amounts where it has no room for its dial', async () => {
    const { tile } = stage(`<target-gauge ${sized(240, 120)}></target-gauge>`);
    await shown(tile);
    expect(isWhole(tile, '.center')).to.equal(false);
    expect(isWhole(tile, '.beside')).to.equal(true);
  });

  it('N8 the pace of a number stands below its track as it is drawn, however far that is stretched', async () => {
    const { tile } = stage(`<target-number ${sized(480, 200)}></target-number>`);
    await shown(tile);
    const mark = find(tile, '.track .pace').getBoundingClientRect();
    const track = find(tile, '.track').getBoundingClientRect();
    const rail = find(tile, '.track .band-2').getBoundingClientRect();
    expect(mark.width).to.be.closeTo(8, 0.5);
    expect(mark.top).to.be.least(rail.bottom);
    const { expected, target } = tile.figures.total;
    expect((mark.left + mark.width / 2 - track.left) / track.width).to.be.closeTo(expected! / target!, 0.01);
  });

  it('begins at the edge with what stands alone below a number', async () => {
    const board = boardOf(CASES['no target']!, [{ tag: 'target-bar', size: [240, 160] }]);
    document.body.append(board);
    const tile = board.firstElementChild as TileLike;
    await shown(tile);
    const [number, words] = ['.small .digits', '.besides > *'].map((one) => find(tile, one).getBoundingClientRect());
    expect(words!.height).to.be.greaterThan(0);
    expect(words!.left).to.be.closeTo(number!.left, 1);
  });

  it('N11 a number says its target where there is no room for its per cent too', async () => {
    const board = boardOf(CASES['behind']!, [{ tag: 'target-number', size: [190, 120] }]);
    document.body.append(board);
    const tile = board.firstElementChild as TileLike;
    await shown(tile);
    const isSeen = (selector: string) => piecesOf(tile).some(({ element, seen }) => seen && element.matches(selector));
    expect([':first-child', ':last-child'].map((part) => isSeen(`.beside > ${part}`))).to.deep.equal([true, false]);
  });

  it('S1 of old figures the age is read in a small tile', async () => {
    const board = boardOf(CASES['stale']!, [{ tag: 'target-gauge', size: [200, 120] }]);
    document.body.append(board);
    const tile = board.firstElementChild as TileLike;
    while (!tile.figures.stale || !tile.figures.reason) await new Promise(requestAnimationFrame);
    await shownAsIs(tile);
    const message = find(tile, '.message');
    const range = document.createRange();
    range.setStart(message, 0);
    range.setEndBefore(message.querySelector('.goes-on')!);
    expect(range.toString()).to.match(/^⚠ As of \d+:\d\d/);
    expect(range.getBoundingClientRect().right).to.be.most(message.getBoundingClientRect().right);
  });

  it('N13 a gauge of 240 × 160 has its number beside the dial, as large as that of other tiles', async () => {
    const { tile } = stage(`<target-gauge ${sized(240, 160)}></target-gauge>`);
    await shown(tile);
    expect(parseFloat(getComputedStyle(find(tile, '.dial .figure')).fontSize)).to.be.least(28);
    const [number, dial] = ['.dial .figure', '.plot .band-1, .plot .band-2'].map((one) =>
      find(tile, one).getBoundingClientRect(),
    );
    expect(number!.right).to.be.most(dial!.left);
    expect(isWhole(tile, '.dial .beside')).to.equal(true);
  });

  for (const locale of ['ar', 'en'])
    it(`E9 target and per cent beside a number stand in the order in which they are read, as ${locale}`, async () => {
      const { tile } = stage(`<target-bullet ${sized(320, 220)}></target-bullet>`, { locale });
      await shown(tile);
      const parts = [...find(tile, '.beside').children].map((part) => part.getBoundingClientRect());
      expect(parts[1]!.left - parts[0]!.right).to.be.within(-0.5, 0.5);
      expect(find(tile, '.beside > :last-child').textContent).to.match(/^ · /);
      expect(getComputedStyle(find(tile, '.beside')).whiteSpaceCollapse, 'the blank before the dot').to.equal(
        'preserve',
      );
    });
});
