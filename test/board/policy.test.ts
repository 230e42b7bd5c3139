import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import type { Policy } from '../../src/model/policy.ts';
import { clearStage, figuresWhen, HandSource, settled, stage, type TileLike, world } from '../tiles/fixture.ts';

describe('what a policy hides', () => {
  afterEach(clearStage);

  it('T24 a hidden owner is neither shown nor asked for', async () => {
    const source = new HandSource();
    const policy = { see: (owner: string) => owner !== 'group:west' };
    const { tile } = stage('<target-number owner="group:west"></target-number>', {}, { ...world(), source, policy });
    const { state, reason } = await settled(tile);
    expect([state, reason]).to.deep.equal(['error', 'forbidden']);
    expect(source.asked).not.to.contain('actuals');
  });

  it('T24 a hidden owner is not shown by another name either', async () => {
    const policy = { see: (owner: string) => owner !== 'group:north' };
    const { tile } = stage('<target-number owner="my-group"></target-number>', {}, { ...world(), policy });
    expect((await settled(tile)).reason).to.equal('forbidden');
    expect(tile.figures.total.actual).to.equal(undefined);
  });

  it('T24 a policy that comes later takes what it hides off the screen', async () => {
    const { board, tile } = stage('<target-number owner="group:west"></target-number>');
    await settled(tile);
    board.policy = { see: (owner: string) => owner !== 'group:west' };
    const { stale, total } = await figuresWhen(tile, ({ reason }) => reason === 'forbidden');
    expect([stale, total.actual]).to.deep.equal([false, undefined]);
  });

  it('T24 bars of hidden members are left out, and counted', async () => {
    const policy = { see: (owner: string) => owner !== 'user:bob' };
    const { tile } = stage('<target-bar owner="group:north"></target-bar>', {}, { ...world(), policy });
    const figures = await settled(tile);
    expect(figures.points.map(({ key }) => key)).to.deep.equal(['user:ann']);
    expect(figures.total.actual).to.equal(27_000);
    expect(figures.notes).to.deep.include({ code: 'hidden', count: 1 });
  });

  type Asking = readonly [what: string, hidden: string, markup: string, attributes: Record<string, string>];
  const askings: readonly Asking[] = [
    ['me', 'user:ann', '<target-number owner="me"></target-number>', {}],
    ['my-group', 'group:north', '<target-number owner="my-group"></target-number>', {}],
    ['the filter', 'user:cleo', '<target-number></target-number>', { owner: 'user:cleo' }],
    ['the filter me', 'user:ann', '<target-number></target-number>', { owner: 'me' }],
    ['the filter my-group', 'group:north', '<target-number></target-number>', { owner: 'my-group' }],
  ];
  for (const [what, hidden, markup, attributes] of askings) {
    it(`T24 is not asked for by ${what} either`, async () => {
      const source = new HandSource();
      const policy = { see: (owner: string) => owner !== hidden };
      const { tile } = stage(markup, attributes, { ...world(), source, policy });
      expect((await settled(tile)).reason).to.equal('forbidden');
      expect(source.asked).to.deep.equal(what === 'me' ? [] : ['organisation']);
    });
  }

  it('T24 R13 and the board filters by does not hide a tile that the filter does not apply to', async () => {
    const policy = { see: (owner: string) => owner !== 'user:cleo' };
    const markup = '<target-number owner="group:north"></target-number>';
    const { tile } = stage(markup, { owner: 'user:cleo' }, { ...world(), policy });
    const { state, owner } = await settled(tile);
    expect([state, owner.id]).to.deep.equal(['ready', 'group:north']);
  });

  it('R11 is nobody where there is no viewer: the policy is not asked for user:undefined', async () => {
    const asked: string[] = [];
    const policy = { see: (owner: string) => asked.push(owner) < 0 };
    const { tile } = stage('<target-number owner="me"></target-number>', { viewer: '' }, { ...world(), policy });
    expect((await settled(tile)).reason).to.equal('no-viewer');
    expect(asked).to.deep.equal([]);
  });

  it('may be told by an object of a class', async () => {
    class Rights implements Policy {
      readonly #hidden = 'user:bob';
      see(owner: string): boolean {
        return owner !== this.#hidden;
      }
    }
    const { tile } = stage('<target-bar owner="group:north"></target-bar>', {}, { ...world(), policy: new Rights() });
    expect((await settled(tile)).points.map(({ key }) => key)).to.deep.equal(['user:ann']);
  });

  it('is everybody, where the policy answers with a promise, and that is said once', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (text: string) => said.push(text);
    const source = new HandSource();
    const policy = { see: async () => true } as unknown as Policy;
    const markup = '<target-number></target-number><target-bar owner="group:north"></target-bar>';
    const { board } = stage(markup, {}, { ...world(), source, policy });
    for (const tile of board.children) expect((await settled(tile as TileLike)).reason).to.equal('forbidden');
    console.warn = warn;
    expect(source.asked).not.to.contain('actuals');
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/policy\.see.*promise/);
  });
});
