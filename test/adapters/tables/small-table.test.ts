import { expect } from '@open-wc/testing';
import { PLAIN_FORMS } from '../../../src/adapters/tables/plain-forms.ts';
import { fetchTable, tableOf } from '../../../src/adapters/tables/small-table.ts';

const { now } = performance;
const reading = { forms: PLAIN_FORMS };
const bytes = (text: string) => new TextEncoder().encode(text);
const CSV = bytes(`a\n${'1\n'.repeat(2 ** 17)}`);
const JSON_LIST = bytes(JSON.stringify(Array.from({ length: 5000 }, () => ({ a: 1 }))));

describe('a table read on the page', () => {
  let time = 0;
  beforeEach(() => {
    time = 0;
    performance.now = () => (time += 13); // every piece takes a slice
  });
  afterEach(() => {
    performance.now = now;
  });

  for (const [form, content, rows] of [
    ['csv', CSV, 2 ** 17],
    ['json', JSON_LIST, 5000],
  ] as const)
    it(`gives the page a turn between its pieces: ${form}`, async () => {
      let turn = 0;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        turn++;
        port2.postMessage(0);
      };
      port2.postMessage(0);
      const turns = new Set<number>();
      let count = 0;
      const row = () => {
        count++;
        turns.add(turn);
      };
      await tableOf({ file: `sales.${form}`, form, bytes: content }).read(
        { header: () => {}, row, refuse: () => {} },
        reading,
      );
      port1.close();
      expect(count).to.equal(rows);
      expect(turns.size).to.be.above(2);
    });

  it('ends where its signal is aborted', async () => {
    const leaving = new AbortController();
    const row = () => leaving.abort('left');
    const fetch = () => Promise.resolve(new Response(CSV));
    const table = await fetchTable('sales.csv', { fetch, signal: leaving.signal });
    const read = table.read({ header: () => {}, row, refuse: () => {} }, reading);
    const reason: unknown = await read.catch((error: unknown) => error);
    expect(reason).to.equal('left');
  });
});
