import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { csvSource } from '../../src/adapters/csv.ts';
import { parseOrganisation } from '../../src/adapters/files/organisation-file.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { targetsFile } from '../../src/adapters/targets-file.ts';
import type { Figures } from '../../src/model/figures.ts';
import type { DataSource } from '../../src/source/data-source.ts';
import { SourceError } from '../../src/source/source-error.ts';
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
} from '../tiles/fixture.ts';
import { endSlow, withSlowHeld } from './slow-held.ts';

const HEADER = 'id,date,user,group,amount,currency';
const ROWS = Array.from({ length: 20 }, (_, at) => `s${at},2026-02-03,ann,north,100,EUR`);
const GOOD = [HEADER, ...ROWS, ''].join('\n');
const TARGETS = 'year,period,owner,value\n2026,1,company,5000\n';

type Answer = () => Response | Promise<Response>;

const csv = (text: string): Answer => {
  return () => new Response(text, { headers: { 'content-type': 'text/csv' } });
};
const status = (code: number): Answer => {
  return () => new Response('no', { status: code });
};
/** Good sales, some rows of which are put in place of others. */
const withRows = (rows: Readonly<Record<number, string>>): Answer =>
  csv([HEADER, ...ROWS.map((row, at) => rows[at] ?? row), ''].join('\n'));
const every = (step: number, from: number): Answer =>
  withRows(
    Object.fromEntries(
      ROWS.map((_, at) => [at, at % step < from ? `b${at},2026-02-03,ann,north,much,EUR` : ROWS[at]!]),
    ),
  );

/** Pages that wait for nobody: pauses and time limits of a store are over at once. */
function hasten(from: number, to: number): () => void {
  const { setTimeout } = window;
  const quick = (act: () => void, ms = 0) => setTimeout(act, ms >= from && ms <= to ? 0 : ms);
  window.setTimeout = quick as unknown as typeof setTimeout;
  return () => (window.setTimeout = setTimeout);
}

interface Files {
  sales: Answer;
  targets: Answer;
}

/** A board over files that answer as `files` says at that time, and another board that must not mind. */
function twoBoards(files: Files) {
  const organisation = parseOrganisation(ORGANISATION, 'organisation.json');
  const fetch = async (src: RequestInfo | URL) => (String(src) === 'sales.csv' ? files.sales() : files.targets());
  const source = csvSource({ src: 'sales.csv', organisation, worker: false, fetch });
  const repository = memoryRepository({ fill: targetsFile({ src: 'targets.csv', organisation, fetch }) });
  const { tile } = stage('<target-number></target-number>', {}, { source, repository });
  const other = stage('<target-number></target-number>', {}, world()).tile;
  return { tile: tile as TileLike & { refresh(): void }, other };
}

const good = (): Files => ({ sales: csv(GOOD), targets: csv(TARGETS) });
const isWell = ({ state, stale }: Figures) => state === 'ready' && !stale;

describe('bad input', () => {
  afterEach(clearStage);

  const fatal: readonly [what: string, files: Partial<Files>, reason: string, says: RegExp][] = [
    ['a file that is missing', { sales: status(404) }, 'not-found', /^sales\.csv was not found/],
    ['an empty file', { sales: csv('') }, 'invalid-data', /^sales\.csv is empty/],
    [
      'a half written file',
      { sales: csv(`${GOOD}s99,2026-02-03,"an`) },
      'invalid-data',
      /^sales\.csv is incomplete.*line 22/,
    ],
    ['HTML instead of CSV', { sales: csv('<!doctype html><p>Sign in') }, 'invalid-data', /^sales\.csv is a web page/],
    [
      'a file without a required column',
      { sales: csv(GOOD.replace('amount', 'sum')) },
      'invalid-data',
      /^sales\.csv has no column “amount”.*sum/,
    ],
    [
      'more than half of the rows broken',
      { sales: every(10, 6) },
      'invalid-data',
      /^sales\.csv cannot be used: 12 of 20 rows.*line 2.*“much”/,
    ],
    ['401', { sales: status(401) }, 'forbidden', /not allowed to read sales\.csv/],
    ['429', { sales: status(429) }, 'offline', /sales\.csv.*429/],
    ['500', { sales: status(500) }, 'offline', /sales\.csv.*500/],
    ['no network', { sales: () => Promise.reject(new TypeError('no')) }, 'offline', /^sales\.csv cannot be reached/],
    [
      'the network gone in the middle',
      { sales: () => new Response(brokenOff(), { headers: { 'content-type': 'text/csv' } }) },
      'offline',
      /^sales\.csv broke off/,
    ],
    ['targets that are missing', { targets: status(404) }, 'not-found', /^targets\.csv was not found/],
    [
      'targets without a required column',
      { targets: csv('year,period,owner\n2026,1,company\n') },
      'invalid-data',
      /^targets\.csv has no column “value”/,
    ],
  ];
  for (const [what, files, reason, says] of fatal) {
    it(`${what}: the tile says what is wrong, the others stand, and Retry helps`, async () => {
      const restore = hasten(500, 10_000);
      const now = { ...good(), ...files };
      const { tile, other } = twoBoards(now);
      const failed = await settled(tile);
      restore();
      expect([failed.state, failed.reason]).to.deep.equal(['error', reason]);
      expect(failed.message).to.match(says);
      expect(textOf(tile)).to.contain(failed.message);
      expect((await settled(other)).state).to.equal('ready');
      Object.assign(now, good());
      tile.shadowRoot!.querySelector<HTMLButtonElement>('.link')!.click();
      expect((await figuresWhen(tile, isWell)).total).to.include({ actual: 2000, target: 5000 });
    });
  }

  for (const [what, files, reason, says] of fatal.filter(([, { sales }]) => sales)) {
    it(`${what} at a refresh: earlier figures stay`, async () => {
      const now = good();
      const { tile } = twoBoards(now);
      const earlier = await settled(tile);
      const restore = hasten(500, 10_000);
      Object.assign(now, files);
      tile.refresh();
      const failed = await figuresWhen(tile, (figures) => figures.reason !== undefined);
      restore();
      expect([failed.state, failed.stale, failed.reason]).to.deep.equal(['ready', true, reason]);
      expect(failed.total).to.deep.equal(earlier.total);
      expect(failed.message).to.match(/As of \d/);
      // Without a network the reader knows why.
      if (!failed.message!.endsWith('Offline.'))
        expect(failed.message!.replace(/^.*?Refreshing failed: /, '')).to.match(says);
    });
  }

  it('an answer that never comes: the tile says so', async () => {
    const other = stage('<target-number></target-number>', {}, world()).tile;
    await settled(other);
    const restore = hasten(30_000, 30_000);
    const { tile } = twoBoards({ ...good(), sales: () => new Promise<Response>(() => {}) });
    const failed = await settled(tile);
    restore();
    expect([failed.state, failed.reason]).to.deep.equal(['error', 'timeout']);
    expect(failed.message).to.match(/not arrive in time/);
    expect(other.figures.state).to.equal('ready');
  });

  const noted: readonly [what: string, files: Partial<Files>, actual: number, says: RegExp][] = [
    [
      'an impossible date',
      { sales: withRows({ 7: 's7,2026-02-30,ann,north,100,EUR' }) },
      1900,
      /1 sales row .*left out.*“2026-02-30”.*line 9/,
    ],
    [
      'an impossible amount',
      { sales: withRows({ 7: 's7,2026-02-03,ann,north,1O0,EUR' }) },
      1900,
      /1 sales row .*left out.*“1O0”.*line 9/,
    ],
    ['10 % broken rows', { sales: every(10, 1) }, 1800, /2 sales rows .*left out.*“much”.*line 2/],
    ['duplicate rows', { sales: withRows({ 7: ROWS[6]! }) }, 2000, /1 row .*equal to another.*line 9/],
    [
      'an unknown currency',
      { sales: withRows({ 7: 's7,2026-02-03,ann,north,100,QQQ' }) },
      1900,
      /1 sales row .*left out.*“QQQ”.*line 9/,
    ],
    [
      'a currency without a rate',
      { sales: withRows({ 7: 's7,2026-02-03,ann,north,100,SEK' }) },
      1900,
      /no exchange rate for SEK.*left out/,
    ],
    [
      'a target for an unknown owner',
      { targets: csv(`${TARGETS}2026,1,user:zoe,5\n`) },
      2000,
      /unknown.*“user:zoe”.*line 3/,
    ],
    [
      'two targets for one cell',
      { targets: csv(`${TARGETS.replace('5000', '3000')}2026,1,company,2000\n`) },
      2000,
      /up to 2 of them.*company 2026-1.*line 2.*added up/,
    ],
    ['a broken target', { targets: csv(`${TARGETS}2026,13,company,5\n`) }, 2000, /1 target row.*“13”.*line 3/],
  ];
  for (const [what, files, actual, says] of noted) {
    it(`${what}: the figures come without it, and the tile says so`, async () => {
      const { tile } = twoBoards({ ...good(), ...files });
      const figures = await settled(tile);
      expect([figures.state, figures.reason]).to.deep.equal(['ready', undefined]);
      expect(figures.total).to.include({ actual, target: 5000 });
      while (!tile.shadowRoot!.querySelector('#notes')) await new Promise(requestAnimationFrame);
      expect(tile.shadowRoot!.querySelector('#notes')!.textContent).to.match(says);
    });
  }

  for (const asOf of ['2026-09-15', '']) {
    it(`a source whose organisation is nothing: the tile says so${asOf ? '' : ', also where the day is its own'}`, async () => {
      const source = { ...world().source, organisation: async () => undefined as never };
      const { tile } = stage('<target-number></target-number>', { 'as-of': asOf }, { source });
      const failed = await settled(tile);
      expect([failed.state, failed.reason]).to.deep.equal(['error', 'invalid-data']);
      expect(failed.message).to.match(/organisation.*undefined/);
    });
  }

  it('a source that fails to watch: its figures are shown', async () => {
    const { warn } = console;
    console.warn = () => {};
    const source = {
      ...world().source,
      watch: () => {
        throw new Error('no socket');
      },
    };
    const { board, tile } = stage('<target-number></target-number>', {}, { source });
    const { state } = await settled(tile);
    board.remove();
    console.warn = warn;
    expect(state).to.equal('ready');
  });

  it('a currency and names that are none: the tiles stand, with what there is', async () => {
    const { warn } = console;
    console.warn = () => {};
    const groups = [
      { id: 'north', name: null },
      { id: 'west', name: {} },
    ] as never;
    const organisation = { ...ORGANISATION, groups, company: { name: null } as never, currency: 'Euro' };
    const { source, repository } = world();
    const hosts = { ...source, organisation: async () => ({ ...organisation, listed: true }) };
    const markup = ['number', 'gauge', 'bullet', 'column', 'bar'].map((tag) => `<target-${tag}></target-${tag}>`);
    const { board } = stage(markup.join(''), {}, { source: hosts, repository });
    for (const tile of [...board.children] as TileLike[]) {
      expect((await settled(tile)).state, tile.localName).to.equal('ready');
      await tile.updateComplete;
      expect(textOf(tile), tile.localName).to.contain('Euro');
    }
    console.warn = warn;
  });

  for (const [what, comes, said] of [
    ['is said once in the console', false, 1],
    ['is no word in the console where one comes a moment later', true, 0],
  ] as const)
    it(`a missing source: ${what}`, async () => {
      const { warned, slow, end } = withSlowHeld();
      const { board, tile } = stage('<target-number></target-number>', {}, {});
      await figuresWhen(tile, ({ reason }) => reason === 'no-source');
      if (comes) board.source = world().source;
      if (comes) await figuresWhen(tile, ({ state }) => state === 'ready');
      await endSlow(slow);
      end();
      expect(warned.filter((text) => String(text).includes('no data source'))).to.have.length(said);
    });

  it('a missing source: is said when the page has loaded, whose scripts may still hand one in', async () => {
    const { warned, slow, end } = withSlowHeld();
    Object.defineProperty(document, 'readyState', { value: 'interactive', configurable: true });
    const { tile } = stage('<target-number></target-number>', {}, {});
    await tile.updateComplete;
    await endSlow(slow);
    const before = [tile.figures.reason, warned.length];
    Reflect.deleteProperty(document, 'readyState');
    window.dispatchEvent(new Event('load'));
    await figuresWhen(tile, ({ reason }) => reason === 'no-source');
    await endSlow(slow);
    end();
    const said = warned.filter((text) => String(text).includes('no data source'));
    expect([...before, said.length]).to.deep.equal([undefined, 0, 1]);
  });

  it('a time zone that is none: counts as none where the age of figures is said, too', async () => {
    const source = new HandSource();
    const hosts: DataSource = {
      organisation: async (options) => ({ ...(await source.organisation(options)), timeZone: 'Mars/Phobos' }),
      actuals: (queries, options) => source.actuals(queries, options),
    };
    const { tile } = stage('<target-number></target-number>', {}, { ...world(), source: hosts });
    await settled(tile);
    source.answer(new SourceError('invalid-data', 'no data'));
    (tile as TileLike & { refresh(): void }).refresh();
    const { message } = await figuresWhen(tile, ({ reason }) => reason === 'invalid-data');
    expect(message).to.contain('As of');
  });

  it('a user in no group: counts for the company, and "my-group" says so', async () => {
    const organisation = { ...ORGANISATION, users: [...ORGANISATION.users, { id: 'dan', name: 'Dan' }] };
    const source = csvSource({
      src: 'sales.csv',
      organisation,
      worker: false,
      fetch: async () => withRows({ 0: 's0,2026-02-03,dan,,100,EUR' })(),
    });
    const markup = '<target-number></target-number><target-number owner="my-group"></target-number>';
    const { board, tile } = stage(markup, { viewer: 'dan' }, { source });
    expect((await settled(tile)).total.actual).to.equal(2000);
    const failed = await settled(board.lastElementChild as TileLike);
    expect([failed.state, failed.reason, failed.message]).to.deep.equal([
      'error',
      'no-group',
      'You do not belong to a group.',
    ]);
  });
});

function brokenOff(): ReadableStream<Uint8Array> {
  let step = 0;
  return new ReadableStream({
    pull(stream) {
      if (step++) stream.error(new TypeError('network error'));
      else stream.enqueue(new TextEncoder().encode(GOOD.slice(0, 200)));
    },
  });
}
