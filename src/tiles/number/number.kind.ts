import type { Space } from '../../charts/scene.ts';
import { sharedAxis } from '../tile/axis.ts';
import type { TileKind } from '../tile/tile-kind.ts';
import { type NumberFigure, numberFigure } from './number.figure.ts';
import { TRACK, trackScene } from './track-scene.ts';

/** The number tile without its element: the number, and a track under it where there is a target above 0. */
export const numberKind: TileKind<NumberFigure> = {
  figureOf: numberFigure,
  bodyOf({ value, unit, spare, beside, meter }, locale, options) {
    const axis = meter && sharedAxis(meter, 1, options);
    const scene = axis && (({ width, rtl }: Space) => trackScene(axis, width, rtl, locale.number(0)));
    return { value, unit, spare, beside, scene, heightFor: () => (axis && axis.zero > 0 ? TRACK + 8 : TRACK) };
  },
};
