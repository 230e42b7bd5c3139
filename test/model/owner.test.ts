import { expect } from '@open-wc/testing';
import { idOf, isOwnerKey, levelOf } from '../../src/model/owner.ts';

describe('owner keys', () => {
  for (const [text, is] of [
    ['company', true],
    ['group:emea', true],
    ['group:North America', true],
    ['user:u42', true],
    ['user:a:b', true],
    ['user:Zoë 李', true],
    ['user:', false],
    ['group', false],
    ['team:emea', false],
    ['Company', false],
    ['', false],
  ] as const) {
    it(`${is ? 'takes' : 'refuses'} "${text}"`, () => expect(isOwnerKey(text)).to.equal(is));
  }

  it('tells level and id apart, whatever the id holds', () => {
    expect([levelOf('company'), idOf('company')]).to.deep.equal(['company', '']);
    expect([levelOf('group:North America'), idOf('group:North America')]).to.deep.equal(['group', 'North America']);
    expect([levelOf('user:a:b'), idOf('user:a:b')]).to.deep.equal(['user', 'a:b']);
  });
});
