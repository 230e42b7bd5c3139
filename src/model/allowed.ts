import { ALL_SALES_AMOUNT, listedItems, type Organisation, type TargetType } from './organisation.ts';
import type { TargetCatalogue } from './target.ts';

/** Values that attributes allow, by their names. */
export type Allowed = Readonly<Record<string, readonly string[]>>;

/** Values that the data allow of the attributes of a tile that shows `owner` and `type`. */
export function allowedBy(
  type: TargetType,
  owner: string,
  organisation: Organisation,
  catalogue: TargetCatalogue,
): Allowed {
  return {
    'target-type': targetTypesOf(organisation, catalogue),
    items: listedItems(type, organisation)?.map(({ id }) => id) ?? [],
    by: owner.startsWith('user:') ? ['user', 'item'] : [],
  };
}

/** Types that are listed, and those that dimensions make possible. */
function targetTypesOf(organisation: Organisation, catalogue: TargetCatalogue): readonly string[] {
  const listed = [ALL_SALES_AMOUNT, ...catalogue.types, ...(organisation.targetTypes ?? [])].map(({ id }) => id);
  const dimensions = ['all-sales', ...(organisation.dimensions ?? []).map(({ id }) => id)];
  return [...new Set([...listed, ...dimensions.flatMap((id) => UNITS.map((unit) => `${id}.${unit}`))])];
}

const UNITS = ['amount', 'count', 'profit'];
