import { checkDrafts } from './check-drafts.ts';

describe('a draft', () => {
  it('T18, T28 to T30 keeps every edit, with sums of its cells and the history of what happened (more: npm run edits)', () =>
    checkDrafts(1000, 1)).timeout(120_000);
});
