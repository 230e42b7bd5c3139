import { checkFills } from './check-fills.ts';

describe('splits, spreads and copies', () => {
  it('T4, T11 to T15 lose no cent and gain none (more: npm run edits)', () => checkFills(3000, 1)).timeout(60_000);
});
