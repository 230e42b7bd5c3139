import { axisExtents, sharedAxis } from '../tile/axis.ts';
import type { BodyOptions, TileKind } from '../tile/tile-kind.ts';
import { dialScene } from './dial-scene.ts';
import { type GaugeFigure, gaugeFigure } from './gauge.figure.ts';

/** The gauge without its element: a dial, or the number alone where there is no target above 0. */
export const gaugeKind: TileKind<GaugeFigure> = {
  figureOf: gaugeFigure,
  extentsOf: ({ meter }, options) => meter && axisExtents(meter, targetAt(options), options),
  bodyOf({ meter, middle, isDue, amounts, targetLabel, paceLabel, spare }, _, options) {
    if (!meter) return { value: middle, spare, beside: amounts };
    const axis = sharedAxis(meter, targetAt(options), options);
    const words = { middle, isDue, target: targetLabel, expected: paceLabel };
    const heightFor = (width: number) => width * 0.45;
    return { scene: (space) => dialScene(axis, words, space), heightFor, under: amounts, spare, centered: true };
  },
};

function targetAt(options: BodyOptions): number {
  return options.targetAt ?? 0.75;
}
