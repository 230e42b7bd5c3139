import { dayIn } from '../board/day-watch.ts';
import type { EditorTexts } from '../i18n/en-editor.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Lock } from '../model/locks.ts';
import type { OwnerKey } from '../model/owner.ts';
import type { Sheet, SheetHouse } from './sheet.ts';
import type { Barrier } from './sheet/sheet-grid.ts';
import type { SheetRow } from './sheet/rows.ts';

/** Parts of a house by which a lock is told. */
export type LockHouse = Pick<SheetHouse, 'nameOf' | 'maySee' | 'organisation'>;

/** Author and day of a lock as they are told; no author where that is unknown, or hidden from the reader (T24). */
function lockWords({ by, at }: Lock, locale: Locale, { nameOf, maySee, organisation }: LockHouse) {
  const isTold = by && maySee?.(`user:${by}`) !== false;
  const when = locale.day(dayIn(organisation.timeZone, Date.parse(at)));
  return { who: isTold ? nameOf(`user:${by}`) : undefined, when };
}

/** `Locked by Ben, 3 March 2026.` */
export function lockSentence(lock: Lock, texts: EditorTexts, locale: Locale, house: LockHouse): string {
  const { who, when } = lockWords(lock, locale, house);
  return who ? texts.lockedBy(who, when) : texts.lockedOn(when);
}

/** Name of an owner whose row is locked, with who locked it and when, where that is known: `Team North (Ben, 3 March 2026)`. */
export function lockedName(owner: OwnerKey, lock: Partial<Lock> | undefined, locale: Locale, house: LockHouse): string {
  const name = house.nameOf(owner);
  const { at, by } = lock ?? {};
  if (!at) return name;
  const { who, when } = lockWords({ at, ...(by && { by }) }, locale, house);
  return `${name} (${who ? `${who}, ${when}` : when})`;
}

/** `Locked by Ben, 3 March 2026.`; undefined where that is not known. */
export function lockText(
  { owner, item }: SheetRow,
  { key, house, lockOf }: Pick<Sheet, 'key' | 'house' | 'lockOf'>,
  texts: EditorTexts,
  locale: Locale,
): string | undefined {
  const lock = lockOf?.({ ...key, owner, ...(item !== undefined && { item }) });
  return lock && lockSentence(lock, texts, locale, house);
}

/** Says why a row cannot be edited, by its name; of a lock also by whom and when it was set, where that is known (T25). */
export function barrierText(
  barrier: Barrier,
  row: SheetRow,
  name: string,
  sheet: Pick<Sheet, 'key' | 'house' | 'lockOf'>,
  texts: EditorTexts,
  locale: Locale,
): string {
  if (barrier !== 'locked') return barrier === 'level' ? texts.barriers.level() : texts.problems[barrier](name);
  const lock = lockText(row, sheet, texts, locale);
  return lock ? `${name}: ${lock}` : texts.barriers.locked(name);
}
