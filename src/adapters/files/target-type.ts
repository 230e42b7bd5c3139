import type { Measure } from '../../model/actual.ts';
import type { TargetType } from '../../model/organisation.ts';

export const UNITS: readonly Measure[] = ['amount', 'count', 'profit'];

/** The type that an id names, `<dimension>.<unit>`; `undefined` if it names none. */
export function targetTypeOf(id: string): TargetType | undefined {
  const point = id.lastIndexOf('.');
  const unit = UNITS.find((each) => each === id.slice(point + 1));
  return unit && point > 0 ? { id, dimension: id.slice(0, point), unit } : undefined;
}
