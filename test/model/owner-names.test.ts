import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Organisation } from '../../src/model/organisation.ts';
import { ownerFinder } from '../../src/model/owner-names.ts';

const organisation: Organisation = {
  listed: true,
  company: { name: { en: 'Nordwind', nl: 'Noordenwind' } },
  groups: [
    { id: 'n', name: 'North' },
    { id: 'ann', name: 'Team Ann' },
  ],
  users: [
    { id: 'ann', name: 'Ann Bell' },
    { id: '12', name: 'José Ruiz' },
    { id: '13', name: 'Kim' },
    { id: '14', name: 'Kim' },
    { id: '15', name: 'North' },
  ],
};

const CASES: readonly (readonly [text: string, owner: string | undefined])[] = [
  ['company', 'company'],
  ['NOORDENWIND', 'company'],
  ['team  ann', 'group:ann'],
  ['jose ruiz', 'user:12'],
  ['12', 'user:12'],
  ['user:José Ruiz', 'user:12'],
  ['user:ann', 'user:ann'],
  ['group:ann', 'group:ann'],
  ['user:north', 'user:15'],
  ['group:North', 'group:n'],
  // Of both levels, or of two.
  ['ann', undefined],
  ['North', undefined],
  ['Kim', undefined],
  ['Zoe', undefined],
  ['', undefined],
  // In our own form an owner may be one that is not listed.
  ['user:zoe', 'user:zoe'],
  ['user:Kim', 'user:Kim'],
  ['group:Ann Bell', 'group:Ann Bell'],
];

describe('ownerFinder', () => {
  for (const [text, owner] of CASES)
    it(`finds ${owner ?? 'nobody'} by “${text}”`, () => expect(ownerFinder(organisation)(text)).to.equal(owner));

  it('finds whoever is listed by the key, whatever all are called', () => {
    const text = fc.string({ minLength: 1, maxLength: 4 });
    const listed = fc.array(fc.record({ id: text, name: fc.option(text, { nil: undefined }) }), { maxLength: 6 });
    fc.assert(
      fc.property(listed, listed, (groups, users) => {
        const find = ownerFinder({ listed: true, groups, users } as Organisation);
        for (const { id } of groups) expect(find(`group:${id}`)).to.equal(`group:${id}`);
        for (const { id } of users) expect(find(`user:${id}`)).to.equal(`user:${id}`);
      }),
    );
  });
});
