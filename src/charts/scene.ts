/** Space to draw in, px, and the small type in it. */
export interface Space {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** As CSS writes it. */
  readonly fontFamily?: string;
  /** Mirrors the drawing: time, bars and dials run with the script. */
  readonly rtl?: boolean;
}

/** One outline or line. */
export interface ScenePath {
  /** Notation in words of `sceneStyles`, by role, form and tone: `actual solid`, `variance outline good`. */
  readonly look: string;
  /** Path data of SVG. */
  readonly d: string;
  /** Where the path stands, px: given where it keeps its form in a drawing that is stretched. */
  readonly x?: number;
}

/** One line of words. */
export interface SceneText {
  readonly text: string;
  /** One number per letter where letters are set apart. */
  readonly x: number | readonly number[];
  /** Base line. */
  readonly y: number;
  /** Which end of the text stands at `x`, as seen. */
  readonly anchor: 'left' | 'middle' | 'right';
  /** As the look of a path. */
  readonly look: string;
  /** Size in px, where it is not that of the scene. */
  readonly size?: number;
}

/** A picture laid out for a size: plain data, the same for page, export, print and server. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** Back to front. */
  readonly paths: readonly ScenePath[];
  /** In front of all paths. */
  readonly texts: readonly SceneText[];
}
