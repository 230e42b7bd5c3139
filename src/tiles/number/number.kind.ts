import { axisOf } from '../tile/axis.ts';
import type { TileKind } from '../tile/tile-kind.ts';
import { type NumberFigure, numberFigure } from './number.figure.ts';
import { trackScene } from './track-scene.ts';

/** The number tile without its element: the number, and a track under it where there is a target above 0. */
export const numberKind: TileKind<NumberFigure> = {
  figureOf: numberFigure,
  bodyOf({ value, unit, beside, meter }, _, options) {
    const axis = meter && axisOf({ ...meter, ...options, targetAt: 1 });
    return { value, unit, beside, scene: axis && (({ width, rtl }) => trackScene(axis, width, rtl)) };
  },
};
