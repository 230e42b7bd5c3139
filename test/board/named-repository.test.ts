import { expect } from '@open-wc/testing';
import '../../src/define/board.ts';
import '../../src/define/number.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { clearStage, figuresWhen } from '../tiles/fixture.ts';

const targets = `data:text/csv,${encodeURIComponent('year,period,owner,value\n2026,1,company,70\n')}`;
const source = () => memorySource({ sales: [{ date: '2026-01-05', user: 'ann', amount: 5 }] });

/** As a framework sets it, which knows no attributes where there are properties. */
function named<E extends HTMLElement>(element: E, repository: unknown): E {
  return Object.assign(element, { source: source(), repository });
}

describe('the name of a repository, set as a property', () => {
  afterEach(clearStage);

  it('is what the attribute says, on a board', async () => {
    const board = named(document.createElement('target-board'), memoryRepository());
    board.setAttribute('as-of', '2026-03-31');
    board.setAttribute('targets', targets);
    board.innerHTML = '<target-number></target-number>';
    document.body.append(board);
    const tile = board.querySelector('target-number')!;
    expect((await figuresWhen(tile, ({ state }) => state === 'ready')).total.target).to.equal(undefined);
    named(board, 'memory');
    expect((await figuresWhen(tile, ({ total }) => total.target !== undefined)).total.target).to.equal(70);
    expect(board.repository).to.respondTo('save');
  });

  it('is what the attribute says, on a tile outside a board', async () => {
    const tile = named(document.createElement('target-number'), 'memory');
    tile.setAttribute('as-of', '2026-03-31');
    tile.setAttribute('targets', targets);
    document.body.append(tile);
    expect((await figuresWhen(tile, ({ state }) => state !== 'loading')).total.target).to.equal(70);
  });
});
