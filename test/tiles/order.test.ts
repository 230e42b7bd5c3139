import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import type { Figures } from '../../src/model/figures.ts';
import type { InTurn } from '../../src/store/load-figures.ts';
import { clearStage, figuresWhen, HandSource, settled, stage, textOf, world, type TileLike } from './fixture.ts';
import { drawn } from './charts.ts';

const FAR = 'position: absolute; top: 6000px; left: 0; width: 320px; height: 170px';

/** Hears of every node that is put into the tiles, in the order in which that happens. */
function watchNodes(tiles: readonly Element[]): () => readonly { readonly tile: Element; readonly node: Node }[] {
  const heard: { readonly tile: Element; readonly node: Node }[] = [];
  const take = (records: readonly MutationRecord[]) => {
    for (const { target, addedNodes } of records) {
      const tile = (target.getRootNode() as ShadowRoot).host;
      heard.push(...[...addedNodes].map((node) => ({ tile, node })));
    }
  };
  const observer = new MutationObserver(take);
  for (const tile of tiles) observer.observe(tile.shadowRoot!, { childList: true, subtree: true });
  return () => {
    take(observer.takeRecords());
    return heard;
  };
}

/** Counts how often a tile is drawn, and how often as a skeleton. */
function countDrawings(tile: TileLike): () => { readonly all: number; readonly bare: number } {
  let [all, bare] = [0, 0];
  const counted = tile as unknown as { performUpdate(): void };
  const draw = counted.performUpdate;
  counted.performUpdate = function () {
    draw.call(this);
    all += 1;
    if (tile.shadowRoot!.querySelector('.bones')) bare += 1;
  };
  return () => ({ all, bare });
}

/** The page has no time while `act` runs, but when it calls what waits for that. */
async function whileBusy(act: (waiting: IdleRequestCallback[]) => Promise<void>): Promise<void> {
  await allOfBefore();
  const idle = window.requestIdleCallback;
  const put: IdleRequestCallback[] = [];
  window.requestIdleCallback = (callback) => put.push(callback);
  try {
    await act(put);
  } finally {
    window.requestIdleCallback = idle;
    // Here and now: later it would be in the time of another test.
    put.forEach((callback) => callback({ didTimeout: true, timeRemaining: () => 0 }));
  }
}

/** As in a tab that nobody looks at. */
async function withoutFrames(act: () => Promise<void>): Promise<void> {
  const frame = window.requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
  try {
    await act();
  } finally {
    window.requestAnimationFrame = frame;
  }
}

/**
 * Until nothing that tiles of other tests asked of the page is under way: tiles
 * of this one would be drawn with it, and not by those who are called here.
 */
function allOfBefore(): Promise<unknown> {
  const { requestIdleCallback: idle } = window as Partial<Window>;
  // As the page's own: both are called in the order in which they asked.
  return new Promise((called) => (idle ? idle(called, { timeout: 500 }) : setTimeout(called, 16)));
}

/** Until the page has been told such figures, drawn or not. */
async function told(tile: TileLike, condition: (figures: Figures) => boolean = () => true): Promise<void> {
  do await new Promise((changed) => tile.addEventListener('target-figures-changed', changed, { once: true }));
  while (!condition(tile.figures));
}

const hasPicture = (tile: Element) => tile.shadowRoot!.querySelector('.plot > svg') !== null;
const isDrawn = (tile: Element) => tile.shadowRoot!.querySelector('.box') !== null;

describe('order of drawing', () => {
  afterEach(clearStage);

  for (const tag of ['target-number', 'target-gauge', 'target-column']) {
    it(`S1 figures that are at hand come without a skeleton before them: ${tag}`, async () => {
      const { tile: first } = stage(`<${tag}></${tag}>`);
      await settled(first);
      const { tile } = stage(`<${tag} owner="group:north"></${tag}>`);
      const drawings = countDrawings(tile);
      await settled(tile);
      expect(textOf(tile)).to.contain('Team North');
      expect(drawings().bare).to.equal(0);
      expect(drawings().all).to.be.at.least(1);
    });
  }

  it('S1 figures that are not at hand have one', async () => {
    const source = new HandSource();
    source.hold();
    const { tile } = stage('<target-number></target-number>', {}, { ...world(), source });
    await tile.updateComplete;
    expect(tile.shadowRoot!.querySelector('.bones')).to.exist;
    source.answer();
    await settled(tile);
    expect(tile.shadowRoot!.querySelector('.bones')).to.equal(null);
  });

  it('what can be seen is drawn before what cannot', async () => {
    const { board } = stage(`<target-number style="${FAR}"></target-number><target-number></target-number>`);
    const [far, near] = [...board.children] as [TileLike, TileLike];
    const nodes = watchNodes([far, near]);
    await settled(far);
    await settled(near);
    expect(nodes().findIndex(({ tile }) => tile === far)).to.be.greaterThan(
      nodes().findIndex(({ tile }) => tile === near),
    );
    // The trend beside a number comes after it.
    while (![near, far].every((tile) => tile.shadowRoot!.querySelector('.trend'))) await nextFrame();
    expect(textOf(far)).to.equal(textOf(near));
  });

  it('figures of what cannot be seen are made when what can be seen has been drawn', async () => {
    const { board } = stage(`<target-gauge style="${FAR}"></target-gauge><target-gauge></target-gauge>`);
    const [far, near] = [...board.children] as [TileLike, TileLike];
    await told(far, ({ state }) => state === 'ready');
    expect(hasPicture(near)).to.equal(true);
    board.setAttribute('as-of', '2026-03-31');
    await told(far, ({ asOf, stale }) => asOf === '2026-03-31' && !stale);
    expect(textOf(near)).to.contain('12.0 of 60.0');
  });

  it('what comes near is drawn after what is seen, and does not wait until the page has time', async () => {
    await whileBusy(async () => {
      const { board } = stage(`<target-number style="${FAR}"></target-number>`.repeat(2));
      const [near, seen] = [...board.children] as [TileLike, TileLike];
      await Promise.all([told(near), told(seen)]);
      await new Promise(requestAnimationFrame);
      near.style.top = `${innerHeight + 100}px`;
      seen.style.top = '0';
      while (!isDrawn(seen)) await new Promise(requestAnimationFrame);
      expect(isDrawn(near)).to.equal(false);
      while (!isDrawn(near)) await new Promise(requestAnimationFrame);
    });
  });

  it('S1 out of sight too, figures that are at hand come without a skeleton before them', async () => {
    await withoutFrames(async () => {
      const { tile } = stage(`<target-number style="${FAR}"></target-number>`);
      const drawings = countDrawings(tile);
      await settled(tile);
      expect(textOf(tile)).to.contain('Northwind');
      expect(drawings().bare).to.equal(0);
    });
  });

  it('figures out of sight come though the page shows no frames', async () => {
    const { tile } = stage(`<target-number style="${FAR}"></target-number>`);
    await settled(tile);
    await withoutFrames(async () => {
      tile.setAttribute('owner', 'user:ann');
      await told(tile);
      expect(tile.figures.total.actual).to.equal(18_000);
    });
  });

  it('S2 figures do not get stale while their answer waits for the turn of the tile', async () => {
    const source = new HandSource();
    const { board } = stage('<target-number period="2026-Q1"></target-number>'.repeat(2), {}, { ...world(), source });
    const [waiting, unanswered] = [...board.children] as [TileLike & { inTurn: InTurn }, TileLike];
    waiting.setAttribute('period', '2026');
    await figuresWhen(waiting, ({ period, stale }) => period.label === '2026' && !stale);
    source.hold();
    let begin!: () => void;
    waiting.inTurn = (make) => new Promise((resolve) => (begin = () => resolve(make())));
    waiting.setAttribute('period', '2026-Q1');
    unanswered.setAttribute('period', '2026-Q2');
    await figuresWhen(unanswered, ({ stale }) => stale);
    expect(waiting.figures).to.include({ stale: false });
    begin();
    await figuresWhen(waiting, ({ period }) => period.label === 'Q1 2026');
  });

  it('N7 tiles that share a scale do not wait for each other', async () => {
    const gauge = (style: string) => `<target-gauge scale-group="b" style="${style}"></target-gauge>`;
    const { board } = stage(gauge(FAR) + gauge(''));
    const order: EventTarget[] = [];
    board.addEventListener('target-figures-changed', ({ target, figures }) => {
      if (figures.state === 'ready') order.push(target!);
    });
    await Promise.all(([...board.children] as TileLike[]).map(settled));
    expect(order).to.deep.equal([...board.children]);
  });

  it('out of sight a tile has its figures, and is drawn as soon as it comes near', async () => {
    await whileBusy(async () => {
      const { tile } = stage(`<target-number style="${FAR}"></target-number>`);
      await told(tile);
      await new Promise(requestAnimationFrame);
      expect(tile.figures.total.actual).to.equal(36_000);
      expect(isDrawn(tile)).to.equal(false);
      tile.style.top = '0';
      await tile.updateComplete;
      expect(textOf(tile)).to.contain('36');
    });
  });

  for (const [tag, picture] of [
    ['target-gauge', '.plot > svg'],
    ['target-column', '.plot svg[role=img]'],
  ] as const) {
    it(`is drawn for paper with its picture before the page can do anything else: ${tag}`, async () => {
      await whileBusy(async () => {
        const { tile } = stage(`<${tag} style="${FAR}"></${tag}>`);
        await told(tile);
        await new Promise(requestAnimationFrame);
        expect(isDrawn(tile)).to.equal(false);
        dispatchEvent(new Event('beforeprint'));
        expect(tile.shadowRoot!.querySelector(picture)).to.exist;
        dispatchEvent(new Event('afterprint'));
      });
    });
  }

  it('E8 a canvas gives way to SVG on paper, in the colours of paper, and comes back', async () => {
    const { tile } = stage('<target-column renderer="canvas"></target-column>');
    await drawn(tile, 'canvas');
    const has = (picture: string) => tile.shadowRoot!.querySelector(`.plot ${picture}`) !== null;
    dispatchEvent(new Event('beforeprint'));
    expect([has('canvas'), has('svg[role=img]')]).to.deep.equal([false, true]);
    dispatchEvent(new Event('afterprint'));
    await drawn(tile, 'canvas');
  });

  it('when the page is at rest, what nobody has seen is drawn too, with its picture', async () => {
    const tags = ['number', 'gauge', 'bullet', 'column', 'bar'];
    const { board } = stage(tags.map((tag) => `<target-${tag} style="${FAR}"></target-${tag}>`).join(''));
    const tiles = [...board.children] as TileLike[];
    const undrawn = (tile: TileLike) => !tile.shadowRoot!.querySelector('.track, .plot svg text, .plot svg path');
    await Promise.all(tiles.map(settled));
    while (tiles.some(undrawn)) await new Promise(requestAnimationFrame);
    board.setAttribute('as-of', '2026-03-31');
    await figuresWhen(tiles[1]!, ({ asOf, stale }) => asOf === '2026-03-31' && !stale);
    while (!textOf(tiles[1]!).includes('12.0 of 60.0')) await new Promise(requestAnimationFrame);
  });

  it('when the page is at rest, a picture of the whole page has what is far from the window, seen before or not', async () => {
    const { board } = stage(`<target-gauge style="${FAR}"></target-gauge><target-gauge></target-gauge>`);
    const [far, seen] = [...board.children] as [TileLike, TileLike];
    await Promise.all([settled(far), settled(seen)]);
    while (!hasPicture(seen)) await new Promise(requestAnimationFrame);
    seen.style.cssText = FAR;
    // The browser begins to skip it in the frame after.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const isPainted = (tile: TileLike) =>
      hasPicture(tile) &&
      tile.shadowRoot!.querySelector('.plot > svg')!.checkVisibility({ contentVisibilityAuto: true });
    while (![far, seen].every(isPainted)) await new Promise(requestAnimationFrame);
  });

  it('when the page is at rest, no box is measured by itself, which would lay the page out for each', async () => {
    const { getBoundingClientRect } = Element.prototype;
    let measured = 0;
    Element.prototype.getBoundingClientRect = function (this: Element) {
      if (this.classList.contains('plot')) measured += 1;
      return getBoundingClientRect.call(this);
    };
    const { board } = stage(`<target-gauge style="${FAR}"></target-gauge>`.repeat(3));
    const tiles = [...board.children] as TileLike[];
    while (!tiles.every(hasPicture)) await new Promise(requestAnimationFrame);
    Element.prototype.getBoundingClientRect = getBoundingClientRect;
    expect(measured).to.equal(0);
  });

  it('N7 tiles share their scale with those out of sight', async () => {
    const gauge = (attributes: string) => `<target-gauge scale-group="a" ${attributes}></target-gauge>`;
    const { board } = stage(gauge('owner="user:ann"'));
    const [near] = board.children as unknown as [TileLike];
    await settled(near);
    const tick = () => near.shadowRoot!.querySelector('.tick')?.getAttribute('d');
    while (!tick()) await new Promise(requestAnimationFrame);
    const alone = tick();
    await whileBusy(async () => {
      board.insertAdjacentHTML('beforeend', gauge(`style="${FAR}"`));
      await settled(board.children[1] as TileLike);
      await near.updateComplete;
      expect(tick()).not.to.equal(alone);
    });
  });

  it('tiles out of sight ask together with all others, whenever their board comes', async () => {
    const source = new HandSource();
    const far = Array.from({ length: 60 }, (_, day) => `<target-number period="last-${day + 1}-days"></target-number>`);
    await whileBusy(async () => {
      const { board } = stage(far.join(''), {}, {});
      board.style.cssText = 'position: absolute; top: 6000px';
      const tiles = [...board.children] as TileLike[];
      await Promise.all(tiles.map((tile) => told(tile, ({ reason }) => reason === 'no-source')));
      Object.assign(board, { ...world(), source });
      await Promise.all(tiles.map((tile) => told(tile, ({ state }) => state === 'ready')));
      expect(source.asked).to.deep.equal(['organisation', 'actuals']);
      tiles.forEach((tile, day) => tile.setAttribute('period', `last-${day + 101}-days`));
      await Promise.all(tiles.map((tile) => told(tile, ({ period }) => period.from < '2026-07-01')));
      expect(source.asked).to.deep.equal(['organisation', 'actuals', 'actuals']);
    });
  });

  it('a change of what is asked does not wait until the page has time', async () => {
    const { tile } = stage(`<target-number style="${FAR}"></target-number>`);
    await settled(tile);
    await whileBusy(async () => {
      tile.setAttribute('owner', 'user:ann');
      await told(tile);
      expect(tile.figures.total.actual).to.equal(18_000);
      expect(textOf(tile)).to.contain('36.0');
    });
  });

  it('a tile asks for what was set on it before it was defined, and for nothing else', async () => {
    const { board, tile: first } = stage('<target-number></target-number>');
    await settled(first);
    const tile = document.implementation.createHTMLDocument().createElement('target-number') as TileLike;
    Object.assign(tile, { owner: 'user:ann' });
    const owners: string[] = [];
    tile.addEventListener('target-figures-changed', ({ figures }) => owners.push(figures.owner.id));
    board.append(tile);
    await figuresWhen(tile, ({ state }) => state === 'ready');
    expect(owners.filter((owner) => owner !== 'user:ann')).to.deep.equal([]);
    expect(tile.figures.total.actual).to.equal(18_000);
  });

  it('S1 a tile is busy while it asks, drawn once for the question and once for the answer', async () => {
    const source = new HandSource();
    const { tile, board } = stage(
      '<target-number style="width:240px;height:100px"></target-number>',
      {},
      { ...world(), source },
    );
    await settled(tile);
    const drawings = countDrawings(tile);
    source.hold();
    board.setAttribute('as-of', '2026-08-31');
    await board.updateComplete;
    await tile.updateComplete;
    expect(source.asked.at(-1)).to.equal('actuals');
    const busy = () => tile.shadowRoot!.querySelector('.tile')!.getAttribute('aria-busy');
    expect([drawings().all, busy()]).to.deep.equal([1, 'true']);
    source.answer();
    await figuresWhen(tile, ({ asOf, stale }) => asOf === '2026-08-31' && !stale);
    expect([drawings().all, busy()]).to.deep.equal([2, 'false']);
  });
});
