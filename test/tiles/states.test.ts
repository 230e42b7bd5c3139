import { expect } from '@open-wc/testing';
import '../../src/define/gauge.ts';
import '../../src/define/board.ts';
import '../../src/define/number.ts';
import { SourceError, type SourceErrorDetail } from '../../src/source/source-error.ts';
import { clearStage, figuresWhen, HandSource, settled, stage, textOf, world, type TileLike } from './fixture.ts';

const { repository } = world();

function handStage(markup = '<target-number></target-number>') {
  const source = new HandSource();
  source.hold();
  return { source, ...stage(markup, {}, { source, repository }) };
}

function button(tile: TileLike, text: string): HTMLButtonElement | undefined {
  return [...tile.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent.includes(text));
}

describe('states', () => {
  afterEach(clearStage);

  it('S1 shows frame, heading and a skeleton at once, and is busy', async () => {
    const { tile, board } = handStage();
    await tile.updateComplete;
    expect(tile.shadowRoot!.querySelector('.tile[aria-busy=true] .bones'), 'before the board speaks').to.exist;
    await board.updateComplete;
    await tile.updateComplete;
    const frame = tile.shadowRoot!.querySelector('.tile')!;
    expect(tile.figures.state).to.equal('loading');
    expect(frame.getAttribute('aria-busy')).to.equal('true');
    expect(textOf(tile)).to.contain('Company').and.contain('Sales').and.contain('2026');
    expect(frame.querySelector('.bones')).to.exist;
    const skeleton = frame.querySelector('.bones')!.getBoundingClientRect();
    expect(skeleton.height, 'as high as what comes').to.be.above(frame.getBoundingClientRect().height / 3);
  });

  it('S1 keeps its size when the figures come', async () => {
    const { source, tile } = handStage();
    await tile.updateComplete;
    const before = tile.getBoundingClientRect();
    source.answer();
    await settled(tile);
    const after = tile.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([before.width, before.height]);
  });

  it('S1 keeps old figures while it refreshes, marked as stale', async () => {
    const { source, tile } = handStage();
    source.answer();
    const first = await settled(tile);
    source.hold();
    (tile as TileLike & { refresh(): void }).refresh();
    const stale = await figuresWhen(tile, (figures) => figures.stale);
    expect(stale.total).to.deep.equal(first.total);
    expect(stale.state).to.equal('ready');
    expect(textOf(tile)).to.contain('36.0').and.contain('Refreshing');
    source.answer();
    expect((await figuresWhen(tile, ({ stale: still }) => !still)).total).to.deep.equal(first.total);
    expect(textOf(tile)).not.to.contain('Refreshing');
  });

  const refusals: readonly [
    title: string,
    markup: string,
    attributes: Record<string, string>,
    state: string,
    reason: string,
    says: RegExp,
  ][] = [
    [
      'unknown owner',
      '<target-number owner="group:east"></target-number>',
      {},
      'error',
      'unknown-owner',
      /no group “east”/,
    ],
    ['no viewer', '<target-number owner="me"></target-number>', { viewer: '' }, 'error', 'no-viewer', /not signed in/],
    [
      'neither sale nor target',
      '<target-number owner="user:cleo" period="2024"></target-number>',
      {},
      'empty',
      'no-data',
      /no target/i,
    ],
  ];
  for (const [title, markup, attributes, state, reason, says] of refusals) {
    it(`S2 says in a sentence of its own: ${title}`, async () => {
      const { tile } = stage(markup, attributes);
      const figures = await settled(tile);
      expect(figures.state).to.equal(state);
      expect(figures.reason).to.equal(reason);
      expect(figures.message).to.match(says);
      expect(textOf(tile)).to.contain(figures.message);
      expect(button(tile, 'Retry')).to.equal(undefined);
    });
  }

  it('S2 does not offer to try again where the page’s policy refuses the figures', async () => {
    const policy = { see: () => false };
    const { tile } = stage('<target-number></target-number>', {}, { ...world(), policy });
    expect(await settled(tile)).to.include({ state: 'error', reason: 'forbidden' });
    expect(textOf(tile)).to.contain('not open to you');
    expect(!!button(tile, 'Retry')).to.equal(false);
  });

  const lacks: readonly [title: string, markup: string, status: string, says: string][] = [
    ['no target', '<target-number owner="user:cleo"></target-number>', 'no-target', 'no target for this year'],
    ['target 0', '<target-number owner="user:bob"></target-number>', 'zero-target', 'target is 0'],
    ['not begun', '<target-number period="2026-Q4"></target-number>', 'not-begun', 'starts Oct 1, 2026'],
  ];
  for (const [title, markup, status, says] of lacks) {
    it(`S2 says so beside the figure: ${title}`, async () => {
      const { tile } = stage(markup);
      const { total, state } = await settled(tile);
      expect(state).to.equal('ready');
      expect(total.status).to.equal(status);
      expect(textOf(tile)).to.contain(says);
    });
  }

  it('S2 offers to set a missing target where the page can, and asks the page', async () => {
    const { board, tile } = stage('<target-number owner="user:cleo" period="2026-Q3"></target-number>', {
      editable: '',
    });
    await settled(tile);
    const asked = new Promise<HTMLElementEventMap['target-edit-requested']>((take) =>
      board.addEventListener('target-edit-requested', take, { once: true }),
    );
    button(tile, 'Set a target')!.click();
    const { owner, period, targetType, cancelable } = await asked;
    expect([owner, period.key, targetType, cancelable]).to.deep.equal([
      'user:cleo',
      '2026-Q3',
      'all-sales.amount',
      true,
    ]);
  });

  it('S2 offers nothing where the page cannot set targets', async () => {
    const { tile } = stage('<target-number owner="user:cleo"></target-number>');
    await settled(tile);
    expect(button(tile, 'Set a target')).to.equal(undefined);
  });

  const failures: readonly [title: string, error: SourceError, says: RegExp][] = [
    ['missing file', new SourceError('not-found', 'x', { file: 'sales.csv', status: 404 }), /sales\.csv/],
    ['not signed in', new SourceError('forbidden', 'x', { file: 'sales.csv', status: 401 }), /sales\.csv/],
    ['not allowed', new SourceError('forbidden', 'x', { file: 'sales.csv', status: 403 }), /sales\.csv/],
    [
      'a column is missing',
      new SourceError('invalid-data', 'x', {
        problem: 'missing-column',
        file: 'sales.csv',
        expected: 'amount',
        value: 'date, user',
      }),
      /sales\.csv.*amount/,
    ],
    ['no answer', new SourceError('timeout', 'x', { file: 'sales.csv' }), /sales\.csv/],
  ];
  for (const [title, error, says] of failures) {
    it(`S3 says what failed, and Retry tries again: ${title}`, async () => {
      const { source, tile } = handStage();
      source.answer(error);
      const failed = await settled(tile);
      expect(failed.state).to.equal('error');
      expect(failed.reason).to.equal(error.code);
      expect(failed.message).to.match(says);
      expect(textOf(tile)).to.contain(failed.message);
      source.answer();
      button(tile, 'Retry')!.click();
      expect((await figuresWhen(tile, ({ state }) => state === 'ready')).reason).to.equal(undefined);
    });
  }

  it('S3 keeps earlier figures through a failed refresh and says their age', async () => {
    const { source, tile } = handStage();
    source.answer();
    const first = await settled(tile);
    source.answer(new SourceError('forbidden', 'x', { status: 401 }));
    (tile as TileLike & { refresh(): void }).refresh();
    const failed = await figuresWhen(tile, ({ reason }) => reason !== undefined);
    expect([failed.state, failed.stale, failed.reason]).to.deep.equal(['ready', true, 'forbidden']);
    expect(failed.total).to.deep.equal(first.total);
    expect(failed.message)
      .to.match(/As of \d/)
      .and.contain('You are not allowed to read the data');
    expect(textOf(tile)).to.contain('36.0').and.contain('Retry');
  });

  for (const detail of [{ status: 403 }, {}]) {
    it(`T24 a right that the server takes away takes the figures with it: ${JSON.stringify(detail)}`, async () => {
      const { source, tile } = handStage();
      source.answer();
      await settled(tile);
      source.answer(new SourceError('forbidden', 'x', { file: 'sales.csv', ...detail }));
      (tile as TileLike & { refresh(): void }).refresh();
      const { state, stale, reason, total, message } = await figuresWhen(tile, (figures) => !!figures.reason);
      expect([state, stale, reason, total.actual]).to.deep.equal(['error', false, 'forbidden', undefined]);
      expect(textOf(tile))
        .to.contain(message)
        .and.not.match(/36\.0|As of/);
    });
  }

  it('T24 figures that the server took away do not come back while another question waits', async () => {
    const { source, tile } = handStage();
    source.answer();
    await settled(tile);
    tile.setAttribute('period', '2026-Q1');
    await figuresWhen(tile, ({ state, period }) => state === 'ready' && period.to === '2026-03-31');
    source.answer(new SourceError('forbidden', 'x', { status: 403 }));
    (tile as TileLike & { refresh(): void }).refresh();
    await figuresWhen(tile, ({ reason }) => reason === 'forbidden');
    source.hold();
    tile.removeAttribute('period');
    const { total } = await figuresWhen(tile, ({ period }) => period.to === '2026-12-31');
    expect(total.actual).to.equal(undefined);
  });

  it('S3 figures of another source do not outlive it', async () => {
    const { source, tile, board } = handStage();
    source.answer();
    await settled(tile);
    const other = new HandSource();
    other.answer(new SourceError('not-found', 'x', { file: 'other.csv' }));
    board.source = other;
    const failed = await figuresWhen(tile, ({ reason }) => reason !== undefined);
    expect([failed.state, failed.stale, failed.total.actual]).to.deep.equal(['error', false, undefined]);
    expect(textOf(tile)).to.contain('other.csv was not found').and.not.contain('36.0');
  });

  for (const inlineSize of ['240px', '220px']) {
    it(`S3 keeps the number of a small tile beside a long sentence about its refresh: ${inlineSize}`, async () => {
      const { source, tile } = handStage();
      Object.assign(tile.style, { inlineSize, blockSize: '140px' });
      source.answer();
      await settled(tile);
      const value = Array.from({ length: 20 }, (_, at) => `column ${at}`).join(', ');
      source.answer(new SourceError('invalid-data', 'x', { problem: 'missing-column', expected: 'amount', value }));
      (tile as TileLike & { refresh(): void }).refresh();
      await figuresWhen(tile, ({ reason }) => reason !== undefined);
      const body = tile.shadowRoot!.querySelector('.body')!.getBoundingClientRect();
      const number = tile.shadowRoot!.querySelector('.value')!.getBoundingClientRect();
      expect(number.right, 'in the column that is seen').to.be.at.most(body.right);
      expect(number.bottom).to.be.at.most(body.bottom);
    });
  }

  it('S3 keeps Retry in sight however long the sentence is', async () => {
    const { source, tile } = handStage();
    Object.assign(tile.style, { inlineSize: '240px', blockSize: '110px' });
    const value = Array.from({ length: 60 }, (_, at) => `column ${at}`).join(', ');
    const detail: SourceErrorDetail = { problem: 'missing-column', file: 'sales.csv', expected: 'amount', value };
    source.answer(new SourceError('invalid-data', 'x', detail));
    await settled(tile);
    const way = button(tile, 'Retry')!.getBoundingClientRect();
    expect(way.bottom).to.be.at.most(tile.getBoundingClientRect().bottom);
  });

  it('S3 does not pass off old figures as the answer to another question that failed', async () => {
    const { source, tile } = handStage();
    source.answer();
    await settled(tile);
    source.answer(new SourceError('not-found', 'x', { status: 404 }));
    tile.setAttribute('period', '2026-Q1');
    const failed = await figuresWhen(tile, ({ state }) => state === 'error');
    expect(failed.total.actual).to.equal(undefined);
  });

  it('S4 a failing tile leaves the others standing', async () => {
    const { board, tile } = stage('<target-number owner="group:east"></target-number><target-gauge></target-gauge>');
    const other = board.lastElementChild as TileLike;
    await settled(tile);
    expect(tile.figures.state).to.equal('error');
    expect((await settled(other)).state).to.equal('ready');
  });

  it('S4 a tile that was taken out of its board shows nothing more of it', async () => {
    const { board, tile } = stage('<target-number></target-number><target-gauge></target-gauge>');
    const other = board.lastElementChild as TileLike;
    await settled(tile);
    document.body.append(tile);
    await figuresWhen(tile, ({ reason }) => reason === 'no-board');
    const told: Event[] = [];
    tile.addEventListener('target-figures-changed', (event) => told.push(event));
    tile.setAttribute('period', '2026-Q1');
    other.setAttribute('period', '2026-Q2');
    await figuresWhen(other, ({ period, state }) => period.to === '2026-06-30' && state === 'ready');
    await tile.updateComplete;
    expect(told).to.deep.equal([]);
    expect(tile.figures.reason).to.equal('no-board');
  });
});
