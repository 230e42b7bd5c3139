import type { Organisation } from '../../model/organisation.ts';
import type { FetchFileOptions } from './fetch-file.ts';

/**
 * Reads an organisation of the interchange form. Unknown members are noted
 * (`unknown-member`, value is the path); a wrong value is `SourceError`
 * `invalid-data`, `bad-value`, with path, value and what was expected.
 * Without a member `users` the answer has `listed: false`: who is there is
 * taken from sales and targets, groups of the file first.
 */
export function parseOrganisation(json: unknown, file: string): Organisation {
  void json;
  throw new Error(`to be written: ${file}`);
}

/** Fetches and reads an organisation file. */
export async function loadOrganisation(src: string, options: FetchFileOptions): Promise<Organisation> {
  void options;
  throw new Error(`to be written: ${src}`);
}
