import { expect } from '@open-wc/testing';
import { csvSource } from '../../../src/adapters/csv.ts';
import type { SourceError } from '../../../src/source/source-error.ts';

/** Detail of the error that a file with this header gives, read by these columns. */
async function lack(header: string, columns?: string) {
  const fetch = async () => new Response(`${header}\n`, { headers: { 'content-type': 'text/csv' } });
  const source = csvSource({ src: 'export.csv', columns, worker: false, fetch });
  const error = await source.organisation({ signal: new AbortController().signal }).catch((reason: unknown) => reason);
  return (error as SourceError).detail;
}

describe('a file that lacks columns', () => {
  it('names all of them at once, with the attribute that maps them', async () => {
    expect(await lack('Datum,Naam,Bedrag')).to.deep.include({
      problem: 'missing-column',
      expected: 'date, user, amount',
      option: 'columns="date=… user=… amount=…"',
      names: ['Datum', 'Naam', 'Bedrag'],
    });
  });

  it('names those of a mapping that are not there', async () => {
    const { expected, option } = await lack('date,Naam,Bedrag', 'user=Wie amount=Som');
    expect([expected, option]).to.deep.equal(['Wie, Som', undefined]);
  });

  it('says a mapping the right way round where it was reversed', async () => {
    const reversed = await lack('Datum,Naam,Bedrag', 'Datum=date Naam=user Bedrag=amount');
    expect(reversed.option).to.equal('columns="date=Datum user=Naam amount=Bedrag"');
  });

  it('reads a mapping as JSON', async () => {
    const { expected } = await lack('Datum,user,amount', '{"date":"Dag"}');
    expect(expected).to.equal('Dag');
  });
});
