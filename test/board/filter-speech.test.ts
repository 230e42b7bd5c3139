import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import type { TargetBoardElement } from '../../src/board/board.ts';
import type { BoardState } from '../../src/board/board-state.ts';
import { TargetFilterRequestedEvent } from '../../src/board/events.ts';
import { sayFilters } from '../../src/board/filter-speech.ts';
import type { Figures } from '../../src/model/figures.ts';
import { clearStage, figuresWhen, HandSource, settled, stage, world } from '../tiles/fixture.ts';
import type { TileLike } from '../tiles/fixture.ts';

const TILES =
  '<target-bar></target-bar><target-number></target-number><target-gauge owner="group:north"></target-gauge>';

/** All that the board is heard to say from now on, and how often it has looked whether there is something to say. */
function listen(board: TargetBoardElement) {
  const said: string[] = [];
  let rounds = 0;
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') rounds += 1;
      if (target === board.shadowRoot) continue;
      said.push(...Array.from(addedNodes, ({ textContent }) => textContent!));
    }
  });
  observer.observe(board.shadowRoot!, { childList: true, subtree: true, attributeFilter: ['lang'] });
  const heard = async (count: number) => {
    while (said.length < count) await nextFrame();
    return said;
  };
  return { said, heard, rounds: () => rounds };
}

async function settledBoard(markup = TILES, attributes: Record<string, string> = {}, properties = world()) {
  const { board } = stage(markup, { 'cross-filter': '', ...attributes }, properties);
  const tiles = [...board.children] as TileLike[];
  await Promise.all(tiles.map(settled));
  return { board, tiles, ...listen(board) };
}

/** Members of a tile that are read for the sentence. */
interface Narrowed {
  readonly figures: Figures;
  readonly facts: object;
  readonly board: BoardState;
}

const choose = (tile: Element, owner: string | undefined) =>
  tile.dispatchEvent(new TargetFilterRequestedEvent({ owner: owner as 'group:north' | undefined }));

describe('what a board says of its filters', () => {
  afterEach(clearStage);

  it('I5 E4 says once for all tiles by what it is filtered and how many have changed, and that it is no more', async () => {
    const { board, tiles, heard } = await settledBoard();
    choose(tiles[0]!, 'group:north');
    // The bar that filters is not narrowed, and the gauge is of that team already.
    expect(await heard(1)).to.deep.equal(['Filtered by Team North. 1 tile changed.']);
    const region = board.shadowRoot!.querySelector<HTMLElement>('[role=status]')!;
    expect([region.lang, region.getBoundingClientRect().width]).to.deep.equal(['en', 1]);
    choose(tiles[0]!, undefined);
    expect(await heard(2)).to.deep.equal([
      'Filtered by Team North. 1 tile changed.',
      'Filter removed. 1 tile changed.',
    ]);
    expect(board.shadowRoot!.querySelectorAll('[role=status]')).to.have.length(1);
  });

  it('I5 says filters that the page sets, all in one sentence, in the language of the board', async () => {
    const { board, heard } = await settledBoard(TILES, { locale: 'nl' });
    board.setAttribute('period', '2026-Q1');
    board.owner = 'group:north';
    expect((await heard(1))[0]).to.equal('Gefilterd op Team North, Q1 2026. 3 tegels gewijzigd.');
  });

  it('I5 a name turns nothing but itself', async () => {
    const { source, repository } = world();
    const organisation = { groups: [{ id: 'north', name: 'שמאל' }], users: [{ id: 'ann', group: 'north' }] };
    source.update({ organisation });
    const { tiles, heard } = await settledBoard(TILES, {}, { source, repository });
    choose(tiles[0]!, 'group:north');
    expect((await heard(1))[0]).to.match(/^Filtered by \u2068שמאל\u2069\. /);
  });

  it('I5 says nothing of what begins filtered, of other settings, and where no tile has changed', async () => {
    const { board, tiles, said } = await settledBoard(TILES, { owner: 'group:north' });
    board.setAttribute('as-of', '2026-06-15');
    await figuresWhen(tiles[1]!, ({ asOf }) => asOf === '2026-06-15');
    const state = (tiles[1] as unknown as { board: BoardState }).board;
    await sayFilters(board, () => state, new Map([[tiles[1]!, tiles[1]!.figures]]));
    expect(said).to.deep.equal([]);
  });

  it('I5 waits until every tile stands, and says what stands then', async () => {
    const source = new HandSource();
    const { board, tiles, said, heard } = await settledBoard(TILES, {}, { ...world(), source } as never);
    source.hold();
    choose(tiles[0]!, 'group:north');
    board.period = '2025';
    await figuresWhen(tiles[1]!, ({ stale }) => stale);
    choose(tiles[0]!, 'group:west');
    expect(said).to.deep.equal([]);
    source.answer();
    expect((await heard(1))[0]).to.match(/^Filtered by (Team West, )?2025\. 3 tiles changed\.$/);
    expect(said).to.have.length(1);
  });

  it('I5 S4 counts tiles whose figures do not come, of which nobody knows by what they are filtered', async () => {
    const source = new HandSource();
    const { board, heard } = await settledBoard(TILES, {}, { ...world(), source } as never);
    source.answer(new Error('gone'));
    board.period = '2025';
    expect(await heard(1)).to.deep.equal(['3 tiles changed.']);
    source.answer();
    board.period = '2026-Q1';
    expect((await heard(2))[1]).to.equal('Filtered by Q1 2026. 3 tiles changed.');
  });

  it('I5 says filters that change meanwhile with those before them, and nothing where all is as it was', async () => {
    const { tiles, said, heard, rounds } = await settledBoard();
    const [bar, number] = tiles as [TileLike, TileLike];
    choose(bar, 'group:north');
    await figuresWhen(number, ({ owner }) => owner.id === 'group:north');
    choose(bar, undefined);
    while (!rounds()) await nextFrame();
    expect(said).to.deep.equal([]);
    choose(bar, 'group:west');
    expect(await heard(1)).to.deep.equal(['Filtered by Team West. 1 tile changed.']);
    expect(rounds()).to.equal(2);
  });

  it('I5 looks again while a tile waits or filters change, and takes the tile that knows most', async () => {
    const { board, tiles, said } = await settledBoard(TILES, { owner: 'group:north' });
    const { figures, facts, board: state } = tiles[1] as never as Narrowed;
    const looks = { figures: 0, state: 0 };
    const another = { ...figures, measure: 'count' as const };
    const slow = {
      board: state,
      isConnected: true,
      get figures() {
        return looks.figures++ < 3 ? { ...another, stale: true } : another;
      },
      facts: {},
    };
    const narrowed = { ...slow, figures: another, facts };
    const before = new Map([slow, narrowed].map((tile) => [tile as never as EventTarget, figures]));
    // Each of two tiles is looked at twice, and then for the sentence.
    await sayFilters(board, () => state, before);
    expect(said).to.deep.equal(['Filtered by Team North. 2 tiles changed.']);
    const changing = () => (looks.state++ < 4 ? { ...state, settings: { ...state.settings } } : state);
    await sayFilters(board, changing, before);
    expect(said).to.deep.equal(Array(2).fill('Filtered by Team North. 2 tiles changed.'));
  });

  it('counts neither tiles that have only become older, or keep what they had, nor those of a board within', async () => {
    const { board, tiles, said } = await settledBoard();
    const state = (tiles[1] as unknown as { board: BoardState }).board;
    const before = (figures: Partial<Figures>) => ({ ...tiles[1]!.figures, ...figures });
    const say = (map: [EventTarget, Figures | undefined][], of = state) => sayFilters(board, () => of, new Map(map));
    await say([[tiles[1]!, before({ stale: true, notes: [] })]]);
    await say([[tiles[1]!, undefined]]);
    const failed = { board: state, isConnected: true, figures: before({ stale: true, reason: 'offline' }), facts: {} };
    await say([[failed as never, before({ measure: 'count' })]]);
    await say([[tiles[1]!, before({ measure: 'count' })]], { ...state });
    await say([[document.body, before({ measure: 'count' })]]);
    expect(said).to.deep.equal([]);
    await say([[tiles[1]!, before({ measure: 'count' })]]);
    expect(said).to.deep.equal(['Filter removed. 1 tile changed.']);
  });
});
