import { expect } from '@open-wc/testing';
import type { FiguresRequest, Filters } from '../../src/model/request.ts';
import { answer, insightOf } from './answering.ts';

const organisation = {
  dimensions: [{ id: 'kind', items: ['a', 'b', 'c'].map((id) => ({ id })) }],
  groups: [{ id: 'north' }],
  users: [{ id: 'ann', group: 'north' }, { id: 'sol' }],
};

/** What a tile comes to under the board's filters. */
function filtered(filters: Filters, request: Partial<FiguresRequest> = {}, viewer?: string) {
  const measured = answer(request, { organisation, board: { filters, ...(viewer && { viewer }) } });
  if (!('figures' in measured)) return { refused: measured.reason };
  const { figures, insight } = measured;
  const { filteredBy, items, type } = insight!;
  return { owner: figures.owner.id, type: type.id, items, filteredBy, notes: figures.notes };
}

const notFiltered = (value: string) => [{ code: 'not-filtered', value }];

describe('R13 a filter that does not apply leaves the tile as it is, and that is said', () => {
  const owners: readonly [filter: string, viewer?: string][] = [
    ['user:zoe'],
    ['group:south'],
    ['everybody'],
    ['me'],
    ['my-group'],
    ['me', 'zoe'],
    ['my-group', 'sol'],
  ];
  for (const [owner, viewer] of owners) {
    it(`the owner ${owner}, seen by ${viewer ?? 'nobody'}`, () => {
      const { filteredBy, notes, owner: shown } = filtered({ owner }, {}, viewer);
      expect([shown, filteredBy, notes]).to.deep.equal(['company', {}, notFiltered(owner)]);
    });
  }

  it('whoever the tile itself asks for must be known all the same', () => {
    expect(filtered({ owner: 'user:ann' }, { owner: 'me' })).to.deep.equal({ refused: 'no-viewer' });
  });

  for (const targetType of ['bogus.amount', 'kind.weight', 'kind']) {
    it(`the target type ${targetType}`, () => {
      const { type, filteredBy, notes } = filtered({ targetType }, { targetType: 'kind.amount' });
      expect([type, filteredBy, notes]).to.deep.equal(['kind.amount', {}, notFiltered(targetType)]);
    });
  }

  it('beside one that is wrong on the tile', () => {
    const { type, notes } = filtered({ targetType: 'bogus.amount' }, { targetType: 'rubbish.amount' });
    expect(type).to.equal('all-sales.amount');
    expect(notes!.map(({ code }) => code)).to.deep.equal(['not-filtered', 'wrong-attribute']);
  });

  it('items of which none is known leave those of the tile', () => {
    const { items, filteredBy, notes } = filtered({ items: ['zzz'] }, { targetType: 'kind.amount', items: ['b'] });
    expect([items, filteredBy, notes]).to.deep.equal([['b'], {}, notFiltered('zzz')]);
  });

  it('of items only those that are known filter, and are called so', () => {
    const { items, filteredBy, notes } = filtered({ items: ['zzz', 'c', 'a'] }, { targetType: 'kind.amount' });
    expect([items, filteredBy, notes]).to.deep.equal([['a', 'c'], { items: ['c', 'a'] }, notFiltered('zzz')]);
  });

  it('items do not filter a tile of all sales', () => {
    const { items, filteredBy, notes } = filtered({ items: ['a', 'b'] });
    expect([items, filteredBy, notes]).to.deep.equal([undefined, {}, notFiltered('a, b')]);
  });
});

describe('R13 a filter that applies replaces what the tile says', () => {
  it('owner, target type and items', () => {
    const filters = { owner: 'my-group', targetType: 'kind.count', items: ['a'] };
    const { owner, type, items, filteredBy, notes } = filtered(filters, { targetType: 'kind.amount' }, 'ann');
    expect([owner, type, items]).to.deep.equal(['group:north', 'kind.count', ['a']]);
    expect(filteredBy).to.deep.equal({ ...filters, owner: 'group:north' });
    expect(notes!.some(({ code }) => code === 'not-filtered')).to.equal(false);
  });

  it('no filter changes nothing: the items of the target type count', () => {
    const targetTypes = [{ id: 'kind.amount', dimension: 'kind', unit: 'amount', items: ['c', 'a'] }] as const;
    const insight = insightOf({ targetType: 'kind.amount' }, { organisation: { ...organisation, targetTypes } });
    expect([insight.items, insight.filteredBy]).to.deep.equal([['a', 'c'], {}]);
  });
});
