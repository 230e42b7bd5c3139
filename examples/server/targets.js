// Targets: read by row-level security, saved in one transaction with their history, their key and their event.
import { createHash } from 'node:crypto';
import { applySave, denyOpen, keyReused, maySee, SourceError } from './library.js';
import { asSender, inTransaction, takeRights } from './database.js';
import { rightsOf } from './rights.js';

const ALWAYS = { id: 'all-sales.amount', dimension: 'all-sales', unit: 'amount' };

/** A target repository for the sender with these claims; saves go by `saveOnce`. */
export function targetsOf(pool, claims) {
  const rights = rightsOf(claims);
  const ask = (signal, act) => {
    signal.throwIfAborted();
    return asSender(pool, claims, act);
  };
  return {
    catalogue: ({ signal }) => ask(signal, catalogue),
    load: (key, { signal }) => ask(signal, async (client) => (await setsOf(client, [key]))[0] ?? emptySet(key)),
    changes(key, since, { signal }) {
      refuse(denyOpen(rights));
      return ask(signal, (client) => revisionsOf(client, [key], since));
    },
    async history({ year, targetType, owner, item }, { signal }) {
      checkOwner(owner);
      refuse(denyOpen(rights) ?? (maySee(rights, owner) ? undefined : 'owner-hidden'));
      const all = await ask(signal, (client) => revisionsOf(client, [{ year, targetType }], 0, owner));
      return all.filter(({ row }) => row.item === item);
    },
    save() {
      throw new Error('saves go by saveOnce, which knows their key');
    },
  };
}

function refuse(problem) {
  if (problem) throw new SourceError('forbidden', `denied: ${problem}`, { problem });
}

function checkOwner(owner) {
  if (/^(company|(group|user):[^]+)$/.test(owner ?? '')) return;
  const detail = {
    problem: 'bad-value',
    path: 'key.owner',
    value: String(owner),
    expected: 'company, group:…, user:…',
  };
  throw new SourceError('invalid-data', 'no owner', detail);
}

const emptySet = ({ year, targetType }) => ({ year, targetType, interval: 'month', rows: [], revision: 0 });

async function catalogue(client) {
  const types = await typesOf(client);
  const { rows: sets } = await client.query(
    `select s.year, s.target_type as "targetType", s.interval from target_set s
     where exists (select from target_row r where r.year = s.year and r.target_type = s.target_type) order by 1, 2`,
  );
  const { rows } = await client.query(
    'select owner, array_agg(distinct currency) as currencies from target_row group by owner order by 1',
  );
  const currencies = [...new Set(rows.flatMap((row) => row.currencies))].filter((one) => one !== null);
  return { types: [...types, ALWAYS], sets, owners: rows.map(({ owner }) => owner), currencies };
}

async function typesOf(client) {
  const { rows } = await client.query('select data from target_type order by id');
  return rows.map(({ data }) => data);
}

/** Sets by their keys, as far as there are any. */
async function setsOf(client, keys) {
  const asked = [keys.map(({ year }) => year), keys.map(({ targetType }) => targetType)];
  const { rows: sets } = await client.query(
    `select year, target_type as "targetType", interval, revision from target_set
     where (year, target_type) in (select * from unnest($1::int[], $2::text[]))`,
    asked,
  );
  const { rows } = await client.query(
    `select year, target_type as "targetType", owner, item, currency, locked, amounts from target_row
     where (year, target_type) in (select * from unnest($1::int[], $2::text[])) order by owner, item nulls first`,
    asked,
  );
  return sets.map((set) => ({ ...set, rows: rows.filter(isOf(set)).map(rowOf) }));
}

const isOf = (key) => (one) => one.year === key.year && one.targetType === key.targetType;

function rowOf({ owner, item, currency, locked, amounts }) {
  const values = amounts.map((amount) => (amount === null ? null : Number(amount)));
  return {
    owner,
    ...(item !== null && { item }),
    ...(currency !== null && { currency }),
    values,
    ...(locked && { locked }),
  };
}

/** Revisions of sets after one of them, newest first. */
async function revisionsOf(client, keys, since, owner = null) {
  const { rows } = await client.query(
    `select * from target_revision where (year, target_type) in (select * from unnest($1::int[], $2::text[]))
     and revision > $3 and ($4::text is null or owner = $4) order by revision desc, place`,
    [keys.map(({ year }) => year), keys.map(({ targetType }) => targetType), since, owner],
  );
  return rows.map((row) => ({
    row: {
      year: row.year,
      targetType: row.target_type,
      owner: row.owner,
      ...(row.item !== null && { item: row.item }),
    },
    revision: row.revision,
    kind: row.kind,
    at: row.at.toISOString(),
    ...(row.by_whom && { by: row.by_whom }),
    ...(row.comment && { comment: row.comment }),
    changes: row.changes,
  }));
}

/**
 * Saves once for each key of a sender. One save at a time: the turn that events
 * take is taken first, so that what is read here is what is written to.
 */
export function saveOnce(pool, claims, asked, key) {
  const own = JSON.stringify([claims.sub ?? '', key]);
  const hash = createHash('sha256')
    .update(JSON.stringify(asked) ?? '')
    .digest('hex');
  return inTransaction(pool, async (client) => {
    await client.query('select take_turn()');
    const { rows } = await client.query('select asked, answer from save_key where key = $1', [own]);
    if (rows[0] && rows[0].asked !== hash) throw keyReused(key);
    if (rows[0]) return rows[0].answer;
    const answer = await save(client, claims, asked);
    await client.query('reset role');
    await client.query('insert into save_key (key, asked, answer) values ($1, $2, $3)', [
      own,
      hash,
      JSON.stringify(answer),
    ]);
    return answer;
  });
}

async function save(client, claims, asked) {
  const changes =
    claims.name && Array.isArray(asked) ? asked.map((change) => change && { ...change, by: claims.name }) : asked;
  const keys = keysOf(changes);
  const removed = keys.length ? changes.flatMap((change) => change?.removedTypes ?? []).map(String) : [];
  const { rows: named } = await client.query(
    'select year, target_type as "targetType" from target_set where target_type = any ($1)',
    [removed],
  );
  const rights = rightsOf(claims);
  const before = await setsOf(client, [...keys, ...named]);
  const revisions = await revisionsOf(client, keys, -1);
  const types = await typesOf(client);
  refuseHalf(changes, before, rights);
  const at = new Date().toISOString();
  const { applied, types: typesAfter } = await applySave(changes, { types, sets: before, revisions, at, rights });
  // From here on row-level security decides once more.
  await takeRights(client, claims);
  for (const one of applied) await write(client, one);
  if (changes.some((change) => change.types?.length || change.removedTypes?.length))
    await writeTypes(client, typesAfter, types);
  const event = await tellOf(client, applied, changes);
  const sets = applied.map(({ set }) => ({ ...set, rows: set.rows.filter(({ owner }) => maySee(rights, owner)) }));
  return { sets, ...(event && { event }) };
}

/** Keys of what may be a save; what is none is for `applySave` to refuse. */
function keysOf(changes) {
  const isKey = (change) =>
    Number.isInteger(change?.year) && Math.abs(change.year) < 2 ** 31 && typeof change.targetType === 'string';
  return Array.isArray(changes) && changes.every(isKey)
    ? changes.map(({ year, targetType }) => ({ year, targetType }))
    : [];
}

/** Another interval, or a year that goes, is for those who see and edit all of its rows. */
function refuseHalf(changes, sets, rights) {
  for (const change of sets.length && Array.isArray(changes) ? changes : []) {
    const set = sets.find(isOf(change));
    const isWhole = change.removed || (change.interval && change.interval !== set?.interval);
    if (isWhole && set?.rows.some(({ owner }) => !maySee(rights, owner))) refuse('owner-hidden');
  }
}

async function write(client, { set, revisions }) {
  if (!revisions.length) return;
  const { year, targetType, interval, revision } = set;
  await client.query(
    `insert into target_set values ($1, $2, $3, $4)
     on conflict (year, target_type) do update set interval = excluded.interval, revision = excluded.revision`,
    [year, targetType, interval, revision],
  );
  for (const { row, kind, at, by, comment, changes } of revisions) {
    const { owner, item = null } = row;
    const now = set.rows.find((one) => one.owner === owner && (one.item ?? null) === item);
    await writeRow(client, [year, targetType, owner, item], now);
    await client.query(
      `insert into target_revision (year, target_type, owner, item, revision, kind, at, by_whom, comment, changes)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [year, targetType, owner, item, revision, kind, at, by, comment, JSON.stringify(changes)],
    );
  }
}

async function writeRow(client, key, row) {
  if (!row) {
    await client.query(
      'delete from target_row where year = $1 and target_type = $2 and owner = $3 and item is not distinct from $4',
      key,
    );
    return;
  }
  await client.query(
    `insert into target_row values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (year, target_type, owner, item) do update set currency = excluded.currency, locked = excluded.locked, amounts = excluded.amounts`,
    [...key, row.currency, row.locked ?? false, row.values],
  );
}

async function writeTypes(client, types, before) {
  const kept = types.filter(({ id }) => id !== ALWAYS.id);
  const gone = before.filter(({ id }) => !kept.some((type) => type.id === id)).map(({ id }) => id);
  await client.query('delete from target_type where id = any ($1)', [gone]);
  for (const type of kept) {
    await client.query('insert into target_type values ($1, $2) on conflict (id) do update set data = excluded.data', [
      type.id,
      JSON.stringify(type),
    ]);
  }
}

/** Tells of a save in its own transaction: whoever hears of it finds it. */
async function tellOf(client, applied, changes) {
  const types = changes.some((change) => change.types?.length || change.removedTypes?.length);
  if (!types && applied.every(({ revisions }) => !revisions.length)) return undefined;
  const sets = applied.map(({ set: { year, targetType, revision } }) => ({ year, targetType, revision }));
  await client.query('reset role');
  const { rows } = await client.query('select tell($1) as id', [
    JSON.stringify({ what: 'targets', sets, ...(types && { types }) }),
  ]);
  return rows[0].id;
}
