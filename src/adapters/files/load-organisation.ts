import type { Organisation } from '../../model/organisation.ts';
import { parseJson } from '../../source/json-text.ts';
import { loadCode } from '../../source/load-code.ts';
import { Layout } from '../tables/layout.ts';
import { mappingSpec } from '../tables/mapping-spec.ts';
import type { MappingOptions } from '../tables/mapping.ts';
import { withForms } from '../tables/with-forms.ts';
import { fetchTableBytes, tableOf, textOf } from '../tables/small-table.ts';
import type { TableBytes } from '../tables/reading.ts';
import type { FetchFileOptions } from './fetch-file.ts';
import { organisationCode } from './organisation-code.ts';

const TOOLS = { withForms, Layout, option: 'organisation-columns' };

/** Options by which an organisation file is fetched, and how a table of people is written. */
export interface OrganisationOptions
  extends FetchFileOptions, Pick<MappingOptions, 'columns' | 'dates' | 'numbers' | 'encoding'> {}

/** Fetches and reads an organisation file, JSON or a table of people; the code for that comes meanwhile. */
export async function loadOrganisation(src: string, options: OrganisationOptions): Promise<Organisation> {
  organisationCode().catch(() => {}); // waited for below, after what may fail first
  return readOrganisation(await fetchTableBytes(src, options), options);
}

/** Reads what an organisation file holds, or rows of people, that the page has. */
export function organisationOfPage(data: object, options: OrganisationOptions): Promise<Organisation> {
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  return readOrganisation({ file: 'organisation', form: 'json', bytes }, options);
}

async function readOrganisation(table: TableBytes, options: OrganisationOptions) {
  const { file, form, bytes } = table;
  const { parseOrganisation } = await organisationCode();
  const json: unknown = form === 'json' && parseJson(textOf(bytes), file);
  if (json && !Array.isArray(json)) return parseOrganisation(json, file);
  const { readPeople } = await loadCode(() => import('./people-table.ts'));
  // JSON is in UTF-8, whatever the tables beside it are in.
  const spec = await mappingSpec(json ? { ...options, encoding: undefined } : options, { ...TOOLS, ...options });
  return readPeople(file, tableOf(table), { ...TOOLS, parseOrganisation, spec });
}
