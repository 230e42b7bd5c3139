import type { Dimension, Organisation } from '../../model/organisation.ts';

/** What the sales are read by, besides their form. Plain data. */
export interface SalesSetup {
  /** Currency of rows that name none; decides their decimals. */
  readonly currency?: string;
  readonly dimensions: readonly Dimension[];
}

export function setupOf(said: Organisation | undefined, currency?: string): SalesSetup {
  return { currency: currency ?? said?.currency, dimensions: said?.dimensions ?? [] };
}
