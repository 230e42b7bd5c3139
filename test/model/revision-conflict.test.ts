import { expect } from '@open-wc/testing';
import type { OwnerKey } from '../../src/model/owner.ts';
import type { RowChange, TargetChange, TargetRow } from '../../src/model/target.ts';
import { apply, AT, change, refusal, set, values, YEAR } from './changing.ts';

describe('T30 saves from the same revision', () => {
  /** Theirs is saved first, then mine, both made from revision 5. */
  function both(theirs: readonly RowChange[], mine: readonly RowChange[] | TargetChange, before = set()) {
    const first = apply(before, change(theirs));
    return apply(first.set, 'base' in mine ? mine : change(mine), first.revisions);
  }
  const company = (...entries: [number, number | null][]): RowChange => ({
    owner: 'company',
    values: values(...entries),
  });

  it('merge where they changed different intervals of a row', () => {
    expect(both([company([0, 1])], [company([1, 2])]).set.rows[0]!.values.slice(0, 3)).to.deep.equal([1, 2, 100]);
  });

  it('merge where both changed an interval to the same', () => {
    expect(both([company([0, 1])], [company([0, 1], [1, 2])]).set.rows[0]!.values.slice(0, 3)).to.deep.equal([
      1, 2, 100,
    ]);
  });

  const same: [what: string, theirs: RowChange, mine: RowChange, locked?: true][] = [
    ['locked a row', { owner: 'company', locked: true }, { owner: 'company', locked: true }],
    ['unlocked a row', { owner: 'company', locked: false }, { owner: 'company', locked: false }, true],
    ['set a currency', { owner: 'company', currency: 'NOK' }, { owner: 'company', currency: 'NOK' }],
  ];
  for (const [what, theirs, mine, locked] of same) {
    it(`merge where both ${what}`, () => {
      expect(both([theirs], [mine], set([{ owner: 'company', values: YEAR, locked }])).revisions).to.deep.equal([]);
    });
  }

  it('merge a lock with a currency that they changed', () => {
    const merged = both([{ owner: 'company', currency: 'NOK' }], [{ owner: 'company', locked: true }]);
    expect(merged.set.rows[0]).to.include({ currency: 'NOK', locked: true });
  });

  for (const mine of [company([0, 2]), { owner: 'company', currency: 'NOK' }] satisfies RowChange[]) {
    it(`T25 refuse ${Object.keys(mine).at(-1)} of a row that they locked, and say so`, () => {
      expect(refusal(() => both([{ owner: 'company', locked: true }], [mine])).problem).to.equal('locked');
    });
  }

  const conflicts: [why: string, cells: string, theirs: RowChange[], mine: RowChange[]][] = [
    ['the same interval', 'company.values[0]', [company([0, 1], [1, 1])], [company([0, 2], [2, 2])]],
    ['a row that they removed', 'company[removed]', [{ owner: 'company', removed: true }], [company([0, 2])]],
    [
      'a lock that they set',
      'company[locked]',
      [{ owner: 'company', locked: true }],
      [{ owner: 'company', locked: false }],
    ],
    ['a removal of what they changed', 'company.values[0]', [company([0, 1])], [{ owner: 'company', removed: true }]],
    [
      'a figure in a currency that they changed',
      'company[currency]',
      [{ owner: 'company', currency: 'NOK' }],
      [company([0, 2])],
    ],
    [
      'a currency of figures that they changed',
      'company.values[3]',
      [company([3, 1])],
      [{ owner: 'company', currency: 'NOK' }],
    ],
    [
      'two currencies',
      'company[currency]',
      [{ owner: 'company', currency: 'NOK' }],
      [{ owner: 'company', currency: 'SEK' }],
    ],
  ];
  for (const [why, cells, theirs, mine] of conflicts) {
    it(`are a conflict that names the cells: ${why}`, () => {
      const refused = refusal(() => both(theirs, mine));
      expect([refused.problem, refused.message]).to.deep.equal(['same-cells', `saved by somebody else: ${cells}`]);
    });
  }

  describe('where users have the currency of their group (T7)', () => {
    const rows: readonly TargetRow[] = [
      { owner: 'group:a', currency: 'EUR', values: YEAR },
      { owner: 'group:a', item: 'new', currency: 'NOK', values: YEAR },
      { owner: 'group:b', currency: 'EUR', values: YEAR },
      { owner: 'user:u', values: YEAR },
      { owner: 'user:own', currency: 'USD', values: YEAR },
    ];
    const user = (value: number | null, owner: OwnerKey = 'user:u'): RowChange => ({ owner, values: { 0: value } });
    const group = (part: Partial<RowChange>, owner: OwnerKey = 'group:a'): RowChange => ({ owner, ...part });
    const yen = group({ currency: 'JPY' });
    const cells = (theirs: RowChange, mine: RowChange) =>
      refusal(() => both([theirs], [mine], set(rows))).cells.map(({ owner, field, base, theirs: there, yours }) => [
        `${owner}[${field}]`,
        base,
        there,
        yours,
      ]);

    it('are a conflict: their currency of a group and my figure of a user', () => {
      expect(cells(yen, user(1234_56))).to.deep.equal([['user:u[currency]', 'EUR', 'JPY', 'EUR']]);
      expect(cells(yen, user(1, 'user:new'))).to.deep.equal([['user:new[currency]', 'EUR', 'JPY', 'EUR']]);
    });

    it('are a conflict: their figure of a user and my currency of a group', () => {
      expect(cells(user(1234_56), yen)).to.deep.equal([['group:a[currency]', 'EUR', 'EUR', 'JPY']]);
    });

    it('are a conflict where a group gets its currency with its row, or loses it with that', () => {
      const made = group({ currency: 'JPY', values: { 0: 1 } }, 'group:c');
      expect(cells(made, user(1))).to.deep.equal([['user:u[currency]', null, 'JPY', null]]);
      expect(cells(user(1), made)).to.deep.equal([['group:c[currency]', null, null, 'JPY']]);
      const gone = group({ removed: true }, 'group:b');
      expect(cells(gone, user(1))).to.deep.equal([['user:u[currency]', 'EUR', null, 'EUR']]);
      expect(cells(user(1), gone)).to.deep.equal([['group:b[currency]', 'EUR', 'EUR', null]]);
    });

    it('say who changed it when', () => {
      const first = apply(set(rows), change([yen], { by: 'ann' }));
      const [cell] = refusal(() => apply(first.set, change([user(1)]), first.revisions)).cells;
      expect(cell).to.include({ by: 'ann', at: AT });
    });

    const merging: [what: string, theirs: RowChange, mine: RowChange][] = [
      ['a figure that stands there already', yen, user(100)],
      ['a lock of a user', yen, { owner: 'user:u', locked: true }],
      ['a figure of a user with a currency of their own', yen, user(1, 'user:own')],
      ['a figure of the company', yen, company([0, 1])],
      ['a figure of a user, and a figure of a group', group({ values: { 0: 1 } }), user(1)],
      ['a currency that is the same', user(1), group({ currency: 'EUR' })],
      ['a currency, and a figure of a user with a currency of their own', user(1, 'user:own'), yen],
      ['a currency, and a lock of a user', { owner: 'user:u', locked: true }, yen],
      [
        'a currency of an item of the group, and a figure of all items',
        group({ item: 'new', currency: 'JPY' }),
        user(1),
      ],
    ];
    for (const [what, theirs, mine] of merging) {
      it(`merge ${what}`, () => expect(both([theirs], [mine], set(rows)).set.revision).to.be.at.least(6));
    }

    it('merge what was saved before the revision they start from', () => {
      const first = apply(set(rows), change([yen]));
      const second = apply(first.set, change([company([0, 1])], { base: 6 }), first.revisions);
      const since = [...first.revisions, ...second.revisions];
      expect(apply(second.set, change([user(1)], { base: 6 }), since).set.revision).to.equal(8);
    });
  });

  for (const [what, mine] of [
    ['the row', change([{ owner: 'user:u', removed: true }])],
    ['the year', change([], { removed: true })],
  ] as const) {
    it(`are a conflict when ${what} is removed that they made, though it is empty`, () => {
      const refused = refusal(() => both([{ owner: 'user:u' }], mine));
      expect(refused.cells).to.deep.equal([
        {
          year: 2026,
          targetType: 'all-sales.amount',
          owner: 'user:u',
          field: 'removed',
          base: true,
          theirs: false,
          yours: true,
          at: AT,
        },
      ]);
    });
  }

  it('merge a currency with a row that they made empty', () => {
    expect(both([{ owner: 'group:c' }], [{ owner: 'group:c', currency: 'NOK' }]).set.rows[1]).to.include({
      currency: 'NOK',
    });
  });

  it('are a conflict when the year is removed that they changed', () => {
    expect(refusal(() => both([company([0, 1])], change([], { removed: true }))).problem).to.equal('same-cells');
  });

  it('are a conflict with any save since the revision they start from', () => {
    const first = apply(set(), change([company([0, 1])]));
    const second = apply(first.set, change([company([1, 1])], { base: 6 }), first.revisions);
    const since = [...first.revisions, ...second.revisions];
    const refused = refusal(() => apply(second.set, change([company([0, 2], [1, 2])]), since));
    expect(refused.message).to.equal('saved by somebody else: company.values[0], company.values[1]');
  });

  it('do not conflict with what was saved before the revision they start from', () => {
    const first = apply(set(), change([company([0, 1])]));
    const second = apply(first.set, change([company([1, 1])], { base: 6 }), first.revisions);
    const mine = change([company([0, 2])], { base: 6 });
    expect(apply(second.set, mine, [...first.revisions, ...second.revisions]).set.rows[0]!.values[0]).to.equal(2);
  });

  it('remove a row that is gone already without complaint', () => {
    expect(both([{ owner: 'company', removed: true }], [{ owner: 'company', removed: true }]).revisions).to.deep.equal(
      [],
    );
  });
});
