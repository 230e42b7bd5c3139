// 200 tiles, ours and the same drawn by hand with Chart.js: 100 columns of
// twelve months, 50 gauges, 50 numbers. Everything is drawn, in sight or not.
import { Chart, registerables } from 'chart.js';
import { memoryRepository } from '../src/adapters/memory-repository.ts';
import { memorySource, type MemorySource, type SaleRow } from '../src/adapters/memory.ts';
// What loads late stands ready for both: Chart.js is not waited for either.
import '../src/adapters/sales/loaded-rows.ts';
import '../src/board/board-core.ts';
import '../src/define/board.ts';
import '../src/define/column.ts';
import '../src/define/gauge.ts';
import '../src/define/number.ts';
import type { TargetSet } from '../src/model/target.ts';
import '../src/tiles/column/column.face.ts';
import '../src/tiles/gauge/gauge.face.ts';
import '../src/tiles/number/number.face.ts';
import '../src/tiles/tile/frame.ts';

Chart.register(...registerables);

const USERS = 100;
const YEAR = 2026;
const AS_OF = `${YEAR}-09-15`;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const KINDS: readonly ('column' | 'gauge' | 'number')[] = Array.from({ length: 200 }, (_, index) =>
  index < 100 ? 'column' : index < 150 ? 'gauge' : 'number',
);

/** Sold by a user in a month, whole euros; `round` makes every update another one. */
function sold(user: number, month: number, round: number): number {
  return 20_000 + ((user * 7919 + month * 104_729 + round * 1009) % 30_000);
}

function target(user: number, month: number): number {
  return 30_000 + ((user * 31 + month * 17) % 10) * 1000;
}

function salesOf(round: number): SaleRow[] {
  const rows: SaleRow[] = [];
  for (let user = 0; user < USERS; user++) {
    for (let month = 0; month < 9; month++) {
      const date = `${YEAR}-${String(month + 1).padStart(2, '0')}-10`;
      rows.push({ date, user: `u${user}`, group: `g${user % 6}`, amount: sold(user, month, round), currency: 'EUR' });
    }
  }
  return rows;
}

function targetsOf(): TargetSet {
  return {
    year: YEAR,
    targetType: 'all-sales.amount',
    interval: 'month',
    revision: 0,
    rows: Array.from({ length: USERS }, (_, user) => ({
      owner: `user:u${user}` as const,
      currency: 'EUR',
      values: MONTHS.map((_name, month) => target(user, month) * 100),
    })),
  };
}

const stage = document.querySelector('main')!;
let source: MemorySource | undefined;
let charts: { readonly chart: Chart; readonly user: number; readonly kind: string }[] = [];

/** Resolves when what was put on the page has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });
  });
}

/** Resolves when every tile has new figures, and those in sight their picture of them: what a reader waits for. */
async function shown(count: number): Promise<void> {
  let left = count;
  await new Promise<void>((resolve) => {
    stage.addEventListener('target-figures-changed', function listen({ figures }) {
      if (figures.state !== 'ready' || figures.stale || --left > 0) return;
      stage.removeEventListener('target-figures-changed', listen);
      resolve();
    });
  });
  await painted();
  // Out of sight nothing is drawn.
  const seen = (tile: Element) => tile.getBoundingClientRect().top < innerHeight;
  const tiles = [...stage.querySelectorAll('target-column, target-gauge')].filter(seen);
  while (tiles.some((tile) => !tile.shadowRoot?.querySelector('.plot svg path'))) await painted();
}

/** Resolves when the tiles that nobody sees yet have been drawn too. */
async function complete(): Promise<void> {
  const tiles = stage.querySelectorAll<HTMLElement & { readonly updateComplete: Promise<boolean> }>('.tile');
  await Promise.all([...tiles].map(({ updateComplete }) => updateComplete));
  await painted();
}

function buildOurs(): Promise<void> {
  const board = document.createElement('target-board');
  board.setAttribute('as-of', AS_OF);
  source = memorySource({ sales: salesOf(0) });
  board.source = source;
  board.repository = memoryRepository({ sets: [targetsOf()] });
  board.append(
    ...KINDS.map((kind, index) => {
      const tile = document.createElement(`target-${kind}`);
      tile.setAttribute('owner', `user:u${index % USERS}`);
      tile.setAttribute('period', String(YEAR));
      tile.className = 'tile';
      return tile;
    }),
  );
  const done = shown(KINDS.length);
  stage.append(board);
  return done;
}

function updateOurs(round: number): Promise<void> {
  const done = shown(KINDS.length);
  source!.update({ sales: salesOf(round) });
  return done;
}

const actualsOf = (user: number, round: number) => MONTHS.slice(0, 9).map((_, month) => sold(user, month, round));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const totalTarget = (user: number) => sum(MONTHS.map((_, month) => target(user, month)));

function dial(user: number, round: number): number[] {
  const actual = sum(actualsOf(user, round));
  return [actual, Math.max(0, totalTarget(user) - actual)];
}

function words(user: number, round: number): string {
  const format = new Intl.NumberFormat('en', { notation: 'compact' });
  return `${format.format(sum(actualsOf(user, round)))} of ${format.format(totalTarget(user))}`;
}

async function buildByHand(): Promise<void> {
  const wall = document.createElement('div');
  stage.append(wall);
  charts = [];
  KINDS.forEach((kind, index) => {
    const user = index % USERS;
    const tile = wall.appendChild(document.createElement('div'));
    tile.className = 'tile hand';
    tile.appendChild(document.createElement('h3')).textContent = `u${user}`;
    if (kind === 'number') {
      tile.appendChild(document.createElement('p')).textContent = words(user, 0);
      return;
    }
    const box = tile.appendChild(document.createElement('div'));
    const canvas = box.appendChild(document.createElement('canvas'));
    charts.push({ chart: kind === 'column' ? bars(canvas, user) : doughnut(canvas, user), user, kind });
  });
  await painted();
}

function bars(canvas: HTMLCanvasElement, user: number): Chart {
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: MONTHS,
      datasets: [
        { label: 'actual', data: actualsOf(user, 0) },
        { label: 'target', data: MONTHS.map((_, month) => target(user, month)) },
      ],
    },
    options: { animation: false, maintainAspectRatio: false },
  });
}

function doughnut(canvas: HTMLCanvasElement, user: number): Chart {
  return new Chart(canvas, {
    type: 'doughnut',
    data: { labels: ['actual', 'open'], datasets: [{ data: dial(user, 0) }] },
    options: { animation: false, maintainAspectRatio: false, circumference: 180, rotation: -90 },
  });
}

async function updateByHand(round: number): Promise<void> {
  for (const { chart, user, kind } of charts) {
    chart.data.datasets[0]!.data = kind === 'column' ? actualsOf(user, round) : dial(user, round);
    chart.update();
  }
  stage.querySelectorAll('.hand > p').forEach((text, index) => {
    text.textContent = words((150 + index) % USERS, round);
  });
  await painted();
}

async function timed(work: () => Promise<void>): Promise<number> {
  await painted();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function clear(): void {
  for (const { chart } of charts) chart.destroy();
  charts = [];
  stage.replaceChildren();
}

const ours = { build: buildOurs, update: updateOurs };
const byHand = { build: buildByHand, update: updateByHand };

export interface Run {
  /** Until every tile has its figures, and all in sight is drawn; ms. */
  readonly cold: number;
  readonly update: number;
  /** Until all is drawn, in sight or not. */
  readonly coldAll: number;
  readonly updateAll: number;
}

/** One cold build and the median of five updates, ms. Call it on a fresh page. */
async function run(who: 'ours' | 'byHand'): Promise<Run> {
  const { build, update } = { ours, byHand }[who];
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
  const [cold, coldAll] = await timedTwice(build);
  const updates: (readonly [number, number])[] = [];
  for (let round = 1; round <= 5; round++) updates.push(await timedTwice(() => update(round)));
  const [seen, all] = [0, 1].map((at) => median(updates.map((times) => times[at]!))) as [number, number];
  return { cold, coldAll, update: seen, updateAll: all };
}

/** Until what is in sight is drawn, and until everything is. */
async function timedTwice(work: () => Promise<void>): Promise<readonly [seen: number, all: number]> {
  await painted();
  const start = performance.now();
  await work();
  const seen = performance.now() - start;
  if (!charts.length) await complete();
  return [seen, charts.length ? seen : performance.now() - start];
}

/** Puts everything on the page and takes it away again, so many times. */
async function cycle(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await buildOurs();
    clear();
    await painted();
  }
}

// One at a time, for use by hand with a profiler.
const cold = (who: 'ours' | 'byHand') => timed({ ours, byHand }[who].build);
const update = (who: 'ours' | 'byHand', round: number) => timed(() => ({ ours, byHand })[who].update(round));
Object.assign(window, { tiles: { run, cycle, cold, update } });
