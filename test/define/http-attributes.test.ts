import { expect } from '@open-wc/testing';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import '../../src/define/board.ts';
import '../../src/define/number.ts';
import { service } from '../adapters/http-service.ts';
import { clearStage, figuresWhen } from '../tiles/fixture.ts';

const { fetch } = globalThis;

describe('a service by attributes', () => {
  afterEach(() => {
    globalThis.fetch = fetch;
    clearStage();
  });

  it('src is a service where its address says so by Content-Type, and repository="http:…" keeps its targets', async () => {
    const source = memorySource({ sales: [{ date: '2026-01-05', user: 'ann', amount: 5 }] });
    const repository = memoryRepository();
    const key = { year: 2026, targetType: 'all-sales.amount' };
    const rows = [{ owner: 'company', values: { 0: 700 } }] as const;
    await repository.save([{ ...key, base: 0, rows }], { signal: new AbortController().signal });
    const remote = service({ source, repository });
    globalThis.fetch = (input, init) => (String(input).startsWith(remote.url) ? remote.fetch : fetch)(input, init);
    const board = document.createElement('target-board');
    for (const [name, value] of Object.entries({
      src: remote.url,
      repository: `http:${remote.url}`,
      'as-of': '2026-03-31',
    }))
      board.setAttribute(name, value);
    board.innerHTML = '<target-number period="2026-01"></target-number>';
    document.body.append(board);
    const { total } = await figuresWhen(board.querySelector('target-number')!, ({ state }) => state === 'ready');
    expect([total.actual, total.target]).to.deep.equal([5, 7]);
  });
});
