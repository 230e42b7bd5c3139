import { expect } from '@open-wc/testing';
import { catalogueOf, copiesOf } from '../../../src/adapters/targets/filling.ts';
import { atOnce, STEP, type Steps } from '../../../src/model/steps.ts';
import type { TargetSet } from '../../../src/model/target.ts';
import { SourceError } from '../../../src/source/source-error.ts';

const values = () => [...Array(11).fill(1), null] as (number | null)[];

/** A set with more rows than one step takes. */
const long = (count = 2 * STEP): TargetSet => ({
  year: 2026,
  targetType: 'all-sales.amount',
  interval: 'month',
  rows: Array.from({ length: count }, (_, at) => ({
    owner: `user:u${at}` as const,
    currency: 'EUR',
    values: values(),
  })),
  revision: 0,
});

/** How often work hands itself back. */
function steps(work: Steps<unknown>): number {
  let count = 0;
  while (!work.next().done) count += 1;
  return count;
}

describe('targets of many owners', () => {
  it('are copied, frozen and listed in steps, so that a long file does not stop the page', () => {
    const set = long();
    // Two steps for the rows, and two more at least to freeze them with their values.
    expect(steps(copiesOf({ sets: [set] }))).to.be.at.least(4);
    expect(steps(catalogueOf([set], []))).to.equal(2);
  });

  it('are equal copies, down to their values, of which nothing is shared and nothing can be changed', () => {
    const set = { ...long(3), revision: 4, rows: [{ ...long(1).rows[0]!, item: 'new', locked: true }] };
    const [copy] = atOnce(copiesOf({ sets: [set] }));
    expect(copy).to.deep.equal(set);
    expect(copy!.rows[0]!.values).not.to.equal(set.rows[0]!.values);
    for (const part of [copy, copy!.rows, copy!.rows[0], copy!.rows[0]!.values]) expect(part).to.be.frozen;
    expect(set.rows[0]!.values).not.to.be.frozen;
  });

  it('are refused by the path of a row, however far down it stands', () => {
    const rows = [...long().rows, { owner: 'company' as const, values: [1, 2] }];
    const work = copiesOf({ sets: [long(1), { ...long(), rows }] });
    expect(() => atOnce(work)).to.throw(SourceError, `fill.sets[1].rows[${2 * STEP}].values`);
  });
});
