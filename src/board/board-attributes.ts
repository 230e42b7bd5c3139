import { isDay } from '../model/day.ts';
import type { Note } from '../model/note.ts';
import type { BoardOptions } from './board-options.ts';

/** Every attribute of a board. */
export const BOARD_ATTRIBUTES = [
  'src',
  'columns',
  'targets',
  'organisation',
  'repository',
  'viewer',
  'as-of',
  'locale',
  'currency',
  'fiscal-year-start',
  'fiscal-year-name',
  'time-zone',
  'group-by',
  'period',
  'owner',
  'target-type',
  'items',
  'cross-filter',
  'refresh',
  'editable',
] as const;

export type BoardAttribute = (typeof BOARD_ATTRIBUTES)[number];

/**
 * Reads the attributes of a board by `read`, which gets one. A wrong value
 * counts as none and is noted; owners and periods, which only the data can
 * tell, are not checked here.
 */
export function readBoardOptions(read: (name: BoardAttribute) => string | null): BoardOptions {
  const notes: Note[] = [];
  const text = (name: BoardAttribute) => read(name)?.trim() || undefined;
  const checked = <T>(name: BoardAttribute, parse: (value: string) => T | undefined): T | undefined => {
    const value = text(name);
    const known = value === undefined ? undefined : parse(value);
    if (value !== undefined && known === undefined) notes.push({ code: 'wrong-attribute', value: `${name}=${value}` });
    return known;
  };
  const start = checked('fiscal-year-start', (value) => (/^([1-9]|1[0-2])$/.test(value) ? Number(value) : undefined));
  const name = checked('fiscal-year-name', (value) => (value === 'start' || value === 'end' ? value : undefined));
  return {
    src: text('src'),
    columns: text('columns'),
    targets: text('targets'),
    organisation: text('organisation'),
    repository: checked('repository', (value) => (/^(memory|indexed-db(:.+)?)$/.test(value) ? value : undefined)),
    viewer: text('viewer'),
    asOf: checked('as-of', (value) => (isDay(value) ? value : undefined)),
    locale: text('locale'),
    currency: checked('currency', (value) => (/^[A-Z]{3}$/.test(value) ? value : undefined)),
    fiscalYear: start || name ? { ...(start && { start }), ...(name && { name }) } : undefined,
    timeZone: checked('time-zone', (value) => (isTimeZone(value) ? value : undefined)),
    groupBy: checked('group-by', (value) => (value === 'sale' || value === 'member' ? value : undefined)),
    filters: {
      period: text('period'),
      owner: text('owner'),
      targetType: text('target-type'),
      items: text('items')
        ?.split(/\s*,\s*/)
        .filter(Boolean),
    },
    crossFilter: read('cross-filter') !== null,
    refresh: checked('refresh', readSeconds),
    editable: read('editable') !== null,
    notes,
  };
}

/** The longest that a timer waits: what is longer is over at once. */
const LONGEST = (2 ** 31 - 1) / 1000;

/** Seconds between refreshes; 0 for none. Below one second a page would only refresh. */
function readSeconds(value: string): number | undefined {
  const seconds = Number(value);
  return seconds === 0 || (seconds >= 1 && seconds <= LONGEST) ? seconds : undefined;
}

function isTimeZone(name: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
}
