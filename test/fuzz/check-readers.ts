import fc from 'fast-check';
import { csvSource } from '../../src/adapters/csv.ts';
import { loadTargets } from '../../src/adapters/tables/read-targets.ts';
import type { ActualsQuery } from '../../src/model/actual.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { bytesOf, type Said, salesInPieces, salesOnPage, served, targetsOf } from '../adapters/written.ts';
import { type DamagedFile, damagedFiles } from './damaged-files.ts';
import { type OddFile, oddFiles } from './odd-files.ts';

const { signal } = new AbortController();
const ALL: ActualsQuery = {
  owner: 'company',
  from: '1999-01-01',
  to: '2030-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
};

/** Throws where a reader fails with anything but a `SourceError`, or those of small and of large files read other figures. */
async function readOdd({ name, bytes, options }: OddFile) {
  const files = { [name]: bytes };
  if (name.startsWith('targets')) return void (await targetsOf(name, options, files));
  const small = await salesOnPage(name, options, files);
  const large = await salesInPieces(name, options, files, 13);
  const isRead = !isFailure(small) && !isFailure(large);
  if (isRead && String(figuresOf(small)) !== String(figuresOf(large)))
    throw new Error(`small: ${small.join(' / ')}\nlarge: ${large.join(' / ')}`);
}

const isFailure = (said: Said) => said[0]?.startsWith('error ') ?? false;
const figuresOf = (said: Said) => said.filter((line) => !line.startsWith('note '));

/** Throws where a figure is not made of whole rows, or a file is refused of which most can be read. */
async function readDamaged(file: DamagedFile) {
  const total = await totalOf(file).catch((error: unknown) => {
    if (!(error instanceof SourceError)) throw error;
    if (file.isUsable && error.detail.problem !== 'two-readings') throw error;
  });
  if (total !== undefined && total !== file.total) throw new Error(`${total} read of ${file.total}`);
}

async function totalOf({ name, text, options }: DamagedFile): Promise<number> {
  const fetch = served({ [name]: bytesOf(text) });
  if (name === 'sales.csv') {
    const [answer] = await csvSource({ src: name, ...options, fetch }).actuals([ALL], { signal });
    return answer!.cells.reduce((sum, { value }) => sum + value, 0);
  }
  const { sets } = await loadTargets(name, { ...options, fetch, signal });
  const values = sets.flatMap(({ rows }) => rows.flatMap((row) => row.values));
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** Reads so many odd files and damaged ones, half of each. Rejects with the smallest that fails, and its seed. */
export async function checkReaders(runs: number, seed?: number): Promise<void> {
  const options = { numRuns: Math.ceil(runs / 2), ...(seed !== undefined && { seed }) };
  await fc.assert(fc.asyncProperty(oddFiles, readOdd), options);
  await fc.assert(fc.asyncProperty(damagedFiles, readDamaged), options);
}
