/** Size of a box in CSS pixels, without padding, and the type in it. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
  /** CSS pixels. */
  readonly fontSize: number;
  readonly fontFamily: string;
}

interface SizeWatcher {
  readonly tell: (size: BoxSize) => void;
  told?: BoxSize;
}

/** In the window, near it, elsewhere, or on its way to paper. */
export type Sight = 'seen' | 'near' | 'far' | 'paper';

/** How far outside the window a tile is near: it is drawn already, so that scrolling does not show it empty. */
const MARGIN = 300;

const sizeWatchers = new WeakMap<Element, SizeWatcher>();
const sightWatchers = new Map<Element, SightWatcher>();
let sizes: ResizeObserver | undefined;
let sights: IntersectionObserver | undefined;
let printing = false;

/**
 * Tells the size of an element, now and whenever it changes, by one observer
 * for all tiles of a page. Returns the function that stops it.
 */
export function watchSize(element: Element, tell: (size: BoxSize) => void): () => void {
  sizes ??= new ResizeObserver(tellSizes);
  sizeWatchers.set(element, { tell });
  sizes.observe(element);
  return () => {
    sizeWatchers.delete(element);
    sizes?.unobserve(element);
  };
}

type SightWatcher = (sight: Sight) => void;

/** Tells where an element is, like `watchSize`. */
export function watchSight(element: Element, watcher: SightWatcher): () => void {
  if (!sights) {
    sights = new IntersectionObserver(tellSights, { rootMargin: `${MARGIN}px` });
    addEventListener('beforeprint', print);
    addEventListener('afterprint', endPrint); // a function made here would hold on to the element
  }
  sightWatchers.set(element, watcher);
  sights.observe(element);
  return () => {
    sightWatchers.delete(element);
    sights?.unobserve(element);
  };
}

let measuring: Promise<void> | undefined;

/**
 * Whether an element is in the window, before the page has been painted. All
 * who ask in one moment are measured together: each for itself would have the
 * page laid out anew.
 */
export async function isSeen(element: Element): Promise<boolean> {
  const place = new Promise<DOMRect>((resolve) => unmeasured.push(() => resolve(element.getBoundingClientRect())));
  measuring ??= Promise.resolve().then(measureAll);
  return isInWindow(await place);
}

function isInWindow({ top, bottom, left, right }: DOMRectReadOnly): boolean {
  return bottom >= 0 && right >= 0 && top < innerHeight && left < innerWidth;
}

let unmeasured: (() => void)[] = [];

function measureAll(): void {
  const all = unmeasured;
  unmeasured = [];
  measuring = undefined;
  all.forEach((measure) => measure());
}

/** Size of an element that goes to paper before the page has ever shown it; undefined while nothing is printed. */
export function sizeForPaper(element: Element): BoxSize | undefined {
  return printing ? sizeOf(element) : undefined;
}

/** Size of an element that the page may never have laid out: this lays it out. */
function sizeOf(element: Element): BoxSize {
  return boxSize(element, element.getBoundingClientRect());
}

function print(): void {
  printing = true;
  for (const tell of sightWatchers.values()) tell('paper');
}

function endPrint(): void {
  printing = false;
  // Watched anew, what is in sight is told anew.
  for (const element of sightWatchers.keys()) {
    sights!.unobserve(element);
    sights!.observe(element);
  }
}

function tellSizes(entries: readonly ResizeObserverEntry[]): void {
  // Read here, where the page is laid out: read while tiles are drawn, each would lay it out anew.
  for (const { target, contentRect } of entries) tellSize(target, boxSize(target, contentRect));
}

function tellSize(element: Element, size: BoxSize): void {
  const watcher = sizeWatchers.get(element);
  if (!watcher) return;
  const { told } = watcher;
  watcher.told = size;
  if (told?.width !== size.width || told.height !== size.height) lookAway(element);
  watcher.tell(size);
}

/**
 * Leaves a box unwatched until the next frame. What is drawn into it may bring
 * a scroll bar and make it narrower at once, which browsers report to the page
 * as an error: “ResizeObserver loop completed”. Watched anew, its size is told anew.
 */
function lookAway(element: Element): void {
  sizes?.unobserve(element);
  requestAnimationFrame(() => {
    if (sizeWatchers.has(element)) sizes?.observe(element);
  });
}

function boxSize(element: Element, { width, height }: DOMRectReadOnly): BoxSize {
  const { fontSize, fontFamily } = getComputedStyle(element);
  return { width, height, fontSize: parseFloat(fontSize), fontFamily };
}

function tellSights(entries: readonly IntersectionObserverEntry[]): void {
  // A tile that is being printed stays in sight, even if the observer only now reports that it is not.
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    const seen = printing || (isIntersecting && isInWindow(boundingClientRect));
    sightWatchers.get(target)?.(seen ? 'seen' : isIntersecting ? 'near' : 'far');
  }
}
