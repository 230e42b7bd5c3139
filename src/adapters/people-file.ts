import { loadCode } from '../source/load-code.ts';
import { type FileAddress, named } from './files/file-as-source.ts';
import { organisationCode } from './files/organisation-code.ts';
import type { LoadOrganisation } from './sales/load-file.ts';
import { Layout } from './tables/layout.ts';
import { mappingSpec } from './tables/mapping-spec.ts';
import type { MappingOptions } from './tables/mapping.ts';
import { withForms } from './tables/with-forms.ts';
import { fetchTableBytes, tableOf } from './tables/small-table.ts';

/** A table of people, `.csv`, `.json` (a list) or `.xlsx`, in our form or mapped to it. */
export interface PeopleFileOptions extends Pick<MappingOptions, 'columns' | 'where' | 'encoding' | 'sheet' | 'range'> {
  /** Address of the file, or a `File` that the reader has chosen. */
  readonly src: FileAddress;
  /** Instead of the page's own, e.g. to add credentials. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * The organisation of a source, from a table of people:
 * `csvSource({ src, organisation: peopleFile({ src: 'people.csv', columns: { group: 'Team' } }) })`.
 * The fields are `id`, `name`, `group` and `former`. Each call fetches the file.
 */
export function peopleFile(options: PeopleFileOptions): LoadOrganisation {
  const { src, fetch, ...mapping } = named(options);
  return async ({ signal, reload }) => {
    const fetching = { signal, reload, fetch };
    const [spec, table, { parseOrganisation }, { readPeople }] = await Promise.all([
      mappingSpec(mapping, fetching),
      fetchTableBytes(src, fetching),
      organisationCode(),
      loadCode(() => import('./files/people-table.ts')),
    ]);
    return readPeople(src, tableOf(table), { parseOrganisation, withForms, Layout, spec, option: 'columns' });
  };
}
