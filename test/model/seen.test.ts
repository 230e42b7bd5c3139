import { expect } from '@open-wc/testing';
import type { Measured } from '../../src/model/insight.ts';
import type { MaySee } from '../../src/model/policy.ts';
import { onlySeen, unnamed } from '../../src/model/seen.ts';
import { answer } from './answering.ts';
import { ownerless } from '../../src/model/seen.ts';
import type { Note } from '../../src/model/note.ts';

const SOLD = [
  { date: '2026-01-10', user: 'ann', group: 'north', value: 1_00 },
  { date: '2026-01-10', user: 'bob', group: 'north', value: 2_00 },
];
const all = () => answer({ shape: 'parts', owner: 'group:north', by: 'user' }, { sold: SOLD }) as Measured;
const but = (hidden: string): MaySee => {
  return (owner) => owner !== hidden;
};

describe('figures as they may be seen', () => {
  it('T24 are the very same where nothing is hidden, and where there are no rights', () => {
    const figures = all();
    expect(onlySeen(figures, undefined)).to.equal(figures);
    expect(onlySeen(figures, but('user:cid'))).to.equal(figures);
  });

  it('T24 are none where their own owner is hidden', () => {
    expect(onlySeen(all(), but('group:north'))).to.equal(undefined);
  });

  it('T24 leave out points of hidden owners with their facts, and count them', () => {
    const { figures, insight } = onlySeen(all(), but('user:bob'))!;
    expect(figures.points.map(({ key }) => key)).to.deep.equal(['user:ann']);
    expect(insight!.points).to.have.length(1);
    expect(figures.notes).to.deep.include({ code: 'hidden', count: 1 });
    expect(figures.total.actual).to.equal(3);
  });

  it('T24 do not take an item for the owner whose key it has', () => {
    const plain = all();
    const items: Measured = { ...plain, insight: { ...plain.insight!, by: 'item' } };
    expect(onlySeen(items, but('user:bob'))).to.equal(items);
  });

  it('T24 have no sum of owners without a bar, and no number of hidden ones, once the rights have changed', () => {
    const plain = all();
    const summed = (by: 'user' | 'item'): Measured => ({
      figures: { ...plain.figures, notes: [{ code: 'hidden', count: 3 }] },
      insight: {
        ...plain.insight!,
        by,
        points: plain.insight!.points.map((point, index) => (index ? { ...point, sums: 2 } : point)),
      },
    });
    const { figures, insight } = unnamed(summed('user'));
    expect(figures.points.map(({ key }) => key)).to.deep.equal([plain.figures.points[0]!.key]);
    expect(insight!.points).to.have.length(1);
    expect(figures.notes).to.deep.equal([]);
    expect(unnamed(summed('item')).figures.points).to.deep.equal(plain.figures.points);
  });

  it('T24 do not name the filter of a board whose rights have changed', () => {
    const plain = all();
    const notes = [{ code: 'not-filtered', value: 'Cid' } as const, { code: 'pro-rata' } as const];
    const { figures } = unnamed({ ...plain, figures: { ...plain.figures, notes } });
    expect(figures.notes).to.deep.equal([{ code: 'not-filtered' }, { code: 'pro-rata' }]);
  });
});

describe('T24 notes about targets', () => {
  const cell = {
    owner: 'user:bob',
    targetType: 'all-sales.amount',
    year: 2026,
    interval: 'month',
    index: 0,
  } as const;

  it('name no owner to whom may not see all', () => {
    const named: Note = { code: 'targets-added', count: 2, line: 3, value: 'user:bob 2026-1' };
    expect(ownerless(named)).to.deep.equal({ code: 'targets-added', count: 2, line: 3 });
  });

  it('nor do they name the targets that are missing', () => {
    const missing: Note = { code: 'targets-refused', count: 1, value: 'n/a', cells: [cell] };
    expect(ownerless(missing)).to.deep.equal({ code: 'targets-refused', count: 1, value: 'n/a' });
  });
});
