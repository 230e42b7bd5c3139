import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChangeProblem } from '../../src/model/change-refused.ts';
import { historyOf } from '../../src/model/history.ts';
import { ALL_SALES_AMOUNT, type TargetType } from '../../src/model/organisation.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import type { RowChange, TargetChange, TargetRow, TargetSet } from '../../src/model/target.ts';
import { changeTypes } from '../../src/model/type-change.ts';
import { apply, AT, change, refusal, set, values, YEAR } from './changing.ts';

describe('applying a change', () => {
  it('changes only the cells that are named', () => {
    const { set: after } = apply(set(), change([{ owner: 'company', values: values([2, 250]) }]));
    expect(after.rows[0]!.values).to.deep.equal([100, 100, 250, ...Array<number>(9).fill(100)]);
    expect(after.revision).to.equal(6);
  });

  it('T6 tells empty from 0', () => {
    const { set: after } = apply(set(), change([{ owner: 'company', values: values([0, null], [1, 0]) }]));
    expect(after.rows[0]!.values.slice(0, 3)).to.deep.equal([null, 0, 100]);
  });

  it('adds a row that there was not, its other intervals empty', () => {
    const { set: after, revisions } = apply(set([]), change([{ owner: 'user:a', values: values([11, 7]) }]));
    expect(after.rows).to.deep.equal([{ owner: 'user:a', values: [...Array<null>(11).fill(null), 7] }]);
    expect(revisions.map(({ kind }) => kind)).to.deep.equal(['created']);
  });

  it('T5 adds a row that has no value yet', () => {
    const { set: after, revisions } = apply(set([]), change([{ owner: 'user:a' }]));
    expect(after.rows).to.deep.equal([{ owner: 'user:a', values: Array<null>(12).fill(null) }]);
    expect(revisions.map(({ kind, changes }) => [kind, changes])).to.deep.equal([['created', []]]);
  });

  it('keeps the row for all items apart from those of items, and each item apart', () => {
    const items = ['new', 'old'].map((item): RowChange => ({ owner: 'company', item, values: values([0, 1]) }));
    const { set: after } = apply(set(), change(items));
    expect(after.rows.map(({ item }) => item)).to.deep.equal([undefined, 'new', 'old']);
    expect(after.rows[0]!.values[0]).to.equal(100);
  });

  it('makes a set by the interval that it is given', () => {
    const { set: after } = apply(
      set([], { revision: 0 }),
      change([{ owner: 'company', values: values([3, 1]) }], { base: 0, interval: 'quarter' }),
    );
    expect(after).to.deep.include({ interval: 'quarter', revision: 1 });
    expect(after.rows[0]!.values).to.deep.equal([null, null, null, 1]);
  });

  it('takes the whole year away', () => {
    const before = set([
      { owner: 'company', values: YEAR },
      { owner: 'user:a', values: YEAR },
    ]);
    const { set: after, revisions } = apply(before, change([], { removed: true }));
    expect(after.rows).to.deep.equal([]);
    expect(revisions.map(({ kind, row }) => [kind, row.owner])).to.deep.equal([
      ['deleted', 'company'],
      ['deleted', 'user:a'],
    ]);
  });

  it('leaves what it was given as it was', () => {
    const before = set();
    apply(before, change([{ owner: 'company', values: values([0, 1]), locked: true }]));
    expect(before).to.deep.equal(set());
  });

  it('is no revision when it changes nothing', () => {
    const before = set([
      { owner: 'company', values: YEAR },
      { owner: 'group:a', values: YEAR, locked: true },
    ]);
    const applied = apply(
      before,
      change([
        { owner: 'company', values: values([0, 100]) },
        { owner: 'user:no', removed: true },
        { owner: 'group:a' },
        { owner: 'group:a', values: values() },
      ]),
    );
    expect(applied).to.deep.equal({ set: before, revisions: [] });
    expect(apply(before, { ...change([]), rows: undefined })).to.deep.equal({ set: before, revisions: [] });
  });
});

describe('T28 a revision', () => {
  it('says who, when, why, and each field from and to', () => {
    const { revisions } = apply(
      set([{ owner: 'group:a', item: 'new', values: YEAR, currency: 'EUR' }]),
      change([{ owner: 'group:a', item: 'new', values: values([0, 1], [1, null]), currency: 'NOK', locked: true }], {
        by: 'ann',
        comment: 'as agreed',
      }),
    );
    expect(revisions).to.deep.equal([
      {
        row: { year: 2026, targetType: 'all-sales.amount', owner: 'group:a', item: 'new' },
        revision: 6,
        at: AT,
        by: 'ann',
        comment: 'as agreed',
        kind: 'edited',
        changes: [
          { field: 0, from: 100, to: 1 },
          { field: 1, from: 100, to: null },
          { field: 'currency', from: 'EUR', to: 'NOK' },
          { field: 'locked', from: false, to: true },
        ],
      },
    ]);
  });

  it('says what a new row begins with', () => {
    const edit: RowChange = { owner: 'company', values: values([11, 7]), locked: true };
    expect(apply(set([]), change([edit])).revisions[0]!.changes).to.deep.equal([
      { field: 11, from: null, to: 7 },
      { field: 'locked', from: false, to: true },
    ]);
  });

  it('says what stood in a row that was removed', () => {
    const before = set([{ owner: 'company', values: [7, ...Array<null>(11).fill(null)], currency: 'EUR' }]);
    expect(apply(before, change([{ owner: 'company', removed: true }])).revisions[0]!.changes).to.deep.equal([
      { field: 0, from: 7, to: null },
      { field: 'currency', from: 'EUR', to: null },
      { field: 'removed', from: false, to: true },
    ]);
  });

  const locked = { owner: 'company', values: YEAR, locked: true } as const;
  const kinds: [kind: string, before: TargetRow[], edit: RowChange][] = [
    ['created', [], { owner: 'company', values: values([0, 1]) }],
    ['edited', [{ owner: 'company', values: YEAR }], { owner: 'company', values: values([0, 1]) }],
    ['deleted', [{ owner: 'company', values: YEAR }], { owner: 'company', removed: true }],
    ['locked', [{ owner: 'company', values: YEAR }], { owner: 'company', locked: true }],
    ['unlocked', [locked], { owner: 'company', locked: false }],
    ['edited', [locked], { owner: 'company', locked: false, values: values([0, 1]) }],
    ['deleted', [locked], { owner: 'company', locked: false, removed: true }],
  ];
  for (const [kind, before, edit] of kinds) {
    it(`is called ${kind} for ${JSON.stringify({ ...edit, values: Object.keys(edit.values ?? {}).length })}`, () => {
      expect(apply(set(before), change([edit])).revisions.map((revision) => revision.kind)).to.deep.equal([kind]);
    });
  }

  it('is found by its row, newest first, when the row is gone', () => {
    const first = apply(
      set(),
      change([
        { owner: 'company', values: values([0, 1]) },
        { owner: 'user:a', values: values([0, 1]) },
      ]),
    );
    const second = apply(first.set, change([{ owner: 'company', removed: true }], { base: 6 }));
    const row = { year: 2026, targetType: 'all-sales.amount', owner: 'company' } as const;
    const found = historyOf(row, [...first.revisions, ...second.revisions]);
    expect(found.map(({ revision, kind }) => [revision, kind])).to.deep.equal([
      [7, 'deleted'],
      [6, 'edited'],
    ]);
    expect(historyOf(row, found), 'in whatever order they are kept').to.deep.equal(found);
    expect(historyOf({ ...row, item: 'new' }, found)).to.deep.equal([]);
    expect(historyOf({ ...row, year: 2025 }, found)).to.deep.equal([]);
    expect(historyOf({ ...row, targetType: 'all-sales.count' }, found)).to.deep.equal([]);
  });
});

describe('refusing a change', () => {
  const locked = set([{ owner: 'group:a', values: YEAR, locked: true }]);
  const cases: [problem: ChangeProblem, message: string, before: TargetSet, what: TargetChange][] = [
    ['locked', 'locked row: group:a', locked, change([{ owner: 'group:a', values: values([0, 1]) }])],
    ['locked', 'locked row: group:a', locked, change([{ owner: 'group:a', values: values([0, null]) }])],
    ['locked', 'locked row: group:a', locked, change([{ owner: 'group:a', removed: true }])],
    ['locked', 'locked row: group:a', locked, change([{ owner: 'group:a', currency: 'EUR' }])],
    ['locked', 'locked row: group:a', locked, change([{ owner: 'group:a', locked: true, values: values([0, 1]) }])],
    ['locked', 'locked row: group:a', locked, change([], { removed: true })],
    [
      'bad-value',
      'not a whole number of minor units (cents) in range: company.values[0]: 1.5',
      set(),
      change([{ owner: 'company', values: values([0, 1.5]) }]),
    ],
    [
      'bad-value',
      'not a whole number of minor units (cents) in range: company.values[0]: NaN',
      set(),
      change([{ owner: 'company', values: values([0, NaN]) }]),
    ],
    [
      'bad-value',
      'not a whole number of minor units (cents) in range: company/new.values[11]: 90000000000001',
      set(),
      change([{ owner: 'company', item: 'new', values: values([11, 9e13 + 1]) }]),
    ],
    [
      'bad-interval',
      'no such interval among 12: company.values[12]',
      set(),
      change([{ owner: 'company', values: values([12, 1]) }]),
    ],
    [
      'bad-interval',
      'no such interval among 12: company.values[-1]',
      set(),
      change([{ owner: 'company', values: values([-1, 1]) }]),
    ],
    [
      'bad-interval',
      'no such interval among 4: company.values[4]',
      set([], { interval: 'quarter' }),
      change([{ owner: 'company', values: values([4, 1]) }]),
    ],
    ...['flatMap', 'length', '01', '1.5'].map(
      (name) =>
        [
          'bad-interval',
          `no such interval among 12: company${name === '01' ? '.values[1]' : `[${name}]`}`,
          set(),
          change([{ owner: 'company', values: { [name]: 1 } }]),
        ] as (typeof cases)[number],
    ),
    ['bad-interval', 'not twelve weights: 1, 2', set(), change([], { interval: 'quarter', weights: [1, 2] })],
    [
      'bad-currency',
      "user has the group's currency: user:a[currency]: EUR",
      set(),
      change([{ owner: 'user:a', currency: 'EUR' }]),
    ],
    [
      'bad-currency',
      'unknown currency: company[currency]: EURO',
      set(),
      change([{ owner: 'company', currency: 'EURO' }]),
    ],
    [
      'bad-currency',
      'numbers have no currency: company[currency]: EUR',
      set([], { targetType: 'all-sales.count' }),
      change([{ owner: 'company', currency: 'EUR' }]),
    ],
    ['bad-owner', 'not an owner: user:', set(), change([{ owner: 'user:', values: values([0, 1]) }])],
    ['unknown-base', 'revision later than 5: 6', set(), change([], { base: 6 })],
  ];
  for (const [problem, message, before, what] of cases) {
    it(`${problem}: ${message} (${what.removed ? 'year removed' : Object.keys(what.rows![0] ?? what).join()})`, () => {
      const refused = refusal(() => apply(before, what));
      expect([refused.problem, refused.message]).to.deep.equal([problem, message]);
    });
  }

  for (const [edit, expected] of [
    [{ values: { 12: 1 } }, '0–11'],
    [{ values: { 0: Number.NaN } }, 'null, 0, ±1, …, ±90000000000000 (minor units: 1234.50 EUR = 123450)'],
    [{ currency: 'EURO' }, 'EUR, USD, …'],
    [{ owner: 'nobody' as OwnerKey }, 'company, group:…, user:…'],
  ] as const) {
    it(`says what would be right: ${expected}`, () => {
      expect(refusal(() => apply(set(), change([{ owner: 'company', ...edit }]))).expected).to.equal(expected);
    });
  }

  it('says of a wrong number of sales nothing of minor units', () => {
    const ofCounts = set([], { targetType: 'all-sales.count' });
    const refused = refusal(() => apply(ofCounts, change([{ owner: 'company', values: values([0, 1.5]) }])));
    expect([refused.message, refused.expected]).to.deep.equal([
      'not a whole number in range: company.values[0]: 1.5',
      'null, 0, ±1, …, ±90000000000000',
    ]);
  });

  it('T21 has no targets for users where the type ends at groups, but lets them be removed', () => {
    const type: TargetType = { ...ALL_SALES_AMOUNT, levels: 'company-and-group' };
    const before = set([{ owner: 'user:a', values: YEAR }]);
    expect(
      refusal(() => apply(before, change([{ owner: 'user:a', values: values([0, 1]) }]), [], type)).problem,
    ).to.equal('level');
    expect(apply(before, change([{ owner: 'user:a', removed: true }]), [], type).set.rows).to.deep.equal([]);
    expect(apply(before, change([{ owner: 'group:a', values: values([0, 1]) }]), [], type).set.rows).to.have.length(2);
  });

  it('allows the largest amount either way, and 0 has no sign', () => {
    const { set: after } = apply(set(), change([{ owner: 'company', values: values([0, 9e13], [1, -9e13], [2, -0]) }]));
    expect(after.rows[0]!.values.slice(0, 2)).to.deep.equal([9e13, -9e13]);
    expect(Object.is(after.rows[0]!.values[2], 0)).to.equal(true);
  });
});

describe('the algebra of changes', () => {
  const cell = fc.tuple(fc.nat(11), fc.option(fc.integer({ min: -1e6, max: 1e6 }), { nil: null }));
  const edit = (owner: string) =>
    fc.record({
      owner: fc.constant(owner as RowChange['owner']),
      values: fc
        .array(cell, { minLength: 1 })
        .map((cells): NonNullable<RowChange['values']> => Object.fromEntries(cells)),
      locked: fc.option(fc.boolean(), { nil: undefined }),
    });
  const before = set([
    { owner: 'company', values: YEAR },
    { owner: 'group:b', values: YEAR },
  ]);
  const byOwner = ({ rows }: TargetSet) => new Map(rows.map((row) => [row.owner, row]));

  it('changes to different rows commute', () => {
    fc.assert(
      fc.property(
        fc.array(edit('company'), { maxLength: 3 }),
        fc.array(edit('user:c'), { maxLength: 3 }),
        (one, other) => {
          const unlocked = (edits: RowChange[]) => edits.map((e) => ({ ...e, locked: undefined }));
          const [a, b] = [unlocked(one), unlocked(other)];
          const ab = apply(apply(before, change(a)).set, change(b), apply(before, change(a)).revisions);
          const ba = apply(apply(before, change(b)).set, change(a), apply(before, change(b)).revisions);
          expect(byOwner(ab.set)).to.deep.equal(byOwner(ba.set));
          expect(ab.set.revision).to.equal(ba.set.revision);
        },
      ),
    );
  });

  it('changes to different intervals of one row commute', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.array(cell, { minLength: 1 }), (one, other) => {
        const a = change([{ owner: 'company', values: Object.fromEntries(one.filter(([index]) => index % 2 === 0)) }]);
        const b = change([
          { owner: 'company', values: Object.fromEntries(other.filter(([index]) => index % 2 === 1)) },
        ]);
        const first = apply(before, a);
        const second = apply(before, b);
        expect(byOwner(apply(first.set, b, first.revisions).set)).to.deep.equal(
          byOwner(apply(second.set, a, second.revisions).set),
        );
      }),
    );
  });

  it('from and to of the revisions lead from the earlier set to the later', () => {
    fc.assert(
      fc.property(edit('company'), (one) => {
        const { set: after, revisions } = apply(before, change([one]));
        const replayed = [...YEAR];
        for (const { field, from, to } of revisions.flatMap(({ changes }) => changes)) {
          if (typeof field !== 'number') continue;
          expect(replayed[field]).to.equal(from);
          replayed[field] = to as number | null;
        }
        expect(replayed).to.deep.equal(after.rows[0]!.values);
      }),
    );
  });
});

describe('target types', () => {
  const byType: TargetType = { id: 'sale-type.amount', dimension: 'sale-type', unit: 'amount', items: ['new'] };

  it('T19 always have all sales by amount among them', () => {
    expect(changeTypes([], []).map(({ id }) => id)).to.deep.equal(['all-sales.amount']);
  });

  it('T19 keep the others, and let the one that always exists be named as it is', () => {
    expect(changeTypes([byType], [change([], { types: [ALL_SALES_AMOUNT] })])).to.have.deep.members([
      byType,
      ALL_SALES_AMOUNT,
    ]);
  });

  it('T20 may change items and levels', () => {
    const later: TargetType = { ...byType, items: ['new', 'old'], levels: 'company-and-group' };
    expect(changeTypes([byType], [change([], { types: [later] })])).to.deep.include.members([later]);
    expect(changeTypes([byType], [change([], { types: [later] })])).to.have.length(2);
  });

  const bad: TargetType[] = [
    { ...byType, dimension: 'source' },
    { ...byType, unit: 'count' },
    { id: 'sale-type.margin', dimension: 'sale-type', unit: 'margin' as 'amount' },
    { ...ALL_SALES_AMOUNT, items: ['new'] },
    { ...ALL_SALES_AMOUNT, levels: 'company-and-group' },
  ];
  for (const type of bad) {
    it(`T19, T20 refuse ${JSON.stringify(type)}`, () => {
      const refused = refusal(() => changeTypes([byType], [change([], { types: [type] })]));
      expect([refused.problem, refused.value]).to.deep.equal(['bad-type', type.id]);
    });
  }
});
