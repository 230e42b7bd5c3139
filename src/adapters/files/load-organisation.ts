import type { Organisation } from '../../model/organisation.ts';
import { requestJson } from '../../source/http.ts';
import type { FetchFileOptions } from './fetch-file.ts';
import { organisationCode } from './organisation-code.ts';

/** Fetches and reads an organisation file; the code for that comes meanwhile. */
export async function loadOrganisation(src: string, options: FetchFileOptions): Promise<Organisation> {
  const { signal, fetch, reload } = options;
  const code = organisationCode();
  code.catch(() => {}); // waited for below, after what may fail first
  const json = await requestJson(src, { signal, fetch, init: { cache: reload ? 'no-cache' : 'default' } });
  return (await code).parseOrganisation(json, src);
}
