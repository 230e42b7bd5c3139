import { expect, nextFrame } from '@open-wc/testing';
import { Connection } from '../../src/adapters/http/connection.ts';
import type { Heard } from '../../src/adapters/http/heard.ts';
import { follow } from '../../src/adapters/http/follow.ts';
import type { HttpPorts } from '../../src/adapters/http/handler.ts';
import type { httpRepository, httpSource } from '../../src/adapters/http.ts';
import { httpRepository as repositoryHere, httpSource as sourceHere } from '../../src/adapters/http.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { ORGANISATION, SALES } from '../../src/source/contract/sales.ts';
import { HandTime } from '../store/by-hand.ts';
import { API_URL, service } from './http-service.ts';

const { signal } = new AbortController();
const options = { signal };
const KEY = { year: 2026, targetType: 'all-sales.amount' };

interface TabWindow extends Window {
  readonly adapters: { readonly httpSource: typeof httpSource; readonly httpRepository: typeof httpRepository };
}

const frames: HTMLIFrameElement[] = [];

/** Another tab. */
async function openTab() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frames.push(frame);
  const page = frame.contentDocument!;
  const script = Object.assign(page.createElement('script'), { type: 'module', src: '/test/adapters/http-tab.ts' });
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
  page.head.append(script);
  await loaded;
  return { frame, page, ...(frame.contentWindow as unknown as TabWindow).adapters };
}

let count = 0;

/** A service whose open streams are counted, at an address of its own. */
function counted(ports: HttpPorts | ((request: Request) => HttpPorts)) {
  const made = typeof ports === 'function' ? undefined : service(ports);
  const opened: Request[] = [];
  let wake = () => {};
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(
      String(input)
        .replace(/\?run=\d+/, '')
        .replace(/run-\d+\//, ''),
      init,
    );
    if (request.url.endsWith('/events')) {
      opened.push(request);
      wake();
    }
    return (made ?? service((ports as (asked: Request) => HttpPorts)(request))).fetch(request);
  };
  return {
    url: API_URL.replace('api', `run-${++count}/api`),
    fetch: fetch as typeof globalThis.fetch,
    opened,
    /** Waits for so many streams to have been opened. */
    async streams(many: number) {
      while (opened.length < many) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

type Source = ReturnType<typeof httpSource>;

/** Asks, follows, and lists what is heard; `until` waits for so much. */
async function listen(source: Source) {
  const heard: string[] = [];
  let wake = () => {};
  await source.organisation(options);
  const stop = source.watch((what) => {
    heard.push(what);
    wake();
  });
  return {
    heard,
    stop,
    async until(many: number) {
      while (heard.length < many) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

/** Waits until that many tabs hold a lock or wait for one. */
async function tabsAt(many: number, held = 1) {
  for (;;) {
    const { held: holders = [], pending = [] } = await navigator.locks.query();
    const ours = ({ name }: LockInfo) => name!.startsWith('target-tiles');
    const [own, waiting] = [holders.filter(ours), pending.filter(ours)];
    if (own.length + waiting.length === many && own.length >= held) return own[0]?.name ?? '';
  }
}

const sales = () => memorySource({ sales: SALES, organisation: ORGANISATION });
const sell = (source: ReturnType<typeof sales>) => source.update({ sales: SALES });

afterEach(async () => {
  for (const frame of frames.splice(0)) frame.remove();
  await tabsAt(0, 0);
});

describe('source and repository of one service', () => {
  it('follow it by one stream, and each hears its own', async () => {
    const source = sales();
    const repository = memoryRepository();
    const remote = counted({ source, repository });
    const [mine, targets] = [sourceHere(remote), repositoryHere(remote)];
    const { heard, until, stop } = await listen(mine);
    const told: unknown[] = [];
    const leave = targets.watch!((what) => told.push(what));
    await remote.streams(1);
    await repository.save([{ ...KEY, base: 0, rows: [{ owner: 'company', values: { 0: 1 } }] }], options);
    sell(source);
    await until(1);
    expect([heard, told, remote.opened.length]).to.deep.equal([['actuals'], ['targets'], 1]);
    stop();
    leave();
  });
});

describe('tabs of one browser', () => {
  async function two(ports: HttpPorts = {}) {
    const source = sales();
    const remote = counted({ source, session: 'anna', ...ports });
    const [first, second] = [await openTab(), await openTab()];
    const one = await listen(first.httpSource(remote));
    await remote.streams(1);
    const other = await listen(second.httpSource(remote));
    await tabsAt(2);
    return { source, remote, first, second, one, other };
  }

  it('follow a service by one stream where it names the same session', async () => {
    const { source, remote, one, other } = await two();
    sell(source);
    await Promise.all([one.until(1), other.until(1)]);
    sell(source);
    await Promise.all([one.until(2), other.until(2)]);
    expect([one.heard, other.heard, remote.opened.length]).to.deep.equal([
      ['actuals', 'actuals'],
      ['actuals', 'actuals'],
      1,
    ]);
  });

  it('go on from the last event when the one that reads it closes: nothing is lost, nothing comes twice', async () => {
    const { source, remote, first, one, other } = await two();
    sell(source);
    await Promise.all([one.until(1), other.until(1)]);
    first.frame.remove();
    sell(source);
    sell(source);
    await remote.streams(2);
    await other.until(3);
    sell(source);
    await other.until(4);
    expect([other.heard.length, remote.opened.length]).to.deep.equal([4, 2]);
    expect(remote.opened[1]!.headers.get('last-event-id')).to.match(/-1$/);
  });

  it('hand it on when the one that reads it is put to sleep, and tell it afterwards what it has missed', async () => {
    const { source, remote, first, one, other } = await two();
    first.page.dispatchEvent(new Event('freeze'));
    await remote.streams(2);
    sell(source);
    await other.until(1);
    expect(one.heard).to.deep.equal([]);
    first.page.dispatchEvent(new Event('resume'));
    await one.until(1);
    await tabsAt(2);
    sell(source);
    await Promise.all([one.until(2), other.until(2)]);
    expect([one.heard.length, other.heard.length, remote.opened.length]).to.deep.equal([2, 2, 2]);
  });

  it('keep apart by whose rights they are answered', async () => {
    const [anna, ben] = [sales(), sales()];
    const services = {
      anna: service({ source: anna, session: 'anna' }),
      ben: service({ source: ben, session: 'ben' }),
    };
    const opened: string[] = [];
    const fetch = (async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      const who = request.headers.get('authorization')!.replace('Bearer ', '') as keyof typeof services;
      if (request.url.endsWith('/events')) opened.push(who);
      return services[who].fetch(request);
    }) as typeof globalThis.fetch;
    const [first, second] = [await openTab(), await openTab()];
    const one = await listen(first.httpSource({ url: API_URL, fetch, token: () => 'anna' }));
    const other = await listen(second.httpSource({ url: API_URL, fetch, token: () => 'ben' }));
    await tabsAt(2, 2);
    sell(anna);
    await one.until(1);
    sell(ben);
    sell(ben);
    await other.until(2);
    expect([one.heard.length, other.heard.length]).to.deep.equal([1, 2]);
    expect(opened.sort()).to.deep.equal(['anna', 'ben']);
  });

  it('each have a stream of their own where nobody says whose it is', async () => {
    const { fetch, url, streams } = counted({ source: sales() });
    const tabs = [await openTab(), await openTab()];
    for (const { httpSource: make } of tabs) await listen(make({ url, fetch, token: () => 'today’s'.slice(0, 5) }));
    await streams(2);
  });
});

describe('a tab', () => {
  const hear = () => {
    const heard: Heard[] = [];
    return { heard, tell: (one: Heard) => heard.push(one) };
  };

  it('takes over from one that holds the stream and does not answer', async () => {
    const remote = counted({ source: sales(), session: 'anna' });
    const connection = new Connection(remote);
    await connection.ask('organisation', { signal });
    const before = new AbortController();
    void follow(connection, () => {}, before.signal);
    await remote.streams(1);
    const name = await tabsAt(1);
    before.abort();
    await tabsAt(0, 0);
    const stolen = navigator.locks.request(name, () => new Promise(() => {})).catch(({ name: code }: Error) => code);
    const [time, leave] = [new HandTime(), new AbortController()];
    const { tell } = hear();
    void follow(connection, tell, leave.signal, time);
    await tabsAt(2);
    await time.pass(20_000);
    await remote.streams(2);
    expect(await stolen).to.equal('AbortError');
    leave.abort();
  });

  it('says that figures get old when the service stays away, and asks anew when it is back', async () => {
    await import('../../src/adapters/http/unanswered.ts'); // comes with the first failure
    const time = new HandTime();
    let isThere = false;
    const source = sales();
    const remote = counted({ source });
    const tries: number[] = [];
    const fetch = (async (...sent: Parameters<typeof globalThis.fetch>) => {
      tries.push(time.at);
      if (!isThere) throw new TypeError('Failed to fetch');
      return remote.fetch(...sent);
    }) as typeof globalThis.fetch;
    /** In steps, after each of which late code may come. */
    const passes = async (ms: number, step: number) => {
      for (let at = 0; at < ms; at += step) await time.pass(step).then(nextFrame);
    };
    const { heard, tell } = hear();
    const leave = new AbortController();
    void follow(new Connection({ ...remote, fetch }), tell, leave.signal, time);
    await passes(1000, 500);
    expect(heard).to.deep.equal([]);
    await passes(4000, 500);
    const all = [{ what: 'organisation' }, { what: 'actuals' }, { what: 'targets' }];
    expect(heard).to.deep.equal(all);
    await passes(600_000, 15_000);
    expect(heard).to.deep.equal(all);
    expect(tries.length).to.be.below(60);
    isThere = true;
    await passes(31_000, 1000);
    await remote.streams(1);
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    expect(heard).to.deep.equal([...all, ...all]);
    leave.abort();
  });
});
