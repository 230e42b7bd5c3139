import { expect } from '@open-wc/testing';
import { directoryOf, liesIn, makingDirectory } from '../../src/model/directory.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import { atOnce, STEP } from '../../src/model/steps.ts';
import { catalogueOf } from './answering.ts';

describe('who lies in whom', () => {
  // A person and a group may have the same id.
  const directory = directoryOf(
    {
      listed: true,
      groups: [{ id: 'north' }, { id: 'ann' }],
      users: [{ id: 'ann', group: 'north' }, { id: 'north', group: 'ann' }, { id: 'sol' }],
    },
    catalogueOf([]),
  );
  const pairs: [inner: OwnerKey, outer: OwnerKey, lies: boolean][] = [
    ['company', 'company', true],
    ['group:north', 'company', true],
    ['user:sol', 'company', true],
    ['group:north', 'group:north', true],
    ['user:ann', 'user:ann', true],
    ['user:ann', 'group:north', true],
    ['user:ann', 'group:ann', false],
    ['user:sol', 'group:north', false],
    ['company', 'group:north', false],
    ['group:north', 'group:ann', false],
    ['group:north', 'user:ann', false],
    ['group:ann', 'user:ann', false],
    ['user:ann', 'user:north', false],
  ];
  for (const [inner, outer, lies] of pairs) {
    it(`R13 ${inner} lies ${lies ? '' : 'not '}in ${outer}`, () => {
      expect(liesIn(inner, outer, directory)).to.equal(lies);
    });
  }
});

describe('who is there', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `user:u${at}` as const);

  it('is put in order in steps, once for all tiles that ask about the same answers', () => {
    const organisation = { listed: false, groups: [], users: [] };
    const catalogue = { ...catalogueOf([]), owners: many(2 * STEP) };
    const work = makingDirectory(organisation, catalogue);
    expect([work.next().done, work.next().done]).to.deep.equal([false, false]);
    const { value } = work.next();
    expect(value!.users.size).to.equal(2 * STEP);
    expect(directoryOf(organisation, catalogue)).to.equal(value);
    expect(atOnce(makingDirectory(organisation, catalogue))).to.equal(value);
    expect(directoryOf(organisation, { ...catalogue })).not.to.equal(value);
  });
});
