import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import type { Policy } from '../../src/model/policy.ts';
import { SourceError } from '../../src/source/source-error.ts';
import {
  clearStage,
  figuresWhen,
  HandSource,
  settled,
  stage,
  TARGETS,
  textOf,
  type TileLike,
  world,
} from '../tiles/fixture.ts';

const but = (hidden: string): Policy => ({ see: (owner) => owner !== hidden });

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
    await until(() => said.length);
    console.warn = warn;
    expect(source.asked).not.to.contain('actuals');
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/policy\.see.*promise/);
  });
});

type Refresh = readonly [how: string, begin: (source: HandSource) => void];
const REFRESHES: readonly Refresh[] = [
  ['hangs', (source) => source.hold()],
  ['fails', (source) => source.answer(new SourceError('not-found', 'x', { status: 404 }))],
];

/** A tile with figures whose refresh is under way, or has failed. */
async function refreshing(markup: string, [, begin]: Refresh, policy?: Policy) {
  const source = new HandSource();
  const { board, tile } = stage(markup, {}, { ...world(), source, policy });
  await settled(tile);
  begin(source);
  (tile as TileLike & { refresh(): void }).refresh();
  await figuresWhen(tile, ({ stale }) => stale);
  return { source, board, tile };
}

/** All that a page reads or a reader sees of a tile. */
const allOf = (tile: TileLike) => JSON.stringify(tile.figures) + tile.shadowRoot!.innerHTML;

describe('rights at the moment of showing', () => {
  afterEach(clearStage);

  for (const refresh of REFRESHES) {
    it(`T24 a bar that may not be seen any more is gone at once, while a refresh ${refresh[0]}`, async () => {
      const { board, tile } = await refreshing(
        '<target-bar owner="group:north" style="height: 320px"></target-bar>',
        refresh,
      );
      const walk = await until(() => tile.shadowRoot!.querySelector<HTMLElement>('.walk'));
      for (const key of ['Home', 'End']) walk.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      await until(() => tile.shadowRoot!.querySelector('.tip')?.textContent.includes('Bob Carr'));
      expect(walk.textContent, 'spoken').to.contain('Bob Carr');
      board.policy = but('user:bob');
      await board.updateComplete;
      expect(allOf(tile)).not.to.contain('Bob Carr').and.not.contain('user:bob');
      expect(tile.figures.points.map(({ key }) => key)).to.deep.equal(['user:ann']);
      expect(tile.figures.notes).to.deep.include({ code: 'hidden', count: 1 });
      expect([tile.figures.state, tile.figures.stale]).to.deep.equal(['ready', true]);
    });

    for (const markup of [
      '<target-number owner="group:west"></target-number>',
      '<target-gauge owner="group:west"></target-gauge>',
      '<target-bullet owner="group:west"></target-bullet>',
      '<target-column owner="group:west"></target-column>',
      '<target-bar owner="group:west" by="user"></target-bar>',
      '<target-bar owner="group:west" by="item"></target-bar>',
    ]) {
      it(`T24 figures of an owner who may not be seen any more are gone at once, while a refresh ${refresh[0]}: ${markup.slice(1, 50)}`, async () => {
        const { board, tile } = await refreshing(markup, refresh);
        board.policy = but('group:west');
        await board.updateComplete;
        const { state, reason, stale, total, points } = tile.figures;
        expect([state, reason, stale, total.actual, points]).to.deep.equal([
          'error',
          'forbidden',
          false,
          undefined,
          [],
        ]);
        expect(tile.shadowRoot!.querySelector('.plot, .value') === null).to.equal(true);
        expect(allOf(tile)).not.to.contain('Team West').and.not.contain('9.0');
      });
    }
  }

  it('T24 figures out of sight are gone at once too, before their turn to be drawn', async () => {
    const { board, tile } = stage('<target-number owner="group:west"></target-number>');
    Object.assign(board.style, { display: 'block', marginTop: '9000px' });
    await settled(tile);
    await until(() => tile.shadowRoot!.innerHTML.includes('Team West'));
    board.policy = but('group:west');
    await board.updateComplete;
    expect(tile.shadowRoot!.innerHTML).not.to.contain('Team West');
  });

  it('T24 says why they are gone and goes on saying so, though the refresh hangs', async () => {
    const { board, tile } = await refreshing('<target-number owner="my-group"></target-number>', REFRESHES[0]!);
    const { setTimeout: real } = window;
    const waits: (() => void)[] = [];
    window.setTimeout = ((act: () => void, ms?: number) => (ms === 120 ? waits.push(act) : real(act, ms))) as never;
    board.policy = but('group:north');
    await board.updateComplete;
    window.setTimeout = real;
    const { message } = await figuresWhen(tile, (figures) => !!figures.message);
    expect(message).to.equal('These figures are not open to you.');
    waits.forEach((act) => act());
    expect(tile.figures.message).to.equal(message);
  });

  it('T24 no event tells of a hidden owner', async () => {
    const { board, tile, source } = await refreshing('<target-bar owner="group:north"></target-bar>', REFRESHES[0]!);
    const told: string[] = [];
    tile.addEventListener('target-figures-changed', ({ figures }) => told.push(JSON.stringify(figures)));
    board.policy = but('user:bob');
    await board.updateComplete;
    source.answer();
    await settled(tile);
    expect(told.join()).to.contain('user:ann').and.not.contain('user:bob');
  });

  it('T24 the reader who has changed sees by their own rights, before any answer', async () => {
    const policy: Policy = { see: () => undefined };
    const { board, tile } = await refreshing('<target-number owner="user:ann"></target-number>', REFRESHES[0]!, policy);
    board.viewer = 'bob';
    await board.updateComplete;
    expect([tile.figures.reason, tile.figures.total.actual]).to.deep.equal(['forbidden', undefined]);
  });

  it('T24 other rights show again what the earlier hid, before any answer', async () => {
    const markup = '<target-bar owner="group:north"></target-bar>';
    const { board, tile } = await refreshing(markup, REFRESHES[0]!, but('user:bob'));
    board.policy = but('user:cleo');
    await board.updateComplete;
    expect(tile.figures.points.map(({ key }) => key)).to.deep.equal(['user:ann', 'user:bob']);
    expect(tile.figures.notes).to.deep.equal([]);
  });

  it('T24 tiles of one scale group forget the bars that are hidden', async () => {
    const markup =
      '<target-bar owner="group:north" scale-group="s"></target-bar><target-bar owner="group:west" scale-group="s"></target-bar>';
    const { board, tile } = await refreshing(markup, REFRESHES[0]!);
    const other = board.lastElementChild as TileLike;
    await other.updateComplete;
    const shared = () => (other as unknown as { facts: { body: { shared: readonly number[] } } }).facts.body.shared[1];
    expect(shared()).to.equal(18_000);
    board.policy = but('user:ann');
    await board.updateComplete;
    await Promise.all([tile.updateComplete, other.updateComplete]);
    expect(shared()).to.equal(9_000);
  });

  it('T24 no note names a hidden owner by whom the board filters', async () => {
    const source = new HandSource();
    const attributes = { owner: 'user:cleo' };
    const { board, tile } = stage('<target-number owner="group:north"></target-number>', attributes, {
      ...world(),
      source,
    });
    await settled(tile);
    await until(() => textOf(tile).includes('Cleo Dale'));
    source.hold();
    (tile as TileLike & { refresh(): void }).refresh();
    board.policy = but('user:cleo');
    await board.updateComplete;
    expect(allOf(tile)).not.to.contain('Cleo Dale');
    source.answer();
    const { notes } = await settled(tile);
    expect(notes).to.deep.equal([{ code: 'not-filtered' }]);
  });

  it('T24 no note about the targets names a hidden owner, before other rights and after', async () => {
    const notes = [
      { code: 'duplicate-target', count: 1, line: 3, value: 'user:bob 2026-1' },
      { code: 'unknown-target-owner', count: 1, line: 4, value: 'user:ghost' },
    ] as const;
    const source = new HandSource();
    const repository = memoryRepository({ sets: TARGETS, notes });
    const { board, tile } = stage('<target-number></target-number>', {}, { source, repository });
    expect((await settled(tile)).notes).to.deep.equal(notes);
    source.hold();
    (tile as TileLike & { refresh(): void }).refresh();
    board.policy = but('user:bob');
    await board.updateComplete;
    const unnamed = notes.map(({ value: _, ...note }) => note);
    expect(tile.figures.notes).to.deep.equal(unnamed);
    source.answer();
    expect((await settled(tile)).notes).to.deep.equal(unnamed);
  });

  for (const [where, markup, attributes] of [
    ['of a tile', (owner: string) => `<target-number owner="${owner}"></target-number>`, () => ({})],
    ['that the board filters by', () => '<target-number></target-number>', (owner: string) => ({ owner })],
    ['outside', () => '<target-number owner="group:north"></target-number>', (owner: string) => ({ owner })],
  ] as const) {
    it(`T24 a hidden owner and an unknown one look the same: the owner ${where}`, async () => {
      const shown = async (owner: string) => {
        const { tile } = stage(markup(owner), attributes(owner), { ...world(), policy: but('user:bob') });
        const { notes, dataAt = '-' } = await settled(tile);
        await until(() => !notes.length || tile.shadowRoot!.querySelector('#notes'));
        const frame = tile.shadowRoot!.querySelector('.tile')!.cloneNode(true) as Element;
        // They come when the page is at rest, which may be now.
        for (const late of frame.querySelectorAll('.facts, .trend, .spark')) late.remove();
        const shownMarkup = frame.outerHTML.replace(/<!--.*?-->|\s+/g, ' ').replace(/ {2,}/g, ' ');
        return (JSON.stringify(tile.figures) + shownMarkup).replaceAll(owner.slice(5), '…').replace(dataAt, '…');
      };
      expect(await shown('user:bob')).to.equal(await shown('user:nob'));
    });
  }

  it('T24 a policy that throws shows nobody, and that is said once', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (text: string) => said.push(text);
    const markup = '<target-number></target-number><target-gauge></target-gauge>';
    const { board, tile } = await refreshing(markup, REFRESHES[0]!);
    board.policy = {
      see: () => {
        throw new Error('rights are not there yet');
      },
    };
    await board.updateComplete;
    await until(() => said.some((text) => text.includes('policy.see')));
    console.warn = warn;
    for (const one of board.children) expect((one as TileLike).figures.reason).to.equal('forbidden');
    expect(tile.figures.total.actual).to.equal(undefined);
    expect(said.filter((text) => text.includes('policy.see'))).to.have.length(1);
  });
});

async function until<T>(found: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const there = found();
    if (there) return there;
    await new Promise((next) => requestAnimationFrame(next));
  }
}
