import { expect } from '@open-wc/testing';
import { failureSentence } from '../../src/i18n/failure-sentence.ts';
import { nl } from '../../src/i18n/nl.ts';
import { SourceError } from '../../src/source/source-error.ts';

describe('failureSentence', () => {
  it('is the sentence that a tile shows, in the language asked for', async () => {
    const error = new SourceError('offline', 'x', { file: 'sales.csv' });
    expect(await failureSentence(error)).to.equal('sales.csv cannot be reached.');
    expect(await failureSentence(error, { locale: 'nl', messages: nl })).to.equal('sales.csv is niet bereikbaar.');
    const unread = new SourceError('offline', 'x', { problem: 'not-loaded' });
    expect(await failureSentence(unread)).to.contain('did not load');
    const nobody = new SourceError('invalid-data', 'x', {
      problem: 'unknown-owner',
      value: 'Ana',
      expected: 'user:anna',
    });
    expect(await failureSentence(nobody)).to.equal('There is no person or group “Ana”. Did you mean “user:anna”?');
    expect(await failureSentence(new TypeError('x'))).to.contain('cannot be read');
  });
});
