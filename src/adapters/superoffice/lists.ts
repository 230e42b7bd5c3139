import type { Item } from '../../model/organisation.ts';
import { record, text, whole } from '../../source/shape.ts';
import type { Api } from './api.ts';

interface ListItem {
  readonly Id: number;
  readonly Name: string;
  readonly ChildItems?: readonly ListItem[] | null;
}

const item = record({ Id: whole, Name: text });

/** Items of a list, without the headings that group them. */
export async function listItems(api: Api, name: string, signal: AbortSignal): Promise<readonly Item[]> {
  const items = (await api.list(`MDOList/${encodeURIComponent(name)}`, item, signal)) as readonly ListItem[];
  const all = items.flatMap((one) => (one.ChildItems?.length ? one.ChildItems : [one]));
  return [...new Map(all.map(({ Id, Name }) => [Id, { id: String(Id), name: Name }])).values()];
}

/** Finds an id by what an archive shows: the id itself, or a name that only one has. What is found nowhere stays as it is. */
export function finder(
  things: readonly (readonly [id: string, ...names: readonly string[]])[],
): (shown: string) => string {
  const found = new Map<string, string | undefined>();
  for (const [id, ...names] of things)
    for (const name of new Set(names)) found.set(name, found.has(name) ? undefined : id);
  for (const [id] of things) found.set(id, id);
  return (shown) => found.get(shown) ?? shown;
}
