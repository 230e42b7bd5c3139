/** Size of a box in CSS pixels, without padding, and the type in it. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
  /** CSS pixels. */
  readonly fontSize: number;
  readonly fontFamily: string;
}

type Watcher = (box: { readonly size?: BoxSize; readonly visible?: boolean }) => void;

/** How far outside the window a tile is drawn already, so that scrolling does not show it empty. */
const MARGIN = 300;

const watchers = new WeakMap<Element, Watcher>();
let sizes: ResizeObserver | undefined;
let sights: IntersectionObserver | undefined;

/**
 * Tells size and visibility of an element, now and whenever they change, by
 * one observer of each kind for all tiles of a page. Returns the function
 * that stops it.
 */
export function watchBox(element: Element, watcher: Watcher): () => void {
  sizes ??= new ResizeObserver(tellSizes);
  sights ??= new IntersectionObserver(tellSights, { rootMargin: `${MARGIN}px` });
  watchers.set(element, watcher);
  sizes.observe(element);
  sights.observe(element);
  return () => {
    watchers.delete(element);
    sizes?.unobserve(element);
    sights?.unobserve(element);
  };
}

function tellSizes(entries: readonly ResizeObserverEntry[]): void {
  for (const { target, contentRect } of entries) {
    // The first sight comes with the first size: the intersection is told only after the first paint, which would be empty.
    const { top, bottom, left, right } = target.getBoundingClientRect();
    const near = bottom > -MARGIN && right > -MARGIN && top < innerHeight + MARGIN && left < innerWidth + MARGIN;
    // Read here, where the page is laid out: read while tiles are drawn, each would lay it out anew.
    const { fontSize, fontFamily } = getComputedStyle(target);
    const size = { width: contentRect.width, height: contentRect.height, fontSize: parseFloat(fontSize), fontFamily };
    watchers.get(target)?.(near ? { size, visible: true } : { size });
  }
}

function tellSights(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) watchers.get(target)?.({ visible: isIntersecting });
}
