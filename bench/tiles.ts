// 200 tiles, ours and the same drawn by hand with Chart.js: 100 columns of
// twelve months, 50 gauges, 50 numbers. Everything is drawn, in sight or not.
import { Chart, registerables } from 'chart.js';
import { memoryRepository } from '../src/adapters/memory-repository.ts';
import { memorySource, type MemorySource, type SaleRow } from '../src/adapters/memory.ts';
// What loads late stands ready for both: Chart.js is not waited for either.
import '../src/adapters/sales/loaded-rows.ts';
import '../src/define/board.ts';
import '../src/define/column.ts';
import '../src/define/gauge.ts';
import '../src/define/number.ts';
import type { TargetSet } from '../src/model/target.ts';

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

/** When what is in sight had been drawn, when every tile had its figures, and when all was drawn, in sight or not; ms. */
export interface Times {
  readonly seen: number;
  readonly figures: number;
  readonly all: number;
}

/** Follows the tiles until they have new figures, and those in sight their picture of them: what a reader waits for. */
async function shown(begin: () => void): Promise<Times> {
  const told = new Set<EventTarget>();
  let heard = () => {};
  const listen = ({ target, figures }: HTMLElementEventMap['target-figures-changed']) => {
    if (figures.state !== 'ready' || figures.stale) return;
    told.add(target!);
    heard();
  };
  stage.addEventListener('target-figures-changed', listen);
  const until = (tiles: readonly Element[]) =>
    new Promise<void>((resolve) => {
      heard = () => tiles.every((tile) => told.has(tile)) && resolve();
      heard();
    });
  begin();
  await new Promise<void>((first) => (heard = first));
  const tiles = [...stage.querySelectorAll('.tile')];
  // Out of sight nothing is drawn, and figures come later.
  const inSight = tiles.filter((tile) => tile.getBoundingClientRect().top < innerHeight);
  await until(inSight);
  await painted();
  const isBare = (tile: Element) =>
    tile.localName !== 'target-number' && !tile.shadowRoot?.querySelector('.plot svg path');
  while (inSight.some(isBare)) await painted();
  const seen = performance.now();
  await until(tiles);
  stage.removeEventListener('target-figures-changed', listen);
  const figures = performance.now();
  await complete();
  return { seen, figures, all: performance.now() };
}

/** Resolves when the tiles that nobody sees yet have been drawn too. */
async function complete(): Promise<void> {
  const tiles = stage.querySelectorAll<HTMLElement & { readonly updateComplete: Promise<boolean> }>('.tile');
  await Promise.all([...tiles].map(({ updateComplete }) => updateComplete));
  await painted();
}

function buildOurs(): Promise<Times> {
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
  return shown(() => stage.append(board));
}

function updateOurs(round: number): Promise<Times> {
  return shown(() => source!.update({ sales: salesOf(round) }));
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

/** By hand nothing is seen before all is drawn. */
async function drawn(): Promise<Times> {
  await painted();
  const now = performance.now();
  return { seen: now, figures: now, all: now };
}

async function buildByHand(): Promise<Times> {
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
  return drawn();
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

async function updateByHand(round: number): Promise<Times> {
  for (const { chart, user, kind } of charts) {
    chart.data.datasets[0]!.data = kind === 'column' ? actualsOf(user, round) : dial(user, round);
    chart.update();
  }
  stage.querySelectorAll('.hand > p').forEach((text, index) => {
    text.textContent = words((150 + index) % USERS, round);
  });
  return drawn();
}

function clear(): void {
  for (const { chart } of charts) chart.destroy();
  charts = [];
  stage.replaceChildren();
}

const ours = { build: buildOurs, update: updateOurs };
const byHand = { build: buildByHand, update: updateByHand };

/** How long it took from now on. */
async function timed(work: () => Promise<Times>): Promise<Times> {
  await painted();
  const start = performance.now();
  const { seen, figures, all } = await work();
  return { seen: seen - start, figures: figures - start, all: all - start };
}

const cold = (who: 'ours' | 'byHand') => timed({ ours, byHand }[who].build);
const update = (who: 'ours' | 'byHand', round: number) => timed(() => ({ ours, byHand })[who].update(round));

/** One cold build and the medians of five updates. Call it on a fresh page. */
async function run(who: 'ours' | 'byHand'): Promise<{ readonly cold: Times; readonly update: Times }> {
  const built = await cold(who);
  const updates: Times[] = [];
  for (let round = 1; round <= 5; round++) updates.push(await update(who, round));
  const median = (what: keyof Times) => updates.map((times) => times[what]).sort((a, b) => a - b)[2]!;
  return { cold: built, update: { seen: median('seen'), figures: median('figures'), all: median('all') } };
}

/** Puts everything on the page and takes it away again, so many times. */
async function cycle(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await buildOurs();
    clear();
    await painted();
  }
}

// `cold` and `update` alone are for use by hand with a profiler.
Object.assign(window, { tiles: { run, cycle, cold, update } });
