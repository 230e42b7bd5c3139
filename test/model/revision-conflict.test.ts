import { expect } from '@open-wc/testing';
import type { RowChange, TargetChange } from '../../src/model/target.ts';
import { apply, change, refusal, set, values, YEAR } from './changing.ts';

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
    ['the same interval', 'company[1]', [company([0, 1], [1, 1])], [company([0, 2], [2, 2])]],
    ['a row that they removed', 'company[removed]', [{ owner: 'company', removed: true }], [company([0, 2])]],
    [
      'a lock that they set',
      'company[locked]',
      [{ owner: 'company', locked: true }],
      [{ owner: 'company', locked: false }],
    ],
    ['a removal of what they changed', 'company[1]', [company([0, 1])], [{ owner: 'company', removed: true }]],
    [
      'a figure in a currency that they changed',
      'company[currency]',
      [{ owner: 'company', currency: 'NOK' }],
      [company([0, 2])],
    ],
    [
      'a currency of figures that they changed',
      'company[4]',
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

  it('are a conflict when the year is removed that they changed', () => {
    expect(refusal(() => both([company([0, 1])], change([], { removed: true }))).problem).to.equal('same-cells');
  });

  it('are a conflict with any save since the revision they start from', () => {
    const first = apply(set(), change([company([0, 1])]));
    const second = apply(first.set, change([company([1, 1])], { base: 6 }), first.revisions);
    const since = [...first.revisions, ...second.revisions];
    const refused = refusal(() => apply(second.set, change([company([0, 2], [1, 2])]), since));
    expect(refused.message).to.equal('saved by somebody else: company[1], company[2]');
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
