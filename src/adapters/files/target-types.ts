import { ALL_SALES_AMOUNT, type Dimension, type TargetType } from '../../model/organisation.ts';
import { targetTypeOf, UNITS } from './target-type.ts';
import { choice, distinct, list, members, refuse, text, type Spot } from './json-spot.ts';

/** Target types of an organisation file, of dimensions that it names. */
export function readTargetTypes(spot: Spot, dimensions: readonly Dimension[]): readonly TargetType[] {
  const known = [{ id: ALL_SALES_AMOUNT.dimension, items: [] }, ...dimensions];
  return distinct(spot, (each): TargetType => {
    const {
      id = { ...each, value: undefined, path: `${each.path}.id` },
      items,
      levels,
    } = members(each, ['id', 'items', 'levels']);
    const type = targetTypeOf(text(id)) ?? refuse(id, UNITS.map((unit) => `<dimension>.${unit}`).join(', '));
    const dimension =
      known.find((one) => one.id === type.dimension) ??
      refuse(id, known.map((one) => `${one.id}.${type.unit}`).join(', '));
    return {
      ...type,
      ...(items && { items: readItems(items, dimension) }),
      ...(levels && { levels: choice(levels, ['all', 'company-and-group']) }),
    };
  });
}

/** A dimension without a list has the items that the sales name, so any is right. */
function readItems(spot: Spot, { items }: Dimension): readonly string[] {
  const known = items && new Set(items.map(({ id }) => id));
  return list(spot, (item) => (known ? choice(item, known) : text(item)));
}
