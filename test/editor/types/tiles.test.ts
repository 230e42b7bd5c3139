import { expect } from '@open-wc/testing';
import { memoryRepository } from '../../../src/adapters/memory-repository.ts';
import { memorySource } from '../../../src/adapters/memory.ts';
import type { TargetFiguresChangedEvent } from '../../../src/board/events.ts';
import '../../../src/define/number.ts';
import type { Figures } from '../../../src/model/figures.ts';
import type { TargetType } from '../../../src/model/organisation.ts';
import { ORGANISATION, row, setOf } from '../editing.ts';
import { clearStage, staged, until } from '../staged.ts';

const KIND: TargetType = { id: 'kind.amount', dimension: 'kind', unit: 'amount', items: ['new', 'old'] };
const KEY = { year: 2026, targetType: KIND.id };
const ROWS = [row('company', 10_00, { item: 'new' }), row('company', 20_00, { item: 'old' })];

/** An editor beside a tile of the type, whose figures are handed out as they come. */
async function stagedWithTile() {
  const dimensions = [{ id: 'kind', items: [{ id: 'new' }, { id: 'old' }] }];
  const organisation = { ...ORGANISATION, dimensions, targetTypes: [KIND] };
  const sales = ['new', 'old'].map((kind, index) => ({ user: 'ann', date: '2026-02-03', amount: 5 + index, kind }));
  const { editor } = await staged({
    repository: memoryRepository({ sets: [setOf(), setOf(ROWS, KEY)], types: [KIND] }),
    source: memorySource({ sales, organisation }),
  });
  let figures: Figures | undefined;
  const tile = document.createElement('target-number');
  tile.setAttribute('target-type', KIND.id);
  tile.setAttribute('period', 'this-year');
  tile.addEventListener('target-figures-changed', (event) => ({ figures } = event as TargetFiguresChangedEvent));
  editor.closest('target-board')!.append(tile);
  const total = () => (figures?.state === 'ready' ? figures.total : undefined);
  await until(editor, () => total()?.target === 360);
  return { editor, total };
}

describe('tiles after a change of target types', () => {
  afterEach(clearStage);

  it('T20 count the items that are chosen, also where the organisation lists the type with others', async () => {
    const { editor, total } = await stagedWithTile();
    expect(total()!.actual).to.equal(11);
    await editor.session.loadSets([KEY]);
    const rows = [{ owner: 'company', item: 'old', removed: true } as const];
    await editor.session.apply('type', [
      { kind: 'rows', set: KEY, rows },
      { kind: 'type', type: { ...KIND, items: ['new'] } },
    ]);
    expect(total()!.target, 'before it is saved').to.equal(360);
    expect(await editor.save()).to.equal(true);
    await until(editor, () => total()?.target === 120);
    expect(total()!.actual).to.equal(5);
  });

  it('T23 have no target of a type that was deleted', async () => {
    const { editor, total } = await stagedWithTile();
    await editor.session.loadSets([KEY]);
    const rows = ROWS.map(({ owner, item }) => ({ owner, item: item!, removed: true as const }));
    await editor.session.apply('remove-type', [
      { kind: 'rows', set: KEY, rows },
      { kind: 'remove-type', targetType: KIND.id },
    ]);
    expect(await editor.save()).to.equal(true);
    await until(editor, () => !!total() && total()!.target === undefined);
    expect(total()!.actual).to.equal(11);
  });
});
