import type { Colors } from '../theme/colors.ts';
import type { Plan } from './plan.ts';
import type { Scene } from './scene.ts';

/** A chart as a painter gets it: plain data, and the colours of this moment. */
export interface ChartPicture {
  /** Paths and texts, laid out for the size of the box and mirrored where the script runs from right to left. */
  readonly scene: Scene;
  /** Series, figures and labels that the scene was made of. */
  readonly plan: Plan;
  readonly rtl: boolean;
  /** Colours of the tokens by name, as a canvas takes them. */
  readonly colors: Colors;
}

/** A renderer from outside. A painter that throws is left out: the tile draws by SVG. */
export interface ChartPainter {
  /** Draws into a box of the scene's size; called again with the same box whenever the picture or a colour changes. */
  draw(picture: ChartPicture, box: HTMLElement): void;
  /** Lets go of what it holds for a box, which is emptied then. */
  destroy?(box: HTMLElement): void;
}
