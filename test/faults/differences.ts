import type { Tile } from './checks.ts';
import { shapesOf, wordsIn } from './shown.ts';

/** By what a tile tells more than one that never lived through anything. */
export function differences(tile: Tile, other: Tile): string[] {
  const figures = [tile, other].map((one) => JSON.stringify({ ...one.figures, dataAt: undefined }));
  if (figures[0] !== figures[1]) return [`says ${figures[0]}, another would say ${figures[1]}`];
  const shapes = [tile, other].map((one) => shapesOf(one).join(' '));
  if (shapes[0] !== shapes[1]) return [`draws ${shapes[0]}, another would draw ${shapes[1]}`];
  const words = [tile, other].map((one) => wordsOfPicture(one));
  return words[0] === words[1] ? [] : [`writes ${words[0]}, another would write ${words[1]}`];
}

function wordsOfPicture(tile: Tile): string {
  const plot = tile.shadowRoot!.querySelector('.plot');
  return plot ? wordsIn(plot).join(' | ') : '';
}
