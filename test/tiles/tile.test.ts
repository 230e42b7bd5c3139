import { expect, nextFrame } from '@open-wc/testing';
import { memorySource } from '../../src/adapters/memory.ts';
import '../../src/define/all.ts';
import type { TargetFiguresChangedEvent } from '../../src/board/events.ts';
import { TargetBoardElement } from '../../src/board/board.ts';
import { TargetNumberElement } from '../../src/tiles/number/number.ts';
import type { FiguresRequest } from '../../src/model/request.ts';
import type { TileElement } from '../../src/tiles/tile/tile.ts';
import { define } from '../../src/define/define.ts';
import {
  clearStage,
  figuresWhen,
  HandSource,
  ORGANISATION,
  settled,
  stage,
  textOf,
  world,
  type TileLike,
} from './fixture.ts';

type AnyTile = TileLike & TileElement;

/** Collects what is warned of while `act` runs. */
async function warnings(act: () => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (text: string) => said.push(text);
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return said.filter((text) => !/dev mode|change-in-update/.test(text));
}

describe('figures of a tile', () => {
  afterEach(clearStage);

  it('have the documented form, in major units', async () => {
    const { tile } = stage('<target-gauge owner="group:north" period="2026"></target-gauge>');
    const { total, notes, message, dataAt, ...figures } = await settled(tile);
    expect(figures).to.deep.equal({
      state: 'ready',
      stale: false,
      measure: 'amount',
      currency: 'EUR',
      owner: { id: 'group:north', name: 'Team North' },
      period: { from: '2026-01-01', to: '2026-12-31', label: '2026' },
      asOf: '2026-09-15',
      points: [],
    });
    expect(message).to.equal(undefined);
    expect(dataAt).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(notes).to.deep.equal([]);
    expect(total.key).to.equal('total');
    expect(total.actual).to.equal(27_000);
    expect(total.target).to.equal(36_000);
    expect(total.attainment).to.equal(0.75);
    expect(total.variance).to.equal(-9_000);
    expect(total.status).to.equal('on-pace');
  });

  it('are frozen to the last leaf', async () => {
    const { tile } = stage('<target-number></target-number>');
    const figures = await settled(tile);
    expect(
      [figures, figures.total, figures.owner, figures.period, figures.notes, figures.points].every(Object.isFrozen),
    ).to.equal(true);
  });

  it('are replaced before the event fires, which bubbles out of shadow trees', async () => {
    const { tile, board } = stage('<target-number></target-number>');
    const event = await new Promise<TargetFiguresChangedEvent>((take) =>
      board.addEventListener('target-figures-changed', (fired) => fired.figures.state === 'ready' && take(fired)),
    );
    expect(event.figures).to.equal(tile.figures);
    expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
  });

  it('are told of once, not again when nothing has changed', async () => {
    const { tile, board } = stage('<target-number></target-number>');
    await settled(tile);
    const heard: unknown[] = [];
    tile.addEventListener('target-figures-changed', ({ figures }) => heard.push(figures.total));
    tile.setAttribute('heading', 'Ours');
    tile.setAttribute('number-format', 'full');
    board.setAttribute('locale', 'en-GB');
    await board.updateComplete;
    await tile.updateComplete;
    expect(textOf(tile)).to.contain('Ours').and.contain('36,000');
    expect(heard).to.deep.equal([]);
  });

  it('follow every attribute that changes what is asked', async () => {
    const { tile } = stage('<target-number></target-number>');
    await settled(tile);
    const changes: readonly [name: string, value: string, actual: number][] = [
      ['owner', 'user:ann', 18_000],
      ['period', '2026-Q1', 6_000],
      ['measure', 'count', 3],
      ['owner', 'my-group', 6],
    ];
    for (const [name, value, actual] of changes) {
      tile.setAttribute(name, value);
      expect((await figuresWhen(tile, ({ total }) => total.actual === actual)).state, name).to.equal('ready');
    }
  });

  it('are the same whatever is set before and after connecting', async () => {
    const { tile } = stage('<target-number></target-number>');
    await settled(tile);
    const late = Object.assign(document.createElement('target-number'), { owner: 'user:ann', period: '2026-Q1' });
    tile.after(late);
    Object.assign(tile, { owner: 'user:ann', period: '2026-Q1' });
    await settled(late);
    await figuresWhen(tile, ({ owner }) => owner.id === 'user:ann');
    expect(tile.figures).to.deep.equal(late.figures);
  });

  it('R11 name the resolved owner of me and my-group', async () => {
    const { board } = stage(
      '<target-number owner="me"></target-number><target-number owner="my-group"></target-number>',
    );
    const [me, mine] = [...board.children] as TileLike[];
    expect((await settled(me!)).owner).to.deep.equal({ id: 'user:ann', name: 'Ann Bell' });
    expect((await settled(mine!)).owner).to.deep.equal({ id: 'group:north', name: 'Team North' });
  });
});

describe('comparisons of a single figure', () => {
  afterEach(clearStage);

  for (const tag of ['target-number', 'target-gauge', 'target-bullet']) {
    it(`stand last, in words, for eye and ear: ${tag}`, async () => {
      const { tile } = stage(`<${tag} compare="target pipeline previous-year"></${tag}>`);
      tile.style.cssText = 'width: 400px; height: 320px';
      await settled(tile);
      const said = tile.shadowRoot!.querySelector('[part=comparison]')!.textContent;
      expect(said.replace(/\s+/g, ' ').trim()).to.match(/^last year to date 0 weighted pipeline 0/);
      expect(tile.shadowRoot!.querySelector('[role=meter]')!.getAttribute('aria-valuetext')).to.match(
        /last year to date 0 euros, weighted pipeline 0 euros$/,
      );
      tile.setAttribute('compare', 'target');
      await settled(tile);
      await (tile as AnyTile).updateComplete;
      expect(tile.shadowRoot!.querySelector('[part=comparison]')).to.equal(null);
    });
  }

  it('have room by default, said by attribute or by property', async () => {
    const { board, tile } = stage('<target-number compare="target forecast"></target-number>');
    const plain = document.createElement('target-number');
    const property = Object.assign(document.createElement('target-number'), { compare: 'target forecast' });
    board.append(plain, property);
    await Promise.all([tile, plain, property].map((one) => settled(one)));
    expect(property.offsetHeight).to.equal(tile.offsetHeight);
    expect(property.offsetHeight).to.be.above(plain.offsetHeight);
    expect(plain.hasAttribute('compare')).to.equal(false);
  });

  for (const tag of ['target-column', 'target-bar']) {
    it(`take no room in a ${tag}, which draws them`, async () => {
      const { board, tile } = stage(`<${tag} compare="target previous-year"></${tag}>`);
      const plain = document.createElement(tag) as TileLike;
      board.append(plain);
      await Promise.all([tile, plain].map((one) => settled(one)));
      expect(tile.offsetHeight).to.equal(plain.offsetHeight);
    });
  }
});

describe('wrong attribute values', () => {
  afterEach(clearStage);

  const wrong: readonly [name: string, value: string, allowed: RegExp][] = [
    ['measure', 'apples', /amount, count/],
    ['compare', 'target yesterday', /previous-year/],
    ['pace', 'fast', /working-days/],
    ['thresholds', '2 1', /0\.9 0\.995/],
    ['currency-display', 'name', /symbol/],
    ['number-format', 'long', /short or full|short, full/],
    ['target-type', 'shoes.amount', /all-sales\.amount/],
    ['mark-target-at', '20', /50/],
    ['heading-level', '7', /1, 2, 3, 4, 5, or 6/],
  ];
  it('puts its heading where the page says in its outline, at level 3 by default', async () => {
    const { tile } = stage('<target-gauge></target-gauge>');
    await settled(tile);
    const level = () => tile.shadowRoot!.querySelector('[role=heading]')!.getAttribute('aria-level');
    expect(level()).to.equal('3');
    tile.setAttribute('heading-level', '2');
    await tile.updateComplete;
    expect(level()).to.equal('2');
  });

  it('M6 is on pace from 99.5 % of what is expected on, and behind from 90 %, by default', () => {
    const tile = document.createElement('target-gauge') as unknown as { readonly request: FiguresRequest };
    expect(tile.request.thresholds).to.deep.equal([0.9, 0.995]);
  });

  for (const [name, value, allowed] of wrong) {
    it(`${name}: the default is used, the tile says which and what is allowed, the console once`, async () => {
      const said = await warnings(async () => {
        const { board, tile } = stage(`<target-gauge ${name}="${value}"></target-gauge>`);
        const figures = await settled(tile);
        expect(figures.state).to.equal('ready');
        expect(figures.total.target).to.equal(60_000);
        expect(figures.notes).to.deep.include({ code: 'wrong-attribute', value: `${name}=${value}` });
        while (!tile.shadowRoot!.querySelector('#notes')) await new Promise(requestAnimationFrame);
        board.setAttribute('as-of', '2026-09-14');
        await figuresWhen(tile, ({ asOf }) => asOf === '2026-09-14');
        expect(textOf(tile)).to.contain(value).and.match(allowed);
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.contain('<target-gauge>').and.contain(value);
    });
  }

  it('are noted whether or not the request has been read before', () => {
    const tile = document.createElement('target-gauge');
    Object.assign(tile, { pace: 'fast', markTargetAt: 20 });
    const notes = ['pace=fast', 'mark-target-at=20'].map((value) => ({ code: 'wrong-attribute', value }));
    expect(tile.requestNotes).to.deep.equal(notes);
    expect(tile.request.pace).to.equal(undefined);
    expect(tile.requestNotes).to.deep.equal(notes);
  });

  it('items of a type that has none: the tile says so, the console once', async () => {
    const said = await warnings(async () => {
      const { tile } = stage('<target-number items="boots"></target-number>');
      await settled(tile);
      while (!tile.shadowRoot!.querySelector('#notes')) await new Promise(requestAnimationFrame);
      expect(textOf(tile)).to.contain('“items” does nothing with target-type=all-sales.amount');
    });
    expect(said).to.have.length(1);
  });

  it('are put right by a right one', async () => {
    await warnings(async () => {
      const { tile } = stage('<target-number measure="apples"></target-number>');
      await settled(tile);
      tile.setAttribute('measure', 'count');
      expect(
        (await figuresWhen(tile, ({ measure }) => measure === 'count')).notes.map(({ code }) => code),
      ).not.to.contain('wrong-attribute');
    });
  });
});

describe('a tile and its board', () => {
  afterEach(clearStage);

  it('outside a board and without a source: says what it needs, and warns once', async () => {
    const said = await warnings(async () => {
      const tile = document.createElement('target-number');
      document.body.append(tile);
      const figures = await figuresWhen(tile, ({ state }) => state === 'empty');
      expect(figures.reason).to.equal('no-board');
      expect(textOf(tile)).to.contain('no data').and.not.to.contain('target-board');
      tile.setAttribute('period', '2025');
      await tile.updateComplete;
      // The words for it load late.
      await import('../../src/board/late-help.ts');
      await new Promise(requestAnimationFrame);
    });
    expect(said).to.have.length(1);
    expect(String(said[0])).to.contain('target-board');
  });

  it('outside a board with a source of its own: takes the board attributes itself', async () => {
    const tile = document.createElement('target-number');
    tile.setAttribute('as-of', '2026-03-31');
    tile.setAttribute('viewer', 'ann');
    tile.setAttribute('locale', 'nl');
    tile.setAttribute('owner', 'me');
    Object.assign(tile, world());
    document.body.append(tile);
    const figures = await figuresWhen(tile, ({ state }) => state === 'ready');
    expect([figures.asOf, figures.total.actual, figures.owner.name]).to.deep.equal(['2026-03-31', 6_000, 'Ann Bell']);
    expect(textOf(tile)).to.contain('Omzet');
    tile.setAttribute('as-of', '2026-02-28');
    expect((await figuresWhen(tile, ({ asOf }) => asOf === '2026-02-28')).total.actual).to.equal(4_000);
  });

  it('outside a board takes the board attributes from frameworks, which set a property where there is one', async () => {
    const tile = document.createElement('target-number');
    const given = {
      ...world(),
      'as-of': '2026-03-31',
      viewer: 'ann',
      owner: 'me',
      locale: 'nl',
      refresh: 60,
      editable: true,
    };
    for (const [name, value] of Object.entries(given)) {
      if (name in tile) Object.assign(tile, { [name]: value });
      else tile.setAttribute(name, String(value));
    }
    document.body.append(tile);
    const figures = await figuresWhen(tile, ({ state }) => state === 'ready');
    expect([figures.asOf, figures.total.actual]).to.deep.equal(['2026-03-31', 6_000]);
    expect(textOf(tile)).to.contain('Omzet');
    expect([tile.getAttribute('refresh'), typeof tile.refresh]).to.deep.equal(['60', 'function']);
    tile.refresh = undefined;
    expect(tile.hasAttribute('refresh')).to.equal(false);
  });

  it('outside a board takes another source at any time, and src as a property', async () => {
    const tile = Object.assign(document.createElement('target-number'), world());
    tile.setAttribute('as-of', '2026-09-15');
    document.body.append(tile);
    expect((await figuresWhen(tile, ({ state }) => state === 'ready')).total.actual).to.equal(36_000);
    const url = URL.createObjectURL(new Blob(['date,user,amount\n2026-01-05,ann,7\n'], { type: 'text/csv' }));
    Object.assign(tile, { source: undefined, src: url });
    expect((await figuresWhen(tile, ({ total }) => total.actual === 7)).state).to.equal('ready');
    URL.revokeObjectURL(url);
  });

  it('finds a board whose definition comes later', async () => {
    class LateBoard extends TargetBoardElement {}
    const board = document.createElement('late-board') as TargetBoardElement;
    const tile = document.createElement('target-number');
    board.append(tile);
    board.setAttribute('as-of', '2026-09-15');
    document.body.append(board);
    await warnings(async () => {
      await tile.updateComplete;
      Object.assign(board, world());
      customElements.define('late-board', LateBoard);
      expect((await figuresWhen(tile, ({ state }) => state === 'ready')).total.actual).to.equal(36_000);
    });
  });

  it('finds its board from inside the shadow tree of another element', async () => {
    const { board } = stage('<div></div>');
    const root = board.firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = '<target-number></target-number>';
    expect((await settled(root.firstElementChild as TileLike)).total.actual).to.equal(36_000);
  });

  it('moved to another board, shows that one', async () => {
    const { tile } = stage('<target-number></target-number>');
    await settled(tile);
    const other = stage('', { 'as-of': '2026-01-31' }).board;
    other.append(tile);
    expect((await figuresWhen(tile, ({ asOf, stale }) => asOf === '2026-01-31' && !stale)).total.actual).to.equal(
      4_000,
    );
  });

  it('registration leaves a tag to whoever has it, and says so', async () => {
    class Other extends TargetNumberElement {}
    const said = await warnings(async () => {
      define('target-number', Other);
      define('target-number', TargetNumberElement);
    });
    expect(customElements.get('target-number')).to.equal(TargetNumberElement);
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('<target-number>');
  });

  it('that leaves while it waits gives its question up', async () => {
    const source = new HandSource();
    const { tile } = stage('<target-number></target-number>', {}, { ...world(), source });
    source.hold();
    while (!source.signals.length) await new Promise(requestAnimationFrame);
    const [signal] = source.signals;
    const aborted = new Promise((take) => signal!.addEventListener('abort', take));
    tile.remove();
    await aborted;
    expect(tile.figures.state).to.equal('loading');
  });

  for (const where of ['on a board', 'outside a board']) {
    it(`put back ${where}, asks again for what it gave up`, async () => {
      const source = new HandSource();
      const { board, tile } = stage('<target-number></target-number>', {}, { ...world(), source });
      const alone = Object.assign(document.createElement('target-number'), { source });
      alone.setAttribute('as-of', '2026-09-15');
      const [asking, home] = where === 'on a board' ? [tile, board] : [alone, document.body];
      source.hold();
      home.append(asking);
      while (source.signals.length < (home === board ? 1 : 2)) await nextFrame();
      await (asking as AnyTile).updateComplete;
      const aborted = new Promise((take) => source.signals.at(-1)!.addEventListener('abort', take));
      asking.remove();
      await aborted;
      home.append(asking);
      source.answer();
      const { state } = await settled(asking);
      asking.remove();
      expect(state).to.equal('ready');
    });
  }

  it('asks nothing anew where its attributes say the same in other words', async () => {
    let asked = 0;
    const policy = { see: () => (asked += 1) > 0 };
    const { tile } = stage('<target-number thresholds="0.9 1"></target-number>', {}, { ...world(), policy });
    await settled(tile);
    const before = asked;
    tile.setAttribute('thresholds', ' 0.90  1.0 ');
    await (tile as AnyTile).updateComplete;
    expect(asked).to.equal(before);
    tile.setAttribute('thresholds', '0.8 1');
    await (tile as AnyTile).updateComplete;
    expect(asked).to.be.above(before);
  });

  it('off the page it listens to nothing and asks nothing', async () => {
    const source = new HandSource();
    const { board, tile } = stage('<target-number></target-number>', {}, { ...world(), source });
    await settled(tile);
    tile.remove();
    const asked = source.asked.length;
    const heard: unknown[] = [];
    tile.addEventListener('target-figures-changed', (event) => heard.push(event));
    board.setAttribute('as-of', '2026-01-31');
    await board.updateComplete;
    await (tile as AnyTile).updateComplete;
    document.dispatchEvent(new Event('context-provider'));
    tile.setAttribute('owner', 'user:bob');
    await (tile as AnyTile).updateComplete;
    const other = stage('<target-number owner="user:cleo"></target-number>', {}, { ...world(), source });
    await settled(other.tile);
    expect(heard).to.deep.equal([]);
    expect(tile.figures.asOf).to.equal('2026-09-15');
    expect(source.asked.slice(asked)).to.deep.equal(['organisation', 'actuals']);
  });
});

describe('filters of the board', () => {
  afterEach(clearStage);

  function chip(tile: TileLike) {
    return tile.shadowRoot!.querySelector<HTMLButtonElement>('.chip:not(.icon)');
  }

  it('I5 narrow the tile, which says by what and clears it with one button', async () => {
    const { board, tile } = stage('<target-number></target-number>', { period: '2026-Q1' });
    expect((await settled(tile)).total.actual).to.equal(12_000);
    expect(chip(tile)!.textContent).to.contain('Filtered by Q1 2026');
    chip(tile)!.focus();
    chip(tile)!.click();
    expect((await figuresWhen(tile, ({ total }) => total.actual === 36_000)).period.label).to.equal('2026');
    expect(chip(tile)).to.equal(null);
    // Nor is the focus of whoever pressed it lost with it.
    expect(tile.shadowRoot!.activeElement?.part.contains('tile')).to.equal(true);
    board.setAttribute('period', '2026-02');
    expect((await figuresWhen(tile, ({ total }) => total.actual === 4_000)).period.label).to.equal('February 2026');
  });

  it('N4 items are called by their names, in the heading and where the board filters by them', async () => {
    const items = [{ id: 'b', name: { en: 'Boots', nl: 'Laarzen' } }, { id: 's' }, { id: 't' }];
    const organisation = { ...ORGANISATION, dimensions: [{ id: 'product', items }] };
    const sales = [{ date: '2026-03-10', user: 'ann', amount: 10, product: 'b' }];
    const ports = { ...world(), source: memorySource({ sales, organisation }) };
    const { tile, board } = stage(
      '<target-number target-type="product.amount" items="b,s"></target-number>',
      {},
      ports,
    );
    await settled(tile);
    expect(textOf(tile)).to.contain('Sales (Boots, s)');
    board.setAttribute('items', 'b');
    while (!chip(tile)) await nextFrame();
    expect(chip(tile)!.textContent).to.contain('Filtered by Boots');
    board.removeAttribute('items');
    tile.setAttribute('items', 't,b,s');
    while (chip(tile)) await nextFrame();
    expect(textOf(tile)).not.to.contain('Boots');
  });

  it('N4 many items are shortened in the heading, and unit and period stay', async () => {
    const items = ['Extra sales', 'New business', 'Renewals of contracts', 'Others'].map((id) => ({ id }));
    const organisation = { ...ORGANISATION, dimensions: [{ id: 'product', items }] };
    const sales = [{ date: '2026-03-10', user: 'ann', amount: 10, product: 'Extra sales' }];
    const ports = { ...world(), source: memorySource({ sales, organisation }) };
    const { tile } = stage(
      '<target-number target-type="product.amount" items="Extra sales,New business,Renewals of contracts"></target-number>',
      {},
      ports,
    );
    tile.style.inlineSize = '320px';
    await settled(tile);
    const what = tile.shadowRoot!.querySelector('.what')!.getBoundingClientRect();
    const seen = [...tile.shadowRoot!.querySelectorAll('.measure > span, .more')].map((part) => {
      const { bottom, right } = part.getBoundingClientRect();
      return [part.textContent!.trim(), bottom <= what.bottom, right <= what.right];
    });
    expect(seen.slice(0, 2)).to.deep.equal([
      ['in EUR', true, true],
      ['2026', true, true],
    ]);
  });

  it('I5 a filter that the heading names already is a funnel beside it, and no second name', async () => {
    const { board, tile } = stage('<target-number></target-number>', { owner: 'group:north' });
    tile.style.inlineSize = '320px';
    tile.style.blockSize = '260px';
    await settled(tile);
    const funnel = tile.shadowRoot!.querySelector<HTMLButtonElement>('.chip.icon')!;
    expect([!!chip(tile), funnel.offsetWidth > 0, !!funnel.querySelector('svg')]).to.deep.equal([false, true, true]);
    expect(funnel.getAttribute('aria-label')).to.equal('Filtered by Team North. Clear filter');
    tile.setAttribute('heading', 'Ours');
    await tile.updateComplete;
    expect(chip(tile)!.textContent).to.contain('Filtered by Team North');
    funnel.click();
    await figuresWhen(tile, ({ owner }) => owner.id === 'company');
    expect(board.filters.owner).to.equal(undefined);
  });

  it('R13 an owner outside the tile leaves it, and it says so', async () => {
    const { tile } = stage('<target-number owner="group:north"></target-number>', { owner: 'group:west' });
    const figures = await settled(tile);
    expect(figures.owner.id).to.equal('group:north');
    expect(figures.notes).to.deep.include({ code: 'not-filtered', value: 'Team West' });
    expect(textOf(tile)).to.contain('Not filtered');
    expect(chip(tile)).to.equal(null);
  });

  it('the page may forbid that one is cleared', async () => {
    const { board, tile } = stage('<target-number></target-number>', { period: '2026-Q1' });
    await settled(tile);
    board.addEventListener('target-filter-requested', (event) => event.preventDefault(), { once: true });
    chip(tile)!.click();
    await board.updateComplete;
    await tile.updateComplete;
    expect(board.filters).to.deep.equal({});
    expect(chip(tile)).to.exist;
  });
});
