import { knownTypes, type Organisation, type TargetType } from '../model/organisation.ts';
import type { Store } from './store.ts';

/** Without a source only targets name owners. */
export const NOBODY: Organisation = Object.freeze({ listed: false, groups: [], users: [] });

/** The part of a store that knows target types. */
export type TypeStore = Pick<Store, 'hasSource' | 'organisation' | 'catalogue'>;

/** Target types as they are saved now, with those that the organisation lists. Rejects with `SourceError` or the signal's reason. */
export async function typesNow(store: TypeStore, signal: AbortSignal): Promise<readonly TargetType[]> {
  const [organisation, catalogue] = await Promise.all([
    store.hasSource ? store.organisation.ask(signal).then(({ value }) => value) : NOBODY,
    store.catalogue.ask(signal),
  ]);
  return knownTypes(organisation, catalogue.value);
}
