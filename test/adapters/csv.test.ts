import { expect, nextFrame } from '@open-wc/testing';
import { csvSource, type FileSourceOptions } from '../../src/adapters/csv.ts';
import type { ActualsQuery } from '../../src/model/actual.ts';
import type { DataSource } from '../../src/source/data-source.ts';
import { deepFreeze } from '../../src/source/freeze.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { testDataSource } from '../source/data-source.contract.ts';
import { csvOf, fetchOf } from './file-texts.ts';

testDataSource('csvSource in a worker', (rows, organisation) =>
  csvSource({ src: 'sales.csv', organisation, worker: true, fetch: fetchOf(csvOf(rows)) }),
);

testDataSource('csvSource of a small file', (rows, organisation) =>
  csvSource({ src: 'sales.csv', organisation, fetch: fetchOf(csvOf(rows)) }),
);

testDataSource('csvSource on the page’s thread, a few bytes at a time', (rows, organisation) =>
  csvSource({ src: 'sales.csv', organisation, worker: false, fetch: fetchOf(csvOf(rows), { size: 7 }) }),
);

const ALL: ActualsQuery = {
  owner: 'company',
  from: '2026-01-01',
  to: '2026-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
};
const { signal } = new AbortController();

const total = async (source: DataSource, query: Partial<ActualsQuery> = {}) => {
  const [answer] = await source.actuals([{ ...ALL, ...query }], { signal });
  return answer!.cells.reduce((sum, { value }) => sum + value, 0);
};

const notesOf = async (source: DataSource, query: Partial<ActualsQuery> = {}) =>
  (await source.actuals([{ ...ALL, ...query }], { signal }))[0]!.notes;

const read = (text: string, options: Partial<FileSourceOptions> = {}) =>
  csvSource({ src: 'sales.csv', worker: false, fetch: fetchOf(text), ...options });

async function errorOf(promise: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
}

const SALES = 'date,user,amount\n2026-01-05,ann,10\n2026-01-06,bob,20.5\n';

describe('csvSource: what bad input gets', () => {
  const BAD: readonly [what: string, text: string, detail: object][] = [
    ['an empty file', '', { problem: 'empty', file: 'sales.csv' }],
    ['a file of blanks', ' \n\n', { problem: 'empty' }],
    ['HTML', '<!DOCTYPE html><html></html>', { problem: 'html' }],
    ['a file that ends within quotes', `${SALES}2026-01-07,"ann,30\n`, { problem: 'truncated', line: 4 }],
    [
      'a file without a column that is needed',
      'date,owner,amount\n2026-01-05,ann,10\n',
      { problem: 'missing-column', expected: 'user', value: 'date, owner, amount' },
    ],
    [
      'a file of which more than half cannot be read',
      `${SALES}x,ann,1\ny,ann,1\nz,ann,1\n`,
      { problem: 'too-many-refused', count: 3, of: 5, line: 4, value: 'x', file: 'sales.csv' },
    ],
  ];
  for (const [what, text, detail] of BAD) {
    for (const worker of [true, false]) {
      it(`refuses ${what}, ${worker ? 'in a worker' : 'on the page'}`, async () => {
        const error = await errorOf(total(read(text, { worker })));
        expect(error.code).to.equal('invalid-data');
        expect(error.detail).to.deep.include(detail);
      });
    }
  }

  it('refuses a file without a column that the mapping names', async () => {
    const error = await errorOf(total(read(SALES, { columns: { profit: 'Margin' } })));
    expect(error.detail).to.deep.include({ problem: 'missing-column', expected: 'Margin' });
  });

  it('names the file that lacks what is asked', async () => {
    for (const worker of [true, false]) {
      const error = await errorOf(total(read(SALES, { worker }), { measure: 'profit' }));
      expect([error.code, error.detail]).to.deep.equal(['unsupported', { file: 'sales.csv', problem: 'no-profit' }]);
    }
  });

  it('refuses a file shorter than the server said', async () => {
    const error = await errorOf(total(read('', { fetch: fetchOf(SALES, { 'content-length': '5000' }) })));
    expect(error.detail).to.deep.include({ problem: 'truncated', count: SALES.length, of: 5000 });
  });

  it('reads on where a tenth of the rows is broken, and says how many, where and what', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `2026-01-05,ann,${at % 10 === 3 ? 'ten' : 1}\n`);
    const source = read(`date,user,amount\n${rows.join('')}`);
    expect(await total(source)).to.equal(1800);
    expect(await notesOf(source)).to.deep.equal([{ code: 'rows-refused', count: 2, of: 20, line: 5, value: 'ten' }]);
  });

  for (const [what, row, value, named] of [
    ['a date that does not exist', '2026-02-30,ann,1', '2026-02-30'],
    ['an amount in thousands', '2026-02-01,ann,12 k', '12 k'],
    ['an amount beyond what money may be', '2026-02-01,ann,99999999999999', '99999999999999'],
    ['more fields than the header has', '2026-02-01,ann,1,5', '5'],
    ['fewer fields than are needed, naming the one that is empty', '2026-02-01,ann', '', { path: 'amount' }],
  ] as const) {
    it(`leaves out a row with ${what}`, async () => {
      const source = read(`${SALES}${row}\n`);
      const note = { code: 'rows-refused', count: 1, of: 3, line: 4, value, ...named };
      expect(await notesOf(source)).to.deep.equal([note]);
      expect(await total(source)).to.equal(3050);
    });
  }

  it('does not mind blank lines, and rows of separators that spreadsheets leave behind', async () => {
    const source = read(`${SALES}\n,,\n,,,,\n`);
    expect([await total(source), await notesOf(source)]).to.deep.equal([3050, []]);
  });

  const STATUSES: readonly [status: number, code: string][] = [
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [429, 'offline'],
    [500, 'offline'],
  ];
  for (const [status, code] of STATUSES) {
    it(`rejects with ${code} when the server answers ${status}, and asks again the next time`, async () => {
      const answers = [new Response('no', { status }), new Response(SALES)];
      const source = read('', { fetch: async () => answers.shift()! });
      const error = await errorOf(total(source));
      expect([error.code, error.detail.status, error.detail.file]).to.deep.equal([code, status, 'sales.csv']);
      expect(await total(source)).to.equal(3050);
    });
  }

  for (const worker of [true, false]) {
    it(`rejects with offline when the network goes in the middle, ${worker ? 'in a worker' : 'on the page'}`, async () => {
      let step = 0;
      const body = new ReadableStream({
        pull(controller) {
          if (step++) controller.error(new TypeError('network error'));
          else controller.enqueue(new TextEncoder().encode(SALES));
        },
      });
      const error = await errorOf(total(read('', { worker, fetch: async () => new Response(body) })));
      expect(error.code).to.equal('offline');
    });
  }

  it('ends the request when all who asked have gone, and not before', async () => {
    let isAsked = false;
    let isCancelled = false;
    const hanging = new ReadableStream(
      { pull: () => void (isAsked = true), cancel: () => void (isCancelled = true) },
      { highWaterMark: 0 },
    );
    const source = read('', { fetch: async () => new Response(hanging) });
    const [first, second] = [new AbortController(), new AbortController()];
    const reasons = Promise.allSettled([first, second].map((asker) => source.actuals([ALL], asker)));
    await until(() => isAsked);
    first.abort('first');
    await nextFrame();
    expect(isCancelled).to.equal(false);
    second.abort('second');
    expect((await reasons).map((each) => (each as PromiseRejectedResult).reason)).to.deep.equal(['first', 'second']);
    await until(() => isCancelled);
  });
});

describe('csvSource: forms and mapping', () => {
  it('reads semicolons, decimal commas and dates of a pattern', async () => {
    const text = 'Datum;Wie;Bedrag\n31.01.2026;ann;1.234,50\n01.02.2026;bob;-1,255\n';
    const columns = "date=Datum user=Wie amount='Bedrag'";
    expect(await total(read(text, { columns, dates: 'dd.MM.yyyy', numbers: 'nl' }))).to.equal(123_450 - 126);
  });

  it('takes the difference of two columns, and notes where one says nothing', async () => {
    const text =
      'date,user,amount,cost\n2026-01-01,ann,10.005,NULL\n2026-01-01,ann,10.005,4.0002\n2026-01-01,ann,5,7\n';
    const source = read(text, { columns: { profit: { minus: ['amount', 'cost'] } }, nulls: ['NULL'] });
    expect(await total(source, { measure: 'profit' })).to.equal(400);
    expect(await notesOf(source, { measure: 'profit' })).to.deep.equal([{ code: 'missing-profit', count: 1 }]);
  });

  it('looks groups up, and notes values that the lookup does not know', async () => {
    const files: Record<string, string> = {
      'sales.csv': 'date,user,amount,region\n2026-01-01,ann,1,7\n2026-01-01,bob,2,8\n2026-01-01,bob,4,9\n',
      'regions.csv': 'key,name\n7,North\n8,South\n',
    };
    const group = { from: 'region', lookup: { src: 'regions.csv', key: 'key', value: 'name' } };
    const source = read('', { columns: { group }, fetch: async (src) => new Response(files[String(src)]) });
    expect(await total(source, { owner: 'group:South' })).to.equal(600); // the sale without a group is bob's, who is of South
    expect(await notesOf(source)).to.deep.equal([{ code: 'lookup-misses', count: 1, line: 4, value: '9' }]);
  });

  it('T7 refuses a row whose currency or status a lookup does not know: it is neither the default one nor sold', async () => {
    const files: Record<string, string> = {
      'sales.csv':
        'date,user,amount,money,stage\n2026-01-01,ann,1,1,W\n2026-01-01,ann,2,9,W\n2026-01-01,ann,4,1,W\n2026-01-01,ann,8,1,X\n2026-01-01,ann,16,,\n',
      'money.csv': 'key,name\n1,NOK\n',
      'stages.csv': 'key,name\nW,sold\n',
    };
    const lookup = (src: string) => ({ src, key: 'key', value: 'name' });
    const source = read('', {
      columns: {
        currency: { from: 'money', lookup: lookup('money.csv') },
        status: { from: 'stage', lookup: lookup('stages.csv') },
      },
      fetch: async (src) => new Response(files[String(src)]),
    });
    expect(await total(source)).to.equal(2100);
    expect(await notesOf(source)).to.deep.equal([
      { code: 'rows-refused', count: 2, of: 5, line: 3, value: '9', path: 'currency=money' },
    ]);
  });

  it('reads a probability as other numbers of the file are written', async () => {
    const text =
      'date;user;amount;status;probability\n2026-01-01;ann;100;open;62,5\n2026-01-01;ann;100;open;"12,5 %"\n';
    expect(await total(read(text, { numbers: 'nl' }), { status: 'open' })).to.equal(7500);
  });

  it('leaves an organisation in the hands of the host as it was: copied, not frozen', async () => {
    const organisation = { listed: true, groups: [], users: [{ id: 'ann' }] };
    deepFreeze(await read(SALES, { organisation }).organisation({ signal }));
    expect([organisation, organisation.users, organisation.users[0]].some(Object.isFrozen)).to.equal(false);
  });

  it('gives values new words', async () => {
    const text = 'date,user,amount,stage\n2026-01-01,ann,1,Won\n2026-01-01,ann,2,Lost\n2026-01-01,ann,4,Engaging\n';
    const status = { from: 'stage', values: { Won: 'sold', Lost: 'lost', Engaging: 'open' } };
    expect(await total(read(text, { columns: { status } }))).to.equal(100);
  });

  it('treats values that mean nothing as empty, whatever they look like', async () => {
    const text = `date,user,amount,profit,id,group
2026-01-01,ann,1,99,-,-
2026-01-01,ann,2,3,-,north
1900-01-01,ann,4,1,S1,north
`;
    const source = read(text, { nulls: ['-', '99', '1900-01-01'] });
    expect(await total(source, { measure: 'profit' })).to.equal(300);
    expect(await total(source, { measure: 'count' })).to.equal(2);
    expect(await total(source, { owner: 'group:north' })).to.equal(300);
    expect(await notesOf(source)).to.deep.equal([
      { code: 'rows-refused', count: 1, of: 3, line: 4, value: '1900-01-01' },
    ]);
  });

  it('reads minor units by the currency of the row, of the options, of the organisation', async () => {
    const text = (currency: string) => `date,user,amount,currency\n2026-01-01,ann,1.0006,${currency}\n`;
    expect(await total(read(text('KWD')))).to.equal(1001);
    expect(await total(read(text(''), { currency: 'JPY', organisation: { currency: 'EUR' } }))).to.equal(1);
    expect(await total(read(text(''), { organisation: { currency: 'KWD' } }))).to.equal(1001);
    expect(await total(read(text('')))).to.equal(100);
  });

  it('A4 converts date-times by the zone of the options, else of the organisation', async () => {
    const text = 'date,user,amount\n2026-01-01T02:30:00Z,ann,1\n';
    const organisation = { timeZone: 'America/New_York' };
    expect(await total(read(text, { organisation }))).to.equal(0);
    expect(await total(read(text, { organisation, timeZone: 'Europe/Paris' }))).to.equal(100);
  });

  it('reads the organisation from its own file', async () => {
    const files: Record<string, string> = {
      'sales.csv': SALES,
      'organisation.json': '{"groups":[{"id":"north"}],"users":[{"id":"ann","group":"north"}]}',
    };
    const fetch = async (src: unknown) => new Response(files[String(src)]);
    const source = csvSource({ src: 'sales.csv', organisation: 'organisation.json', fetch });
    expect(await total(source, { owner: 'group:north' })).to.equal(1000);
    expect((await source.organisation({ signal })).listed).to.equal(true);
  });

  it('finds rows that are equal in every column, among a thousand lines of their id', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `S1,2026-01-01,ann,${at % 2900},note ${at % 2900}\n`);
    const source = read(`id,date,user,amount,note\n${rows.join('')}`);
    expect(await notesOf(source)).to.deep.equal([{ code: 'duplicate-rows', count: 100, line: 2902 }]);
  });

  it('tells names apart that only their quotes make alike', async () => {
    const { users } = await read('date,user,amount\n2026-01-01,a""b,1\n2026-01-01,"a""b",2\n').organisation({ signal });
    expect(users.map(({ id }) => id)).to.deep.equal(['a""b', 'a"b']);
  });

  it('does not call rows equal that differ in a column nobody asked for, or have no id', async () => {
    const text =
      'id,date,user,amount,note\nS1,2026-01-01,ann,1,a\nS1,2026-01-01,ann,1,b\n,2026-01-01,ann,1,a\n,2026-01-01,ann,1,a\n';
    expect(await notesOf(read(text))).to.deep.equal([]);
  });
});

describe('csvSource: loading', () => {
  it('loads once for all who ask at a time, and for those who ask later', async () => {
    const fetch = fetchOf(SALES);
    const source = read('', { fetch });
    await Promise.all([total(source), source.organisation({ signal }), total(source)]);
    await total(source);
    expect(fetch.calls).to.equal(1);
  });

  it('loads again when asked to, once per refresh', async () => {
    const fetch = fetchOf(SALES);
    const source = read('', { fetch });
    await total(source);
    const reload = {};
    await source.organisation({ signal, reload });
    await source.actuals([ALL], { signal, reload });
    expect(fetch.calls).to.equal(2);
    await source.actuals([ALL], { signal, reload: true });
    expect(fetch.calls).to.equal(3);
  });

  it('answers from what it holds when a refresh fails', async () => {
    const answers = [new Response(SALES), new Response('', { status: 500 })];
    const source = read('', { fetch: async () => answers.shift()! });
    await total(source);
    await errorOf(source.actuals([ALL], { signal, reload: {} }));
    expect(await total(source)).to.equal(3050);
  });

  it('tells how far the file has come, and that it is alive', async () => {
    const text = SALES.repeat(3).replace(/\ndate.*/g, '');
    const loaded: (number | undefined)[][] = [];
    let alive = 0;
    const source = read('', {
      fetch: fetchOf(text, { size: 50, 'content-length': String(text.length) }),
      onProgress: (progress) => loaded.push([progress.loaded, progress.total]),
    });
    await source.actuals([ALL], { signal, alive: () => alive++ });
    expect(loaded).to.deep.equal([50, 100, text.length].map((bytes) => [bytes, text.length]));
    expect(alive).to.equal(3);
  });

  it('reads a file of many megabytes in a worker, and waits for it to keep up', async () => {
    const line = '2026-01-05,ann,1.00,padding-padding-padding-padding-padding\n';
    const chunk = new TextEncoder().encode(line.repeat(16_384));
    let chunks = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (chunks === 0) controller.enqueue(new TextEncoder().encode('date,user,amount,note\n'));
        controller.enqueue(chunk.slice());
        if (++chunks === 24) controller.close();
      },
    });
    const source = csvSource({ src: 'sales.csv', fetch: async () => new Response(body) });
    expect(await total(source)).to.equal(24 * 16_384 * 100);
    source.close();
  });

  it('answers whoever asked when the sales are replaced or closed at that moment', async () => {
    const fetch = fetchOf(SALES);
    const source = csvSource({ src: 'sales.csv', fetch });
    await total(source);
    const asked = [total(source), source.actuals([ALL], { signal, reload: true }), total(source)];
    source.close();
    const [before, , after] = await Promise.all([...asked, total(source)]);
    expect([before, after]).to.deep.equal([3050, 3050]);
    source.close();
  });

  it('loads again after it was closed', async () => {
    const fetch = fetchOf(SALES);
    const source = csvSource({ src: 'sales.csv', fetch });
    await total(source);
    source.close();
    expect(await total(source)).to.equal(3050);
    expect(fetch.calls).to.equal(2);
    source.close();
  });
});

describe('csvSource: the worker', () => {
  const Worker = globalThis.Worker;
  let started: FakeWorker[] = [];

  /** A worker that behaves, until it is told not to. */
  class FakeWorker extends Worker {
    constructor(address: URL | string, options?: WorkerOptions) {
      super(address, options);
      started.push(this);
    }
  }

  const standIn = (worker: typeof Worker) => (globalThis.Worker = worker);

  beforeEach(() => {
    started = [];
    standIn(FakeWorker);
  });

  afterEach(() => {
    standIn(Worker);
  });

  it('reads and answers, where one may start', async () => {
    const source = csvSource({ src: 'sales.csv', worker: true, fetch: fetchOf(SALES) });
    expect(await total(source)).to.equal(3050);
    expect(started).to.have.length(1);
    source.close();
  });

  it('is done without where none may start', async () => {
    standIn(function () {
      throw new DOMException('blocked by policy', 'SecurityError');
    } as unknown as typeof Worker);
    const fetch = fetchOf(SALES);
    expect(await total(csvSource({ src: 'sales.csv', worker: true, fetch }))).to.equal(3050);
    expect(fetch.calls).to.equal(1);
  });

  it('is done without where its file is not found, which only an event tells', async () => {
    standIn(
      class extends Worker {
        constructor() {
          super('/nowhere/worker.js', { type: 'module' });
        }
      },
    );
    const fetch = fetchOf(SALES);
    expect(await total(csvSource({ src: 'sales.csv', worker: true, fetch }))).to.equal(3050);
    expect(fetch.calls).to.equal(1);
  });

  it('is replaced by the page when it fails while it reads', async () => {
    let isFirst = true;
    const fetch = async () => {
      const text = new TextEncoder().encode(SALES);
      const fail = isFirst;
      isFirst = false;
      return new Response(
        new ReadableStream(
          {
            pull(controller) {
              if (fail) started[0]!.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
              controller.enqueue(text);
              controller.close();
            },
          },
          { highWaterMark: 0 },
        ),
      );
    };
    const source = csvSource({ src: 'sales.csv', worker: true, fetch });
    expect(await total(source)).to.equal(3050);
    await source.actuals([ALL], { signal, reload: true });
    expect(started).to.have.length(1);
  });

  it('is replaced by the page when it fails later', async () => {
    const fetch = fetchOf(SALES);
    const source = csvSource({ src: 'sales.csv', worker: true, fetch });
    await total(source);
    started[0]!.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
    expect(await total(source)).to.equal(3050);
    expect([fetch.calls, started.length]).to.deep.equal([2, 1]);
  });

  it('says itself what is wrong with the data', async () => {
    const source = csvSource({ src: 'sales.csv', worker: true, fetch: fetchOf('date,user\n') });
    const error = await errorOf(total(source));
    expect(error.detail.problem).to.equal('missing-column');
    expect(started).to.have.length(1);
  });

  it('uses the buffers of a file again, and not their bytes', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `2026-01-05,u${at % 7},${at}.25\n`);
    const address = URL.createObjectURL(new Blob(['date,user,amount\n', ...lines], { type: 'text/csv' }));
    const exact = 100 * ((60_000 * 59_999) / 2) + 60_000 * 25;
    for (const worker of [true, false]) {
      const source = csvSource({ src: address, worker });
      expect(await total(source)).to.equal(exact);
      source.close();
    }
    URL.revokeObjectURL(address);
  });

  it('leaves the bytes of a host’s own fetch to the host', async () => {
    const bytes = new TextEncoder().encode(SALES);
    const body = () => new ReadableStream({ start: (controller) => (controller.enqueue(bytes), controller.close()) });
    const source = csvSource({ src: 'sales.csv', worker: true, fetch: async () => new Response(body()) });
    await total(source);
    expect(bytes.length).to.equal(SALES.length);
    source.close();
  });
});

/** Waits for what is bound to happen. */
async function until(happened: () => boolean) {
  while (!happened()) await nextFrame();
}
