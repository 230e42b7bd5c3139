// A wide file of targets, a row per owner and a column per month, against a plain one of a row per target, both of
// as many rows; and how long a suggestion about the first 64 kB of a file takes. Rows, e.g. 10000, as `--rows=10000`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage, launch, median, option, remark, tell, workFolder } from './measuring.js';
import { serve } from './serve.js';

const ROUNDS = 5;
const rows = option('rows', 100_000);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const many = (count, of) => Array.from({ length: count }, (_, at) => of(at));
const lines = (head, count, of) => `${[head, ...many(count, of)].join('\n')}\n`;
/** Half of the users' names, so that the longest table of owners is no more than a page may have. */
const owner = (at) => `user:u${at % 50_000}`;

const FILES = {
  plain: lines(
    'year,period,owner,value',
    rows,
    (at) => `${2020 + (at % 5)},${1 + (at % 12)},${owner(at)},${100 + (at % 900)}`,
  ),
  'plain, a row per target': lines(
    'year,period,owner,value',
    rows * 12,
    (at) => `${2020 + (Math.floor(at / 12) % 5)},${1 + (at % 12)},${owner(Math.floor(at / 12))},${100 + (at % 900)}`,
  ),
  wide: lines(['year', 'owner', ...MONTHS].join(), rows, (at) =>
    [2020 + (at % 5), owner(at), ...MONTHS.map((_, month) => 100 + ((at + month) % 900))].join(),
  ),
};
const SALES = lines(
  'Datum;Verkoper;Bedrag;Klant',
  3000,
  (at) => `${1 + (at % 28)}-${1 + (at % 12)}-2026;Verkoper ${at % 40};${at},50;Klant ${at}`,
);

const { folder, remove } = workFolder('bench-targets');
try {
  await buildPage(folder, 'bench/targets.ts');
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, `${name}.csv`), text);
  const server = await serve(folder);
  const browser = await launch();
  const open = async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/index.html`);
    await page.waitForFunction(() => window.targetsBench);
    return page;
  };
  const times = Object.fromEntries(Object.keys(FILES).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(FILES)) {
      const page = await open();
      const { ms, values } = await page.evaluate((src) => window.targetsBench.targets({ src }), `/${name}.csv`);
      times[name].push(ms);
      if (round === 0) remark(`${name}: ${values.toLocaleString('en')} targets`);
      await page.close();
    }
  }
  const [plain, each, wide] = Object.values(times).map(median);
  remark(`  plain ${plain.toFixed(0)} ms, a row per target ${each.toFixed(0)} ms, wide ${wide.toFixed(0)} ms`);
  tell(
    `a file of targets of ${rows.toLocaleString('en')} rows with twelve columns of months, against one of as many targets`,
    `${(wide / plain).toFixed(1)} ×`,
    '3 ×',
  );
  tell('the same, against one with a row for each of its targets', `${(wide / each).toFixed(2)} ×`, '1 ×');
  const cold = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await open();
    cold.push((await page.evaluate((text) => window.targetsBench.suggest(text), SALES)).ms);
    await page.close();
  }
  tell('a suggestion about the first 64 kB of a file', `${median(cold).toFixed(0)} ms`, '20 ms');
  await browser.close();
  await server.close();
} finally {
  remove();
}
