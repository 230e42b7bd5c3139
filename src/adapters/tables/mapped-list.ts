import { loadCode } from '../../source/load-code.ts';
import { slices } from '../../timing/slices.ts';
import type { MappingSpec } from './mapping.ts';
import type { GivenRows, MappedList, ReadByForms } from './reading.ts';

/** Reads the mapping of rows of the page, lookups loaded. Rejects with `SourceError`. */
export async function mappedList(given: GivenRows, plain: MappingSpec, readByForms: ReadByForms): Promise<MappedList> {
  const { sales, columns = {}, where, dates, numbers, nulls = [], timeZone = plain.timeZone, fetch } = given;
  const { columnSpecs, parsedWhere } = await loadCode(() => import('./column-specs.ts'));
  const { signal } = new AbortController();
  const specs = await columnSpecs(columns, { signal, fetch }, readByForms, numbers);
  const mapping = { columns: specs, where: where ? parsedWhere(where) : undefined, dates, numbers, nulls, timeZone };
  return { mapping, names: await namesOf(sales) };
}

/** Rows whose names are gathered in some milliseconds. */
const PIECE = 1024;

async function namesOf(list: readonly unknown[]): Promise<readonly string[]> {
  const names = new Set<string>();
  const breathe = slices();
  for (const [at, row] of list.entries()) {
    if (typeof row === 'object' && row !== null) for (const name of Object.keys(row)) names.add(name);
    const pause = at % PIECE === 0 && breathe();
    if (pause) await pause;
  }
  return [...names];
}
