import { expect } from '@open-wc/testing';
import type { TargetSet } from '../../src/model/target.ts';
import { figuresOf, setOf } from './answering.ts';

const targetType = 'sale-type.amount';
const values = (value: number) => Array.from({ length: 12 }, () => value);
const sets: TargetSet[] = [
  { ...setOf({ company: 100 }, { targetType }), year: 2026 },
  {
    ...setOf({}, { targetType }),
    year: 2027,
    rows: ['new', 'old'].map((item) => ({ owner: 'company' as const, item, values: values(100) })),
  },
];

describe('measuring: targets of several years', () => {
  it('T20 each year has its row for all items, or else the rows of its items', () => {
    const target = (period: string) => figuresOf({ targetType, period }, { sets }).total.target;
    expect(target('2026')).to.equal(12);
    expect(target('2027')).to.equal(24);
    expect(target('2026-01-01/2027-12-31'), 'not 12: the row of 2026 says nothing of 2027').to.equal(36);
  });
});
