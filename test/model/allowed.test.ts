import { expect } from '@open-wc/testing';
import { allowedBy } from '../../src/model/allowed.ts';
import type { Organisation, TargetType } from '../../src/model/organisation.ts';
import type { TargetCatalogue } from '../../src/model/target.ts';

const KIND: TargetType = { id: 'kind.amount', dimension: 'kind', unit: 'amount' };
const ORGANISATION: Organisation = {
  listed: false,
  groups: [],
  users: [],
  dimensions: [{ id: 'kind', items: [{ id: 'new' }, { id: 'old' }] }],
};
const CATALOGUE: TargetCatalogue = { types: [KIND], sets: [], owners: [], currencies: [] };

const allowed = (owner: string, part: Partial<Organisation> = {}) =>
  allowedBy(KIND, owner, { ...ORGANISATION, ...part }, CATALOGUE);

describe('what the data allow of attributes', () => {
  it('types are those that are listed, once each, and those that dimensions make possible', () => {
    const listed: TargetType = { id: 'branch.count', dimension: 'branch', unit: 'count' };
    expect(allowed('company', { targetTypes: [listed, KIND] })['target-type']).to.deep.equal([
      'all-sales.amount',
      'kind.amount',
      'branch.count',
      'all-sales.count',
      'all-sales.profit',
      'kind.count',
      'kind.profit',
    ]);
  });

  it('items are those of the dimension of the type', () => {
    expect(allowed('company')['items']).to.deep.equal(['new', 'old']);
    expect(allowed('company', { dimensions: [] })['items']).to.deep.equal([]);
  });

  it('R10 a user has no groups to be split by', () => {
    expect(allowed('user:ann')['by']).to.deep.equal(['user', 'item']);
    expect(allowed('group:north')['by']).to.deep.equal([]);
  });
});
