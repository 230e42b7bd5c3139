import type { Figures } from '../model/figures.ts';
import type { Note } from '../model/note.ts';
import type { MaySee } from '../model/policy.ts';
import type { BoardState } from './board-state.ts';
import { type Offer, offerOf } from './offer.ts';

/** Reasons that whoever builds the page can mend, in words that no reader of it needs. */
const HINTS: Readonly<Record<string, string>> = {
  'no-board': 'needs a target-board around it, a src of its own, or actual and target.',
  'no-source': 'has no data source: give it, or the target-board around it, a src or a source.',
  'no-viewer': 'shows whoever is signed in: the attribute viewer of target-board says who that is.',
};

/** As many owners as the console lists. */
const MOST = 20;

const warned = new WeakMap<Element, string>();
/** Texts about owners and periods that were asked for in vain, by the store that does not know them. */
const missed = new WeakMap<object, Set<string>>();

/** Warns in the console of what the page lacks, once for each element and reason. */
export function hintAt(element: Element, reason: string): void {
  const hint = Object.hasOwn(HINTS, reason) ? HINTS[reason] : undefined;
  if (!hint || warned.get(element) === reason) return;
  warned.set(element, reason);
  console.warn(`<${element.localName}> ${hint}`);
}

/** Warns of why figures cannot be asked for, or are those of a part; of an owner or a period once for all tiles of a board, with those that there are. */
export function hintOf(element: Element, figures: Figures, board: BoardState, maySee: MaySee | undefined): void {
  const { reason = '', notes } = figures;
  const offer = offerOf(figures, board, maySee);
  if (offer) warnOnce(element, board, offerText(offer));
  else if (reason === 'unknown-period') warnOnce(element, board, periodText(notes));
  else if (!reason || reason === 'no-rate') warnOnce(element, board, rateText(notes));
  else hintAt(element, reason);
}

function warnOnce(element: Element, { store }: BoardState, text: string): void {
  const before = missed.get(store) ?? new Set();
  if (before.has(text)) return;
  missed.set(store, before.add(text));
  console.warn(`<${element.localName}> ${text}`);
}

function rateText(notes: readonly Note[]): string {
  const named = notes.flatMap(({ code, value }) => (code === 'missing-rate' || code === 'no-rate' ? [value] : []));
  const [first] = named.join(', ').split(', ');
  return `Amounts are left out: there is no exchange rate for ${named.join(', ')}. Write rates="${first}=…" on target-board, or rates in the organisation.`;
}

function periodText(notes: readonly Note[]): string {
  const { value, expected } = notes.find(({ code }) => code === 'unknown-period') ?? {};
  return `The period "${value}" cannot be read. Write ${expected}.`;
}

function offerText({ asked, meant, owners }: Offer): string {
  const more = owners.length - MOST;
  const listed = owners.slice(0, MOST).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [
    `There is no owner "${asked}" to be seen.`,
    meant && `Did you mean ${meant}?`,
    owners.length > 0 && `There are: ${listed}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
