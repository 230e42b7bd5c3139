import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { buttonNamed, drawn, find, touched } from './charts.ts';
import { clearStage, settled, stage, type TileLike } from './fixture.ts';
import { piecesOf } from './geometry.ts';

/** Tag, attributes of the tile and its board, and the total that it says. */
type Case = readonly [rule: string, tag: string, attributes: string, board: Record<string, string>, total: string];

const CASES: readonly Case[] = [
  ['the year to date of its target, in the unit of the heading', 'target-column', '', {}, '36.0 of 60.0 · 60%'],
  ['the same of bars', 'target-bar', '', {}, '36.0 of 60.0 · 60%'],
  ['once, where columns add up', 'target-column', 'cumulative', {}, '36.0 of 60.0 · 60%'],
  ['of a part of the year', 'target-column', 'period="2026-Q1"', {}, '12.0 of 15.0 · 80%'],
  ['of whom the board is filtered by', 'target-column', '', { owner: 'user:ann' }, '18.0 of 18.0 · 100%'],
  ['of whom the bars belong to', 'target-bar', '', { owner: 'group:north' }, '27.0 of 36.0 · 75%'],
  ['by its name, where there is no target', 'target-column', 'owner="user:cleo"', {}, 'actual 9.00'],
  ['by its name, where the target is 0', 'target-bar', 'owner="user:bob"', {}, 'actual 9.00'],
  [
    'with units of its own under a heading in per cent',
    'target-column',
    'as-percent',
    {},
    '60% · 36.0 k of 60.0 k EUR',
  ],
  ['with all digits', 'target-bar', 'number-format="full"', {}, '36,000 of 60,000 · 60%'],
  ['in the language of the words', 'target-bar', '', { locale: 'nl' }, '36,0 van 60,0 · 60%'],
];

const ROOM = 'style="width: 480px; height: 320px"';
const totalOf = (tile: TileLike) => tile.shadowRoot!.querySelector<HTMLElement>('[part=total]');
const written = (text: string | null) => text?.replaceAll('\u00A0', ' ').trim();
const isSeen = (tile: TileLike) => piecesOf(tile).some(({ element, seen }) => seen && element.closest('[part=total]'));

describe('total beside the verdict', () => {
  afterEach(clearStage);

  for (const [rule, tag, attributes, board, total] of CASES)
    it(`N18 says the total ${rule}`, async () => {
      const { tile } = stage(`<${tag} ${attributes} ${ROOM}></${tag}>`, board);
      await drawn(tile);
      expect(written(totalOf(tile)!.textContent)).to.equal(total);
      expect(isSeen(tile)).to.equal(true);
    });

  it('N18 says none before the period begins', async () => {
    const { tile } = stage(`<target-column period="2027" ${ROOM}></target-column>`, { 'as-of': '2026-09-15' });
    await settled(tile);
    expect(totalOf(tile)).to.equal(null);
  });

  it('N18 says none where the figure itself stands there', async () => {
    for (const tag of ['target-number', 'target-gauge', 'target-bullet']) {
      const { tile } = stage(`<${tag} ${ROOM}></${tag}>`);
      await settled(tile);
      expect(totalOf(tile), tag).to.equal(null);
      clearStage();
    }
  });

  it('N18 stands right after the verdict', async () => {
    const { tile } = stage(`<target-column ${ROOM}></target-column>`);
    await drawn(tile);
    const texts = [...find(tile, '[part=status]').children].map((part) =>
      written(part.textContent.replace(/\s+/g, ' ').trim()),
    );
    expect(texts).to.deep.equal([
      '▼▼ at risk, 6.3 k (15%) behindat risk (15%)',
      '36.0 of 60.0 · 60%',
      '42.3 k expected by Sep 15',
    ]);
  });

  const PLACES = [
    ['target-number', '.figure'],
    ['target-bullet', '.figure'],
    ['target-gauge', 'svg .big'],
  ] as const;
  for (const [tag, figure] of PLACES)
    it(`N1 a target in the place of a figure that cannot be yet has not its weight: ${tag}`, async () => {
      const size = 'style="width: 320px; height: 220px"';
      const { board } = stage(`<${tag} period="2026-Q4" ${size}></${tag}><${tag} ${size}></${tag}>`);
      const weights = [];
      for (const tile of [...board.children] as TileLike[]) {
        await (tag === 'target-gauge' ? drawn(tile, 'svg') : settled(tile));
        weights.push(getComputedStyle(find(tile, figure)).fontWeight);
      }
      expect(weights).to.deep.equal(['400', '600']);
    });

  it('N18 the verdict is larger than the total', async () => {
    for (const size of ['320px; height: 220px', '480px; height: 320px', '900px; height: 600px']) {
      const { tile } = stage(`<target-column period="2026-Q1" style="width: ${size}"></target-column>`);
      await drawn(tile);
      const [verdict, total] = ['.status', '[part=total]'].map((one) =>
        parseFloat(getComputedStyle(find(tile, one)).fontSize),
      );
      expect(verdict, size).to.be.greaterThan(total!);
      clearStage();
    }
  });

  const sizes = [
    ['there is one line for it and the verdict', '240px; height: 160px', true],
    ['it has a line of its own', '240px; height: 340px', true],
    ['it stands beside the verdict', '320px; height: 220px', true],
    ['the number stands in place of the picture', '320px; height: 100px', false],
  ] as const;
  for (const [when, size, seen] of sizes)
    it(`N13, N18 the total is ${seen ? '' : 'not '}seen where ${when}`, async () => {
      const { tile } = stage(`<target-column owner="group:west" style="width: ${size}"></target-column>`);
      await drawn(tile, when.includes('in place') ? '.digits' : undefined);
      expect(isSeen(tile)).to.equal(seen);
    });

  it('E10 is for the eye where the picture says it, and for the ear beside a table', async () => {
    const { tile } = stage(`<target-column ${ROOM}></target-column>`);
    await drawn(tile);
    const isHeard = () => !totalOf(tile)!.closest('[aria-hidden=true]');
    expect(isHeard()).to.equal(false);
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    expect(isHeard()).to.equal(true);
  });
});
