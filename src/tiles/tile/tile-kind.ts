import type { LegendEntry } from '../../charts/legend.ts';
import type { Chart, SeriesKey } from '../../charts/plan.ts';
import type { Scene, Space } from '../../charts/scene.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { PointsOf } from '../../model/points.ts';
import type { Ready, TileFigure, TileOptions } from './tile.figure.ts';

/** Body of a tile as plain words and a layout: the same for page, picture, paper and server. */
export interface TileBody {
  /** The big number, and the unit that is written small after it. */
  readonly value?: string;
  readonly unit?: string;
  /** Unit that the number says where the heading has no room for it. */
  readonly spare?: string;
  /** Beside the number: what it is held against, and the unit of amounts there, as `spare` is that of the number. */
  readonly beside?: string;
  readonly besideSpare?: string;
  /** Stands in place of the number. */
  readonly chart?: Chart;
  /** Series of the picture, where it needs a legend. */
  readonly legend?: readonly LegendEntry[];
  /** Lays the picture out, where there is one. */
  readonly scene?: (space: Space) => Scene;
  /** Height that the picture is best seen in, px, for a width and a size of type. */
  heightFor?(width: number, fontSize: number): number;
  /** Under the picture. */
  readonly under?: string;
  /** All words below the picture stand in its middle. */
  readonly centered?: boolean;
}

/** Lowest and highest value of a tile's picture, or of each of its rows: low, high, low, high, …; of tiles in per cent per cent. */
export type Extents = readonly number[];

/** Options of the picture alone, from attributes, reader and scale group. */
export interface BodyOptions {
  readonly thresholds: readonly [behind: number, onPace: number];
  readonly lowerIsBetter?: boolean;
  readonly asPercent?: boolean;
  /** Share of the dial at which the target stands, 0.75 by default. */
  readonly targetAt?: number;
  /** Series that the reader has hidden. */
  readonly hidden?: readonly SeriesKey[];
  /** Extents of all tiles of its scale group; its own by default. */
  readonly shared?: Extents;
}

/** Pure half of a kind of tile: from figures to numbers, words and picture, in a page or without one. */
export interface TileKind<F extends TileFigure = TileFigure, B extends TileBody = TileBody> {
  /** Makes the points of its figures, where it has some. */
  readonly pointsOf?: PointsOf;
  /** Makes numbers and words of the picture. */
  figureOf(ready: Ready, locale: Locale, options: TileOptions): F;
  /** How far the picture reaches, for the tiles of its scale group; absent where a kind has a scale of its own. */
  extentsOf?(figure: F, options: BodyOptions): Extents | undefined;
  /** Makes the body of them. */
  bodyOf(figure: F, locale: Locale, options: BodyOptions): B;
}
