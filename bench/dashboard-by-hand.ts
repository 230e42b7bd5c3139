// The six tiles of the first-figures bench as somebody writes them by hand: fetch, split, add up, draw with Chart.js.
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

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, Legend, LinearScale, Tooltip);

const AS_OF = '2026-09-15';

async function rowsOf(address: string): Promise<Record<string, string>[]> {
  const [header, ...lines] = (await (await fetch(address)).text()).trim().split(/\r?\n/);
  const names = header!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((field, index) => [names[index]!, field])));
}

const [sales, targets] = await Promise.all([rowsOf('/data/sales.csv'), rowsOf('/data/targets.csv')]);
const months = Array<number>(12).fill(0);
const wanted = Array<number>(12).fill(0);
const groups: Record<string, number> = {};
let profit = 0;
for (const row of sales) {
  if (row.status !== 'sold' || row.date! < '2026-01-01' || row.date! > AS_OF) continue;
  months[Number(row.date!.slice(5, 7)) - 1]! += Number(row.amount);
  profit += Number(row.profit);
  if (row.date! >= '2026-07-01') groups[row.group!] = (groups[row.group!] ?? 0) + Number(row.amount);
}
for (const row of targets) {
  const isAmount = (row['target-type'] ?? 'all-sales.amount') === 'all-sales.amount';
  if (row.owner === 'company' && row.year === '2026' && isAmount) wanted[Number(row.period) - 1] = Number(row.value);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const at = (id: string) => document.getElementById(id) as HTMLCanvasElement;
const plain = { animation: false, maintainAspectRatio: false } as const;
at('year').textContent = `${(sum(months) / 1e6).toFixed(2)} M of ${(sum(wanted) / 1e6).toFixed(2)} M`;
at('month').textContent = `${(months[8]! / 1e3).toFixed(1)} k`;
const quarter = sum(months.slice(6, 9));
const open = Math.max(0, sum(wanted.slice(6, 9)) - quarter);
new Chart(at('gauge'), {
  type: 'doughnut',
  data: { labels: ['actual', 'open'], datasets: [{ data: [quarter, open] }] },
  options: { ...plain, circumference: 180, rotation: -90 },
});
new Chart(at('bullet'), {
  type: 'bar',
  data: { labels: ['profit'], datasets: [{ data: [profit] }] },
  options: { ...plain, indexAxis: 'y' },
});
new Chart(at('column'), {
  type: 'bar',
  data: {
    labels: months.map((_, index) => index + 1),
    datasets: [
      { label: 'actual', data: months },
      { label: 'target', data: wanted },
    ],
  },
  options: plain,
});
new Chart(at('bar'), {
  type: 'bar',
  data: { labels: Object.keys(groups), datasets: [{ label: 'actual', data: Object.values(groups) }] },
  options: { ...plain, indexAxis: 'y' },
});
document.documentElement.dataset.drawn = '';
