import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import { clearStage, figuresWhen, ORGANISATION, stage, world } from '../tiles/fixture.ts';

type Texts = Readonly<Record<string, string>>;

const CSV = 'date,user,amount\n2026-01-05,ann,100\n2026-02-05,bob,50\n';
const NAMED = { src: CSV, organisation: JSON.stringify({ ...ORGANISATION, rates: { USD: 1 } }) };
const FILLED = { ...NAMED, targets: 'year,period,owner,value\n2026,1,company,400\n' };
const { signal } = new AbortController();

/** A board over files, and how often the page has asked for each. */
function fileStage(texts: Texts, attributes: Record<string, string> = {}) {
  const urls = new Map<string, string>();
  const asked: string[] = [];
  const urlOf = (text: string) => {
    const type = /^[{[]/.test(text) ? 'application/json' : 'text/csv';
    return URL.createObjectURL(new Blob([text], { type }));
  };
  for (const [name, text] of Object.entries(texts)) urls.set(name, urlOf(text));
  const { fetch } = window;
  window.fetch = (address, init) => {
    asked.push(String(address));
    return fetch(address, init);
  };
  const { board, tile } = stage('<target-number></target-number>', { ...Object.fromEntries(urls), ...attributes }, {});
  return {
    board,
    tile,
    urlOf,
    asked: (name: string) => asked.filter((address) => address === (urls.get(name) ?? name)).length,
    end: () => void (window.fetch = fetch),
  };
}

const isGood = ({ state, stale }: { state: string; stale: boolean }) => state === 'ready' && !stale;

describe('ports of a board', () => {
  let staged: ReturnType<typeof fileStage>;
  afterEach(() => {
    staged.end();
    clearStage();
  });

  const changes: readonly [attribute: string, value: string, texts: Texts][] = [
    ['currency', 'USD', { src: CSV }],
    ['currency', 'USD', { src: CSV, targets: FILLED.targets }],
    ['currency', 'USD', FILLED],
    ['time-zone', 'Asia/Tokyo', NAMED],
    ['fiscal-year-start', '2', NAMED],
    ['columns', 'amount=amount', FILLED],
    ['where', '{ "column": "user", "not": [] }', FILLED],
    ['src', CSV.replace('100', '700'), FILLED],
    ['src', CSV.replace('100', '700'), { src: CSV, targets: FILLED.targets }],
  ];
  for (const [attribute, value, texts] of changes) {
    it(`a saved target survives another ${attribute}, over ${Object.keys(texts).join(', ')}`, async () => {
      staged = fileStage(texts);
      const { board, tile, urlOf } = staged;
      await figuresWhen(tile, isGood);
      const rows = [{ owner: 'company', values: { 1: 1_000_00 } }] as const;
      await board.repository!.save([{ year: 2026, targetType: 'all-sales.amount', base: 0, rows }], { signal });
      const target = texts['targets'] ? 1_400 : 1_000;
      await figuresWhen(tile, (figures) => isGood(figures) && figures.total.target === target);
      const { repository } = board;
      board.setAttribute(attribute, attribute === 'src' ? urlOf(value) : value);
      await board.updateComplete;
      await tile.updateComplete;
      expect((await figuresWhen(tile, isGood)).total.target).to.equal(target);
      expect(board.repository).to.equal(repository);
    });
  }

  it('another fiscal year reads the targets file anew, and loads neither sales nor organisation again', async () => {
    staged = fileStage({ ...FILLED, targets: 'date,owner,value\n2026-01-31,company,400\n' });
    const { board, tile, asked } = staged;
    expect((await figuresWhen(tile, isGood)).total.target).to.equal(400);
    board.setAttribute('fiscal-year-start', '7');
    board.setAttribute('period', '2025');
    const { total } = await figuresWhen(tile, (figures) => isGood(figures) && figures.period.from === '2025-07-01');
    expect([total.actual, total.target]).to.deep.equal([150, 400]);
    expect(['src', 'organisation'].map(asked)).to.deep.equal([1, 1]);
  });

  it('a currency of other decimals reads the targets file anew, where no organisation says which it is in', async () => {
    staged = fileStage({ src: CSV, targets: FILLED.targets });
    const { board, tile } = staged;
    expect((await figuresWhen(tile, isGood)).total.target).to.equal(400);
    board.setAttribute('currency', 'JPY');
    const { total } = await figuresWhen(tile, (figures) => isGood(figures) && figures.currency === 'JPY');
    expect([total.actual, total.target]).to.deep.equal([150, 400]);
  });

  it('a refresh asks for nothing of a file that another src has replaced', async () => {
    staged = fileStage({ src: CSV, targets: FILLED.targets });
    const { board, tile, asked, urlOf } = staged;
    await figuresWhen(tile, isGood);
    const later = urlOf(CSV.replace('100', '700'));
    board.setAttribute('src', later);
    await figuresWhen(tile, (figures) => isGood(figures) && figures.total.actual === 750);
    (tile as typeof tile & { refresh(): void }).refresh();
    while (asked(later) < 2 || asked('targets') < 2) await nextFrame();
    await figuresWhen(tile, isGood);
    expect(asked('src')).to.equal(1);
  });

  it('another source of the page reads the targets file by its own organisation', async () => {
    staged = fileStage({ targets: 'date,owner,value\n2026-01-31,company,400\n' }, { period: '2026-01' });
    const { board, tile } = staged;
    board.source = world().source;
    expect((await figuresWhen(tile, isGood)).currency).to.equal('EUR');
    const { repository } = board;
    board.source = world().source;
    await board.updateComplete;
    expect(board.repository).not.to.equal(repository);
  });
});
