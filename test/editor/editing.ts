import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import type { BoardState } from '../../src/board/board-state.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { en } from '../../src/i18n/en.ts';
import { EditorSession } from '../../src/editor/session.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { TargetRow, TargetSet } from '../../src/model/target.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { Store } from '../../src/store/store.ts';

export const KEY = { year: 2026, targetType: 'all-sales.amount' };

/** Two groups, four people, one of whom has left. */
export const ORGANISATION = {
  company: { name: 'Nordwind' },
  groups: [
    { id: 'north', name: 'Team North' },
    { id: 'west', name: 'Team West' },
  ],
  users: [
    { id: 'ann', name: 'Ann Bell', group: 'north' },
    { id: 'bob', name: 'Bob Carr', group: 'north' },
    { id: 'cleo', name: 'Cleo Dale', group: 'west' },
    { id: 'dan', name: 'Dan Eyre', group: 'west', former: true },
  ],
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
};

export const row = (owner: TargetRow['owner'], value: number | null, more: Partial<TargetRow> = {}): TargetRow => ({
  owner,
  values: Array<number | null>(12).fill(value),
  ...more,
});

/** In whole euros a month: company 1,000, North 600 with Ann 300 and Bob 250, West 300, locked, with Cleo 300. */
export const ROWS: readonly TargetRow[] = [
  row('company', 1_000_00, { currency: 'EUR' }),
  row('group:north', 600_00, { currency: 'EUR' }),
  row('group:west', 300_00, { currency: 'EUR', locked: true }),
  row('user:ann', 300_00),
  row('user:bob', 250_00),
  row('user:cleo', 300_00),
];

export const setOf = (rows: readonly TargetRow[] = ROWS, more: Partial<TargetSet> = {}): TargetSet => ({
  ...KEY,
  interval: 'month',
  revision: 1,
  rows,
  ...more,
});

export function repositoryOf(...sets: readonly TargetSet[]): TargetRepository {
  return memoryRepository({ sets: sets.length ? sets : [setOf()] });
}

export function sourceOf(organisation = ORGANISATION) {
  return memorySource({ sales: [], organisation });
}

/** State of a board on 15 September 2026 in English; `viewer` is Ann. */
export function boardOf(repository: TargetRepository, policy: Policy = {}): BoardState {
  const store = new Store({ source: sourceOf(), repository });
  return {
    store,
    version: store.version,
    settings: { asOf: '2026-09-15', weekStart: 1, filters: {}, viewer: 'ann' },
    dated: true,
    locale: createLocale('en', en),
    policy,
    crossFilter: false,
    chosenBy: undefined,
    editable: true,
    notes: [],
    timeZone: 'Europe/Amsterdam',
    progress: undefined,
    today: '2026-09-15',
    now: () => Date.parse('2026-09-15T10:05:00Z'),
  };
}

export interface Opened {
  readonly session: EditorSession;
  readonly board: BoardState;
  /** Resolves when the session has said that something changed and `condition` holds. */
  when(condition: () => boolean): Promise<void>;
}

/** A session that is shown 2026, and follows its store as the element does. */
export async function opened(repository = repositoryOf(), policy: Policy = {}): Promise<Opened> {
  const waiting = new Set<() => void>();
  const session = new EditorSession(() => [...waiting].forEach((check) => check()));
  let board = boardOf(repository, policy);
  const when = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!condition()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  board.store.subscribe(() => {
    board = { ...board, version: board.store.version };
    session.use(board, policy);
  });
  session.show(KEY);
  session.use(board, policy);
  await when(() => session.state !== 'loading');
  return { session, board, when };
}
