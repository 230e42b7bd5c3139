import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { meantOwner, ownersSeen } from '../../src/model/meant-owner.ts';
import type { Organisation } from '../../src/model/organisation.ts';

const ORGANISATION: Organisation = {
  listed: true,
  company: { name: { en: 'Northwind', nl: 'Noordenwind' } },
  groups: [
    { id: 'nord', name: 'Team Nord' },
    { id: 'sud', name: 'Süd' },
  ],
  users: [
    { id: 'anna', name: 'Anna Berg', group: 'nord' },
    { id: 'u2', name: 'Ben Carlsson', group: 'sud' },
    { id: 'u3', name: 'Ben Carlson', group: 'sud' },
    { id: 'u4', name: 'Càrol Dvorak' },
    { id: 'x9', name: null as never },
  ],
};
const CATALOGUE = { types: [], sets: [], owners: [], currencies: [] };
const OWNERS = ownersSeen(ORGANISATION, CATALOGUE);

describe('meantOwner', () => {
  for (const [text, owner] of [
    ['Anna', 'user:anna'],
    ['user:Anna', 'user:anna'],
    ['anna berg', 'user:anna'],
    ['Berg, Anna', 'user:anna'],
    ['person:anna', 'user:anna'],
    ['users/anna', 'user:anna'],
    ['group:anna', 'user:anna'],
    ['carol', 'user:u4'],
    ['user:Carol', 'user:u4'],
    ['nord', 'group:nord'],
    ['team:nord', 'group:nord'],
    ['Team: Nord', 'group:nord'],
    ['user:nord', 'group:nord'],
    ['Sud', 'group:sud'],
    ['all', 'company'],
    ['Company', 'company'],
    ['northwind', 'company'],
    ['my-team', 'my-group'],
    ['My group', 'my-group'],
    ['myself', 'me'],
    ['Team Norde', 'group:nord'],
    ['X9', 'user:x9'],
  ] as const)
    it(`finds ${owner} for ${text}`, () => expect(meantOwner(text, OWNERS)?.owner).to.equal(owner));

  for (const text of ['Zoë', 'group:east', '', 'user:', 'Ben Carlssn', 'constructor', '__proto__'])
    it(`finds nobody for “${text}”, where nobody or two are as near`, () =>
      expect(meantOwner(text, OWNERS)).to.equal(undefined));

  it('tells the same name from the nearest one', () => {
    expect(meantOwner('ANNA', OWNERS)).to.deep.equal({ owner: 'user:anna', isSame: true });
    expect(meantOwner('Anna Bergh', OWNERS)).to.deep.equal({ owner: 'user:anna', isSame: false });
  });

  it('T24 finds nobody who may not be seen, whatever is asked for', () => {
    const seen = ownersSeen(ORGANISATION, CATALOGUE, (owner) => owner === 'user:u2' || owner === 'group:sud');
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom(...ORGANISATION.users.map(({ id }) => id), 'Anna Berg', 'all', 'Northwind', 'Nord'),
    );
    const kinds = fc.constantFrom('', 'user:', 'group:', 'team:');
    fc.assert(
      fc.property(kinds, texts, (kind, text) => {
        const owner = meantOwner(kind + text, seen)?.owner ?? 'me';
        expect(['me', 'my-group', 'user:u2', 'group:sud']).to.include(owner);
      }),
    );
  });

  it('finds an owner by the id alone, whatever the ids are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,8}[0-9]{1,4}$/), (id) => {
        const owners = ownersSeen({ listed: true, groups: [], users: [{ id }] }, CATALOGUE);
        expect(meantOwner(id.toUpperCase(), owners)).to.deep.equal({ owner: `user:${id}`, isSame: true });
      }),
    );
  });
});
