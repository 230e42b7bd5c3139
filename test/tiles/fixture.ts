import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource, type MemorySource, type SaleRow } from '../../src/adapters/memory.ts';
import type { TargetBoardElement } from '../../src/board/board.ts';
import type { Figures } from '../../src/model/figures.ts';
import type { TargetSet } from '../../src/model/target.ts';
import type { AskOptions, DataSource } from '../../src/source/data-source.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';

/** Two groups, three people, one of them without a target; working days, books closed until August 2026. */
export const ORGANISATION = {
  company: { name: { en: 'Northwind', nl: 'Noordenwind' } },
  groups: [
    { id: 'north', name: 'Team North' },
    { id: 'west', name: 'Team West' },
  ],
  users: [
    { id: 'ann', name: 'Ann Bell', group: 'north' },
    { id: 'bob', name: 'Bob Carr', group: 'north' },
    { id: 'cleo', name: 'Cleo Dale', group: 'west' },
  ],
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
  closedUntil: '2026-08-31',
  calendar: 'nl',
  calendars: { nl: { weekdays: [1, 2, 3, 4, 5] } },
};

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];

/** Each person sells 1,000 on the tenth of each month until September, Ann 2,000. */
export const SALES: readonly SaleRow[] = MONTHS.flatMap((month) =>
  ORGANISATION.users.map(({ id, group }) => ({
    id: `${id}-${month}`,
    date: `2026-${month}-10`,
    user: id,
    group,
    amount: id === 'ann' ? '2000' : '1000',
    status: 'sold',
  })),
);

function months(value: number | null): (number | null)[] {
  return Array.from({ length: 12 }, () => value);
}

/** By month in cents: company 5,000, North 3,000, Ann 1,500, Bob a target of nothing; West and Cleo none. */
export const TARGETS: readonly TargetSet[] = [
  {
    year: 2026,
    targetType: 'all-sales.amount',
    interval: 'month',
    revision: 1,
    rows: [
      { owner: 'company', values: months(5_000_00) },
      { owner: 'group:north', values: months(3_000_00) },
      { owner: 'user:ann', values: months(1_500_00) },
      { owner: 'user:bob', values: months(0) },
    ],
  },
];

export interface World {
  readonly source: MemorySource;
  readonly repository: TargetRepository;
}

export function world(): World {
  return {
    source: memorySource({ sales: SALES, organisation: ORGANISATION }),
    repository: memoryRepository({ sets: TARGETS }),
  };
}

type Asked = 'organisation' | 'actuals';

/** A source whose every answer waits until the test says how it goes. */
export class HandSource implements DataSource {
  readonly asked: Asked[] = [];
  /** One per question: aborted when nobody waits for it any more. */
  readonly signals: AbortSignal[] = [];
  readonly #inner = world().source;
  readonly #waiting: (() => void)[] = [];
  #failure: unknown;
  #held = false;

  /** From now on answers wait for `answer` or `fail`. */
  hold(): void {
    this.#held = true;
  }

  /** Lets all that wait go on, and what is asked from now on. */
  answer(failure?: unknown): void {
    this.#failure = failure;
    this.#held = false;
    this.#waiting.splice(0).forEach((go) => go());
  }

  async organisation(options: AskOptions) {
    await this.#turn('organisation', options);
    return this.#inner.organisation(options);
  }

  async actuals(queries: Parameters<DataSource['actuals']>[0], options: AskOptions) {
    await this.#turn('actuals', options);
    return this.#inner.actuals(queries, options);
  }

  async #turn(what: Asked, { signal }: AskOptions): Promise<void> {
    this.asked.push(what);
    this.signals.push(signal);
    if (this.#held) await new Promise<void>((go) => this.#waiting.push(go));
    if (this.#failure) throw this.#failure;
  }
}

export interface TileLike extends HTMLElement {
  readonly figures: Figures;
  readonly updateComplete: Promise<unknown>;
}

export interface Stage {
  readonly board: TargetBoardElement;
  readonly tile: TileLike;
}

type Properties = Partial<Pick<TargetBoardElement, 'source' | 'repository' | 'policy' | 'filters' | 'locales'>>;

/** A board with one tile in it, on the page, in English, on 15 September 2026. */
export function stage(
  markup: string,
  attributes: Record<string, string> = {},
  properties: Properties = world(),
): Stage {
  const board = document.createElement('target-board');
  for (const [name, value] of Object.entries({ 'as-of': '2026-09-15', locale: 'en', viewer: 'ann', ...attributes })) {
    board.setAttribute(name, value);
  }
  Object.assign(board, properties);
  board.innerHTML = markup;
  document.body.append(board);
  return { board, tile: board.querySelector<TileLike>(':scope > *')! };
}

/** The tile's figures once they fulfil a condition, checked at every change of them. */
export async function figuresWhen(tile: TileLike, condition: (figures: Figures) => boolean): Promise<Figures> {
  while (!condition(tile.figures)) {
    await new Promise((changed) => tile.addEventListener('target-figures-changed', changed, { once: true }));
  }
  await tile.updateComplete;
  return tile.figures;
}

export const settled = (tile: TileLike): Promise<Figures> =>
  figuresWhen(tile, ({ state, stale }) => state !== 'loading' && !stale);

/** Text that a reader sees or hears in the tile. */
export function textOf(tile: Element): string {
  const text = [...(tile.shadowRoot?.querySelectorAll('.tile') ?? [])].map((frame) => frame.textContent);
  return text.join(' ').replace(/\s+/g, ' ').trim();
}

export function clearStage(): void {
  document.body.replaceChildren();
}
