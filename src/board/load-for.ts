import type { Known } from '../model/known.ts';
import { loadCode } from '../source/load-code.ts';
import type { LoadedFigures, LoadOptions } from '../store/load-figures.ts';
import { loadAllowed } from './policy.ts';
import type { Question } from './question.ts';

/** Tile that may have numbers of the page, in place of its board's figures. */
export interface KnownHost {
  readonly known?: Known;
}

/** Loads the figures of a tile: of its board, or of numbers that the page has already, whose code comes with them. */
export async function loadFor(
  { board, request, settings, known }: Question,
  tile: Element,
  options: LoadOptions,
): Promise<LoadedFigures> {
  const load = known ? (await loadCode(() => import('./load-known.ts'))).loaderOf(known, tile) : loadAllowed;
  return load(board, request, settings, options);
}
