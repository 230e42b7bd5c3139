import type { TileFrame } from './frame.ts';

/** What a kind of tile needs to draw figures, and not before them. */
export interface LateCode<Face> {
  readonly TileFrame: typeof TileFrame;
  readonly face: Face;
}

const loaded = new WeakMap<object, LateCode<unknown>>();

/** The code of a kind of tile, if it has been loaded: then a tile need not wait for it even a moment. */
export function loadedCode<Face>(kind: object): LateCode<Face> | undefined {
  return loaded.get(kind) as LateCode<Face> | undefined;
}

/** Loads the code of a kind of tile. What fails to load is tried again by the next who asks. */
export async function loadCode<Face>(kind: object, loadFace: () => Promise<Face>): Promise<LateCode<Face>> {
  const [{ TileFrame }, face] = await Promise.all([import('./frame.ts'), loadFace()]);
  const code = { TileFrame, face };
  loaded.set(kind, code);
  return code;
}
