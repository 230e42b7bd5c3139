import { expect } from '@open-wc/testing';
import { loadCode } from '../../../src/adapters/files/load-code.ts';
import { caught } from '../caught.ts';

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
    expect(error.cause).to.equal(cause);
    expect(await loadCode(load)).to.equal('code');
  });
});
