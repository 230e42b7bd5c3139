import { expect } from '@open-wc/testing';
import { directoryOf, liesIn } from '../../src/model/directory.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
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
