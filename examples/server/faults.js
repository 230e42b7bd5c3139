// Lives through random faults with the real server: two of them at one database, killed between request and answer and
// between commit and answer, slow, failing, busy, with lost requests and answers, cut streams and tokens that run out, and two
// editors on one row. No edit is lost, none is applied twice, none is shown as saved that is not, and none is shown to whom
// it is hidden. `--runs=1000`, `--seed=7` for the first of them, `--verbose` prints each step.
import './prepare.js';
import { setTimeout as rest } from 'node:timers/promises';

const { planOf } = await import('./faults/plan.js');
const { keyOf, openWorld, saveOf } = await import('./faults/world.js');

const option = (name, otherwise) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);
const runs = option('runs', 1000);
const firstSeed = option('seed', 1);
const verbose = process.argv.includes('--verbose');
/** Runs after which those who look on must have seen everything. */
const BLOCK = 25;
/** Milliseconds in which they must. */
const SOON = 45_000;

/** Prepares what becomes of the next save on a server. */
async function prepare(world, { server: at, fault, editor }) {
  const server = world.servers[at];
  const way = {
    'request-lost': () => ({ lose: 'request' }),
    'answer-lost': () => ({ lose: 'answer' }),
    slow: () => rest(30),
    '500-before': () => ({ status: 500 }),
    '500-after': () => ({ lose: 'answer', instead: 500 }),
    503: () => ({ status: 503, headers: { 'retry-after': '1' } }),
  }[fault];
  if (way) server.next(way);
  if (fault === 'token-expired') world.people[editor].expire();
  if (fault === 'stream-cut') server.cut();
  if (fault === 'killed-before-commit') await killBefore(world, server);
  if (fault === 'killed-after-commit') await killAfter(world, server);
}

/** Holds the turn of all who write, so that the save waits for it when its server is killed. */
async function killBefore({ client }, server) {
  await server.back();
  server.next(async () => {
    await client.query('begin');
    await client.query('select take_turn()');
    void (async () => {
      const waits = `select from pg_stat_activity where wait_event = 'advisory'`;
      const until = performance.now() + 10_000;
      while (!(await client.query(waits)).rowCount && performance.now() < until);
      await server.kill();
      await client.query('rollback');
    })();
  });
}

/** Kills it when the database tells of the save: its answer is on the way, or not yet. */
async function killAfter({ client }, server) {
  await server.back();
  await client.query('listen target_tiles');
  server.next(() => {
    client.once('notification', () => void server.kill());
  });
}

/** Takes the steps of a run; answers what each edit was told. */
async function live(world, seed) {
  const key = keyOf(seed);
  const outcomes = new Map();
  for (const { seen } of world.viewers) seen.set(key.year, { revision: 0 });
  for (const step of planOf(seed)) {
    if (verbose) console.log(`  ${JSON.stringify(step)}`);
    if (step.look) {
      await world.seller.look(key, step.server);
      continue;
    }
    for (const edit of step.edits) await prepare(world, edit);
    await Promise.all(
      step.edits.map(async (edit) => {
        const repository = world.people[edit.editor].repositories[edit.server];
        outcomes.set(edit.value, { edit, outcome: await saveOf({ repository, key, edit }) });
      }),
    );
    world.client.removeAllListeners('notification');
  }
  return outcomes;
}

/** What is wrong with what the database holds, by what the editors were told. */
async function wrongIn({ client, seller }, seed, outcomes) {
  const { year } = keyOf(seed);
  const problems = seller.leaks.splice(0).map((leak) => `shown to whom it is hidden: ${leak}`);
  const { rows } = await client.query('select owner, changes from target_revision where year = $1 order by place', [
    year,
  ]);
  const applied = rows.flatMap(({ owner, changes }) => changes.map((change) => ({ owner, ...change })));
  const kept = await client.query('select owner, amounts from target_row where year = $1', [year]);
  const last = new Map();
  for (const { edit, outcome } of outcomes.values()) {
    const times = applied.filter(({ to }) => to === edit.value).length;
    if (outcome === 'saved' && times !== 1)
      problems.push(`${edit.value} was called saved, and is applied ${times} times`);
    if (outcome === 'given-up' && times) problems.push(`${edit.value} was refused, and is applied ${times} times`);
  }
  for (const { owner, field, to } of applied) if (Number.isInteger(field)) last.set(`${owner} ${field}`, to);
  for (const [cell, value] of last) {
    const [owner, month] = cell.split(' ');
    const row = kept.rows.find((one) => one.owner === owner);
    if (Number(row?.amounts[month]) !== value)
      problems.push(`${cell} is ${row?.amounts[month]}, last saved was ${value}`);
  }
  return problems;
}

/** What those who look on have not seen, or were told twice. */
async function unseen({ client, viewers, servers }, seeds) {
  await Promise.all(servers.map(({ back }) => back()));
  const years = seeds.map((seed) => keyOf(seed).year);
  const { rows } = await client.query('select year, revision from target_set where year = any ($1)', [years]);
  const behind = () =>
    viewers.flatMap(({ seen }, at) =>
      rows
        .filter(({ year, revision }) => seen.get(year)?.revision !== revision)
        .map(
          ({ year, revision }) =>
            `seed ${year - keyOf(0).year}: who looks on server ${at} has not seen revision ${revision}`,
        ),
    );
  const until = performance.now() + SOON;
  while (behind().length && performance.now() < until) await rest(50);
  const doubled = viewers.flatMap(({ told }) =>
    [...told].filter(([, times]) => times > 1).map(([name, times]) => `told ${times} times: ${name}`),
  );
  return [...behind(), ...doubled];
}

/** Takes all runs; answers the seeds of those that failed. */
async function runAll(world) {
  const failed = [];
  const block = [];
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const problems = await live(world, seed)
      .then((outcomes) => wrongIn(world, seed, outcomes))
      .catch((error) => [String(error.stack)]);
    block.push(seed);
    if (block.length === BLOCK || seed === firstSeed + runs - 1)
      problems.push(...(await unseen(world, block.splice(0))));
    if (problems.length) tell(seed, problems, failed);
  }
  return failed;
}

function tell(seed, problems, failed) {
  failed.push(seed);
  console.error(`✗ seed ${seed}, to repeat: npm run faults -- --seed=${seed} --runs=1`);
  console.error(
    planOf(seed)
      .map((step, at) => `    ${at + 1}. ${JSON.stringify(step)}`)
      .join('\n'),
  );
  console.error(problems.map((problem) => `  ${problem.slice(0, 1500)}`).join('\n'));
}

const world = await openWorld();
console.log(`seeds ${firstSeed} to ${firstSeed + runs - 1}`);
const failed = await runAll(world).finally(() => world.close());
console.log(`${runs - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);
