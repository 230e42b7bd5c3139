import type { Organisation } from '../../model/organisation.ts';
import { check, list, maybe, object, text } from '../../source/shape.ts';
import { organisationCode } from '../files/organisation-code.ts';
import { readPeopleRows } from '../files/people-rows.ts';

/** Reads what a host says of who is there: rows of people, what an organisation file holds, or an organisation as adapters make it. */
export async function saidOrganisation(answer: unknown): Promise<Organisation> {
  if (Array.isArray(answer)) return readPeopleRows(answer as readonly object[]);
  check(object, answer, 'organisation');
  // Read already, as by `peopleFile`.
  if (typeof (answer as Partial<Organisation>).listed === 'boolean') return answer as Organisation;
  // Of a file they are what its sales name; a service may know them.
  const { currencies, ...file } = answer as { readonly currencies?: readonly string[] };
  check(maybe(list(text)), currencies, 'organisation.currencies');
  const organisation = (await organisationCode()).parseOrganisation(file, 'organisation');
  return currencies ? { ...organisation, currencies: [...currencies] } : organisation;
}
