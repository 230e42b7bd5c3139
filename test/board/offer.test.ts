import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import type { Policy } from '../../src/model/policy.ts';
import { clearStage, figuresWhen, ORGANISATION, SALES, settled, stage, textOf, world } from '../tiles/fixture.ts';
import { endSlow, withSlowHeld } from './slow-held.ts';

/** The words of a tile and of the console about an owner. */
async function saidOf(owner: string, attributes: Record<string, string> = {}, more: object = world()) {
  const { warned, slow, end } = withSlowHeld();
  const { tile } = stage(`<target-number owner="${owner}"></target-number>`, attributes, more);
  const figures = await settled(tile);
  const { warned: _, ...rest } = { warned, tile, figures };
  await endSlow(slow);
  end();
  return { ...rest, warned: warned.map(String) };
}

describe('an owner that is not known', () => {
  afterEach(clearStage);

  for (const [owner, meant] of [
    ['Ann', 'user:ann'],
    ['Team North', 'group:north'],
    ['team:north', 'group:north'],
    ['user:Ann', 'user:ann'],
    ['all', 'company'],
    ['my-team', 'my-group'],
  ] as const)
    it(`is offered, and not taken silently: ${owner}`, async () => {
      const { figures, tile } = await saidOf(owner);
      expect([figures.state, figures.reason, figures.total.actual]).to.deep.equal([
        'error',
        'unknown-owner',
        undefined,
      ]);
      expect(figures.message).to.contain(`Did you mean “${meant}”?`);
      expect(textOf(tile)).to.contain(meant);
    });

  it('is offered in the language of the board', async () => {
    const { warned: _, slow, end } = withSlowHeld();
    const { tile } = stage('<target-number owner="Ann"></target-number>', { locale: 'nl' });
    const { message } = await settled(tile);
    await endSlow(slow);
    end();
    expect(message).to.contain('Bedoelt u “user:ann”?');
  });

  it('is told once to the console for all tiles of a board, with those that there are', async () => {
    const { warned, slow, end } = withSlowHeld();
    const { board } = stage('<target-number owner="Ann"></target-number><target-gauge owner="Ann"></target-gauge>');
    for (const tile of board.children) await settled(tile as never);
    await endSlow(slow);
    end();
    expect(warned).to.deep.equal([
      '<target-number> There is no owner "Ann" to be seen. Did you mean user:ann? ' +
        'There are: company, group:north, group:west, user:ann, user:bob, user:cleo.',
    ]);
  });

  it('is told with the first 20 owners and the number of the others', async () => {
    const users = Array.from({ length: 100 }, (_, at) => ({ id: `u${at}` }));
    const source = memorySource({ sales: SALES, organisation: { ...ORGANISATION, users } });
    const { warned } = await saidOf('nobody', {}, { source });
    expect(warned).to.have.length(1);
    expect(warned[0]).to.match(/user:u16 and 83 more\.$/);
    expect(warned[0]).not.to.contain('Did you mean');
  });

  const hidden = (...owners: string[]): Policy => ({ see: (owner) => !owners.includes(owner) });
  for (const owner of ['Ann', 'user:Ann', 'user:ann', 'Ann Bell'])
    it(`T24 is neither offered nor listed where it is hidden: ${owner}`, async () => {
      const { figures, warned } = await saidOf(owner, {}, { ...world(), policy: hidden('user:ann') });
      expect(figures.reason).to.equal('forbidden');
      expect([figures.message, ...warned].join()).not.to.match(/Did you mean|user:ann/);
    });

  it('T24 offers another way to write somebody who is seen, and lists no hidden one', async () => {
    const { figures, warned } = await saidOf('Ann', {}, { ...world(), policy: hidden('user:bob') });
    expect(figures.message).to.contain('Did you mean “user:ann”?');
    expect(warned.join()).to.contain('user:cleo').and.not.to.contain('bob');
  });

  it('T24 offers no other person in the place of a hidden one', async () => {
    const users = [...ORGANISATION.users, { id: 'robert-smith' }, { id: 'robert-smyth' }];
    const source = memorySource({ sales: SALES, organisation: { ...ORGANISATION, users } });
    const policy = hidden('user:robert-smith');
    const { figures, warned } = await saidOf('user:robert-smith', {}, { ...world(), source, policy });
    expect(figures.message).not.to.contain('Did you mean');
    expect(warned).to.deep.equal([]);
  });

  for (const viewer of ['ann', 'user:ann'])
    it(`is no viewer of the form ${viewer}`, async () => {
      const { tile } = stage('<target-number owner="me"></target-number>', { viewer });
      const { owner } = await figuresWhen(tile, ({ state }) => state === 'ready');
      expect(owner.id).to.equal('user:ann');
    });
});
