import { checkReaders } from './check-readers.ts';

describe('readers of files', () => {
  it('fail with nothing but a SourceError, and make no figure of half a row, whatever the file (more: npm run fuzz)', () =>
    checkReaders(500)).timeout(60_000);
});
