import type { HttpOptions } from '../http/options.ts';
import { DIMENSIONS, NAMES, type SuperOfficeDimensions, type SuperOfficeNames } from './names.ts';

/** Where the Web API of a tenant stands, or a proxy of the host before it, and what it calls things. */
export interface SuperOfficeOptions extends HttpOptions {
  /** Base currency of the installation, ISO 4217. */
  readonly currency: string;
  /** Names that differ from those of `NAMES`. */
  readonly names?: Partial<SuperOfficeNames>;
  /** Dimensions beside the seven that SuperOffice has, or in place of one: `{ segment: { field: 'saleUdef/SuperOffice:7', list: 'udlist12' } }`. */
  readonly dimensions?: SuperOfficeDimensions;
}

/** Names and dimensions, with those that an installation has otherwise. */
export interface Called {
  readonly names: SuperOfficeNames;
  readonly dimensions: SuperOfficeDimensions;
}

export function calledBy({ names, dimensions }: Pick<SuperOfficeOptions, 'names' | 'dimensions'>): Called {
  return { names: { ...NAMES, ...names }, dimensions: { ...DIMENSIONS, ...dimensions } };
}
