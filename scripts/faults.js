// Lives through random faults: sources and storage that hang, fail, answer twice or out of order, the clock, midnight,
// tiles moved in the page, rights taken away, tabs closed in the middle of a save. After every step no figure of a hidden
// owner is there, none is older than it says, and in the end no save is lost or done twice and all is as if nothing had
// happened. `--runs=1000`, `--seed=7` for the first of them, `--verbose` prints each step.
import { bundle, launch, option, workFolder } from './measuring.js';
import { serve } from './serve.js';
import { scenario } from '../test/faults/scenario.js';
import { lostSaves } from '../test/faults/saves.js';

const runs = option('runs', 1000);
const firstSeed = option('seed', 1);
const verbose = process.argv.includes('--verbose');
const WORKERS = 3;
/** Runs that a tab goes through before it makes place for another. */
const RUNS_PER_TAB = 20;
const PATIENCE = 60_000;
const HTML = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>faults</title><style>
main { display: flex; flex-wrap: wrap; }
target-board { display: flex !important; flex-wrap: wrap; width: 1300px; }
target-board > * { width: 420px; height: 260px; }
</style><main></main>`;

/** A tab, and what happens in it that the page itself cannot tell. */
class Tab {
  #page;
  #context;
  #address;
  #uses = 0;
  problems = [];

  constructor(context, address) {
    this.#context = context;
    this.#address = address;
  }

  async open() {
    if (this.#page && ++this.#uses % RUNS_PER_TAB) return;
    await this.close();
    this.#page = await newWindow(this.#context);
    this.#page.on('pageerror', (error) => this.problems.push(`error: ${error.stack ?? error.message}`));
    await this.#page.goto(this.#address);
  }

  /** Closes it, whatever it is doing. */
  async close() {
    await this.#page?.close({ runBeforeUnload: false });
    this.#page = undefined;
  }

  /** Calls a function of the tab's page. */
  async call(name, ...args) {
    const done = this.#page.evaluate(([name, args]) => window.tab[name](...args), [name, args]);
    const { result, problems, outcomes } = await inTime(done, name);
    return { result, outcomes, problems: [...problems, ...this.problems.splice(0)] };
  }
}

/** A window of its own: a page behind another one gets a frame a second. */
async function newWindow(context) {
  const first = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(first);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const { browserContextId } = targetInfo;
  const browser = await context.browser().newBrowserCDPSession();
  const opened = context.waitForEvent('page');
  await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true, browserContextId });
  await Promise.all([browser.detach(), session.detach()]);
  return opened;
}

async function inTime(done, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`hangs: ${what}`)), PATIENCE);
  });
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

/** Takes the steps of one scenario. Answers with the first problems, after which step, or with nothing. */
async function live(seed, tabs) {
  const database = `faults-${seed}`;
  const steps = scenario(seed);
  const taken = [];
  const outcomes = new Map();
  const note = (told) => {
    for (const { id, outcome } of told.outcomes) outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
    if (told.problems.length) throw new Failure(told.problems);
    return told.result;
  };
  try {
    for (const tab of tabs) await tab.open();
    for (const [at, tab] of tabs.entries()) note(await tab.call('start', database, 'AB'[at]));
    for (const step of steps) {
      taken.push(step);
      if (verbose) console.log(`  ${JSON.stringify(step)}`);
      await take(step, tabs, database, note);
    }
    taken.push({ then: 'everything works again' });
    for (const tab of tabs) note(await tab.call('step', { do: 'unblock' }));
    for (const tab of tabs) note(await tab.call('settle'));
    for (const tab of tabs) note(await tab.call('settle'));
    for (const tab of tabs) note(await tab.call('compare'));
    const problems = lostSaves(steps, outcomes, note(await tabs[0].call('kept')));
    if (problems.length) throw new Failure(problems);
    for (const tab of tabs) note(await tab.call('stop'));
    return undefined;
  } catch (error) {
    // Whatever state they are in.
    await Promise.all(tabs.map((tab) => tab.close()));
    return { problems: error instanceof Failure ? error.problems : [String(error.stack)], taken };
  }
}

class Failure extends Error {
  constructor(problems) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

async function take({ tab, kill, both, ...step }, tabs, database, note) {
  if (both) {
    const told = await Promise.all(both.map((one, at) => tabs[at].call('step', one)));
    return told.forEach(note);
  }
  const done = tabs[tab].call('step', step);
  if (!kill) return note(await done);
  // It is on its way when the tab goes.
  done.catch(() => {});
  await tabs[tab].close();
  await tabs[tab].open();
  return note(await tabs[tab].call('start', database, 'AB'[tab]));
}

async function work(browser, address, seeds, failed) {
  const context = await browser.newContext({
    viewport: { width: 1320, height: 1900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const tabs = [new Tab(context, address), new Tab(context, address)];
  for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
    const failure = await live(seed, tabs);
    if (failure) tell(seed, failure, failed);
  }
  await context.close();
}

function tell(seed, { problems, taken }, failed) {
  failed.push(seed);
  console.error(`✗ seed ${seed}, to repeat: npm run faults -- --seed=${seed} --runs=1`);
  console.error(taken.map((step, at) => `    ${at + 1}. ${JSON.stringify(step)}`).join('\n'));
  console.error(problems.map((problem) => `  ${problem.slice(0, 1500)}`).join('\n'));
}

const { folder, remove } = workFolder('faults');
try {
  await bundle(folder, { faults: { html: HTML, script: 'test/faults/page.ts' } });
  const server = await serve(folder);
  const browser = await launch();
  const seeds = Array.from({ length: runs }, (_, at) => firstSeed + at);
  const failed = [];
  console.log(`seeds ${firstSeed} to ${firstSeed + runs - 1}`);
  const address = `${server.origin}/faults/index.html`;
  await Promise.all(Array.from({ length: Math.min(WORKERS, runs) }, () => work(browser, address, seeds, failed)));
  await browser.close();
  await server.close();
  console.log(`${runs - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  remove();
}
