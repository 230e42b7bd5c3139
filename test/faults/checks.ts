// What must hold of a tile, whatever happened before.
import type { Figures } from '../../src/model/figures.ts';
import type { Call, FakeSource } from './fake-source.ts';
import { isAbout, nameOf, OWNERS, serialOf } from './owners.ts';
import { numbersIn, wordsOf } from './shown.ts';

export interface Tile extends HTMLElement {
  readonly figures: Figures;
  readonly updateComplete: Promise<unknown>;
  refresh(): void;
}

/** What the script itself knows of a board. */
export interface Known {
  readonly source: FakeSource;
  readonly calls: readonly Call[];
  /** Whether an owner may not be seen at this moment. */
  hides(owner: string): boolean;
  /** A day of its own, in place of today. */
  readonly asOf: string | null;
  /** Its date has never been fixed, so that all that was asked is of the day on which it was asked. */
  readonly followsClock: boolean;
  /** Since when the tile has been at this place. */
  readonly since: number;
}

/** Whatever is seen, heard, read or told of those who are hidden. */
export function hiddenIn(tile: Tile, hides: Known['hides']): string[] {
  const words = wordsOf(tile);
  const written = words.join(' | ');
  return [...secretsIn(written, numbersIn(written), hides), ...hiddenInFigures(tile.figures, hides)];
}

export function hiddenInFigures(figures: Figures, hides: Known['hides']): string[] {
  const json = JSON.stringify(figures);
  const points = figures.points
    .filter(({ key }) => OWNERS.includes(key as never) && hides(key))
    .map(({ key }) => `a point of ${key}`);
  const notes = figures.notes.filter(({ value }) => OWNERS.some((owner) => hides(owner) && value?.includes(owner)));
  const numbers = (json.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  return [...secretsIn(json, numbers, hides), ...points, ...notes.map(({ value }) => `a note on ${value}`)];
}

function secretsIn(text: string, numbers: readonly number[], hides: Known['hides']): string[] {
  return OWNERS.filter(hides).flatMap((owner) => {
    const name = text.includes(nameOf(owner)) ? [`the name of ${owner}`] : [];
    const number = numbers.find((one) => isAbout(owner, one));
    return number === undefined ? name : [...name, `a figure of ${owner}: ${number}`];
  });
}

/** A figure that nobody said, or that is older than it says. */
export function agedIn(tile: Tile, known: Known): string[] {
  const { figures } = tile;
  const { total, owner } = figures;
  if (figures.state !== 'ready' || total.actual === undefined) return [];
  const serial = serialOf(owner.id, total.actual);
  const call = known.calls[(serial ?? 0) - 1];
  if (!serial || !call || call.answeredAt === undefined) return [`${total.actual} of ${owner.id}, which nobody said`];
  return [
    ...partsOf(figures, serial),
    ...claims(tile, call),
    ...(call.source === known.source ? day(tile, call, known) : foreign(tile)),
  ];
}

/** Bars and total are of one answer. */
function partsOf({ points }: Figures, serial: number): string[] {
  const others = points.filter(
    ({ key, actual }) => OWNERS.includes(key as never) && actual !== undefined && serialOf(key, actual) !== serial,
  );
  return others.map(({ key, actual }) => `${key} with ${actual}, of another answer than the total`);
}

/** Figures from before the tile came to this board stay only until there are others. */
function foreign(tile: Tile): string[] {
  return isBusy(tile) ? [] : ['figures of another source'];
}

function claims({ figures }: Tile, { answeredAt }: Call): string[] {
  const { dataAt, stale, reason, message = '' } = figures;
  if (!dataAt || answeredAt! < Date.parse(dataAt)) return [`data of ${answeredAt} that say ${dataAt}`];
  if (!stale || !reason) return [];
  return message.includes(timeOf(dataAt)) ? [] : [`old after a failure, but says “${message}” of ${dataAt}`];
}

function day(tile: Tile, call: Call, { asOf, followsClock }: Known): string[] {
  const today = new Date().toISOString().slice(0, 10);
  const { figures } = tile;
  const { stale, message = '', dataAt = '' } = figures;
  // Those of another question stay for a moment.
  const isAnother = !followsClock && isBusy(tile);
  if (followsClock && call.day !== figures.asOf) return [`asked on ${call.day}, judged as of ${figures.asOf}`];
  if (figures.asOf !== (asOf ?? today) && !stale && !isAnother) return [`as of ${figures.asOf}, and it is ${today}`];
  if (asOf || figures.asOf === today || !followsClock) return [];
  const says = /^As of (?!\d+:)/.test(message) && message.includes(timeOf(dataAt));
  return says ? [] : [`of ${figures.asOf}, shown on ${today} without a word: “${message}”`];
}

const timeOf = (instant: string) => instant.slice(11, 16);

/** At rest, a tile shows an answer to a question that was asked after the source said last that everything is different. */
function overtakenIn(tile: Tile, { source, calls }: Known): string[] {
  const { state, stale, total, owner } = tile.figures;
  if (state !== 'ready' || stale || total.actual === undefined || isBusy(tile)) return [];
  const call = calls[(serialOf(owner.id, total.actual) ?? 0) - 1];
  if (call?.source !== source || call.serial >= source.told.serial) return [];
  return [`rests at answer ${call.serial}, and all is different since ${source.told.serial}`];
}

/** Half a second after the source said that everything is different, what is shown is new, or called old. */
export function untoldIn(tile: Tile, { source, calls, since }: Known): string[] {
  const { figures } = tile;
  const { state, stale, total, owner } = figures;
  if (state !== 'ready' || stale || total.actual === undefined) return [];
  const call = calls[(serialOf(owner.id, total.actual) ?? 0) - 1];
  const { told } = source;

  const rested = Date.now() - Math.max(told.at, since) >= 500;
  return rested && call?.source === source && call.serial < told.serial ? [`old since ${told.at} without a word`] : [];
}

/** What is drawn is what the figures say. */
function undrawnIn(tile: Tile): string[] {
  const { state, total, owner, message } = tile.figures;
  const words = wordsOf(tile).join(' | ');
  if (message && !words.includes(message)) return [`does not show “${message}”`];
  if (state !== 'ready' || total.actual === undefined) return [];
  const serial = serialOf(owner.id, total.actual);
  const other = numbersIn(words).find((number) => {
    const drawn = serialOf(owner.id, number);
    return drawn !== undefined && drawn !== serial;
  });
  return other === undefined ? [] : [`draws ${other}, and its figures say ${total.actual}`];
}

/** What may take some frames to come true. */
export const unsettledIn = (tile: Tile, known: Known) => [...undrawnIn(tile), ...overtakenIn(tile, known)];

export function isBusy(tile: Tile): boolean {
  return tile.shadowRoot?.querySelector('.tile')?.getAttribute('aria-busy') === 'true';
}
