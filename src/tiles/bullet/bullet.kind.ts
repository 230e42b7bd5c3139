import { axisExtents, sharedAxis } from '../tile/axis.ts';
import type { TileKind } from '../tile/tile-kind.ts';
import { type BulletFigure, bulletFigure } from './bullet.figure.ts';
import { bulletScene } from './bullet-scene.ts';

/** Where on the axis the target stands if nothing reaches further. */
const TARGET_AT = 0.82;

/** The bullet graph without its element: number and bar, or the number alone where there is no target above 0. */
export const bulletKind: TileKind<BulletFigure> = {
  figureOf: bulletFigure,
  extentsOf: ({ meter }, options) => meter && axisExtents(meter, TARGET_AT, options),
  bodyOf({ value, spare, beside, words, meter }, locale, options) {
    const axis = meter && sharedAxis(meter, TARGET_AT, options);
    return {
      value,
      spare,
      beside,
      scene: axis && ((space) => bulletScene(axis, { ...words, zero: locale.number(0) }, space)),
      heightFor,
    };
  },
};

function heightFor(_: number, fontSize: number): number {
  return 5 * fontSize;
}
