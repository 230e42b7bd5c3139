import type { Organisation } from '../../model/organisation.ts';
import { Layout } from '../tables/layout.ts';
import { listTable } from '../tables/list-table.ts';
import { withForms } from '../tables/with-forms.ts';
import { organisationCode } from './organisation-code.ts';
import { readPeople } from './people-table.ts';

/** Reads an organisation from rows of people that the page has: their `id`, `name`, `group` and whether they are `former`. */
export async function readPeopleRows(people: readonly object[]): Promise<Organisation> {
  const { parseOrganisation } = await organisationCode();
  const table = listTable(people, 'organisation', new AbortController().signal);
  return readPeople('organisation', table, { parseOrganisation, withForms, Layout });
}
