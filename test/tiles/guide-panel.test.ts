import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { en } from '../../src/i18n/en.ts';
import { boardOf, type Case, CASES, TAGS } from '../../stories/cases.ts';
import { drawn, find } from './charts.ts';
import { clearStage, figuresWhen, settled, stage, TARGETS, textOf, world, type TileLike } from './fixture.ts';

const SIZE = [900, 600] as const;
const AT_ONCE = 10;
/** Lines that carry the picture, and what only sets off a mark from others. */
const PLAIN = /^(axis|base|now|halo|halo thin|surface solid)$/;

/** Waits for frames until it holds. */
async function until(holds: () => boolean, what: string): Promise<void> {
  for (let frame = 0; !holds(); frame++) {
    if (frame > 300) throw new Error(`in vain: ${what}`);
    await new Promise(requestAnimationFrame);
  }
}

/** Opens the panel of a tile, and answers with what stands in it once all of it has come. */
async function opened(tile: TileLike): Promise<HTMLElement> {
  await until(() => !!find(tile, '.notes'), 'button');
  find(tile, '.notes').click();
  await until(() => !!find(tile, '.guide dd'), 'explanation');
  await tile.updateComplete;
  return find(tile, '.guide');
}

/** Puts a tile into the page, in its state, all in one place, so that all of them are in sight. */
function shown(tag: string, one: Case): TileLike {
  const board = boardOf(one, [{ tag, size: SIZE }]);
  const tile = board.firstElementChild as TileLike;
  tile.setAttribute('renderer', 'svg'); // whose marks can be looked at
  Object.assign(tile.style, { position: 'absolute', inset: '0 auto auto 0' });
  document.body.append(board);
  return tile;
}

/** A look without its judgement, and without where it lies. */
const bare = (path: Element) => path.getAttribute('class')!.replace(/ (good|bad|neutral|within)$/, '');

/** Looks of what is drawn, in the tile's picture or in the samples of its explanation. */
function looks(tile: TileLike, selector: string): string[] {
  const paths = [...tile.shadowRoot!.querySelectorAll<SVGElement>(selector)].filter(
    ({ ownerSVGElement, parentElement }) =>
      ownerSVGElement!.getClientRects().length && parentElement!.localName === 'svg',
  );
  return [...new Set(paths.map(bare))].filter((look) => !PLAIN.test(look)).sort();
}

const PICTURE = '.plot > svg path, .content > svg path, .track path, .trend path';

/** Names and texts by name. */
function linesOf(guide: Element): Record<string, string> {
  return Object.fromEntries(
    [...guide.querySelectorAll('dt')].map((dt) => [
      dt.textContent.trim(),
      dt.nextElementSibling!.textContent.replaceAll('\u00A0', ' ').trim(),
    ]),
  );
}

describe('what a tile shows, behind its ⓘ', () => {
  afterEach(clearStage);

  for (const tag of TAGS) {
    it(`explains every mark that is drawn, and none that is not: ${tag} in every state`, async () => {
      const states = Object.entries(CASES);
      // Few at a time: seventy open panels in one page are too much for some browsers.
      for (let at = 0; at < states.length; at += AT_ONCE) {
        const tiles = states.slice(at, at + AT_ONCE).map(([name, one]) => ({ name, tile: shown(tag, one) }));
        for (const { name, tile } of tiles) {
          await figuresWhen(tile, ({ state, stale }) => state === 'ready' && stale === name.startsWith('stale'));
          await opened(tile);
          expect(looks(tile, '.guide svg path'), name).to.deep.equal(looks(tile, PICTURE));
        }
        clearStage();
      }
    }).timeout(120_000);
  }

  describe('of a tile with notes, whose panel stays', () => {
    const repository = memoryRepository({
      sets: [{ ...TARGETS[0]!, rows: [{ owner: 'company', values: [5_000_00, ...Array<null>(11).fill(null)] }] }],
    });
    const noted = async (tag: string) => {
      const { board, tile } = stage(`<${tag}></${tag}>`, {}, { ...world(), repository });
      const { notes } = await settled(tile);
      expect(notes.length).to.be.above(0);
      await until(() => !!find(tile, '#notes'), 'notes');
      return { board, tile };
    };
    const left = (tile: TileLike) => tile.shadowRoot!.querySelectorAll('#notes .guide').length;

    it('is gone when that closes or its board is moved, so that no earlier numbers are left in it', async () => {
      const { board, tile } = await noted('target-gauge');
      await opened(tile);
      expect(left(tile)).to.equal(1);
      find(tile, '.notes').click();
      await tile.updateComplete;
      expect(left(tile)).to.equal(0);
      await opened(tile);
      board.parentElement!.append(board);
      await tile.updateComplete;
      expect(left(tile)).to.equal(0);
    });

    it('waits until the tile is in a document, where alone it has a size', async () => {
      const { board, tile } = await noted('target-bar');
      await opened(tile);
      board.remove();
      await tile.updateComplete;
      find(tile, '.notes').click();
      await tile.updateComplete; // would reject
      expect(find(tile, '.guide').childElementCount).to.equal(0);
      document.body.append(board);
      await tile.updateComplete;
      expect(find(tile, '.guide').childElementCount).to.equal(3);
    });
  });

  for (const tag of TAGS) {
    it(`M10 says the numbers that the tile shows, with how they come about: ${tag}`, async () => {
      const { tile } = stage(`<${tag} style="width: 900px; height: 600px"></${tag}>`);
      const { total } = await settled(tile);
      const guide = await opened(tile);
      await until(() => !!find(tile, '[role=img], [role=meter]'), 'picture');
      const spoken = find(tile, '[role=img], [role=meter]');
      const said = `${textOf(tile).replaceAll('\u00A0', ' ').replace(linesAll(guide), '')} ${spoken.ariaLabel} ${spoken.ariaValueText}`;
      const lines = linesOf(guide);
      expect(lines).to.include({
        'of target': '60% = 36.0 k ÷ 60.0 k',
        'expected by Sep 15': '42.3 k of 60.0 k belong to the 183 of 261 working days gone',
        'variance to date': '−6.3 k (15%) = 36.0 k − 42.3 k',
        forecast: '51.1 k = 36.0 k ÷ 70.5% (70.5% of the target was expected by then)',
        'to do': '308 EUR a working day needed = (60.0 k − 36.0 k) ÷ 78',
      });
      for (const text of Object.values(lines).filter((line) => line.includes(' = '))) {
        const [result] = /^[+−]?([^(=]+)/.exec(text)!.slice(1);
        expect(said, text).to.contain(result!.trim());
      }
      expect(total.attainment).to.equal(0.6);
    });
  }

  for (const [attributes, isEach] of [
    ['', true],
    ['cumulative', false],
  ] as const)
    it(`M5 says that columns are carried on each by itself, where the total is not their sum: ${attributes}`, async () => {
      const markup = `<target-column period="this-quarter" compare="forecast" ${attributes} style="width: 900px; height: 600px">`;
      const { tile } = stage(`${markup}</target-column>`);
      await drawn(tile);
      const guide = await opened(tile);
      const text = (name: string) =>
        [...guide.querySelectorAll('.marks dt')].find((dt) => dt.textContent.trim() === name)!.nextElementSibling!
          .textContent;
      expect(text('forecast').includes('each for itself')).to.equal(isEach);
    });

  it('its last line fades where there is more below, and stands clear of that at the end', async () => {
    const { tile } = stage('<target-gauge style="width: 240px; height: 160px"></target-gauge>');
    await settled(tile);
    const guide = await opened(tile);
    const panel = find(tile, '#notes');
    expect(panel.scrollHeight).to.be.above(panel.clientHeight);
    const fade = getComputedStyle(panel, '::after');
    const line = Number.parseFloat(getComputedStyle(panel).lineHeight);
    expect([fade.position, fade.pointerEvents, Number.parseFloat(fade.blockSize) >= line]).to.deep.equal([
      'sticky',
      'none',
      true,
    ]);
    panel.scrollTop = panel.scrollHeight;
    const last = [...guide.querySelectorAll('dd')].at(-1)!.getBoundingClientRect();
    expect(last.bottom).to.be.below(panel.getBoundingClientRect().bottom - line);
  });

  it('C13 says last year, which a small tile cannot', async () => {
    const { tile } = stage('<target-gauge compare="previous-year" style="width: 240px; height: 160px"></target-gauge>');
    await settled(tile);
    expect(linesOf(await opened(tile))).to.include.keys('last year to date');
  });

  it('A6 says that figures may still change, in place of the heading', async () => {
    const { tile } = stage('<target-number></target-number>');
    await settled(tile);
    expect(textOf(tile)).not.to.contain(en.open);
    expect(linesOf(await opened(tile))).to.include.keys(en.open);
  });

  it('M10 says calendar, days, day and age of the data', async () => {
    const { tile } = stage('<target-number></target-number>');
    await settled(tile);
    const lines = linesOf(await opened(tile));
    expect(lines['days']).to.match(/^183 of 261 working days gone\. Each working day/);
    expect([lines['calendar'], lines['judged as of']]).to.deep.equal(['nl', 'Sep 15, 2026']);
    expect(lines['data from']).to.contain('today');
  });

  describe('M10 the revision of the targets', () => {
    const saved = async (see?: (owner: string) => boolean) => {
      const repository = memoryRepository({ sets: TARGETS });
      const { board, tile } = stage('<target-number></target-number>', {}, { ...world(), repository });
      board.policy = see && { see };
      await settled(tile);
      const rows = [{ owner: 'company', values: { 0: 4_000_00 } }] as const;
      await board.save([{ year: 2026, targetType: 'all-sales.amount', base: 1, rows, by: 'bob' }]);
      const guide = await opened(tile);
      await until(() => !!linesOf(guide)['targets']?.includes('set'), 'revision');
      return linesOf(guide)['targets'];
    };

    it('is said with when and by whom it was made', async () => {
      expect(await saved()).to.match(/^version 2, set .+ by Bob Carr$/);
    });

    it('T24 names nobody whom the reader may not see', async () => {
      expect(await saved((owner) => owner !== 'user:bob')).to.match(/^version 2, set (?!.*Bob)(?!.*bob)/);
    });
  });

  for (const scheme of ['light', 'dark']) {
    it(`E3 passes axe while it is open, ${scheme}`, async () => {
      document.documentElement.style.colorScheme = scheme;
      const { tile } = stage('<target-column style="width: 480px; height: 320px"></target-column>');
      await drawn(tile);
      await opened(tile);
      await expect(tile).to.be.accessible();
      document.documentElement.style.colorScheme = '';
    });
  }

  it('stands one level below the heading of its tile', async () => {
    const { tile } = stage('<target-number heading-level="4"></target-number>');
    await settled(tile);
    await opened(tile);
    expect(find(tile, '.title').getAttribute('aria-level')).to.equal('5');
  });

  it('tells by the form and the name of its button whether there are notes', async () => {
    const { tile } = stage(
      '<target-number></target-number><target-number period="2026-03-10/2026-05-15"></target-number>',
    );
    const noted = tile.nextElementSibling as TileLike;
    await Promise.all([settled(tile), settled(noted)]);
    await until(() => !!find(noted, '.some'), 'note');
    const look = (one: TileLike) => getComputedStyle(find(one, '.notes > span')).backgroundColor;
    expect(look(tile)).not.to.equal(look(noted));
    expect([find(tile, '.notes').ariaLabel, find(noted, '.notes').ariaLabel]).to.deep.equal([
      'What this shows',
      '1 note. What this shows',
    ]);
  });

  it('is not offered where there are no figures', async () => {
    const { tile } = stage('<target-number owner="group:none"></target-number>');
    await settled(tile);
    expect(!!find(tile, '.notes')).to.equal(false);
  });

  it('speaks Dutch, and the texts of a page’s own language, English where it has none', async () => {
    const dutch = stage('<target-number></target-number>', { locale: 'nl' }).tile;
    await settled(dutch);
    expect(linesOf(await opened(dutch))['kalender']).to.equal('nl');
    clearStage();
    const da = { ...en, guideTexts: async () => ({ calendar: 'kalender (da)' }) };
    const own = stage('<target-number></target-number>', { locale: 'da' }, { ...world(), locales: { da } }).tile;
    await settled(own);
    expect(linesOf(await opened(own))).to.include.keys('kalender (da)', 'days');
  });

  it('explains a canvas as it explains an SVG', async () => {
    const size = 'style="width: 480px; height: 320px"';
    const keys: string[][] = [];
    for (const renderer of ['svg', 'canvas']) {
      const { tile } = stage(
        `<target-column compare="target previous-year" renderer="${renderer}" ${size}></target-column>`,
      );
      await drawn(tile, renderer === 'svg' ? 'svg[role=img]' : 'canvas');
      await opened(tile);
      keys.push(looks(tile, '.guide svg path'));
      clearStage();
    }
    expect(keys[1]).to.deep.equal(keys[0]);
  });
});

/** All that the explanation says, as `textOf` has it. */
function linesAll(guide: Element): string {
  return guide.textContent.replaceAll('\u00A0', ' ').replace(/\s+/g, ' ').trim();
}
