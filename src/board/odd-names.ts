import { changesBetween } from '../model/edit-distance.ts';
import { BOARD_ATTRIBUTES } from './board-attributes.ts';

const FIGURES = 'figures come from the src or source of the target-board, targets from its targets or repository';
const SIZE = 'a tile takes its size from CSS: style="inline-size: 20rem; block-size: 12rem"';
const COLORS = 'colours are custom properties of CSS: style="--target-actual: #27415f"';
const SCALE = 'the scale follows from the figures; scale-group="…" gives several tiles the same';
const RANGE = 'say period="2026-Q3", "this-month" or "2026-03-01/2026-05-15"';

/** Attributes that are often tried and not there, by what to write in their place. */
const TRIED: ReadonlyMap<string, string> = new Map(
  (
    [
      ['user person seller rep employee who', 'say owner="user:<id>"'],
      ['group team department', 'say owner="group:<id>"'],
      ['company organisation-id', 'say owner="company"'],
      ['name title-text caption header', 'say heading="…"'],
      ['width height size w h', SIZE],
      ['color colour colors fill background bg theme variant', COLORS],
      ['percent percentage show-percent in-percent as-percentage pct', 'say as-percent'],
      ['min max scale from-zero domain', SCALE],
      ['value amount current', 'say actual="62" target="100" for numbers that the page has already'],
      ['data dataset rows sales actuals values', FIGURES],
      ['url href file csv json', 'say src="sales.csv" on the target-board'],
      [
        'goal quota budget plan objective',
        'targets come from targets="targets.csv" or the repository of the target-board',
      ],
      ['date dates-range from to start end start-date end-date year month quarter range', RANGE],
      ['fiscal-year fiscal-start year-start fiscalyear', 'say fiscal-year-start="4" on the target-board'],
      ['metric kpi field', 'say measure="amount", "count" or "profit"'],
      ['type dimension kind', 'say target-type="<dimension>.<unit>", as in target-type="sale-type.amount"'],
      [
        'filter filters where',
        'say where on the target-board for rows of the file, owner="…" or period="…" for a tile',
      ],
      [
        'status stage won',
        'what is sold counts; say compare="pipeline" for open sales, and columns with a status on the board',
      ],
      ['sort sort-by order order-by', 'bars stand in the order of their values, columns in that of time'],
      [
        'limit top max-bars count rows-shown',
        'a bar tile shows as many bars as fit, and counts the others by a button',
      ],
      ['breakdown split-by split group-by-user', 'say by="user", "group" or "item" on a target-bar'],
      ['decimals digits format precision', 'say number-format="full" for all digits'],
      ['threshold limits warning danger', 'say thresholds="0.9 0.995"'],
      ['inverse invert inverted reverse reversed lower-better', 'say lower-is-better'],
      ['forecast pipeline previous-year last-year show-target previous', 'say compare="target previous-year forecast"'],
      ['currency-symbol symbol', 'say currency-display="symbol"'],
    ] as const
  ).flatMap(([names, help]) => names.split(' ').map((name) => [name, help] as const)),
);

/** The same of a board. */
const TRIED_ON_BOARD: ReadonlyMap<string, string> = new Map(
  (
    [
      ['data dataset rows sales actuals url href file csv json', 'say src="sales.csv", or set the property source'],
      ['user user-id userid current-user me', 'say viewer="<id>" for who looks, owner="user:<id>" to filter the tiles'],
      ['group team', 'say owner="group:<id>" to filter the tiles'],
      ['fiscal-year fiscal-start year-start fiscalyear', 'say fiscal-year-start="4" for a year from April'],
      ['year month quarter from to range', RANGE],
      ['fiscal-year-end year-end', 'say fiscal-year-start="4" for a year that ends in March'],
      [
        'week-start week-starts-on week-start-day first-day first-day-of-week',
        'a week begins as the locale has it: say locale="en-GB" for Monday',
      ],
      [
        'working-days workdays holidays calendar weekend',
        'working days are those of the calendars of the organisation',
      ],
      ['country region', 'say locale="nl-NL"'],
      ['date today now asof', 'say as-of="2026-09-15"'],
      ['language', 'say locale="nl", or lang on the page'],
      ['timezone tz zone', 'say time-zone="Europe/Amsterdam"'],
      ['goals goal quota quotas budget plan', 'say targets="targets.csv"'],
      ['org people users groups teams', 'say organisation="organisation.json"'],
      ['interval refresh-interval poll polling', 'say refresh="60"'],
      ['exchange-rates rate exchange', 'say rates="GBP=1.17 USD=0.92"'],
      ['filter filters', 'say period, owner, target-type or items, or set the property filters'],
      ['status stage', 'say columns=\'{ "status": { "from": "Stage", "values": { "Won": "sold" } } }\''],
      ['policy', 'policy is a property'],
      ['date-format', 'say dates="dd/MM/yyyy"'],
      ['number-format decimal', 'say numbers="nl" for 1.234,50'],
      ['width height size', 'a board takes its size from CSS'],
    ] as const
  ).flatMap(([names, help]) => names.split(' ').map((name) => [name, help] as const)),
);

/** Attributes of tiles that a board does not have. */
const OF_TILES =
  'measure pace thresholds compare by target-from interval cumulative as-percent lower-is-better number-format currency-display heading scale-group mark-target-at'.split(
    ' ',
  );

/** Attributes that only some elements have. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  by: 'target-bar',
  interval: 'target-column',
  cumulative: 'target-column',
  renderer: 'target-column or target-bar',
  'mark-target-at': 'target-gauge',
};

/** Attributes that have been told, by class. */
const told = new WeakMap<object, Set<string>>();

/**
 * Tells the console what to write in place of attributes that an element does not have, once for its class, and shows
 * tiles that it swallows. Of attributes that nobody is known to try nothing is said: they may be the page's own.
 */
export function tellOdd(element: HTMLElement): void {
  const own = ownAttributes(element);
  for (const name of element.getAttributeNames().filter((one) => !own.includes(one) && !(one in element))) {
    const help = helpFor(element, name, own);
    if (help) warnOnce(element, name, `has no attribute "${name}": ${help}.`);
  }
  if (isTile(element)) tellValues(element);
  else tellProperties(element);
  const inner = isTile(element) && [...element.querySelectorAll('*')].find(isTile);
  if (inner) showSwallowed(element, inner);
}

/** Attributes that a tile has, and that do nothing here. */
function tellValues(tile: HTMLElement & { readonly actual?: unknown; readonly target?: unknown }): void {
  if (tile.hasAttribute('title'))
    warnOnce(tile, 'title', 'has a title, which is a tooltip: say heading="…" for a heading.');
  const isAlone = tile.hasAttribute('target') && (tile.actual ?? '') === '' && !tile.hasAttribute('points');
  if (isAlone)
    warnOnce(
      tile,
      'target',
      'has a target without actual, which does nothing: say actual="…" too, or targets="…" on the target-board.',
    );
}

/** Properties of a board that are addresses, and were given something else. */
function tellProperties(board: HTMLElement & { readonly src?: unknown; readonly targets?: unknown }): void {
  const { src, targets } = board;
  if (src instanceof Object)
    warnOnce(
      board,
      'src',
      'has a src that is no address: give a source, such as csvSource({…}), to the property source.',
    );
  if (targets instanceof Object)
    warnOnce(
      board,
      'targets',
      'has targets that are no address: give memoryRepository({ … }) to the property repository.',
    );
}

const COLUMNS = 'say columns for the sales, target-columns for the targets, organisation-columns for the people';

function helpFor(element: HTMLElement, name: string, own: readonly string[]): string | undefined {
  if (!isTile(element) && OF_TILES.includes(name)) return 'it belongs to the tiles, say it on each of them';
  if (Object.hasOwn(ELSEWHERE, name)) return `it belongs to ${ELSEWHERE[name]}`;
  if (!isTile(element)) return TRIED_ON_BOARD.get(name) ?? (/-columns$/.test(name) ? COLUMNS : nearest(name, own));
  // A tile outside a board has the attributes of one.
  if (Object.hasOwn(BOARD_ATTRIBUTES, name))
    return element.closest('target-board') ? 'it belongs to the target-board around it' : undefined;
  return TRIED.get(name) ?? (/-columns$/.test(name) ? 'it belongs to the target-board' : nearest(name, own));
}

/** The attribute that differs in few letters: `perod`, `aspercent`. */
function nearest(name: string, own: readonly string[]): string | undefined {
  const plain = (text: string) => text.replaceAll('-', '');
  const near = own
    .map((other) => ({ other, distance: changesBetween(plain(name), plain(other)) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const isNear = near && name.length > 3 && near.distance <= Math.floor(name.length / 4);
  return isNear ? `did you mean ${near.other}` : undefined;
}

function ownAttributes(element: HTMLElement): readonly string[] {
  return (element.constructor as unknown as { readonly observedAttributes: readonly string[] }).observedAttributes;
}

function warnOnce(element: HTMLElement, name: string, text: string): void {
  const before = told.get(element.constructor) ?? new Set();
  if (before.has(name)) return;
  told.set(element.constructor, before.add(name));
  console.warn(`<${element.localName}> ${text}`);
}

/** Tiles are told by what they draw, since a page may call them otherwise. */
function isTile(element: Element): boolean {
  return 'figures' in element && 'requestNotes' in element;
}

/** A tag that closes itself takes in all that follows, and shows none of it. */
function showSwallowed(outer: HTMLElement, inner: Element): void {
  const root = outer.shadowRoot!;
  if (root.querySelector(':scope > slot')) return;
  const name = outer.localName;
  const text = `has a <${inner.localName}> inside it, below which it stands now. HTML has no tags that close themselves: write`;
  console.warn(`<${name}> ${text} <${name}></${name}>.`);
  const sheet = new CSSStyleSheet();
  // The tile has the size of its box alone, and what is inside it stands below.
  sheet.replaceSync(`:host{contain:none!important;block-size:auto!important}
    .box{position:relative!important;block-size:calc(var(--_height,10.5rem) + var(--_extra,0rem))}`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  root.append(document.createElement('slot'));
}
