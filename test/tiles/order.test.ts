import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { clearStage, figuresWhen, HandSource, settled, stage, textOf, world, type TileLike } from './fixture.ts';

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

/** Counts how often a tile is drawn. */
function countDrawings(tile: TileLike): () => number {
  let count = 0;
  const counted = tile as unknown as { performUpdate(): void };
  const draw = counted.performUpdate;
  counted.performUpdate = function () {
    count += 1;
    draw.call(this);
  };
  return () => count;
}

/** The page never has time while `act` runs. */
async function whileBusy(act: () => Promise<void>): Promise<void> {
  const idle = window.requestIdleCallback;
  const put: IdleRequestCallback[] = [];
  window.requestIdleCallback = (callback) => put.push(callback);
  try {
    await act();
  } finally {
    window.requestIdleCallback = idle;
    // Here and now: later it would be in the time of another test.
    put.forEach((callback) => callback({ didTimeout: true, timeRemaining: () => 0 }));
  }
}

const isDrawn = (tile: Element) => tile.shadowRoot!.querySelector('.box') !== null;

describe('order of drawing', () => {
  afterEach(clearStage);

  for (const tag of ['target-number', 'target-gauge', 'target-column']) {
    it(`S1 figures that are at hand come without a skeleton before them: ${tag}`, async () => {
      const { tile: first } = stage(`<${tag}></${tag}>`);
      await settled(first);
      const { tile } = stage(`<${tag} owner="group:north"></${tag}>`);
      const nodes = watchNodes([tile]);
      const drawings = countDrawings(tile);
      await settled(tile);
      expect(textOf(tile)).to.contain('Team North');
      expect(nodes().filter(({ node }) => node instanceof Element && node.querySelector('.bones'))).to.deep.equal([]);
      expect(nodes().length).to.be.greaterThan(0);
      expect(drawings()).to.be.at.least(1);
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
    expect(textOf(far)).to.equal(textOf(near));
  });

  it('out of sight a tile has its figures, and is drawn as soon as it comes near', async () => {
    await whileBusy(async () => {
      const { tile } = stage(`<target-number style="${FAR}"></target-number>`);
      await new Promise((changed) => tile.addEventListener('target-figures-changed', changed, { once: true }));
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
    it(`is drawn for paper with its picture, seen or not: ${tag}`, async () => {
      await whileBusy(async () => {
        const { tile } = stage(`<${tag} style="${FAR}"></${tag}>`);
        await new Promise((changed) => tile.addEventListener('target-figures-changed', changed, { once: true }));
        await new Promise(requestAnimationFrame);
        expect(isDrawn(tile)).to.equal(false);
        dispatchEvent(new Event('beforeprint'));
        await tile.updateComplete;
        expect(tile.shadowRoot!.querySelector(picture)).to.exist;
        dispatchEvent(new Event('afterprint'));
      });
    });
  }

  it('is drawn for paper even if it leaves the window meanwhile', async () => {
    await whileBusy(async () => {
      const { tile } = stage('<target-number></target-number>');
      await settled(tile);
      dispatchEvent(new Event('beforeprint'));
      try {
        tile.style.cssText = FAR;
        for (let frames = 0; frames < 5; frames += 1) await new Promise(requestAnimationFrame);
        tile.setAttribute('owner', 'group:north');
        while (!textOf(tile).includes('Team North')) await new Promise(requestAnimationFrame);
      } finally {
        dispatchEvent(new Event('afterprint'));
      }
    });
  });

  it('N7 a tile whose scale others share does not wait', async () => {
    await whileBusy(async () => {
      const { tile } = stage(`<target-gauge scale-group="a" style="${FAR}"></target-gauge>`);
      await settled(tile);
      expect(isDrawn(tile)).to.equal(true);
    });
  });

  it('nothing is drawn for a question that leaves, once for its answer', async () => {
    const source = new HandSource();
    const { tile, board } = stage('<target-number></target-number>', {}, { ...world(), source });
    await settled(tile);
    const drawings = countDrawings(tile);
    source.hold();
    board.setAttribute('as-of', '2026-08-31');
    await board.updateComplete;
    await tile.updateComplete;
    expect(source.asked.at(-1)).to.equal('actuals');
    expect(drawings()).to.equal(0);
    source.answer();
    await figuresWhen(tile, ({ asOf, stale }) => asOf === '2026-08-31' && !stale);
    expect(drawings()).to.equal(1);
  });
});
