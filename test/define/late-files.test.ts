import { expect } from '@open-wc/testing';
import { memorySource } from '../../src/adapters/memory.ts';
import { fileSource, namedRepository } from '../../src/define/late-files.ts';
import type { FileOptions } from '../../src/board/loaders.ts';
import type { TargetSet } from '../../src/model/target.ts';
import type { SourceError } from '../../src/source/source-error.ts';

const options = { signal: new AbortController().signal };
const targetsOf = (text: string) => `data:text/csv,${encodeURIComponent(text)}`;
const SALES = [{ date: '2026-01-05', user: 'ann', group: 'north', amount: 5 }];

/** The sets that a targets file beside a source of the host's own comes to. */
async function setsOf(text: string, organisation: object | undefined, more: FileOptions = {}): Promise<TargetSet[]> {
  const source = memorySource({ sales: SALES, organisation });
  const repository = await namedRepository({ targets: targetsOf(text), ...more }, source);
  const { sets } = await repository.catalogue(options);
  return Promise.all(sets.map((key) => repository.load(key, options)));
}

const firstValue = async (...asked: Parameters<typeof setsOf>) => (await setsOf(...asked))[0]!.rows[0]!.values[0];

describe('targets of a file beside a source of its own', () => {
  const FILE = 'year,period,owner,value\n2026,1,company,1000\n';

  for (const [currency, minor] of [
    ['JPY', 1000],
    ['EUR', 100_000],
    ['KWD', 1_000_000],
  ] as const) {
    it(`T7 have the organisation's currency, ${currency}, also where it does not list who is there`, async () => {
      expect(await firstValue(FILE, { currency })).to.equal(minor);
    });
  }

  it('R14 have usual decimals where the organisation has no currency, as its sales do, whatever the board shows', async () => {
    expect(await firstValue(FILE, undefined, { currency: 'JPY' })).to.equal(100_000);
    expect(await firstValue(FILE, {}, { currency: 'JPY' })).to.equal(100_000);
  });

  it("T9 have the organisation's fiscal year, also where it does not list who is there", async () => {
    const rows = 'date,owner,value\n2026-07-15,company,10\n';
    const [set] = await setsOf(rows, { fiscalYear: { start: 7 } });
    expect([set!.year, set!.rows[0]!.values.indexOf(1000)]).to.deep.equal([2026, 0]);
  });

  it("A4 have the organisation's time zone, also where it does not list who is there", async () => {
    const rows = 'date,owner,value\n2026-01-31T23:30:00Z,company,10\n';
    const [set] = await setsOf(rows, { timeZone: 'Europe/Amsterdam' });
    expect(set!.rows[0]!.values.indexOf(1000), 'February there').to.equal(1);
  });

  it('R12 note nobody as unknown where no organisation lists who is there', async () => {
    const source = memorySource({ sales: SALES, organisation: { currency: 'EUR' } });
    const targets = targetsOf('year,period,owner,value\n2026,1,user:zoe,10\n');
    const repository = await namedRepository({ targets }, source);
    expect((await repository.catalogue(options)).notes).to.deep.equal([]);
  });
});

describe('the form of a file without extension', () => {
  const original = globalThis.fetch;
  afterEach(() => (globalThis.fetch = original));

  const rows = JSON.stringify([{ date: '2026-01-05', user: 'ann', amount: 5 }]);
  const good = () => new Response(rows, { headers: { 'content-type': 'application/json' } });

  for (const [what, bad] of [
    ['no answer', () => Promise.reject(new TypeError('no network'))],
    ['an answer of 503', () => Promise.resolve(new Response('', { status: 503 }))],
  ] as const) {
    it(`is not guessed from ${what}: that fails, and the next who asks is told the form`, async () => {
      globalThis.fetch = bad;
      const code = await fileSource({ src: '/sales' }).then(
        () => 'a source',
        (error: SourceError) => error.code,
      );
      expect(code).to.equal('offline');
      globalThis.fetch = async () => good();
      const source = await fileSource({ src: '/sales' });
      expect((await source.organisation(options)).users.map(({ id }) => id)).to.deep.equal(['ann']);
    });
  }
});
