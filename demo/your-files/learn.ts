import type { Known } from '../../src/adapters/suggest.ts';
import type { Columns, MappingOptions } from '../../src/adapters/tables/mapping.ts';
import type { Organisation } from '../../src/index.ts';
import type { Files } from './lookups.ts';
import { fieldOf } from './mapping-edit.ts';
import type { OwnFile } from './own-file.ts';
import { ALL, peopleOf, SOURCES } from './ports.ts';

const { signal } = new AbortController();

/** Answers by what they were asked with: a file is read once for each. */
const told = new WeakMap<OwnFile, { readonly by: string; readonly answer: Promise<unknown> }>();

function once<T>(file: OwnFile, by: unknown, read: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(by);
  const before = told.get(file);
  if (before?.by === key) return before.answer as Promise<T>;
  const answer = read();
  told.set(file, { by: key, answer });
  return answer;
}

/** Tells the files of sales and targets what the other files, and their own further rows, tell of them. */
export async function learn(files: Files): Promise<void> {
  const people = files.get('people');
  // Its own card says what is wrong with it.
  const known = people?.isReady
    ? await once(people, people.mapping, () => knownOf(people)).catch(() => undefined)
    : undefined;
  files.get('targets')?.learn({ known });
  const sales = files.get('sales');
  if (!sales) return;
  sales.learn({ known });
  sales.learn({ known, values: await stagesOf(sales).catch(() => undefined) });
}

async function knownOf(people: OwnFile): Promise<Known> {
  const { users, groups } = await peopleOf(people)!({ signal });
  return { users: users.flatMap(namesOf), groups: groups.flatMap(namesOf) };
}

const namesOf = ({ id, name }: Organisation['users'][number] | Organisation['groups'][number]) =>
  typeof name === 'object' ? [id, ...Object.values(name)] : [id, name ?? id];

/** Every value of the column of stages, since rare ones come further down than the first rows. */
async function stagesOf(sales: OwnFile): Promise<Readonly<Record<string, readonly string[]>> | undefined> {
  const { suggestion, mapping, file, form } = sales;
  const column = suggestion.columns.find((name) => fieldOf(name, mapping, 'sales') === 'status');
  if (column === undefined) return undefined;
  const options = withoutForms(mapping);
  const values = await once(sales, [column, options], async () => {
    const organisation = { ...NOBODY, dimensions: [{ id: 'stage', name: 'stage', column }] };
    const source = SOURCES[form]({ src: file, ...options, organisation });
    const [read] = await source.actuals([{ ...ALL, measure: 'count', dimension: 'stage', byItem: true }], { signal });
    return [...new Set(read!.cells.flatMap(({ item }) => item ?? []))];
  });
  return { [column]: values };
}

const NOBODY: Organisation = { listed: false, groups: [], users: [] };

/** A mapping by which every row can be read, whatever its dates and amounts. */
function withoutForms({ where, encoding, sheet, range }: MappingOptions): MappingOptions {
  const columns: Columns = {
    date: { value: '2000-01-01' },
    amount: { value: 1 },
    ...Object.fromEntries(
      ['user', 'id', 'group', 'currency', 'profit', 'status', 'probability'].map((field) => [field, { value: '' }]),
    ),
  };
  return { columns, where, encoding, sheet, range };
}
