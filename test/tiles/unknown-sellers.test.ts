import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { figuresWhen, clearStage, ORGANISATION, SALES, settled, stage, textOf, world } from './fixture.ts';

const by = (names: readonly string[]) => [
  ...SALES,
  ...names.map((user, at) => ({ id: `x${at}`, date: '2026-02-10', user, amount: '10', status: 'sold' as const })),
];
const worldOf = (names: readonly string[], organisation: object = ORGANISATION) => ({
  ...world(),
  source: memorySource({ sales: by(names), organisation }),
});

async function saidOf(names: readonly string[], more: object = {}, markup = '<target-bar by="user"></target-bar>') {
  const { warn } = console;
  const warned: string[] = [];
  console.warn = (text: string) => warned.push(text);
  const { board, tile } = stage(markup, {}, { ...worldOf(names), ...more });
  const figures = await settled(tile);
  while (!tile.shadowRoot!.querySelector('#notes')) await new Promise(requestAnimationFrame);
  console.warn = warn;
  return { board, tile, figures, warned };
}

describe('sellers whom the organisation does not list', () => {
  afterEach(clearStage);

  it('are named by number and name, with the one who may be meant, in the tile and once in the console', async () => {
    const { tile, warned } = await saidOf(['Ann', 'Zoe'], {}, '<target-bar by="user"></target-bar>'.repeat(2));
    const text = '2 sellers of the sales are not in the organisation: Ann, Zoe. Did you mean “user:ann”?';
    expect(textOf(tile)).to.contain(text);
    expect(warned.filter((one) => one.includes('not in the organisation'))).to.have.length(1);
  });

  it('are named by the first twelve', async () => {
    const { figures } = await saidOf(Array.from({ length: 30 }, (_, at) => `p${at}`));
    const note = figures.notes.find(({ code }) => code === 'unknown-sellers');
    expect(note).to.deep.include({ code: 'unknown-sellers', count: 30 });
    expect(note!.value).to.match(/^p0, .*p11, …$/);
  });

  it('A3 are not called former: their bar is one of its own', async () => {
    const users = [...ORGANISATION.users, { id: 'gone', former: true }];
    const source = memorySource({ sales: by(['Ann', 'gone']), organisation: { ...ORGANISATION, users } });
    const { figures } = await saidOf([], { source });
    const rest = figures.points.slice(-2).map(({ key, label, actual }) => [key, label, actual]);
    expect(rest).to.deep.equal([
      ['former', 'Former colleagues', 10],
      ['unlisted', 'Not in the organisation', 10],
    ]);
  });

  it('are none where no organisation lists who is there', async () => {
    const source = memorySource({ sales: by(['Ann']) });
    const { tile } = stage('<target-bar by="user"></target-bar>', {}, { ...world(), source });
    const { notes } = await settled(tile);
    expect(notes.map(({ code }) => code)).not.to.include('unknown-sellers');
  });

  it('T24 are counted and not named where a policy hides somebody, nor is anybody offered', async () => {
    const policy = { see: (owner: string) => owner !== 'user:ann' };
    const { tile, figures, warned } = await saidOf(['Ann', 'Zoe'], { policy });
    expect(figures.notes).to.deep.include({ code: 'unknown-sellers', count: 2 });
    expect([textOf(tile), ...warned].join()).not.to.match(/Zoe|Ann\b|user:ann/);
  });

  it('T24 lose their names when a policy comes later', async () => {
    const { board, tile } = await saidOf(['Ann', 'Zoe']);
    board.policy = { see: (owner: string) => owner !== 'user:ann' };
    const isUnnamed = ({ notes }: { notes: readonly { code: string; value?: string }[] }) =>
      notes.some(({ code, value }) => code === 'unknown-sellers' && value === undefined);
    expect(isUnnamed(await figuresWhen(tile, isUnnamed))).to.equal(true);
  });
});
