import { expect } from '@open-wc/testing';
import { tell } from '../../src/adapters/tell.ts';
import { reports } from '../source/reports.ts';

describe('telling those who watch', () => {
  const failing = () => {
    throw new Error('of the host');
  };

  it('reaches all of them, with what it says, though one throws, which is reported', async () => {
    const told: unknown[] = [];
    const reported = await reports(() => tell<[string, number]>([failing, (...what) => told.push(what)], 'targets', 1));
    expect([told, reported]).to.deep.equal([[['targets', 1]], ['of the host']]);
  });

  it('reaches all of them where the platform takes no reports, as in Node, and says so on the console', () => {
    const told: string[] = [];
    const { reportError } = globalThis;
    const { warn } = console;
    const said: unknown[] = [];
    Object.assign(globalThis, { reportError: undefined });
    console.warn = (_: string, error: Error) => said.push(error.message);
    try {
      tell([failing, (what: string) => told.push(what)], 'targets');
    } finally {
      Object.assign(globalThis, { reportError });
      console.warn = warn;
    }
    expect([told, said]).to.deep.equal([['targets'], ['of the host']]);
  });
});
