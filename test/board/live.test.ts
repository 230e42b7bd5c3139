import { expect } from '@open-wc/testing';
import type { BoardState } from '../../src/board/board-state.ts';
import { tellLive } from '../../src/board/live.ts';
import type { Figures } from '../../src/model/figures.ts';
import { HandTime } from '../store/by-hand.ts';

const FIGURES = {
  state: 'ready',
  owner: { id: 'company', name: 'Acme' },
  period: { from: '2026-01-01', to: '2026-12-31', label: '2026' },
  measure: 'amount',
  total: { key: 'total', actual: 1 },
  points: [],
} as unknown as Figures;

const problems = async () => ({ tilesChanged: (count: string) => `${count} tiles changed` });
const locale = { tag: 'en', count: String, messages: { problems } };
const state = () => ({ locale }) as unknown as BoardState;

class Tile extends HTMLElement {
  figures = FIGURES;
  readonly box: HTMLElement;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this.box = document.createElement('div');
    this.box.setAttribute('part', 'tile');
    const meter = Object.assign(document.createElement('i'), { role: 'meter', ariaValueText: '1 of 2' });
    this.box.append(meter);
    this.shadowRoot!.append(this.box);
  }

  get marks() {
    return this.box.getAnimations().filter(({ id }) => id === 'changed').length;
  }
}
customElements.define('live-tile', Tile);

/** A board of some tiles whose figures change by hand. */
function staged(count: number, { quiet = false } = {}) {
  const board = Object.assign(document.createElement('div'), { quiet });
  board.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
  const tiles = Array.from({ length: count }, () => new Tile());
  board.append(...tiles);
  document.body.append(board);
  const time = new HandTime();
  let value = 1;
  return {
    board,
    tiles,
    time,
    said: () => board.shadowRoot!.querySelector('[role=status]')?.textContent ?? '',
    change(tile: Tile, other: Partial<Figures> = { total: { ...FIGURES.total, actual: ++value } }) {
      const before = tile.figures;
      tile.figures = { ...before, ...other };
      tellLive(board, tile, before, state, time.schedule);
    },
  };
}

describe('figures that change while the page is open', () => {
  afterEach(() => document.body.replaceChildren());

  it('E4 says one sentence for all tiles that change together, and of one tile what it shows', async () => {
    const { tiles, time, said, change } = staged(3);
    tiles.forEach((tile) => change(tile));
    expect(said()).to.equal('');
    await time.pass(250);
    expect(said()).to.equal('3 tiles changed.');
    await time.pass(5000);
    change(tiles[0]!);
    await time.pass(250);
    expect(said()).to.equal('Acme, 2026: 1 of 2');
  });

  it('E4 says at most one sentence in five seconds, and nothing is forgotten', async () => {
    const { tiles, time, said, change } = staged(3);
    change(tiles[0]!);
    await time.pass(250);
    change(tiles[1]!);
    change(tiles[2]!);
    await time.pass(4900);
    expect(said()).to.equal('Acme, 2026: 1 of 2');
    await time.pass(100);
    expect(said()).to.equal('2 tiles changed.');
  });

  it('E4 can be paused', async () => {
    const { tiles, time, said, change } = staged(1, { quiet: true });
    change(tiles[0]!);
    await time.pass(6000);
    expect(said()).to.equal('');
    expect(tiles[0]!.marks).to.equal(1);
  });

  it('marks those alone whose figures are other ones of the same question', () => {
    const { tiles, change } = staged(4);
    change(tiles[0]!);
    change(tiles[1]!, { dataAt: '2026-01-01T00:00:00.000Z' });
    change(tiles[2]!, { total: { ...FIGURES.total, actual: 9 }, owner: { id: 'group:x', name: 'X' } });
    change(tiles[3]!, { total: { ...FIGURES.total, actual: 9 }, state: 'error' });
    expect(tiles.map(({ marks }) => marks)).to.deep.equal([1, 0, 0, 0]);
  });
});
