import type { Organisation } from '../../model/organisation.ts';
import { parseJson } from '../../source/json-text.ts';
import { loadCode } from '../../source/load-code.ts';
import { withForms } from '../tables/with-forms.ts';
import { fetchTableBytes, tableOf, textOf } from '../tables/small-table.ts';
import type { FetchFileOptions } from './fetch-file.ts';
import { organisationCode } from './organisation-code.ts';

/** Fetches and reads an organisation file, JSON or a table of people; the code for that comes meanwhile. */
export async function loadOrganisation(src: string, options: FetchFileOptions): Promise<Organisation> {
  const code = organisationCode();
  code.catch(() => {}); // waited for below, after what may fail first
  const table = await fetchTableBytes(src, options);
  const { parseOrganisation } = await code;
  if (table.form === 'json') return parseOrganisation(parseJson(textOf(table.bytes), src), src);
  const { readPeople } = await loadCode(() => import('./people-table.ts'));
  return readPeople(src, tableOf(table), { parseOrganisation, withForms });
}
