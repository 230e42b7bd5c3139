import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import type { TargetBoardElement } from '../../src/board/board.ts';
import { BoardCore } from '../../src/board/board-core.ts';
import type { BoardState } from '../../src/board/board-state.ts';
import { type FileOptions, type Loaders, loaders, provideLoaders } from '../../src/board/loaders.ts';
import type { Figures } from '../../src/model/figures.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { delegate } from '../source/delegate.ts';
import { drawn, press } from '../tiles/charts.ts';
import {
  clearStage,
  figuresWhen,
  HandSource,
  ORGANISATION,
  settled,
  stage,
  TARGETS,
  textOf,
  world,
  type TileLike,
} from '../tiles/fixture.ts';

function files(board: TargetBoardElement, texts: Record<string, string>) {
  const urls = Object.entries(texts).map(([name, text]) => {
    const type = text.startsWith('{') || text.startsWith('[') ? 'application/json' : 'text/csv';
    const url = URL.createObjectURL(new Blob([text], { type }));
    board.setAttribute(name, url);
    return url;
  });
  return () => urls.forEach((url) => URL.revokeObjectURL(url));
}

const CSV = 'date,user,amount\n2026-01-05,ann,100\n2026-02-05,bob,50\n';

describe('a board', () => {
  afterEach(clearStage);

  it('asks its source once for a hundred tiles', async () => {
    const source = new HandSource();
    const markup = '<target-number></target-number><target-gauge owner="group:north"></target-gauge>'.repeat(50);
    const { board } = stage(markup, {}, { ...world(), source });
    await Promise.all([...board.children].map((tile) => settled(tile as TileLike)));
    expect(source.asked).to.deep.equal(['organisation', 'actuals']);
  });

  it('does not ask its source again when day, filters or language change', async () => {
    const source = new HandSource();
    const { board, tile } = stage('<target-number></target-number>', {}, { ...world(), source });
    await settled(tile);
    board.setAttribute('locale', 'nl');
    await figuresWhen(tile, () => textOf(tile).includes('Omzet') || textOf(tile).includes('Noordenwind')).catch(
      () => {},
    );
    board.setAttribute('as-of', '2026-09-14');
    await figuresWhen(tile, ({ asOf, stale }) => asOf === '2026-09-14' && !stale);
    expect(source.asked.filter((what) => what === 'organisation')).to.have.length(1);
  });

  it('two on one page know nothing of each other', async () => {
    const first = stage('<target-number></target-number>');
    const second = stage('<target-number></target-number>', { 'as-of': '2026-01-31', locale: 'nl', period: '2026-01' });
    await settled(second.tile);
    const figures = await settled(first.tile);
    expect([figures.asOf, figures.period.label, figures.total.actual]).to.deep.equal(['2026-09-15', '2026', 36_000]);
    expect((await settled(second.tile)).total.actual).to.equal(4_000);
    expect([first.board.filters, second.board.filters]).to.deep.equal([{}, {}]);
  });

  it('without a source its tiles say so', async () => {
    const { tile } = stage('<target-number></target-number>', {}, {});
    const { state, reason, message } = await settled(tile);
    expect([state, reason]).to.deep.equal(['empty', 'no-source']);
    expect(message).to.match(/no data/);
  });

  it('given a source later, shows it', async () => {
    const { board, tile } = stage('<target-number></target-number>', {}, {});
    await settled(tile);
    Object.assign(board, world());
    expect((await figuresWhen(tile, ({ state }) => state === 'ready')).total.actual).to.equal(36_000);
  });

  it('what is saved through its repository reaches the tiles', async () => {
    const { board, tile } = stage('<target-number period="2026-01"></target-number>');
    expect((await settled(tile)).total.target).to.equal(5_000);
    const { signal } = new AbortController();
    const rows = [{ owner: 'company', values: { 0: 7_000_00 } }] as const;
    await board.repository!.save([{ year: 2026, targetType: 'all-sales.amount', base: 1, rows }], { signal });
    expect((await figuresWhen(tile, ({ total }) => total.target === 7_000)).stale).to.equal(false);
  });

  it('follows its source, and refreshes when asked', async () => {
    const { source, repository } = world();
    const { tile } = stage('<target-number></target-number>', {}, { source, repository });
    await settled(tile);
    source.update({ sales: [{ date: '2026-02-01', user: 'ann', amount: '12' }] });
    expect((await figuresWhen(tile, ({ total, stale }) => total.actual === 12 && !stale)).total.actual).to.equal(12);
  });

  it('that saves after it has left the page does not watch its repository', async () => {
    let watchers = 0;
    const kept = memoryRepository();
    const repository = {
      catalogue: kept.catalogue.bind(kept),
      load: kept.load.bind(kept),
      save: kept.save.bind(kept),
      changes: kept.changes.bind(kept),
      history: kept.history.bind(kept),
      watch: () => {
        watchers += 1;
        return () => (watchers -= 1);
      },
    };
    const { board, tile } = stage('<target-number></target-number>', {}, { ...world(), repository });
    await settled(tile);
    board.remove();
    await board.save([
      { year: 2026, targetType: 'all-sales.amount', base: 0, rows: [{ owner: 'company', values: { 0: 1 } }] },
    ]);
    expect(watchers).to.equal(0);
  });

  it('removed and put back, shows its tiles as before', async () => {
    const { board, tile } = stage('<target-number></target-number>');
    const before = await settled(tile);
    board.remove();
    document.body.append(board);
    await board.updateComplete;
    await tile.updateComplete;
    expect(await settled(tile)).to.deep.equal(before);
    board.setAttribute('as-of', '2026-01-31');
    expect((await figuresWhen(tile, ({ asOf, stale }) => asOf === '2026-01-31' && !stale)).total.actual).to.equal(
      4_000,
    );
  });

  it('off the page, lets go of its source', async () => {
    let watched = 0;
    const inner = world().source;
    const source = {
      organisation: inner.organisation,
      actuals: inner.actuals,
      watch: () => {
        watched += 1;
        return () => (watched -= 1);
      },
    };
    const { board, tile } = stage('<target-number></target-number>', {}, { ...world(), source });
    await settled(tile);
    expect(watched).to.equal(1);
    board.remove();
    expect(watched).to.equal(0);
  });
});

describe('a board without a day of its own', () => {
  afterEach(clearStage);

  it('waits for its organisation no longer than it is on the page, and asks anew when it is put back', async () => {
    const source = new HandSource();
    source.hold();
    const { board, tile } = stage('<target-number></target-number>', { 'as-of': '' }, { ...world(), source });
    while (!source.asked.length) await nextFrame();
    const [asked] = source.signals;
    board.remove();
    await new Promise((aborted) => asked!.addEventListener('abort', aborted));
    document.body.append(board);
    source.answer();
    expect((await figuresWhen(tile, ({ state }) => state === 'ready')).total.actual).to.be.above(0);
    expect(source.asked.slice(0, 2)).to.deep.equal(['organisation', 'organisation']);
  });
});

describe('what a board is told', () => {
  afterEach(clearStage);

  type Case = readonly [
    attribute: string,
    value: string,
    tile: string,
    read: (figures: Figures) => unknown,
    expected: unknown,
  ];
  const cases: readonly Case[] = [
    ['as-of', '2026-03-31', '<target-number></target-number>', ({ total }) => total.actual, 12_000],
    ['viewer', 'cleo', '<target-number owner="me"></target-number>', ({ owner }) => owner.id, 'user:cleo'],
    ['currency', 'USD', '<target-number></target-number>', ({ notes }) => notes[0]?.value, 'USD'],
    ['fiscal-year-start', '7', '<target-number></target-number>', ({ period }) => period.from, '2026-07-01'],
    ['period', '2026-Q1', '<target-number></target-number>', ({ total }) => total.actual, 12_000],
    ['owner', 'user:ann', '<target-number></target-number>', ({ owner }) => owner.id, 'user:ann'],
    ['target-type', 'all-sales.count', '<target-number></target-number>', ({ measure }) => measure, 'count'],
  ];
  it('rates convert to the currency that is shown, from the start and later', async () => {
    const { board, tile } = stage('<target-number></target-number>', { currency: 'USD', rates: 'USD=0.5, GBP=1.17' });
    const first = await settled(tile);
    expect(first.currency).to.equal('USD');
    board.setAttribute('rates', 'USD=0.25');
    const later = await figuresWhen(tile, ({ total }) => total.actual !== first.total.actual);
    expect(later.total.actual).to.equal(first.total.actual! * 2);
    board.setAttribute('rates', 'USD=0,250');
    const wrong = await figuresWhen(tile, ({ state }) => state === 'error');
    expect(wrong.reason, 'a wrong text is no rate').to.equal('no-rate');
  });

  for (const [attribute, value, markup, read, expected] of cases) {
    it(`${attribute} reaches the tiles, from the start and later`, async () => {
      const before = stage(markup, { [attribute]: value });
      expect(read(await settled(before.tile))).to.equal(expected);
      clearStage();
      const { board, tile } = stage(markup);
      await settled(tile);
      board.setAttribute(attribute, value);
      expect(read(await figuresWhen(tile, (figures) => read(figures) === expected))).to.equal(expected);
    });
  }

  it('fiscal-year-name end calls the year after the one in which it ends', async () => {
    const { tile } = stage('<target-number></target-number>', { 'fiscal-year-start': '7', 'fiscal-year-name': 'end' });
    expect((await settled(tile)).period.label).to.contain('2027');
  });

  it('items as a list are taken as they are, commas and all, until they are given as text', async () => {
    const items = ['a,b', 'c'].map((id) => ({ id }));
    const organisation = { ...ORGANISATION, dimensions: [{ id: 'kind', items }] };
    const sales = [...items, { id: 'd' }].map(({ id }, at) => ({
      date: '2026-02-01',
      user: 'ann',
      amount: String(10 ** at),
      kind: id,
    }));
    const { board, tile } = stage(
      '<target-number target-type="kind.amount"></target-number>',
      {},
      { source: memorySource({ sales, organisation }) },
    );
    board.items = ['a,b'];
    const { notes } = await figuresWhen(tile, ({ state, total }) => state === 'ready' && total.actual === 1);
    expect(notes.map(({ code }) => code)).not.to.contain('not-filtered');
    board.items = 'c';
    expect((await figuresWhen(tile, ({ total, stale }) => total.actual === 10 && !stale)).state).to.equal('ready');
  });

  it('properties win over attributes, and take a filter away by undefined', async () => {
    const { board, tile } = stage('<target-number></target-number>', { period: '2026-Q1', src: 'nowhere.csv' });
    board.filters = { period: '2026-Q2' };
    expect((await figuresWhen(tile, ({ period }) => period.label === 'Q2 2026')).total.actual).to.equal(12_000);
    board.filters = { period: undefined };
    expect((await figuresWhen(tile, ({ period }) => period.label === '2026')).total.actual).to.equal(36_000);
  });

  const wrong: readonly [attribute: string, value: string][] = [
    ['as-of', '2026-02-30'],
    ['fiscal-year-start', '13'],
    ['fiscal-year-name', 'middle'],
    ['time-zone', 'Europe/Atlantis'],
    ['group-by', 'team'],
    ['refresh', 'often'],
    ['refresh', '-60'],
    ['refresh', '0.001'],
    ['refresh', '2147484'],
    ['refresh', 'Infinity'],
    ['locale', 'en_US'],
    ['repository', 'cloud'],
  ];
  for (const [attribute, value] of wrong) {
    it(`a wrong ${attribute}, ${value}, counts as none, and its tiles say so`, async () => {
      const { warn } = console;
      console.warn = () => {};
      const { tile } = stage('<target-number period="2026-01"></target-number>', { [attribute]: value });
      const figures = await settled(tile);
      while (!tile.shadowRoot!.querySelector('#notes')) await new Promise(requestAnimationFrame);
      console.warn = warn;
      expect(figures.state).to.equal('ready');
      expect(figures.notes).to.deep.include({ code: 'wrong-attribute', value: `${attribute}=${value}` });
    });
  }

  it('a wrong value is warned of once for all its tiles, in the name of the board, with what is allowed', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (text: string) => said.push(text);
    const { board } = stage('<target-number></target-number><target-gauge></target-gauge>', { 'group-by': 'team' });
    const tiles = [...board.children] as TileLike[];
    await Promise.all(tiles.map(settled));
    while (tiles.some((tile) => !tile.shadowRoot!.querySelector('#notes'))) await new Promise(requestAnimationFrame);
    console.warn = warn;
    expect(said.filter((text) => text.includes('team'))).to.deep.equal([
      '<target-board> group-by: “team” is not allowed here, so the default is used. Allowed: sale or member.',
    ]);
    for (const tile of tiles) expect(textOf(tile)).to.contain('sale or member');
  });

  it('language is the nearest lang where it has none of its own, and follows it', async () => {
    document.documentElement.lang = 'nl';
    const { board, tile } = stage('<target-number></target-number>');
    board.removeAttribute('locale');
    const dutch = await figuresWhen(tile, ({ owner }) => owner.name === 'Noordenwind');
    expect(dutch.total.label).to.equal('Totaal');
    document.documentElement.lang = 'en';
    expect((await figuresWhen(tile, ({ owner }) => owner.name === 'Northwind')).total.label).to.equal('Total');
  });

  it('a browser that calls its language C has English tiles', async () => {
    const { lang } = document.documentElement;
    Object.defineProperty(navigator, 'language', { configurable: true, value: 'C' });
    document.documentElement.lang = '';
    try {
      const { board, tile } = stage('<target-number></target-number>');
      board.removeAttribute('locale');
      expect((await settled(tile)).total.label).to.equal('Total');
    } finally {
      Reflect.deleteProperty(navigator, 'language');
      document.documentElement.lang = lang;
    }
  });

  it('a language without texts keeps its numbers and says the rest in English', async () => {
    const { tile } = stage('<target-number number-format="full"></target-number>', { locale: 'sl' });
    await settled(tile);
    expect(textOf(tile)).to.contain('36.000').and.contain('Sales');
  });

  it("today is the organisation's day, and another one from midnight on", async () => {
    const { now } = Date;
    try {
      Date.now = () => Date.UTC(2026, 4, 10, 21, 30);
      const { board, tile } = stage('<target-number></target-number>');
      board.removeAttribute('as-of');
      expect((await figuresWhen(tile, ({ state }) => state === 'ready')).asOf).to.equal('2026-05-10');
      Date.now = () => Date.UTC(2026, 4, 10, 22, 30);
      document.dispatchEvent(new Event('visibilitychange'));
      expect((await figuresWhen(tile, ({ asOf }) => asOf === '2026-05-11')).state).to.equal('ready');
    } finally {
      Date.now = now;
    }
  });
});

describe('a board in the course of time', () => {
  afterEach(clearStage);

  it('refreshes every so many seconds while it is on the page', async () => {
    const { setInterval: real, clearInterval: realClear } = window;
    const timers = new Map<number, () => void>();
    window.setInterval = ((act: () => void, ms: number) => timers.set(ms, act) && ms) as unknown as typeof setInterval;
    window.clearInterval = (id) => void timers.delete(id as number);
    try {
      const source = new HandSource();
      const { board, tile } = stage('<target-number></target-number>', { refresh: '60' }, { ...world(), source });
      await settled(tile);
      const before = source.asked.length;
      source.hold();
      timers.get(60_000)!();
      await figuresWhen(tile, ({ stale }) => stale);
      source.answer();
      await settled(tile);
      expect(source.asked.length).to.be.above(before);
      board.remove();
      expect([...timers.keys()]).to.deep.equal([]);
    } finally {
      Object.assign(window, { setInterval: real, clearInterval: realClear });
    }
  });

  it('says how far its file has come, when that takes long', async () => {
    const { setTimeout: real } = window;
    window.setTimeout = ((act: () => void, ms?: number) => real(act, ms === 1000 ? 0 : ms)) as typeof setTimeout;
    const realFetch = window.fetch;
    let end: (() => void) | undefined;
    window.fetch = (async (input: string, init?: RequestInit) => {
      if (input !== 'slow.csv') return realFetch(input, init);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(CSV.slice(0, 30)));
          end = () => {
            controller.enqueue(new TextEncoder().encode(CSV.slice(30)));
            controller.close();
          };
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/csv', 'content-length': String(CSV.length) } });
    }) as typeof fetch;
    try {
      const { tile } = stage('<target-number></target-number>', { src: 'slow.csv' }, {});
      while (!/Loading … \d+%/.test(textOf(tile))) await new Promise(requestAnimationFrame);
      end!();
      expect((await figuresWhen(tile, ({ state }) => state !== 'loading')).total.actual).to.equal(150);
    } finally {
      Object.assign(window, { setTimeout: real, fetch: realFetch });
    }
  });

  it('tells the day of the browser until the organisation has said its zone', async () => {
    const { now } = Date;
    try {
      // The browser is in Dubai: there it is the next day already.
      Date.now = () => Date.UTC(2026, 4, 10, 21, 30);
      const source = new HandSource();
      source.hold();
      const { board, tile } = stage('<target-number></target-number>', {}, { ...world(), source });
      board.removeAttribute('as-of');
      const { asOf: first } = await figuresWhen(tile, ({ asOf }) => asOf === '2026-05-11');
      expect(first).to.equal('2026-05-11');
      const heard: Figures[] = [];
      tile.addEventListener('target-figures-changed', ({ figures }) => heard.push(figures));
      source.answer();
      await settled(tile);
      expect(heard.filter(({ state }) => state === 'ready').map(({ asOf }) => asOf)).to.deep.equal(['2026-05-10']);
      expect(source.asked.filter((what) => what === 'actuals')).to.have.length(1);
    } finally {
      Date.now = now;
    }
  });
});

describe('cross-filter', () => {
  afterEach(clearStage);

  const markup = '<target-bar owner="company" by="group"></target-bar><target-number></target-number>';

  function choose(bar: Element, at: number) {
    (bar as Element & { choose(at: number): void }).choose(at);
  }

  it('I5 a chosen bar narrows the other tiles, not its own, and lets them go when chosen again', async () => {
    const { board, tile: bar } = stage(markup, { 'cross-filter': '' });
    const number = board.lastElementChild as TileLike;
    await Promise.all([settled(bar), settled(number)]);
    const keys = bar.figures.points.map(({ key }) => key);
    choose(bar, keys.indexOf('group:west'));
    expect((await figuresWhen(number, ({ owner }) => owner.id === 'group:west')).total.actual).to.equal(9_000);
    expect(bar.figures.owner.id).to.equal('company');
    expect(bar.figures.points.map(({ key }) => key)).to.deep.equal(keys);
    choose(bar, keys.indexOf('group:west'));
    expect((await figuresWhen(number, ({ owner }) => owner.id === 'company')).total.actual).to.equal(36_000);
  });

  it('I5 without it a chosen bar is only told to the page', async () => {
    const { board, tile: bar } = stage(markup);
    const number = board.lastElementChild as TileLike;
    await Promise.all([settled(bar), settled(number)]);
    await drawn(bar);
    const drilled = new Promise((take) => board.addEventListener('target-drill', take, { once: true }));
    await press(bar, 'Home', 'Enter');
    await drilled;
    await board.updateComplete;
    expect(board.filters).to.deep.equal({});
  });
});

describe('files of a board', () => {
  afterEach(clearStage);

  it('S1 how far a file has come reaches the tiles, and lets none of them ask anew', async () => {
    const known = loaders();
    const states: BoardState[] = [];
    const core = new BoardCore(document.createElement('div'), (state) => states.push(state));
    const opened = new Promise<FileOptions>((take) => {
      provideLoaders({
        ...(known as Loaders),
        source: async (options) => {
          take(options);
          return new HandSource();
        },
      });
    });
    core.set((name) => ({ src: 'sales.csv', locale: 'en' })[name as string] ?? null, {});
    core.connect();
    const { onProgress } = await opened;
    onProgress!({ loaded: 1, total: 10 });
    core.disconnect();
    provideLoaders(known as Loaders);
    const after = states.at(-1)!;
    const before = states.at(-2)!;
    expect(after.progress).to.deep.equal({ loaded: 1, total: 10 });
    // What a tile asks by, beside what is compared as text.
    for (const part of ['store', 'version', 'policy', 'locale', 'notes'] as const) {
      expect(after[part], part).to.equal(before[part]);
    }
  });

  it('are read by Content-Type where the address has no extension', async () => {
    const { board, tile } = stage('<target-number></target-number>', {}, {});
    const forget = files(board, { src: CSV });
    expect((await figuresWhen(tile, ({ state }) => state === 'ready' || state === 'error')).total.actual).to.equal(150);
    forget();
  });

  it('R14 the board’s currency is one to show: what the files say stays the organisation’s', async () => {
    const { board, tile } = stage('<target-number owner="user:ann"></target-number>', { currency: 'NOK' }, {});
    const forget = files(board, {
      src: CSV,
      organisation: JSON.stringify({ ...ORGANISATION, rates: { NOK: 0.1 } }),
      targets: 'year,period,owner,value\n2026,1,user:ann,400\n',
    });
    const { total, currency } = await figuresWhen(tile, ({ state, stale }) => state === 'ready' && !stale);
    expect([total.actual, total.target, currency]).to.deep.equal([1000, 4000, 'NOK']);
    forget();
  });

  it('columns, organisation and targets are read with it', async () => {
    const { board, tile } = stage('<target-number owner="user:ann"></target-number>', {}, {});
    board.setAttribute('columns', 'amount=worth');
    const forget = files(board, {
      src: CSV.replace('amount', 'worth'),
      organisation: JSON.stringify(ORGANISATION),
      targets: 'year,period,owner,value\n2026,1,user:ann,400\n',
    });
    const { total, owner, currency } = await figuresWhen(tile, ({ state, stale }) => state === 'ready' && !stale);
    expect([total.actual, total.target, owner.name, currency]).to.deep.equal([100, 400, 'Ann Bell', 'EUR']);
    forget();
  });

  for (const said of ['year:=2026 owner:=user:ann', { year: { value: 2026 }, owner: { value: 'user:ann' } }]) {
    it(`a wide file of targets is read by target-columns, ${typeof said === 'string' ? 'the attribute' : 'the property'}`, async () => {
      const { board, tile } = stage('<target-number owner="user:ann"></target-number>', {}, {});
      if (typeof said === 'string') board.setAttribute('target-columns', said);
      else board.targetColumns = said;
      const forget = files(board, { src: CSV, targets: 'Jan,Feb,Mar\n400,50,\n' });
      const isThere = ({ state, stale }: Figures) => state === 'ready' && !stale;
      expect((await figuresWhen(tile, isThere)).total.target).to.equal(450);
      board.targetColumns = 'year:=2025 owner:=user:ann';
      await figuresWhen(tile, (figures) => isThere(figures) && figures.total.target === undefined);
      forget();
    });
  }

  it('where and target-where leave rows of their files out, as attribute and as property', async () => {
    const { board, tile } = stage('<target-number owner="user:ann"></target-number>', {}, {});
    board.setAttribute('where', '{ "column": "user", "not": ["Total"] }');
    board.targetWhere = { column: 'year', is: 2026 };
    const targets = 'year,period,owner,value\n2026,1,user:ann,400\n2025,1,Sum,9\n';
    const forget = files(board, { src: `${CSV}\n2026-01-11,Total,1,EUR\n`, targets });
    const isThere = ({ state, stale }: Figures) => state === 'ready' && !stale;
    const { total, notes } = await figuresWhen(tile, isThere);
    expect([total.actual, total.target]).to.deep.equal([100, 400]);
    expect(notes.map(({ code }) => code)).not.to.include('target-rows-refused');
    board.setAttribute('target-where', '{ "column": "year", "is": 2027 }');
    await figuresWhen(tile, (figures) => isThere(figures) && figures.total.target === undefined);
    forget();
  });

  it('a where that cannot be read is refused, by its name and with one that can', async () => {
    const { board, tile } = stage('<target-number owner="user:ann"></target-number>', {}, {});
    board.setAttribute('where', 'user=ann');
    const forget = files(board, { src: CSV });
    await figuresWhen(tile, ({ state }) => state === 'error');
    expect(tile.shadowRoot!.textContent)
      .to.contain('where')
      .and.contain('user=ann')
      .and.contain('{ "column": "user", "is": ["ann"] }');
    forget();
  });

  it('asks for the organisation once, for sales and targets', async () => {
    const { board, tile } = stage('<target-number></target-number>', {}, {});
    const asked: string[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = (address, init) => {
      asked.push(String(address));
      return real(address, init);
    };
    const targets = 'year,period,owner,value\n2026,1,user:ann,400\n';
    const forget = files(board, { src: CSV, organisation: JSON.stringify(ORGANISATION), targets });
    const times = (file: string) => asked.filter((address) => address === board.getAttribute(file)).length;
    try {
      await figuresWhen(tile, ({ state, stale }) => state === 'ready' && !stale);
      expect(times('organisation')).to.equal(1);
      (tile as TileLike & { refresh(): void }).refresh();
      while (times('src') < 2 || times('targets') < 2) await nextFrame();
      expect(times('organisation')).to.equal(2);
    } finally {
      globalThis.fetch = real;
      forget();
    }
  });

  it('JSON too', async () => {
    const { board, tile } = stage('<target-number></target-number>', {}, {});
    const forget = files(board, { src: JSON.stringify([{ date: '2026-01-05', user: 'ann', amount: 7 }]) });
    expect((await figuresWhen(tile, ({ state }) => state === 'ready')).total.actual).to.equal(7);
    forget();
  });

  it('one that is missing is said by name, and the other boards stand', async () => {
    const broken = stage('<target-number></target-number>', { src: 'no-such-file.csv' }, {});
    const fine = stage('<target-number></target-number>');
    const { state, message } = await settled(broken.tile);
    expect(state).to.equal('error');
    expect(message).to.contain('no-such-file.csv');
    expect((await settled(fine.tile)).state).to.equal('ready');
  });

  it('a failing repository is told from a failing source, and tried again', async () => {
    let fails = true;
    const inner = memoryRepository({ sets: TARGETS });
    const repository = {
      ...delegate(inner),
      catalogue: async (options: { signal: AbortSignal }) => {
        if (fails) throw new SourceError('forbidden', 'x', { file: 'targets.json', status: 403 });
        return inner.catalogue(options);
      },
    };
    const { tile } = stage('<target-number></target-number>', {}, { ...world(), repository });
    expect((await settled(tile)).message).to.contain('targets.json');
    fails = false;
    tile.shadowRoot!.querySelector<HTMLButtonElement>('.link')!.click();
    expect((await figuresWhen(tile, ({ state }) => state === 'ready')).total.target).to.equal(60_000);
  });
});
