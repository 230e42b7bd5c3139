import { checkSessions } from './check-sessions.ts';

describe('a session of the editor', () => {
  it('T18, T24, T28 to T30 keeps every edit over saves, conflicts, failures and reloads (more: npm run edits)', () =>
    checkSessions(1000, 1)).timeout(120_000);
});
