import type { LegendEntry } from '../../charts/legend.ts';
import type { Scene, Space } from '../../charts/scene.ts';

/** Body of a tile as plain words and a layout: the same for page, picture, paper and server. */
export interface TileBody {
  /** The big number, and the unit that is written small after it. */
  readonly value?: string;
  readonly unit?: string;
  /** Beside the number: what it is held against. */
  readonly beside?: string;
  /** Series of the picture, where it needs a legend. */
  readonly legend?: readonly LegendEntry[];
  /** Lays the picture out, where there is one. A chart stands in place of the number. */
  readonly scene?: (space: Space) => Scene;
  /** Under the picture. */
  readonly under?: string;
}
