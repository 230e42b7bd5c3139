// The same figures as somebody draws them with Chart.js, without words, keyboard, judgement or data of their own.
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  Legend,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { ELAPSED, kindOf, measure, MONTHS, painted, sold, target, type Times } from './tiles.ts';

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, Legend, LinearScale, Tooltip);

const stage = document.querySelector('main')!;
const format = new Intl.NumberFormat('en', { notation: 'compact' });
/** What shows another round of a tile's figures. */
let followers: ((round: number) => void)[] = [];
let charts: Chart[] = [];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const actuals = (user: number, round: number) => MONTHS.slice(0, ELAPSED).map((_, month) => sold(user, month, round));
const targets = (user: number) => MONTHS.map((_, month) => target(user, month));

function words(user: number, round: number): string {
  return `${format.format(sum(actuals(user, round)))} of ${format.format(sum(targets(user)))}`;
}

function dial(user: number, round: number): number[] {
  const actual = sum(actuals(user, round));
  return [actual, Math.max(0, sum(targets(user)) - actual)];
}

function bars(canvas: HTMLCanvasElement, user: number): Chart {
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: MONTHS,
      datasets: [
        { label: 'actual', data: actuals(user, 0) },
        { label: 'target', data: targets(user) },
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

function addTile(wall: HTMLElement, user: number): void {
  const tile = wall.appendChild(document.createElement('div'));
  tile.className = 'tile hand';
  tile.appendChild(document.createElement('h3')).textContent = `u${user}`;
  const kind = kindOf(user);
  if (kind === 'number') {
    const text = tile.appendChild(document.createElement('p'));
    text.textContent = words(user, 0);
    followers.push((round) => (text.textContent = words(user, round)));
    return;
  }
  const canvas = tile.appendChild(document.createElement('div')).appendChild(document.createElement('canvas'));
  const chart = kind === 'column' ? bars(canvas, user) : doughnut(canvas, user);
  charts.push(chart);
  followers.push((round) => {
    chart.data.datasets[0]!.data = kind === 'column' ? actuals(user, round) : dial(user, round);
    chart.update();
  });
}

/** By hand nothing is seen before all is drawn. */
async function drawn(): Promise<Times> {
  await painted();
  const now = performance.now();
  return { seen: now, figures: now, drawn: now };
}

window.tiles = measure({
  build(count) {
    const wall = stage.appendChild(document.createElement('div'));
    for (let user = 0; user < count; user++) addTile(wall, user);
    return drawn();
  },
  update(round) {
    for (const follow of followers) follow(round);
    return drawn();
  },
  clear() {
    for (const chart of charts) chart.destroy();
    charts = [];
    followers = [];
    stage.replaceChildren();
  },
});
