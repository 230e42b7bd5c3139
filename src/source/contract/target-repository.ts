import type { RefusedCell } from '../../model/change-refused.ts';
import type { Revision, RowChange, RowKey, TargetChange } from '../../model/target.ts';
import type { Saved, TargetRepository } from '../target-repository.ts';
import { type ContractCase, expectPlain, expectSame, rejectionOf } from './case.ts';
import { PAST } from './target-past.ts';
import {
  company,
  keep,
  type Kept,
  KEY,
  type MakeRepository,
  options,
  OTHER,
  refusal,
  ROWS,
  type Rules,
  sorted,
  TARGETS,
  TYPE,
} from './targets.ts';

const COMPANY: RowKey = { ...KEY, owner: 'company' };
const MONTHS = Array.from({ length: 12 }, (_, month) => month);

const firstOf = async ({ load }: Kept) => (await load()).rows.find(({ owner }) => owner === 'company')?.values[0];
const typesOf = async ({ repository }: Kept) => (await repository.catalogue(options)).types.map(({ id }) => id).sort();
const historyOf = ({ repository }: Kept, row = COMPANY) => repository.history(row, options);

/** Saves two sets together, both to `value`, from the revisions that they stand at now. */
async function pair({ repository, change }: Kept) {
  const { revision: base } = await repository.load(OTHER, options);
  return (value: number, part?: Partial<TargetChange>) => {
    const other = { ...OTHER, base, rows: [{ owner: 'group:b', values: { 1: value } }] as const, ...part };
    return repository.save([change([company(value)]), other], options);
  };
}

/** An instant, as ISO text in UTC. */
function expectInstant(at: string | undefined) {
  expectSame(at && new Date(at).toISOString(), at, 'instant');
  expectSame(typeof at, 'string', 'instant');
}

const HELD: Rules = {
  async 'T19 holds nothing at first but the type that always exists'(_, make) {
    const empty = await keep(make({ sets: [], types: [] }));
    const { sets, owners, currencies } = await empty.repository.catalogue(options);
    expectSame([sets, owners, currencies, await typesOf(empty)], [[], [], [], ['all-sales.amount']]);
    expectSame(await empty.load(), { ...KEY, interval: 'month', rows: [], revision: 0 });
    expectSame(await historyOf(empty), []);
  },
  async 'T6 holds rows as they are, empty and 0 kept apart'({ load, base }) {
    const { rows, ...set } = await load();
    expectSame({ ...set, rows: sorted(rows) }, { ...KEY, interval: 'month', rows: ROWS, revision: base });
  },
  async 'says which years, types, owners and currencies there are'(kept) {
    const { sets, owners, currencies } = await kept.repository.catalogue(options);
    const listed = [
      { ...OTHER, interval: 'quarter' },
      { ...KEY, interval: 'month' },
    ] as const;
    expectSame(
      [...sets].sort((a, b) => a.year - b.year),
      listed,
    );
    expectSame([[...owners].sort(), currencies], [['company', 'group:a', 'group:b', 'user:u'], ['EUR']]);
    expectSame(await typesOf(kept), ['all-sales.amount', TYPE.id]);
  },
  async 'lists what a save adds, and no year whose rows are gone'({ repository, save, base }) {
    await save([{ owner: 'user:new', values: { 0: 1 } }], { year: 2027, base: 0 });
    await save([{ owner: 'group:a', locked: false }]);
    await save([], { removed: true, base: base + 1 });
    const { sets, owners } = await repository.catalogue(options);
    expectSame(
      [sets.map(({ year }) => year).sort(), [...owners].sort()],
      [
        [2025, 2027],
        ['group:b', 'user:new'],
      ],
    );
  },
};

const SAVED: Rules = {
  async 'answers a save with the set as it stands then, and later loads with the same'(kept) {
    const saved = await kept.save([company(7)]);
    expectSame([await firstOf(kept), saved.revision], [7, kept.base + 1]);
    expectSame(await kept.load(), saved);
  },
  async 'keeps no hold on what a save hands in'(kept) {
    const [row, type] = [
      { owner: 'company' as const, values: { 0: 7 } },
      { ...TYPE, items: ['new'] },
    ];
    await kept.save([row], { types: [type] });
    row.values[0] += 1;
    type.items.push('old');
    const { types } = await kept.repository.catalogue(options);
    expectSame([await firstOf(kept), types.find(({ id }) => id === TYPE.id)?.items], [7, ['new']]);
  },
  async 'T18 T20 saves all of a change, types too, or nothing'(kept) {
    const [before, past] = [await kept.load(), await historyOf(kept)];
    const type = { id: 'source.amount', dimension: 'source', unit: 'amount' } as const;
    await refusal(kept.save([company(7), { owner: 'group:a', values: { 0: 1 } }], { types: [type] }));
    const { code, detail } = await refusal(kept.save([company(7)], { types: [{ ...type, id: 'sale-type.amount' }] }));
    expectSame([code, detail.problem], ['invalid-data', 'bad-type']);
    expectSame([await kept.load(), await historyOf(kept)], [before, past]);
    expectSame(await typesOf(kept), ['all-sales.amount', TYPE.id]);
  },
  async 'T20 adds and changes types with a save'({ repository, save }) {
    const { items: _, ...whole } = TYPE;
    const types = [{ ...whole, levels: 'company-and-group' } as const, { ...whole, id: 'x.count', dimension: 'x' }];
    await save([], { types });
    const held = (await repository.catalogue(options)).types.filter(({ unit }) => unit === 'count');
    expectSame(
      [...held].sort((a, b) => (a.id < b.id ? -1 : 1)),
      types,
    );
  },
  async 'T18 saves several years and types at once, or none of them'(kept) {
    const save = await pair(kept);
    const { code, detail } = await refusal(save(9, { base: 40 }));
    expectSame([code, detail.problem, await firstOf(kept)], ['conflict', 'unknown-base', 100_00]);
    const sets = await save(9);
    expectSame(
      sets.map(({ year, rows }) => [year, sorted(rows)[0]!.values.slice(0, 2)]),
      [
        [2026, [9, 100_00]],
        [2025, [1, 9]],
      ],
    );
  },
  async 'takes the same save twice: nothing changes the second time'({ save }) {
    const first = await save([company(7)]);
    expectSame(await save([company(7)]), first);
  },
  async 'takes saves made at the same time one after the other'({ save, load, base }) {
    await Promise.all(MONTHS.map((month) => save([company(month, month)])));
    const { rows, revision } = await load();
    expectSame([sorted(rows)[0]!.values, revision], [MONTHS, base + 12]);
  },
  async 'T30 merges saves from one revision that changed different cells'({ save, base }) {
    await save([company(7)]);
    const { rows, revision } = await save([company(8, 1)]);
    expectSame([sorted(rows)[0]!.values.slice(0, 3), revision], [[7, 8, 100_00], base + 2]);
  },
  async 'T30 refuses cells that somebody else saved meanwhile, those of all sets by name'(kept) {
    const save = await pair(kept);
    await save(7);
    const { code, detail } = await refusal(save(8));
    const cells = detail.cells!.map(({ at, ...cell }) => (expectInstant(at), cell));
    expectSame([code, detail.problem], ['conflict', 'same-cells']);
    expectSame(cells, [
      { ...COMPANY, field: 0, base: 100_00, theirs: 7, yours: 8 },
      { ...OTHER, owner: 'group:b', field: 1, base: 2, theirs: 7, yours: 8 },
    ]);
    expectSame(await firstOf(kept), 7);
  },
  async 'T30 refuses a figure of a user and a currency of a group from one revision, which users follow (T7)'(kept) {
    await kept.save([{ owner: 'group:z', currency: 'EUR', values: { 0: 1 } }]);
    const base = kept.base + 1;
    const figure: RowChange = { owner: 'user:u', item: 'new', values: { 0: 1234_56 } };
    await kept.save([{ owner: 'group:z', currency: 'JPY' }], { base });
    const late = await refusal(kept.save([figure], { base }));
    expectSame([late.code, late.detail.problem], ['conflict', 'same-cells']);
    const [{ at, ...cell }] = late.detail.cells as [RefusedCell];
    expectInstant(at);
    const row = { ...KEY, owner: 'user:u', item: 'new', field: 'currency' };
    expectSame(cell, { ...row, base: 'EUR', theirs: 'JPY', yours: 'EUR' });
    await kept.save([figure], { base: base + 1 });
    const { code } = await refusal(kept.save([{ owner: 'group:z', currency: 'EUR' }], { base: base + 1 }));
    expectSame([code, (await kept.load()).revision], ['conflict', base + 2]);
  },
  async 'T30 refuses to remove a row that somebody else made meanwhile, an empty one too'({ save, load }) {
    await save([{ owner: 'user:new' }]);
    const { code, detail } = await refusal(save([{ owner: 'user:new', removed: true }]));
    expectSame([code, detail.problem, detail.path], ['conflict', 'same-cells', 'user:new[removed]']);
    expectSame(
      (await load()).rows.some(({ owner }) => owner === 'user:new'),
      true,
    );
  },
  async 'T25 refuses to touch a locked row, and says who locked it when'({ save, base }) {
    await save([{ owner: 'company', locked: true }], { by: 'ann' });
    const { code, detail } = await refusal(save([company(7)], { base: base + 1 }));
    const { at, ...cell } = detail.cells![0]!;
    expectSame([code, detail.problem, cell], ['forbidden', 'locked', { ...COMPANY, by: 'ann' }]);
    expectInstant(at);
  },
  async 'T8 refuses a value that is no whole number, by name'({ save }) {
    const { code, detail } = await refusal(save([company(0.5)]));
    expectSame([code, detail.problem, detail.cells], ['invalid-data', 'bad-value', [{ ...COMPANY, field: 0 }]]);
  },
  async 'T27 refuses what is no key of a set or a row, by path'({ repository }) {
    const wrong = { ...KEY, year: '2026' } as unknown as typeof KEY;
    const item = { ...COMPANY, item: null } as unknown as RowKey;
    const asked = [
      ['key.year', repository.load(wrong, options)],
      ['key.year', repository.changes(wrong, 0, options)],
      ['key.targetType', repository.history({ year: 2026, owner: 'company' } as RowKey, options)],
      ['key.item', repository.history(item, options)],
      ['key.owner', repository.history({ ...KEY } as RowKey, options)],
      ['since', repository.changes(KEY, NaN, options)],
    ] as const;
    for (const [path, answer] of asked) {
      const { code, detail } = await refusal(answer);
      expectSame([code, detail.path, typeof detail.expected], ['invalid-data', path, 'string']);
    }
  },
  async 'T10 changes the interval of a year, and says so in the history'(kept) {
    const { interval, rows } = await kept.save([], { interval: 'quarter' });
    const whole = [300_00, 300_00, 300_00, 300_00];
    expectSame(interval, 'quarter');
    expectSame(
      sorted(rows).map(({ values }) => values),
      [whole, whole, [100_00, 300_00, 300_00, 300_00]],
    );
    const { changes } = (await historyOf(kept))[0]!;
    expectSame(
      changes.filter(({ field }) => field === 'interval'),
      [{ field: 'interval', from: 'month', to: 'quarter' }],
    );
  },
  async 'T23 deletes a type with all its years, and not while targets of it are left'(kept) {
    const { repository } = kept;
    const { revision: base } = await repository.load(OTHER, options);
    const gone = { ...OTHER, base, removedTypes: [TYPE.id] };
    expectSame((await refusal(repository.save([gone], options))).detail.problem, 'type-in-use');
    await repository.save([{ ...gone, removed: true }], options);
    expectSame([await typesOf(kept), (await repository.catalogue(options)).sets.length], [['all-sales.amount'], 1]);
    const [latest] = await historyOf(kept, { ...OTHER, owner: 'group:b' });
    expectSame(latest?.kind, 'deleted');
  },
};

const TOLD: Rules = {
  async 'T28 tells the history of a row, newest first, after the row is gone too'(kept) {
    const other = await historyOf(kept, { ...KEY, owner: 'user:u', item: 'new' });
    const past = await historyOf(kept);
    await kept.save([company(7)], { by: 'ann', comment: 'too low' });
    await kept.save([{ owner: 'company', removed: true }], { base: kept.base + 1 });
    const [deleted, { at, ...edited }, ...rest] = (await historyOf(kept)) as [Revision, Revision, ...Revision[]];
    expectSame([deleted.kind, deleted.revision, rest], ['deleted', kept.base + 2, past]);
    const changes = [{ field: 0, from: 100_00, to: 7 }];
    const author = { by: 'ann', comment: 'too low' };
    expectSame(edited, { row: COMPANY, revision: kept.base + 1, ...author, kind: 'edited', changes });
    expectInstant(at);
    expectSame(await historyOf(kept, { ...KEY, owner: 'user:u', item: 'new' }), other, 'another row');
  },
  async 'answers and takes plain JSON'(kept) {
    const plain = <T>(data: T) => (expectPlain(data), JSON.parse(JSON.stringify(data)) as T);
    const rows: readonly RowChange[] = [company(null), { owner: 'user:u', item: 'new', removed: true }];
    plain(await kept.repository.save(plain([kept.change(rows)]), options));
    plain(await kept.repository.catalogue(options));
    plain(await kept.repository.changes(KEY, 0, options));
    plain((await refusal(kept.save([company(8)]))).detail);
  },
  async 'tells those who watch that something was saved, at which revision, until they stop'({
    repository,
    save,
    base,
  }) {
    const told: unknown[] = [];
    const expected: Saved = { sets: [{ ...KEY, revision: base + 1 }], types: true };
    let tell = () => {};
    const first = new Promise<void>((resolve) => (tell = resolve));
    const stop = repository.watch?.((what, saved = expected) => (told.push([what, saved]), tell()));
    await save([company(7)], { types: [TYPE] });
    if (stop) await first;
    stop?.();
    await save([company(8)], { base: base + 1 });
    expectSame(told, stop ? [['targets', expected]] : []);
  },
  async 'tells nobody of a save that was refused'({ repository, save }) {
    const told: unknown[] = [];
    const stop = repository.watch?.((what) => told.push(what));
    await refusal(save([company(0.5)]));
    stop?.();
    expectSame(told, []);
  },
};

/** Changes that a save refuses whatever the targets are, and the path that it names. */
const MISSHAPEN: readonly (readonly [path: string, changes: unknown])[] = [
  ['changes', null],
  ['changes', Promise.resolve([])],
  ['changes[0]', [null]],
  ['changes[0].year', [{ ...KEY, base: 0, year: '2026' }]],
  ['changes[0].targetType', [{ year: 2026, base: 0 }]],
  ['changes[0].base', [{ ...KEY, base: Number.NaN }]],
  ['changes[0].interval', [{ ...KEY, base: 0, interval: 'week' }]],
  ['changes[0].rows', [{ ...KEY, base: 0, rows: {} }]],
  ['changes[0].rows[0]', [{ ...KEY, base: 0, rows: [null] }]],
  ['changes[0].rows[1].owner', [{ ...KEY, base: 0, rows: [company(7), { values: { 0: 7 } }] }]],
  ['changes[0].rows[0].item', [{ ...KEY, base: 0, rows: [{ ...company(7), item: null }] }]],
  ['changes[0].rows[0].values', [{ ...KEY, base: 0, rows: [{ owner: 'company', values: null }] }]],
  ['changes[0].types[0]', [{ ...KEY, base: 0, types: [null] }]],
  ['changes[0].removedTypes', [{ ...KEY, base: 0, removedTypes: TYPE.id }]],
  ['company[flatMap]', [{ ...KEY, base: 0, rows: [{ owner: 'company', values: { flatMap: 7 } }] }]],
  ['company.values[0]', [{ ...KEY, base: 0, rows: [{ owner: 'company', values: { 0: Number.NaN } }] }]],
  ['company.values[0]', [{ ...KEY, base: 0, rows: [{ owner: 'company', values: { 0: { value: 7 } } }] }]],
];

type Ask = (repository: TargetRepository, signal: AbortSignal) => Promise<unknown>;

const ASKS: Readonly<Record<string, Ask>> = {
  catalogue: (repository, signal) => repository.catalogue({ signal }),
  load: (repository, signal) => repository.load(KEY, { signal }),
  changes: (repository, signal) => repository.changes(KEY, 0, { signal }),
  history: (repository, signal) => repository.history(COMPANY, { signal }),
};

/** Aborts a save of a month after as many turns as its index. Answers whether it says that it was done. */
async function abortAfter({ repository, load }: Kept, month: number) {
  const { revision: base } = await load();
  const leaving = new AbortController();
  const reason = new Error('no longer wanted');
  const saved = repository.save([{ ...KEY, base, rows: [company(7, month)] }], { signal: leaving.signal });
  for (let turn = 0; turn < month; turn++) await Promise.resolve();
  leaving.abort(reason);
  return saved.then(
    () => true,
    (error: unknown) => error !== reason && String(error),
  );
}

function refusedShapes(make: MakeRepository): readonly ContractCase[] {
  return MISSHAPEN.map(([path, changes]) => ({
    name: `T27 refuses to save a wrong shape by its path, says what would be right, and keeps nothing: ${path} of ${JSON.stringify(changes)}`,
    async run() {
      const kept = await keep(make(TARGETS));
      const before = [await kept.load(), await typesOf(kept), await historyOf(kept)];
      const { code, detail } = await refusal(kept.repository.save(changes as TargetChange[], options));
      expectSame([code, detail.path, typeof detail.expected], ['invalid-data', path, 'string']);
      expectSame([await kept.load(), await typesOf(kept), await historyOf(kept)], before);
    },
  }));
}

/** The rules that every target repository keeps, wherever the targets are. `make` is called for each case. */
export function targetRepositoryContract(make: MakeRepository): readonly ContractCase[] {
  return [
    ...Object.entries({ ...HELD, ...SAVED, ...TOLD, ...PAST }).map(([name, check]) => ({
      name,
      run: async () => check(await keep(make(TARGETS)), make),
    })),
    ...refusedShapes(make),
    {
      name: 'rejects with the signal’s reason when aborted before, and saves nothing: save',
      async run() {
        const { repository, change, load } = await keep(make(TARGETS));
        const reason = new Error('no longer wanted');
        const late = repository.save([change([company(7)])], { signal: AbortSignal.abort(reason) });
        expectSame((await rejectionOf(late)) === reason, true);
        expectSame(sorted((await load()).rows), ROWS);
      },
    },
    {
      name: 'a save that is aborted meanwhile is answered if it was done, and rejects with the signal’s reason if not',
      async run() {
        const kept = await keep(make(TARGETS));
        const done: unknown[] = [];
        for (const month of MONTHS) done.push(await abortAfter(kept, month));
        // One that goes on in spite of what it said is over before the next.
        await kept.save([{ owner: 'user:u', item: 'new', values: { 0: 7 } }]);
        const { values } = sorted((await kept.load()).rows)[0]!;
        expectSame(
          done,
          values.map((value) => value === 7),
          'which were done',
        );
      },
    },
    ...Object.entries(ASKS).map(([method, ask]) => ({
      name: `rejects with the signal’s reason when aborted before or meanwhile: ${method}`,
      async run() {
        const repository = await make(TARGETS);
        const reason = new Error('no longer wanted');
        expectSame((await rejectionOf(ask(repository, AbortSignal.abort(reason)))) === reason, true, 'before');
        const leaving = new AbortController();
        const gone = rejectionOf(ask(repository, leaving.signal));
        leaving.abort(reason);
        expectSame((await gone) === reason, true, 'meanwhile');
      },
    })),
  ];
}
