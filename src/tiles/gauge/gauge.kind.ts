import { sharedAxis } from '../tile/axis.ts';
import type { TileKind } from '../tile/tile-kind.ts';
import { dialScene } from './dial-scene.ts';
import { type GaugeFigure, gaugeFigure } from './gauge.figure.ts';

/** The gauge without its element: a dial, or the number alone where there is no target above 0. */
export const gaugeKind: TileKind<GaugeFigure> = {
  figureOf: gaugeFigure,
  bodyOf({ meter, middle, amounts, targetLabel }, _, options) {
    if (!meter) return { value: middle, beside: amounts };
    const axis = sharedAxis(meter, options.targetAt ?? 0.75, options);
    const words = { middle, target: targetLabel };
    return { scene: (space) => dialScene(axis, words, space), under: amounts };
  },
};
