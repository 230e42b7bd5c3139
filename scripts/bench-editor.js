// The editor over 5,000 people, against one of 100, an input, and an empty list: first rows, keys, scrolling, a paste
// of 5,000 × 12 with its undo, other edits as large, and their save to the browser's database. Time of the main thread
// is processor time, but for frames and the save. `--users=1000` for fewer, `--rounds=9` for more rounds. Bytes:
// `npm run size`.
import { taskTimes } from './longest-task.js';
import { buildPage, launch, median, option, remark, tell, workFolder } from './measuring.js';
import { serve } from './serve.js';

const rounds = option('rounds', 5);
const users = option('users', 5000);
const FRAMES = 120;
const MONTHS = 12;
const said = users.toLocaleString('en');
const { folder, remove } = workFolder('bench-editor');

async function pageOf(browser, origin, size) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`${origin}/index.html`);
  await page.waitForFunction(() => window.editorBench);
  await page.evaluate((size) => window.editorBench.prepare(size), size);
  const { all: first } = await work(page, () => page.evaluate(() => window.editorBench.show()));
  return { page, first };
}

/** Processor time of the main thread, and of its longest task, while `run` goes on. */
async function work(page, run) {
  const times = await taskTimes(page, run);
  return { all: times.reduce((sum, time) => sum + time, 0), longest: Math.max(0, ...times) };
}

async function firstRows(browser, origin) {
  const times = { many: [], few: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, count] of Object.entries({ few: 100, many: users })) {
      const { page, first } = await pageOf(browser, origin, {
        users: count,
        groups: Math.ceil(count / 100),
        items: true,
      });
      times[name].push(first);
      await page.close();
    }
  }
  const [many, few] = [median(times.many), median(times.few)];
  remark(`  ${many.toFixed(0)} ms, of 100 people ${few.toFixed(0)} ms:`);
  tell(
    `editor: ${said} people × 12 months × 3 items until its first rows are painted, against 100`,
    `${(many / few).toFixed(2)} ×`,
    '2 ×',
  );
}

async function keys(browser, origin) {
  const { page } = await pageOf(browser, origin, { users, groups: 50 });
  await page.evaluate(() => window.editorBench.come());
  const [ours, plain] = [[], []];
  for (let round = 0; round < rounds * 4; round++) {
    ours.push(await page.evaluate((value) => window.editorBench.key(value), 200 + round));
    plain.push(await page.evaluate((value) => window.editorBench.plainKey(value), round));
  }
  tell(
    'editor: a key until cell and hints are painted, beyond an input of its own',
    `${(median(ours) - median(plain)).toFixed(1)} ms`,
    '16.7 ms',
  );
  const dropped = { ours: [], plain: [] };
  for (let round = 0; round < rounds; round++) {
    dropped.plain.push(
      await page.evaluate(([rows, frames]) => window.editorBench.plainScroll(rows, frames), [users, FRAMES]),
    );
    dropped.ours.push(await page.evaluate((frames) => window.editorBench.scroll(frames), FRAMES));
  }
  tell(
    `editor: frames dropped of ${FRAMES} in which a screen is scrolled each, and of an empty list`,
    `${median(dropped.ours)} and ${median(dropped.plain)}`,
    'the same',
  );
  await page.close();
}

async function pastes(browser, origin) {
  const { page } = await pageOf(browser, origin, { users, groups: 1, isKept: true });
  await page.evaluate(() => window.editorBench.come());
  const say = (what, { all, longest }) =>
    tell(
      `editor: ${what} of ${said} × ${MONTHS} with sums, main thread and its longest task`,
      `${all.toFixed(0)} ms, ${longest.toFixed(0)} ms`,
      '300 ms, 50 ms',
    );
  say('paste', await work(page, () => page.evaluate((rows) => window.editorBench.paste(rows), users)));
  remark(`  ${await page.evaluate(() => window.editorBench.unsaved())} cells`);
  say('undo', await work(page, () => page.evaluate(() => window.editorBench.undo())));
  say('redo', await work(page, () => page.evaluate(() => window.editorBench.redo())));
  say('quarters instead of months', await work(page, () => page.evaluate(() => window.editorBench.quarters())));
  await page.evaluate(() => window.editorBench.undo());
  say("somebody's save beneath edits", await work(page, () => page.evaluate(() => window.editorBench.saveOfOthers())));
  say('a file compared', await work(page, () => page.evaluate((rows) => window.editorBench.compare(rows), users)));
  const ms = await page.evaluate(() => window.editorBench.save());
  tell("editor: save of them to the browser's database", `${ms.toFixed(0)} ms`, '1,000 ms');
  await page.close();
}

try {
  await buildPage(folder, 'bench/editor.ts');
  const server = await serve(folder);
  const browser = await launch();
  await firstRows(browser, server.origin);
  await keys(browser, server.origin);
  await pastes(browser, server.origin);
  await browser.close();
  await server.close();
} finally {
  remove();
}
