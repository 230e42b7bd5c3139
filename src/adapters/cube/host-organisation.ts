import type { Organisation } from '../../model/organisation.ts';
import type { DataSource } from '../../source/data-source.ts';
import { loadOrganisation } from '../files/load-organisation.ts';
import { answerOf } from '../rest/answer.ts';
import { saidOrganisation } from '../rest/said-organisation.ts';
import type { CubeOrganisation } from './options.ts';

/** Returns the organisation of the host, from any of the forms that `organisation` takes. */
export async function hostOrganisation(
  said: CubeOrganisation,
  signal: AbortSignal,
  fetch?: typeof globalThis.fetch,
): Promise<Organisation> {
  if (typeof said === 'string') return loadOrganisation(said, { signal, fetch });
  const { organisation } = said as Partial<DataSource>;
  if (typeof organisation === 'function') return organisation.call(said, { signal });
  if (typeof said !== 'function') return saidOrganisation(said);
  const ask = said as (options: { readonly signal: AbortSignal }) => unknown;
  return saidOrganisation(await answerOf('organisation', signal, () => ask({ signal })));
}
