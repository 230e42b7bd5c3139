// Tiles in many states and sizes at once, and what is wrong with how they are seen.
// Here already, so that a large tile has all it shows before it is measured.
import '../../src/tiles/tile/large-parts.ts';
import '../../src/tiles/tile/trend-parts.ts';
import type { TargetNumberElement } from '../../src/tiles/number/number.ts';
import { BOXES, boardOf, CASES } from '../../stories/cases.ts';
import { figuresWhen, type TileLike } from './fixture.ts';
import { faultsOf, type Piece, piecesOf } from './geometry.ts';

/** What may be seen where there is no picture, and where there is one. */
const PICTURE = '.plot svg, .plot canvas, .track';

export interface Sized {
  readonly tile: TileLike;
  readonly title: string;
}

/** Every case of a tile in every size, all in the same place, so that all of them are in sight. */
export async function inAllSizes(tag: string, cases = CASES): Promise<Sized[]> {
  const tiles = Object.entries(cases).flatMap(([name, one]) => {
    const board = boardOf(
      one,
      BOXES.map((size) => ({ tag, size })),
    );
    document.body.append(board);
    return [...board.children].map((tile, at): Sized => {
      (tile as HTMLElement).style.position = 'absolute';
      (tile as HTMLElement).style.inset = '0 auto auto 0';
      return { tile: tile as TileLike, title: `${name}, ${BOXES[at]!.join(' × ')}` };
    });
  });
  for (const { tile, title } of tiles) {
    const isAsNamed = ({ state, stale, reason }: TileLike['figures']) =>
      state === 'ready' && stale === title.startsWith('stale') && (!title.startsWith('stale,') || !!reason);
    await figuresWhen(tile, isAsNamed);
  }
  for (const { tile } of tiles) await trendOf(tile);
  await drawn(tiles);
  return tiles;
}

/** Least size of a number that has a line beside it, px. */
const TREND = { width: 288, height: 120 };

/** Until the line beside a number is there, whose code comes last. */
async function trendOf(tile: TileLike): Promise<void> {
  const { facts, clientWidth, clientHeight } = tile as TileLike & TargetNumberElement;
  const isDue = tile.localName === 'target-number' && clientWidth >= TREND.width && clientHeight >= TREND.height;
  for (let frame = 0; isDue && facts.insight?.trend && !tile.shadowRoot!.querySelector('.trend'); frame++) {
    if (frame > 300) throw new Error('no trend');
    await new Promise(requestAnimationFrame);
  }
}

/** Until every picture has been drawn for the size that its box has now. */
export async function drawn(tiles: readonly Sized[]): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await new Promise(requestAnimationFrame);
    await Promise.all(tiles.map(({ tile }) => tile.updateComplete));
  }
}

/** Firefox keeps some of what container queries have chosen when the root's size of type alone changes. */
export function restyle(): void {
  const { style } = document.body;
  style.display = 'none';
  document.body.getBoundingClientRect();
  style.display = '';
}

const isWhole = ({ whole, seen }: Piece) =>
  !!seen && whole.width - seen.width <= 1.5 && whole.height - seen.height <= 3;

/** Tiles lower than this, rem, have room for the figure alone. */
const LOWEST = 4.5;

/** Why the figure of a tile is not seen whole with its unit. */
function figureFaults(tile: TileLike, pieces: readonly Piece[]): string[] {
  const inPicture = hasPicture(tile);
  const figure = pieces.filter(({ element }) => element.closest('.digits') || element.matches('.big'));
  const unit = tile.shadowRoot!.querySelector('.measure > span')?.textContent ?? '';
  const seen = (selector: string) =>
    pieces.some((piece) => piece.seen && isWhole(piece) && piece.element.closest(selector));
  const hasOwnUnit = figure.some(({ text }) => /\p{Lu}{3}|\p{Sc}/u.test(text));
  const chart = tile.matches('target-column, target-bar') && inPicture;
  const total = tile.shadowRoot!.querySelector('[part=total]');
  const saysTotal = !total || pieces.some(({ element, seen: isSeen }) => isSeen && total.contains(element));
  const inPercent = figure.some(({ seen: isSeen, text }) => isSeen && /[%٪]/.test(text));
  const saysUnit = hasOwnUnit || seen('.measure > span') || seen('.spare');
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const due = tile.getBoundingClientRect().height >= LOWEST * rem && tile.shadowRoot!.querySelector('.value.due');
  return [
    ...((chart ? saysTotal : figure.some(isWhole)) ? [] : ['no figure']),
    ...(!unit || saysUnit || inPercent || tile.figures.total.actual === undefined ? [] : ['no unit']),
    ...(hasOwnUnit && seen('.figure > .spare') ? ['two units'] : []),
    ...(due && due.getClientRects().length && figure.some(isWhole) && !seen('.beside')
      ? ['a target that nothing calls so']
      : []),
  ];
}

function hasPicture(tile: TileLike): boolean {
  return [...tile.shadowRoot!.querySelectorAll(PICTURE)].some((picture) => picture.getClientRects().length > 0);
}

/** Whether a verdict that there is stands nowhere although a picture does. */
function verdictFaults(tile: TileLike, pieces: readonly Piece[]): string[] {
  const verdict = tile.shadowRoot!.querySelector('.status:not([hidden])');
  const stands = pieces.some(({ element, seen }) => seen && element.closest('.status'));
  return verdict && hasPicture(tile) && !stands ? ['picture without verdict'] : [];
}

/** Whether a sentence stands where what the figure is held against does not. */
function besideFaults(pieces: readonly Piece[]): string[] {
  const stands = (selector: string) => pieces.some(({ element, seen }) => seen && element.closest(selector));
  const beside = pieces.some(({ element }) => element.matches('.beside'));
  return beside && stands('.todo') && !stands('.beside') ? ['sentence without target'] : [];
}

/** Whether the total stands without a verdict that there is, or beside the number that is the total. */
function totalFaults(tile: TileLike, pieces: readonly Piece[]): string[] {
  const stands = (selector: string) => pieces.some(({ element, seen }) => seen && element.closest(selector));
  if (!stands('[part=total]')) return [];
  const verdict = tile.shadowRoot!.querySelector('.status:not([hidden])');
  return [
    ...(verdict && !stands('.status') ? ['total without verdict'] : []),
    ...(stands('.value') ? ['total said twice'] : []),
  ];
}

/** Whether facts of a large tile lack their names, or repeat what a sentence says. */
function factFaults(tile: TileLike, pieces: readonly Piece[]): string[] {
  const facts = [...tile.shadowRoot!.querySelectorAll('.facts > div')].filter((fact) => fact.getClientRects().length);
  if (!facts.length) return [];
  const stands = (selector: string, within: Element) =>
    pieces.some(({ element, seen }) => seen && element.matches(selector) && within.contains(element));
  const repeats = pieces.some(({ element, seen }) => seen && element.closest('[part=outlook], [part=comparison]'));
  return [
    ...(stands('b', facts[0]!) ? [] : ['no fact']),
    ...facts.filter((fact) => stands('b', fact) !== stands('dt', fact)).map(() => 'fact without name'),
    ...(repeats ? ['fact and sentence'] : []),
  ];
}

/** Smallest type there is, px. */
const LEAST_TYPE = 12;

/** Words in type that is too small (E3). */
function typeFaults(pieces: readonly Piece[]): string[] {
  const isSmall = ({ element, seen }: Piece) => seen && parseFloat(getComputedStyle(element).fontSize) < LEAST_TYPE;
  return pieces.filter(isSmall).map(({ text }) => `too small: ${text}`);
}

export function allFaults({ tile, title }: Sized): string[] {
  const pieces = piecesOf(tile);
  const faults = [
    ...figureFaults(tile, pieces),
    ...verdictFaults(tile, pieces),
    ...besideFaults(pieces),
    ...totalFaults(tile, pieces),
    ...factFaults(tile, pieces),
    ...typeFaults(pieces),
    ...faultsOf(pieces),
  ];
  return faults.map((fault) => `${title}: ${fault}`);
}
