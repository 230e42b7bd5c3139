import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { indexedDbRepository } from '../../src/adapters/indexed-db.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { restRepository } from '../../src/adapters/rest.ts';
import { type PeriodTarget, saveTargets, type SaveTargetsOptions } from '../../src/adapters/save-targets.ts';
import type { TargetBoardElement } from '../../src/board/board.ts';
import { failureSentence } from '../../src/i18n/failure-sentence.ts';
import type { Policy } from '../../src/model/policy.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { clearStage, figuresWhen, settled, stage } from '../tiles/fixture.ts';

const ORGANISATION = {
  listed: true,
  currency: 'EUR',
  groups: [
    { id: 'north', name: 'Team North' },
    { id: 'uk', name: 'UK' },
  ],
  users: [
    { id: 'anna', name: 'Anna Smit', group: 'north' },
    { id: 'bob', name: 'Bob Jones', group: 'uk' },
  ],
};
const KEY = { year: 2026, targetType: 'all-sales.amount' };
const SEPTEMBER = { owner: 'user:anna', period: '2026-09' };
const { signal } = new AbortController();

interface Given {
  readonly organisation?: object;
  readonly targets?: readonly object[];
  readonly policy?: Policy;
  readonly attributes?: Record<string, string>;
  readonly repository?: TargetRepository;
}

async function boardOf({
  organisation = ORGANISATION,
  targets = [],
  policy,
  attributes = {},
  repository = memoryRepository({ targets }),
}: Given = {}) {
  const source = memorySource({ sales: [{ date: '2026-01-10', user: 'anna', amount: 5 }], organisation });
  const properties = { source, repository, ...(policy && { policy }) };
  const { board, tile } = stage('<target-number period="2026-09" owner="user:anna"></target-number>', attributes, {
    ...properties,
  });
  await settled(tile);
  return { board: board as TargetBoardElement, tile, repository };
}

async function refusal(saving: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await saving.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
}

const wrong = (target: object) => target as unknown as PeriodTarget;

describe('saveTargets through a board', () => {
  afterEach(clearStage);

  it('takes major units and a period as a form has them, and all tiles follow', async () => {
    const { board, tile } = await boardOf();
    for (const [value, target] of [
      ['1250.50', 1250.5],
      [99, 99],
      ['', undefined],
      ['0', 0],
      [null, undefined],
    ] as const) {
      await saveTargets(board, [{ ...SEPTEMBER, value }]);
      const { total } = await figuresWhen(tile, (one) => one.total.target === target);
      expect(total.target, String(value)).to.equal(target);
    }
  });

  const QUARTERS = [{ year: 2026, period: 1, interval: 'quarter', owner: 'company', value: 1 }];
  const cases: readonly [target: Partial<PeriodTarget>, values: Record<number, number | null>, given?: Given][] = [
    [
      { period: '2026-Q3', value: 100 },
      { 5: null, 6: 33_34, 7: 33_33, 8: 33_33, 9: null },
    ],
    [
      { period: '2026', value: '12' },
      { 0: 1_00, 11: 1_00 },
    ],
    [{ period: 'Sep 2026', value: 7 }, { 8: 7_00 }],
    [{ period: '2026-9', value: 7 }, { 8: 7_00 }],
    [{ year: 2026, period: 9, value: 7 }, { 8: 7_00 }],
    [
      { year: '2026', period: 'Q2', value: 3 },
      { 3: 1_00, 5: 1_00 },
    ],
    [{ period: undefined, date: '2026-09-14', value: 7 }, { 8: 7_00 }],
    [{ period: '2026-09', value: 7 }, { 5: 7_00 }, { attributes: { 'fiscal-year-start': '4' } }],
    [{ period: '2026-Q2', value: 7 }, { 1: 7_00 }, { targets: QUARTERS }],
    [{ period: '2026', value: 10 }, { 0: 2_50, 3: 2_50 }, { targets: QUARTERS }],
    [
      { year: 2026, period: 2, interval: 'quarter', value: 7 },
      { 0: null, 1: 7_00 },
    ],
    [{ value: 7 }, { 8: 7 }, { organisation: { ...ORGANISATION, currency: 'JPY' } }],
    [{ value: 7 }, { 8: 7_000 }, { attributes: { currency: 'KWD' }, organisation: { timeZone: 'UTC' } }],
    [{ value: 7, targetType: 'all-sales.count', currency: 'EUR' }, { 8: 7 }],
    [{ value: '1,250.50' }, { 8: 1250_50 }],
    [{ value: '€ 12,5' }, { 8: 12_50 }],
    [{ value: -5 }, { 8: -5_00 }],
  ];
  for (const [target, values, given] of cases) {
    it(`reads it as a targets file: ${JSON.stringify(target)} ${JSON.stringify(given ?? {})}`, async () => {
      const { board } = await boardOf(given);
      const [set] = await saveTargets(board, [{ ...SEPTEMBER, ...target } as PeriodTarget]);
      const row = set!.rows.find(({ owner }) => owner === 'user:anna')!;
      for (const [index, value] of Object.entries(values)) expect(row.values[Number(index)], index).to.equal(value);
    });
  }

  it('reads numbers by the locale that is said, where they may mean two things', async () => {
    const { board } = await boardOf();
    const [set] = await saveTargets(board, [{ ...SEPTEMBER, value: '1.500' }], { numbers: 'nl' });
    expect(set!.rows[0]!.values[8]).to.equal(1500_00);
  });

  for (const [owner, found] of [
    ['Anna Smit', 'user:anna'],
    ['anna', 'user:anna'],
    ['user:ANNA', 'user:anna'],
    ['team north', 'group:north'],
    ['company', 'company'],
  ] as const) {
    it(`finds an owner as a targets file does: ${owner}`, async () => {
      const { board } = await boardOf();
      const [set] = await saveTargets(board, [{ ...SEPTEMBER, owner, value: 1 }]);
      expect(set!.rows.map((row) => row.owner)).to.deep.equal([found]);
    });
  }

  for (const [owner, meant] of [
    ['users/anna', 'user:anna'],
    ['Anna Smitt', 'user:anna'],
    ['team:north', 'group:north'],
    ['group:anna', 'user:anna'],
    ['user:zoe', undefined],
  ] as const) {
    it(`refuses an owner who is not there, and offers the one who may be meant: ${owner}`, async () => {
      const { board, repository } = await boardOf();
      const error = await refusal(saveTargets(board, [{ ...SEPTEMBER, owner, value: 1 }]));
      const { code, detail } = error;
      expect([code, detail.problem, detail.value, detail.expected]).to.deep.equal([
        'invalid-data',
        'unknown-owner',
        owner,
        meant,
      ]);
      if (meant) expect(await failureSentence(error)).to.contain(`Did you mean “${meant}”?`);
      expect((await repository.load(KEY, { signal })).rows).to.deep.equal([]);
    });
  }

  it('R12 takes new owners where nobody is listed, in their own form', async () => {
    const { board } = await boardOf({ organisation: { currency: 'EUR' } });
    const [set] = await saveTargets(board, [{ ...SEPTEMBER, owner: 'user:new', value: 1 }]);
    expect(set!.rows[0]!.owner).to.equal('user:new');
    expect((await refusal(saveTargets(board, [{ ...SEPTEMBER, owner: 'newer', value: 1 }]))).detail.problem).to.equal(
      'unknown-owner',
    );
  });

  it('T24 finds and offers nobody who is hidden', async () => {
    const { board } = await boardOf({ policy: { see: (owner) => owner !== 'user:bob' } });
    for (const owner of ['Bob Jones', 'user:bobb', 'bob', 'user:bob']) {
      const { detail } = await refusal(saveTargets(board, [{ ...SEPTEMBER, owner, value: 7 }]));
      expect([detail.problem, detail.expected], owner).to.deep.equal(['unknown-owner', undefined]);
    }
  });

  it('saves several as one change of each year and type, or none of them', async () => {
    const { board, repository } = await boardOf();
    const author = { by: 'ann', comment: 'plan' };
    const sets = await saveTargets(
      board,
      [
        { owner: 'user:anna', period: '2026-01', value: 1 },
        { owner: 'user:anna', period: '2026-02', value: 2 },
        { owner: 'company', period: '2026-02', value: 3, locked: true },
        { owner: 'company', period: '2027-01', value: 4 },
      ],
      author,
    );
    expect(
      sets.map(({ year, rows }) => [
        year,
        rows.map(({ owner, values, locked }) => [owner, values.slice(0, 2), locked]),
      ]),
    ).to.deep.equal([
      [
        2026,
        [
          ['company', [null, 3_00], true],
          ['user:anna', [1_00, 2_00], undefined],
        ],
      ],
      [2027, [['company', [4_00, null], undefined]]],
    ]);
    const [first] = await repository.history({ ...KEY, owner: 'user:anna' }, { signal });
    expect([first!.by, first!.comment]).to.deep.equal(['ann', 'plan']);
    const { code, detail } = await refusal(
      saveTargets(board, [
        { owner: 'user:anna', period: '2026-01', value: 9 },
        { owner: 'company', period: '2026-01', value: 9 },
      ]),
    );
    expect([code, detail.problem]).to.deep.equal(['forbidden', 'locked']);
    expect((await repository.load(KEY, { signal })).rows[1]!.values[0]).to.equal(1_00);
  });

  it('T7 a user has the currency of the group, which a save of both may say', async () => {
    const { board } = await boardOf();
    const [set] = await saveTargets(board, [
      { owner: 'user:bob', period: '2026-09', value: 1.235, currency: 'KWD' },
      { owner: 'group:uk', period: '2026-09', value: 2, currency: 'kwd' },
    ]);
    expect(set!.rows.map(({ owner, currency, values }) => [owner, currency, values[8]])).to.deep.equal([
      ['group:uk', 'KWD', 2_000],
      ['user:bob', undefined, 1_235],
    ]);
    const { detail } = await refusal(
      saveTargets(board, [{ owner: 'group:uk', period: '2026-10', value: 2, currency: 'USD' }]),
    );
    expect([detail.path, detail.value, detail.expected]).to.deep.equal(['targets[0].currency', 'USD', 'KWD']);
  });

  for (const [target, path, value, expected] of [
    [{ period: '2026-13' }, 'targets[0].period', '2026-13', '2026-09, 2026-Q3, 2026'],
    [{ period: 'September' }, 'targets[0].period', 'September', '2026-09, 2026-Q3, 2026'],
    [{ period: undefined }, 'targets[0].period', '', '2026-09, 2026-Q3, 2026'],
    [{ year: 2026, period: 13 }, 'targets[0].period', '13', '9, Sep, Q3'],
    [{ period: undefined, date: '2026-02-30' }, 'targets[0].date', '2026-02-30', '2026-09-01'],
    [{ value: '1.500' }, 'targets[0].value', '1.500', 'numbers="en", numbers="nl"'],
    [{ value: 'abc' }, 'targets[0].value', 'abc', '1250.50'],
    [{ value: Number.NaN }, 'targets[0].value', 'NaN', '1250.50'],
    [{ value: undefined }, 'targets[0].value', '', '1250.5, null'],
    [{ value: 1e15 }, 'targets[0].value', '1000000000000000', '1250.50'],
    [{ value: 1.5, targetType: 'all-sales.count' }, 'targets[0].value', '1.5', '12'],
    [{ targetType: 'all-sale.amount' }, 'targets[0].targetType', 'all-sale.amount', 'all-sales.amount'],
    [{ currency: 'euros' }, 'targets[0].currency', 'euros', 'EUR, USD, …'],
    [{ currency: 'GBP' }, 'targets[0].currency', 'GBP', 'EUR'],
    [{ owner: '' }, 'targets[0].owner', '', 'company, group:…, user:…'],
    [{ type: 'all-sales.amount' }, 'targets[0]', 'type', 'targetType'],
    [{ ownr: 'x' }, 'targets[0]', 'ownr', 'owner'],
    [{ locked: 'yes' }, 'targets[0].locked', 'yes', 'true, false'],
    [{ interval: 'week' }, 'targets[0].interval', 'week', 'month, quarter'],
  ] as const) {
    it(`bad input: names the member, its value and what would be right: ${path} ${value}`, async () => {
      const { board, repository } = await boardOf();
      const error = await refusal(saveTargets(board, [wrong({ ...SEPTEMBER, value: 1, ...target })]));
      const { detail } = error;
      expect([detail.problem, detail.path, detail.value, detail.expected]).to.deep.equal([
        'bad-value',
        path,
        value,
        expected,
      ]);
      expect(await failureSentence(error)).to.contain(expected);
      expect((await repository.load(KEY, { signal })).rows).to.deep.equal([]);
    });
  }

  it('bad input: a month where targets are by the quarter is answered by its quarter', async () => {
    const { board } = await boardOf({ targets: QUARTERS });
    const { detail } = await refusal(saveTargets(board, [{ ...SEPTEMBER, value: 1 }]));
    expect([detail.path, detail.value, detail.expected]).to.deep.equal(['targets[0].period', '2026-09', '2026-Q3']);
  });

  it('bad input: one target that is said twice', async () => {
    const { board } = await boardOf();
    const twice = [
      { ...SEPTEMBER, value: 1 },
      { owner: 'Anna Smit', period: '2026-Q3', value: 1 },
    ];
    const { detail } = await refusal(saveTargets(board, twice));
    expect([detail.problem, detail.path, detail.value]).to.deep.equal([
      'duplicate-id',
      'targets[1]',
      'Anna Smit 2026-Q3',
    ]);
  });

  it('bad input: what is no list, and what saves nothing', async () => {
    const { board } = await boardOf();
    for (const list of [undefined, {}, 'x', [null], [7]]) {
      const { code } = await refusal(saveTargets(board, list as unknown as PeriodTarget[]));
      expect(code, JSON.stringify(list)).to.equal('invalid-data');
    }
    for (const where of [null, undefined, document.createElement('target-bord')]) {
      const { detail } = await refusal(saveTargets(where as unknown as TargetBoardElement, []));
      expect([detail.path, detail.expected]).to.deep.equal(['saveTargets', '<target-board>, TargetRepository']);
    }
  });

  it('says a conflict with both values, and the next save starts from what others saved', async () => {
    const repository = memoryRepository();
    // Others save where this page is told nothing of it.
    const { board, tile } = await boardOf({ repository: { ...unwatched(repository) } });
    await saveTargets(board, [{ ...SEPTEMBER, value: 1 }]);
    await saveTargets(repository, [{ ...SEPTEMBER, value: 2 }], { by: 'ben' });
    const { code, detail } = await refusal(saveTargets(board, [{ ...SEPTEMBER, value: 3 }]));
    expect(code).to.equal('conflict');
    const [{ theirs, yours, by } = {} as never] = detail.cells!;
    expect([theirs, yours, by]).to.deep.equal([2_00, 3_00, 'ben']);
    await figuresWhen(tile, ({ total }) => total.target === 2);
    await saveTargets(board, [{ ...SEPTEMBER, value: 3 }]);
    await figuresWhen(tile, ({ total }) => total.target === 3);
  });

  it('two saves at once are one after the other, and no conflict', async () => {
    const { board, tile } = await boardOf();
    await Promise.all([1, 2, 3].map((value) => saveTargets(board, [{ ...SEPTEMBER, value }])));
    await figuresWhen(tile, ({ total }) => total.target === 3);
  });

  it('an aborted signal saves nothing', async () => {
    const { board, repository } = await boardOf();
    const reason = new Error('enough');
    const saved = saveTargets(board, [{ ...SEPTEMBER, value: 1 }], { signal: AbortSignal.abort(reason) });
    expect(await saved.catch((error: unknown) => error)).to.equal(reason);
    expect((await repository.load(KEY, { signal })).rows).to.deep.equal([]);
  });
});

/** A repository without its watching. */
function unwatched(repository: TargetRepository): TargetRepository {
  return {
    catalogue: (asking) => repository.catalogue(asking),
    load: (key, asking) => repository.load(key, asking),
    save: (changes, asking) => repository.save(changes, asking),
    changes: (key, since, asking) => repository.changes(key, since, asking),
    history: (row, asking) => repository.history(row, asking),
  };
}

describe('saveTargets to a repository', () => {
  const saved: object[] = [];
  const repositories: Record<string, () => TargetRepository> = {
    memoryRepository: () => memoryRepository(),
    indexedDbRepository: () => indexedDbRepository({ name: `save-targets-${crypto.randomUUID()}` }),
    restRepository: () => restRepository({ load: () => [], save: async (change) => void saved.push(change) }),
  };
  for (const [name, make] of Object.entries(repositories)) {
    it(`reads by the organisation that is handed in: ${name}`, async () => {
      const repository = make();
      const options: SaveTargetsOptions = { organisation: ORGANISATION, fiscalYear: { start: 4 } };
      const [set] = await saveTargets(repository, [{ ...SEPTEMBER, owner: 'Anna Smit', value: '7' }], options);
      expect([set!.year, set!.rows[0]!.owner, set!.rows[0]!.values[5]]).to.deep.equal([2026, 'user:anna', 7_00]);
      const { detail } = await refusal(
        saveTargets(repository, [{ ...SEPTEMBER, owner: 'Anna Smitt', value: 7 }], options),
      );
      expect([detail.problem, detail.expected]).to.deep.equal(['unknown-owner', 'user:anna']);
    });
  }

  it('without an organisation any owner in its own form is taken', async () => {
    const [set] = await saveTargets(memoryRepository(), [{ ...SEPTEMBER, value: 7 }], { currency: 'JPY' });
    expect(set!.rows[0]!.values[8]).to.equal(7);
  });
});
