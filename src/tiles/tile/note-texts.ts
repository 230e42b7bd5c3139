import type { Forms } from '../../board/attributes.ts';
import type { BoardState } from '../../board/board-state.ts';
import { attributeText, failureText, noteText } from '../../i18n/explain.ts';
import { isolated } from '../../i18n/isolated.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Problems } from '../../i18n/problems.ts';
import { allowedBy } from '../../model/allowed.ts';
import { meantOwner, ownersSeen } from '../../model/meant-owner.ts';
import type { Note } from '../../model/note.ts';
import type { GuidedTile } from './guide-panel.ts';
import { meantSetting } from './meant-setting.ts';

/** Allowed forms of attributes that have no list of words. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  'target-type': ['all-sales.amount', 'all-sales.count', 'all-sales.profit', '<dimension>.<unit>'],
  currency: ['own', 'EUR', 'USD', 'GBP', '…'],
  'as-of': ['2026-12-31'],
  'target-as-of': ['2026-12-31', '2026-12-31T18:00', '2026-12-31T18:00Z'],
  'fiscal-year-start': ['1 – 12'],
  'fiscal-year-name': ['start', 'end'],
  'group-by': ['sale', 'member'],
  locale: ['en', 'nl-NL', '…'],
  rates: ['GBP=1.17 USD=0.92'],
  refresh: ['0', '60', '…'],
  repository: ['memory', 'indexed-db', 'indexed-db:<name>', 'http:<address>'],
  'time-zone': ['Europe/Amsterdam', '…'],
};

function formsOf(name: string): readonly string[] | undefined {
  // A host's source may send notes as well, of any name.
  return Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
}

/** Values that the attributes of a tile allow, by their names: those that their forms list, and that the data have. */
export function allowedIn(
  { board, facts }: Pick<GuidedTile, 'board' | 'facts'>,
  forms: Forms,
): ReadonlyMap<string, readonly string[]> {
  const written = Object.entries(forms).map(([name, { allowed = [] }]) => [name, allowed] as const);
  const { organisation, catalogue } = board?.store ?? {};
  const { figures, insight } = facts;
  const found =
    insight && organisation?.held && catalogue?.held
      ? allowedBy(insight.type, figures.owner.id, organisation.held.value, catalogue.held.value)
      : {};
  return new Map([...written, ...Object.entries(found).filter(([, list]) => list.length)]);
}

/** The sentences of notes, in their order. */
export async function noteTexts(
  notes: readonly Note[],
  locale: Locale,
  allowed: ReadonlyMap<string, readonly string[]>,
  board?: BoardState,
): Promise<readonly string[]> {
  const problems = await locale.messages.problems();
  return notes.map((note) => {
    const { code, value = '' } = note;
    const split = value.indexOf('=');
    const name = value.slice(0, split);
    const list = code === 'wrong-attribute' ? (allowed.get(name) ?? formsOf(name)) : undefined;
    if (code === 'unknown-sellers') return sellersText(locale, problems, note, board);
    if (isUnknownFilter(note, board)) return filterText(locale, problems, note, board!);
    if (!list) return noteText(locale, problems, note);
    const text = value.slice(split + 1);
    const meant = meantSetting(name, text, list);
    const said = attributeText(locale, problems, name, text, list);
    return meant ? `${said} ${problems.didYouMean(isolated(locale, meant))}` : said;
  });
}

/** Says which sellers are not listed, and who may be meant by the first that is like somebody; hidden ones are not named (T24). */
function sellersText(locale: Locale, problems: Problems, note: Note, board: BoardState | undefined): string {
  const said = noteText(locale, problems, note);
  const { organisation, catalogue } = board?.store ?? {};
  if (!note.value || !organisation?.held || !catalogue?.held) return said;
  const users = ownersSeen(organisation.held.value, catalogue.held.value).filter(({ owner }) =>
    owner.startsWith('user:'),
  );
  const meant = note.value.split(', ').map((name) => meantOwner(`user:${name}`, users)?.owner);
  const first = meant.find(Boolean);
  return first ? `${said} ${problems.didYouMean(isolated(locale, first))}` : said;
}

/** Whether a note is of a filter by an owner who is not there, rather than of one outside of the tile. */
function isUnknownFilter({ code, value }: Note, board: BoardState | undefined): boolean {
  if (code !== 'not-filtered' || !value || value !== board?.settings.filters.owner) return false;
  const seen = seenBy(board);
  return seen.length > 0 && !/^(me|my-group)$/.test(value) && !seen.some(({ owner }) => owner === value);
}

function filterText(locale: Locale, problems: Problems, note: Note, board: BoardState): string {
  const { value = '' } = note;
  const meant = meantOwner(value, seenBy(board))?.owner;
  const unknown = failureText(locale, problems, 'unknown-owner', { value });
  const said = `${noteText(locale, problems, note)} ${unknown}`;
  return meant ? `${said} ${problems.didYouMean(isolated(locale, meant))}` : said;
}

/** Owners of a board without a policy: where there is one, a filter by an unknown owner is not told apart from a hidden one. */
function seenBy(board: BoardState) {
  const { organisation, catalogue } = board.store;
  if (!organisation.held || !catalogue.held) return [];
  return ownersSeen(organisation.held.value, catalogue.held.value);
}

/** Tile with notes. */
export type NotedTile = HTMLElement & { readonly board: BoardState | undefined };

/** Notes of data that whoever built the page should put right: the same on all tiles of a board. */
const OF_DATA: ReadonlySet<string> = new Set([
  ...['unknown-sellers', 'rows-refused', 'target-rows-refused', 'targets-refused', 'lookup-misses'],
  ...['no-status', 'unknown-target-owner', 'unknown-member'],
]);

/** Notes of attributes, too. */
const WARNED: ReadonlySet<string> = new Set(['wrong-attribute', 'no-items', ...OF_DATA]);

/** Values by tile, and those of a board by its store: they are warned of once, not by each of its tiles. */
const warned = new WeakMap<object, Set<string>>();

/** Warns in the console of wrong attribute values, once of each. */
export function warnOfNotes(tile: NotedTile, notes: readonly Note[], texts: readonly string[]): void {
  notes.forEach(({ code, value = '' }, index) => {
    const isFilter = isUnknownFilter(notes[index]!, tile.board);
    const isOfBoard = isFilter || OF_DATA.has(code) || tile.board?.notes.some((note) => note.value === value);
    const board = isOfBoard ? tile.board : undefined;
    const values = warned.get(board?.store ?? tile) ?? new Set();
    const key = OF_DATA.has(code) ? `${code} ${value}` : value;
    if (!(isFilter || WARNED.has(code)) || values.has(key)) return;
    warned.set(board?.store ?? tile, values.add(key));
    const element = (board && tile.closest('target-board')?.localName) || tile.localName;
    console.warn(`<${element}> ${texts[index] ?? value}`);
  });
}
