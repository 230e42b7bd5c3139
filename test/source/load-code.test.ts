import { expect } from '@open-wc/testing';
import { loadCode } from '../../src/source/load-code.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { caught } from '../adapters/caught.ts';

describe('loadCode', () => {
  it('rejects with offline where code does not come, and the next call tries again', async () => {
    const cause = new TypeError('Failed to fetch dynamically imported module');
    let calls = 0;
    const load = async () => {
      if (calls++ === 0) throw cause;
      return 'code';
    };
    const error = await caught(() => loadCode(load));
    expect(error.code).to.equal('offline');
    expect(error.detail).to.deep.equal({ problem: 'not-loaded' });
    expect(error.cause).to.equal(cause);
    expect(await loadCode(load)).to.equal('code');
  });

  it('warns once of each file', async () => {
    const { warn } = console;
    const said: unknown[][] = [];
    console.warn = (...words) => said.push(words);
    for (const file of ['a.js', 'b.js', 'a.js', 'b.js']) {
      await caught(() => loadCode(() => Promise.reject(new TypeError(`404 ${file}`))));
    }
    console.warn = warn;
    expect(said.map(([, cause]) => String(cause))).to.deep.equal(['TypeError: 404 a.js', 'TypeError: 404 b.js']);
  });

  it('leaves failures of a source as they are', async () => {
    const failure = new SourceError('not-found', '404');
    expect(await caught(() => loadCode(() => Promise.reject(failure)))).to.equal(failure);
  });
});
