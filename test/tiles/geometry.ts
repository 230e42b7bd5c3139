/** What may be shortened, because all of it can be read in the tile another way. */
const SHORTENED = '.who, .message, .measure > b, .chip';
const BREATH = 1.5;
/** Of a text that was dropped not even this much may be seen, px. */
const SLIVER = 0.5;

export interface Piece {
  readonly element: Element;
  readonly text: string;
  readonly whole: DOMRect;
  /** What can be seen of it; nothing if it was dropped. */
  readonly seen: DOMRect | undefined;
}

/** Every text of a tile with where it stands and what of it is seen. */
export function piecesOf(tile: Element): Piece[] {
  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(tile.shadowRoot!, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!node.textContent!.trim() || element.closest('style, .sr, .only, [hidden]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Firefox tells of a range in an SVG text where it would be without the places of its letters.
    const box = (element instanceof SVGElement ? element : range).getBoundingClientRect();
    const whole = inkOf(box, element);
    if (whole.width && whole.height)
      pieces.push({ element, text: node.textContent!.trim(), whole, seen: seenOf(element, whole, tile) });
  }
  return pieces;
}

/** A line's box without the room above capitals and below the baseline that figures leave empty. */
function inkOf({ left, top, width, height }: DOMRect, element: Element): DOMRect {
  // Of a text in SVG browsers tell more of it.
  const air = parseFloat(getComputedStyle(element).fontSize) * (element instanceof SVGElement ? 0.2 : 0.12);
  return new DOMRect(left, top + air, width, Math.max(0, height - 2 * air));
}

function seenOf(element: Element, whole: DOMRect, tile: Element): DOMRect | undefined {
  let seen: DOMRect | undefined = cut(whole, tile.getBoundingClientRect(), SLIVER);
  // It covers the row that would be half in sight.
  const rest = element.closest('.content') && tile.shadowRoot!.querySelector('.rest')?.getBoundingClientRect();
  if (rest && seen) seen = cut(seen, new DOMRect(rest.left, 0, rest.width, rest.top), SLIVER);
  for (let at: Element | null = element; at && seen; at = at.parentElement) {
    const { display, overflow } = getComputedStyle(at);
    if (display !== 'contents' && overflow !== 'visible' && !(at instanceof SVGElement && at.tagName !== 'svg'))
      seen = cut(seen, at.getBoundingClientRect(), SLIVER);
  }
  return seen;
}

/** What both have in common, if that is higher than `least`, px. */
function cut(a: DOMRect, b: DOMRect, least: number): DOMRect | undefined {
  const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  const [right, bottom] = [Math.min(a.right, b.right), Math.min(a.bottom, b.bottom)];
  return right - left > Math.min(BREATH, least) && bottom - top > least
    ? new DOMRect(left, top, right - left, bottom - top)
    : undefined;
}

/** Words of a chart, of which some lie in one element: that they do not meet is a matter of layout. */
const inChart = ({ element }: Piece) => !!element.closest('.content > svg');

/** Texts that are cut or overlap. */
export function faultsOf(pieces: readonly Piece[]): string[] {
  const seen = pieces.filter((piece) => piece.seen);
  const halves = seen
    .filter(({ element }) => !element.closest(SHORTENED))
    .filter(({ whole, seen: part }) => whole.width - part!.width > BREATH || whole.height - part!.height > 3)
    .map(({ text }) => `cut: ${text}`);
  const overlaps = seen.flatMap((a, index) =>
    seen
      .slice(index + 1)
      .filter(
        (b) =>
          !inChart(a) &&
          !inChart(b) &&
          !a.element.contains(b.element) &&
          !b.element.contains(a.element) &&
          // The heights of lines overlap a little where nothing printed does.
          cut(a.seen!, b.seen!, BREATH * 2),
      )
      .map((b) => `${a.text} overlaps ${b.text}`),
  );
  return [...halves, ...overlaps];
}
