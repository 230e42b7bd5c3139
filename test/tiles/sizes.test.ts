import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { boardOf, CASES as STATES } from '../../stories/cases.ts';
import { faultsOf, piecesOf } from './geometry.ts';
import { INTER, loadInter } from '../inter.ts';
import { allFaults } from './sized.ts';
import { clearStage, figuresWhen, HandSource, ORGANISATION, settled, stage, world, type TileLike } from './fixture.ts';

const SIZES: readonly Size[] = [
  [160, 90],
  [160, 150],
  [180, 110],
  [200, 400],
  [240, 92],
  [240, 160],
  [268, 228],
  [320, 128],
  [328, 168],
  [487, 140],
  [640, 400],
  [1200, 800],
];

const LONG = '123456789.01';

type Size = readonly [width: number, height: number];

/** One tile in every size, all in the same place, so that all of them are in sight. */
async function inSizes(
  tag: string,
  attributes: string,
  sizes: readonly Size[],
  board: Record<string, string> = {},
  ports: Parameters<typeof stage>[2] = undefined,
) {
  const tiles = stage(
    `<${tag} ${attributes}></${tag}>`.repeat(sizes.length),
    board,
    ports,
  ).board.querySelectorAll<TileLike>(tag);
  for (const [index, [width, height]] of sizes.entries()) {
    tiles[index]!.style.cssText = `position: absolute; top: 0; left: 0; width: ${width}px; height: ${height}px`;
  }
  for (const tile of tiles) await settled(tile);
  await drawn(tiles[0]!);
  return [...tiles].map((tile, index) => ({ tile, size: sizes[index]!.join(' × ') }));
}

/** Until the picture has been drawn for the size that the box has now. */
async function drawn(tile: TileLike): Promise<void> {
  await tile.updateComplete;
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await tile.updateComplete;
}

const TAGS = ['target-number', 'target-gauge', 'target-bullet'] as const;
/** From which height on the status has a line of its own, px. */
const STATUS_FROM = { 'target-number': 150, 'target-gauge': 160, 'target-bullet': 140 } as const;
const CASES: readonly [title: string, attributes: string, board: Record<string, string>][] = [
  ['running', 'owner="user:ann"', {}],
  ['over 100 %', 'owner="user:ann" period="2026-Q1"', {}],
  ['no target, and a way out', 'owner="user:cleo"', { editable: '' }],
  ['target 0', 'owner="user:bob"', {}],
  ['not begun', 'period="2026-Q4"', {}],
  ['in per cent, all digits', 'as-percent number-format="full"', {}],
  ['filtered', '', { period: '2026-Q1' }],
  ['Dutch', 'owner="group:north"', { locale: 'nl' }],
  ['right to left', 'owner="group:north"', { locale: 'ar-EG' }],
];

describe('sizes', () => {
  afterEach(() => {
    document.documentElement.style.fontSize = '';
    clearStage();
  });

  it('a number is no smaller than the total in place of columns', async () => {
    for (const size of [
      [200, 120],
      [312, 124],
    ] as const) {
      const tiles = boardOf(
        STATES['target of members']!,
        ['target-number', 'target-column'].map((tag) => ({ tag, size })),
      );
      document.body.append(tiles);
      const sizes = [];
      for (const tile of tiles.querySelectorAll<TileLike>('[style]')) {
        await figuresWhen(tile, ({ state }) => state === 'ready');
        await drawn(tile);
        sizes.push(parseFloat(getComputedStyle(tile.shadowRoot!.querySelector('.value')!).fontSize));
      }
      expect(sizes[0], size.join(' × ')).to.be.at.least(sizes[1]!);
    }
  });

  it('from right to left the number ends where its words do, and what it is held against stands beside it', async () => {
    const ends = async (tag: string, size: Size) => {
      const [sized] = await inSizes(tag, 'owner="group:north"', [size], { locale: 'ar-EG' });
      const box = (selector: string) => sized!.tile.shadowRoot!.querySelector(selector)!.getBoundingClientRect();
      return [box('.figure'), box('.beside > :last-child')] as const;
    };
    for (const size of [
      [240, 160],
      [312, 124],
    ] as const) {
      const [figure, beside] = await ends('target-gauge', size);
      expect(figure.right, size.join(' × ')).to.be.closeTo(beside.right, 2);
      const [number, held] = await ends('target-number', size);
      expect(number.left - held.right, size.join(' × ')).to.be.below(12);
    }
  });

  for (const tag of TAGS) {
    for (const [title, attributes, board] of CASES) {
      it(`E7 nothing overlaps and nothing is cut: ${tag}, ${title}`, async () => {
        const tiles = await inSizes(tag, attributes, SIZES, board);
        expect(
          tiles.flatMap(({ tile, size }) => faultsOf(piecesOf(tile)).map((fault) => `${size}: ${fault}`)),
        ).to.deep.equal([]);
      });
    }

    it(`E7 a long number is written smaller, and never cut: ${tag}`, async () => {
      const sales = ['ann', 'bob'].map((user) => ({ date: '2026-03-10', user, amount: LONG, currency: 'EUR' }));
      const ports = { ...world(), source: memorySource({ sales, organisation: ORGANISATION }) };
      const tiles = await inSizes(tag, 'number-format="full"', SIZES, {}, ports);
      expect(
        tiles.flatMap(({ tile, size }) => faultsOf(piecesOf(tile)).map((fault) => `${size}: ${fault}`)),
      ).to.deep.equal([]);
      if (tag === 'target-gauge') return; // says its per cent, and the amounts where there is room
      for (const { tile, size } of tiles) {
        const seen = piecesOf(tile).filter((piece) => piece.seen);
        expect(
          seen.some(({ text }) => text.includes('246,913,578.02')),
          size,
        ).to.equal(true);
      }
    });

    it(`E7 a status whose gap needs a line more stands alone rather than not at all: ${tag}`, async () => {
      const heights = [140, 150, 160, 170, 180, 190, 200].filter((height) => height >= STATUS_FROM[tag]);
      const sizes = heights.map((height): Size => [280, height]);
      for (const { tile, size } of await inSizes(tag, '', sizes, { locale: 'nl' })) {
        const words = piecesOf(tile).filter(({ element, seen }) => seen && element.closest('.status'));
        expect(words.length, size).to.be.above(0);
      }
    });

    it(`no dot hangs at the end or stands at the beginning of a line: ${tag}`, async () => {
      for (const { tile } of await inSizes(tag, 'number-format="full"', SIZES, { locale: 'nl' })) {
        const body = tile.shadowRoot!.querySelector('.body')!.getBoundingClientRect();
        for (const part of tile.shadowRoot!.querySelectorAll<HTMLElement>('.parts > :not([hidden])')) {
          if (!part.getClientRects().length) continue;
          const before = part.previousElementSibling?.getBoundingClientRect();
          const { left, top } = part.getBoundingClientRect();
          const begins = !before?.width || Math.abs(before.top - top) > 4;
          const dot = getComputedStyle(part, '::before').content !== 'none';
          if (begins && dot && left < body.right) expect(left).to.be.closeTo(body.left, 1);
        }
      }
    });

    it(`shows where 0 is when the actual is below it: ${tag}`, async () => {
      const sales = [{ date: '2026-03-10', user: 'ann', amount: -4000, currency: 'EUR' }];
      const ports = { ...world(), source: memorySource({ sales, organisation: ORGANISATION }) };
      const [{ tile } = { tile: undefined }] = await inSizes(tag, '', [[400, 300]], {}, ports);
      expect(tile!.shadowRoot!.querySelector('svg .zero')).to.exist;
      const [{ tile: above } = { tile: undefined }] = await inSizes(tag, '', [[400, 300]]);
      expect(above!.shadowRoot!.querySelector('svg .zero')).to.equal(null);
    });

    it(`E3 works at 200 % text: ${tag}`, async () => {
      document.documentElement.style.fontSize = '200%';
      const sizes: Size[] = [
        [320, 180],
        [328, 168],
        [487, 140],
        [656, 336],
      ];
      const tiles = await inSizes(tag, 'owner="user:ann"', sizes);
      expect(
        tiles.flatMap(({ tile, size }) => faultsOf(piecesOf(tile)).map((fault) => `${size}: ${fault}`)),
      ).to.deep.equal([]);
    });

    it(`E7 the number is there at 160 × 90: ${tag}`, async () => {
      const [{ tile } = { tile: undefined }] = await inSizes(tag, 'owner="user:ann"', [[160, 90]]);
      const seen = piecesOf(tile!)
        .filter((piece) => piece.seen)
        .map(({ text }) => text);
      expect(
        seen.some((text) => /18|100/.test(text)),
        seen.join(' | '),
      ).to.equal(true);
    });

    if (tag !== 'target-number')
      it(`E7, N13 the picture is there at 200 × 120, with the verdict below it: ${tag}`, async () => {
        const [{ tile } = { tile: undefined }] = await inSizes(tag, 'owner="user:ann"', [[200, 120]]);
        const picture = tile!.shadowRoot!.querySelector('.plot > svg')!.getBoundingClientRect();
        const status = piecesOf(tile!).find(({ element, seen }) => seen && element.closest('.status'));
        expect(picture.height).to.be.at.least(16);
        expect(picture.width).to.be.at.least(56);
        expect(status!.whole.top).to.be.at.least(picture.bottom);
      });

    it(`E3 no text is smaller than 12 px: ${tag}`, async () => {
      for (const { tile, size } of await inSizes(tag, 'owner="user:ann"', SIZES)) {
        const sizes = piecesOf(tile).map(({ element }) => parseFloat(getComputedStyle(element).fontSize));
        expect(Math.min(...sizes), size).to.be.at.least(12);
      }
    });
  }

  for (const tag of [...TAGS, 'target-column', 'target-bar']) {
    it(`M11 a figure of some months says so, once, at 240 × 160, 312 × 124 and 320 × 220: ${tag}`, async () => {
      const sizes: readonly Size[] = [
        [240, 160],
        [312, 124],
        [320, 220],
      ];
      const board = boardOf(
        STATES['target in part']!,
        sizes.map((size) => ({ tag, size })),
      );
      document.body.append(board);
      for (const tile of board.querySelectorAll<TileLike>(tag)) {
        await figuresWhen(tile, ({ state }) => state === 'ready');
        await drawn(tile);
        const seen = piecesOf(tile).filter((piece) => piece.seen && piece.text === 'target in 9 of 12 months');
        expect(seen, tile.style.cssText).to.have.length(1);
      }
    });
  }

  for (const tag of ['target-column', 'target-bar'])
    it(`N13 a narrow picture too has its unit and its total, whole: ${tag}`, async () => {
      await loadInter();
      document.documentElement.style.setProperty('--target-font', `"${INTER}"`);
      const names = ['behind', 'members have', 'too early', 'target in part', 'as percent', 'all digits', 'long name'];
      for (const name of names) {
        const sizes: readonly Size[] = [
          [160, 160],
          [175, 240],
        ];
        const board = boardOf(
          STATES[name]!,
          sizes.map((size) => ({ tag, size })),
        );
        document.body.append(board);
        for (const [at, tile] of board.querySelectorAll<TileLike>(tag).entries()) {
          await figuresWhen(tile, ({ state }) => state === 'ready');
          await drawn(tile);
          const faults = () => allFaults({ tile, title: `${name}, ${sizes[at]!.join(' × ')}` });
          // WebKit lays out by the size of the tile in the frame after.
          for (let frame = 0; frame < 10 && faults().length; frame++) await nextFrame();
          expect(faults()).to.deep.equal([]);
        }
      }
      document.documentElement.style.removeProperty('--target-font');
    });

  it('E1 a chart that nobody has seen says what its picture shows', async () => {
    const { board, tile } = stage('<target-column></target-column>');
    board.style.marginTop = '5000px';
    await settled(tile);
    const picture = () => tile.shadowRoot!.querySelector('[role=img]');
    while (!picture()) await new Promise(requestAnimationFrame);
    expect(picture()!.getAttribute('aria-label')).to.contain('36 of 60 thousand euros, 60%');
  });

  it('N7 dials of one scale group end alike, and say so where the unit is another', async () => {
    const gauge = (attributes: string) => `<target-gauge scale-group="one" ${attributes}></target-gauge>`;
    const { board } = stage(
      gauge('owner="company"') + gauge('owner="user:ann"') + gauge('owner="user:ann" as-percent'),
    );
    const [company, ann, percent] = [...board.children] as TileLike[];
    for (const tile of [ann!, company!, percent!]) {
      await settled(tile);
      await drawn(tile);
    }
    const tick = (tile: TileLike) => tile.shadowRoot!.querySelector('.tick')!.getAttribute('d')!;
    const share = (tile: TileLike) => {
      const box = tile.shadowRoot!.querySelector('.plot')!.getBoundingClientRect();
      const [x, y] = /M([\d.]+) ([\d.]+)/.exec(tick(tile))!.slice(1).map(Number) as [number, number];
      return 1 - Math.atan2(box.height - 2 - y, x - box.width / 2) / Math.PI;
    };
    expect(share(company!)).to.be.closeTo(0.75, 0.02);
    expect(share(ann!)).to.be.closeTo(0.75 * 0.3, 0.02);
    expect(ann!.shadowRoot!.textContent).to.contain('Different scale');
    percent!.remove();
    await drawn(ann!);
    expect(ann!.shadowRoot!.textContent).not.to.contain('Different scale');
  });

  it('N4 a narrow heading keeps its period and drops what is compared', async () => {
    const { board } = stage('<target-column compare="target previous-year forecast" period="2026"></target-column>');
    const [tile] = [...board.children] as TileLike[];
    tile!.style.cssText = 'width: 260px; height: 300px';
    await settled(tile!);
    await drawn(tile!);
    const line = tile!.shadowRoot!.querySelector('.what')!.getBoundingClientRect();
    const seen = [...tile!.shadowRoot!.querySelectorAll('.what .more')].filter(
      (part) => part.getClientRects().length && part.getBoundingClientRect().top < line.bottom - 1,
    );
    expect(seen.map(({ textContent }) => textContent)).to.deep.equal(['2026']);
  });

  it('S1 the skeleton too', async () => {
    const source = new HandSource();
    source.hold();
    const { tile } = stage('<target-number></target-number>', {}, { ...world(), source });
    for (const [width, height] of SIZES) {
      tile.style.width = `${width}px`;
      tile.style.height = `${height}px`;
      expect(faultsOf(piecesOf(tile))).to.deep.equal([]);
    }
  });
});
