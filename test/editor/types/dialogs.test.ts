import { expect } from '@open-wc/testing';
import { changesOf } from '../../../src/model/draft-save.ts';
import { memoryRepository } from '../../../src/adapters/memory-repository.ts';
import { memorySource } from '../../../src/adapters/memory.ts';
import { TargetEditorElement } from '../../../src/editor/editor.ts';
import type { Policy } from '../../../src/model/policy.ts';
import type { TargetType } from '../../../src/model/organisation.ts';
import type { TargetSet } from '../../../src/model/target.ts';
import { ORGANISATION, row, setOf } from '../editing.ts';
import { all, clearStage, drawn, find, press, rowTexts, staged, textOf, until } from '../staged.ts';

const signal = new AbortController().signal;

const DIMENSIONS = [
  {
    id: 'kind',
    name: 'Kind',
    items: [
      { id: 'new', name: 'New' },
      { id: 'old', name: 'Old' },
      { id: 'rent', name: 'Rent' },
    ],
  },
  { id: 'place', name: 'Place' },
];

const KIND: TargetType = { id: 'kind.amount', dimension: 'kind', unit: 'amount', items: ['new', 'old'] };

/** In whole euros a month: the company 10 of new and 20 of old, Ann 1 and Bob 2 of old. */
const kindSet = (year = 2026, more: Partial<TargetSet> = {}): TargetSet =>
  setOf(
    [
      row('company', 10_00, { item: 'new' }),
      row('company', 20_00, { item: 'old' }),
      row('user:ann', 1_00, { item: 'old' }),
      row('user:bob', 2_00, { item: 'old' }),
    ],
    { year, targetType: KIND.id, revision: 1, ...more },
  );

interface Options {
  readonly sets?: readonly TargetSet[];
  readonly types?: readonly TargetType[];
  readonly listed?: readonly TargetType[];
  readonly policy?: Policy;
  readonly board?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly type?: string;
}

async function stagedTypes({ sets = [kindSet()], types = [KIND], listed = [], type = KIND.id, ...more }: Options = {}) {
  const repository = memoryRepository({ sets: [setOf(), ...sets], types });
  const organisation = { ...ORGANISATION, dimensions: DIMENSIONS, ...(listed.length && { targetTypes: listed }) };
  const sales = [
    { user: 'ann', date: '2026-02-03', amount: 5, place: 'Delft' },
    { user: 'ann', date: '2025-02-03', amount: 5, place: 'Breda' },
  ];
  const source = memorySource({ sales, organisation });
  return staged({ repository, source, attributes: { 'target-type': type }, ...more });
}

const dialog = (editor: TargetEditorElement) => find<HTMLDialogElement>(editor, 'dialog');
const body = (editor: TargetEditorElement) => textOf(dialog(editor).querySelector('.body')!);
const foot = (editor: TargetEditorElement) => textOf(dialog(editor).querySelector('.footnote')!);
const tabs = (editor: TargetEditorElement) => all(editor, '[role=tab]').map(textOf);
const box = (editor: TargetEditorElement, value: string) =>
  dialog(editor).querySelector<HTMLInputElement>(`input[value="${value}"], input[name="${value}"]`)!;
const noteOf = (editor: TargetEditorElement, value: string) => {
  const id = box(editor, value).getAttribute('aria-describedby');
  return id ? textOf(editor.shadowRoot!.getElementById(id)!) : '';
};
const button = (editor: TargetEditorElement, name: string) =>
  [...dialog(editor).querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? textOf(one)) === name,
  )!;

async function pressButton(editor: TargetEditorElement, name: string): Promise<void> {
  button(editor, name).click();
  await drawn(editor);
}

async function choose(editor: TargetEditorElement, value: string): Promise<void> {
  box(editor, value).click();
  await drawn(editor);
}

async function select(editor: TargetEditorElement, dimension: string): Promise<void> {
  const field = dialog(editor).querySelector('select')!;
  field.value = dimension;
  field.dispatchEvent(new Event('change'));
  await drawn(editor);
}

/** Opens the dialog of the type on show, or of a new one, and waits for the targets that it is about. */
async function open(editor: TargetEditorElement, which: '.gear' | '.add' = '.gear'): Promise<void> {
  find(editor, which).focus();
  find(editor, which).click();
  await until(editor, () => !!dialog(editor) && !body(editor).includes('Loading') && !foot(editor).includes('Loading'));
  await drawn(editor);
}

describe('tabs of target types', () => {
  afterEach(clearStage);

  it('have what changes the one on show beside it, and outside the list of tabs, which holds tabs alone', async () => {
    const { editor } = await stagedTypes();
    await expect(editor).to.be.accessible();
    const list = find(editor, '[role=tablist]');
    expect([...list.children].every((one) => one.getAttribute('role') === 'tab')).to.equal(true);
    const gear = find(editor, '.gear');
    expect(gear.title).to.equal('Change Kind – Amount …');
    const [tab, wheel, add] = ['[aria-selected=true]', '.gear', '.add'].map((one) =>
      find(editor, one).getBoundingClientRect(),
    );
    expect(tab!.right <= wheel!.right && wheel!.right <= add!.left).to.equal(true);
  });

  it('have their looks with the first sheet, not with the dialogs', () => {
    const looks = TargetEditorElement.styles.map(({ cssText }) => cssText).join('');
    expect(looks)
      .to.match(/\.which \.gear\b/)
      .and.match(/\.which \[aria-selected/);
  });

  it('have neither where nothing can be changed', async () => {
    const { editor } = await staged({ attributes: { readonly: '' } });
    expect(all(editor, '.gear, .add')).to.deep.equal([]);
  });
});

describe('dialog of a target type', () => {
  afterEach(clearStage);

  it('T20 has dimension and unit as they are for good, and gives the focus to the first choice and back', async () => {
    const { editor } = await stagedTypes();
    await open(editor);
    await expect(dialog(editor)).to.be.accessible();
    expect([...dialog(editor).querySelectorAll('dd')].map(textOf)).to.deep.equal(['Kind', 'Amount']);
    expect(editor.shadowRoot!.activeElement).to.equal(box(editor, 'new'));
    expect(foot(editor)).to.equal('Nothing would change');
    await pressButton(editor, 'Cancel');
    expect(editor.shadowRoot!.activeElement).to.equal(find(editor, '.gear'));
    expect(editor.unsaved).to.equal(0);
  });

  it('T22 says in how many values of all years an item that is no longer chosen goes, and takes them as one step', async () => {
    const { editor, repository } = await stagedTypes({ sets: [kindSet(), kindSet(2027)] });
    await open(editor);
    expect(noteOf(editor, 'new')).to.equal('24 values (240)');
    await choose(editor, 'old');
    expect(noteOf(editor, 'old')).to.equal('has 72 values (552): they go when you save');
    await pressButton(editor, 'Apply');
    expect(dialog(editor)).to.equal(null);
    expect(rowTexts(editor, 'Nordwind, New')[1]).to.equal('10');
    expect(all(editor, '.name').map(textOf)).not.to.contain('Old');
    editor.session.undo();
    expect(changesOf(editor.session.draft)).to.deep.equal([]);
    await editor.session.redo();
    expect(await editor.save()).to.equal(true);
    const { rows } = await repository.load({ year: 2027, targetType: KIND.id }, { signal });
    expect(rows.map(({ item }) => item)).to.deep.equal(['new']);
    expect((await repository.catalogue({ signal })).types).to.deep.include({ ...KIND, items: ['new'] });
  });

  it('T21 says how many users lose what where targets are for company and groups only', async () => {
    const { editor } = await stagedTypes();
    await open(editor);
    await choose(editor, 'levels');
    expect(noteOf(editor, 'levels')).to.equal('2 people have 24 values (36): they go when you save');
    await pressButton(editor, 'Apply');
    expect(editor.session.sheet!.type.levels).to.equal('company-and-group');
    expect(all(editor, '.name').map(textOf)).not.to.contain('Ann Bell, New');
  });

  it('T20 says what the row for all items has before items take its place', async () => {
    const whole = kindSet(2026, { rows: [row('company', 5_00)] });
    const { items: _, ...type } = KIND;
    const { editor } = await stagedTypes({ sets: [whole], types: [type] });
    await open(editor);
    await choose(editor, 'rent');
    expect(body(editor)).to.contain('The row for all items has 12 values (60): they go when you save');
    await pressButton(editor, 'Apply');
    expect(rowTexts(editor, 'Nordwind, Rent')[1]).to.equal('–');
  });

  it('puts items in another order by buttons that keep the focus', async () => {
    const { editor } = await stagedTypes();
    await open(editor);
    expect(button(editor, 'Move New up').getAttribute('aria-disabled')).to.equal('true');
    button(editor, 'Move New down').focus();
    await pressButton(editor, 'Move New down');
    expect(textOf(editor.shadowRoot!.activeElement!)).to.equal('↓');
    expect(editor.shadowRoot!.activeElement).to.equal(button(editor, 'Move New down'));
    await pressButton(editor, 'Apply');
    expect(editor.session.sheet!.type.items).to.deep.equal(['old', 'new']);
    expect(rowTexts(editor, 'Nordwind, Old')[1]).to.equal('20');
  });

  it('T22 keeps an item that the organisation lists no more, and says so', async () => {
    const { editor } = await stagedTypes({ types: [{ ...KIND, items: ['new', 'gone'] }], sets: [] });
    await open(editor);
    expect(noteOf(editor, 'gone')).to.equal('no longer in the list');
    await choose(editor, 'old');
    await pressButton(editor, 'Apply');
    expect(editor.session.sheet!.type.items).to.deep.equal(['new', 'gone', 'old']);
  });

  it('T25 names the locked row that keeps an item from going, at the button', async () => {
    const locked = kindSet(2026, { rows: [row('company', 5_00, { item: 'old', locked: true })] });
    const { editor } = await stagedTypes({ sets: [locked] });
    await open(editor);
    await choose(editor, 'old');
    expect(foot(editor)).to.equal('Locked: Nordwind. Unlock it first.');
    await pressButton(editor, 'Apply');
    expect(dialog(editor).open).to.equal(true);
    expect(changesOf(editor.session.draft)).to.deep.equal([]);
  });

  it('T19 says of the type that always exists why there is nothing to change', async () => {
    const { editor } = await stagedTypes({ type: 'all-sales.amount' });
    await open(editor);
    await expect(dialog(editor)).to.be.accessible();
    expect(body(editor)).to.contain('This type is always there.');
    expect(button(editor, 'Delete type …')).to.equal(undefined);
  });

  for (const [policy, reason] of [
    [{ administer: () => false }, 'You may not change target types.'],
    [{ licence: 'premium' }, 'The licence has targets of “All sales – Amount” only.'],
  ] as const) {
    it(`T24, T26 says at the button why not: ${reason}`, async () => {
      const { editor } = await stagedTypes({ policy });
      await open(editor);
      await choose(editor, 'rent');
      expect(foot(editor)).to.equal(reason);
      await pressButton(editor, 'Cancel');
      await open(editor, '.add');
      expect(foot(editor)).to.equal(reason);
    });
  }
});

describe('dialog of a new target type', () => {
  afterEach(clearStage);

  it('T19 adds it as a tab that opens, by keyboard alone, and T20 lets it be another until it is saved', async () => {
    const { editor, repository } = await stagedTypes();
    await open(editor, '.add');
    await expect(dialog(editor)).to.be.accessible();
    expect(editor.shadowRoot!.activeElement).to.equal(dialog(editor).querySelector('select'));
    await select(editor, 'kind');
    expect(box(editor, 'amount').disabled).to.equal(true);
    expect(body(editor)).to.contain('There already: Amount.');
    await choose(editor, 'rent');
    dialog(editor).querySelector('form')!.requestSubmit();
    await until(editor, () => editor.session.sheet?.type.id === 'kind.count');
    await drawn(editor);
    expect(tabs(editor)).to.deep.equal(['All sales – Amount', 'Kind – Amount', 'Kind – Count']);
    expect(editor.unsaved).to.equal(1);
    await press(editor, '7');
    await open(editor);
    await choose(editor, 'profit');
    await pressButton(editor, 'Apply');
    await until(editor, () => editor.session.sheet?.type.id === 'kind.profit');
    expect(await editor.save()).to.equal(true);
    await open(editor);
    expect(dialog(editor).querySelector('select'), 'frozen').to.equal(null);
    const { types } = await repository.catalogue({ signal });
    expect(types.map(({ id }) => id).sort()).to.deep.equal(['all-sales.amount', 'kind.amount', 'kind.profit']);
  });

  it('T20 says what was set of a type that becomes another before it was saved', async () => {
    const { editor } = await stagedTypes();
    await editor.session.apply('type', [
      { kind: 'type', type: { id: 'kind.count', dimension: 'kind', unit: 'count' }, isNew: true },
    ]);
    editor.goToType('kind.count');
    await until(editor, () => editor.session.sheet?.type.id === 'kind.count');
    await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'company', values: { 0: 7, 1: 8 } }]));
    await open(editor);
    await choose(editor, 'profit');
    expect(body(editor)).to.contain('What is set so far, 2 values (15), goes with the change');
    await pressButton(editor, 'Apply');
    await until(editor, () => editor.session.sheet?.type.id === 'kind.profit');
    expect(changesOf(editor.session.draft).map(({ types, rows }) => [types?.map(({ id }) => id), rows])).to.deep.equal([
      [['kind.profit'], undefined],
    ]);
  });

  it('offers what was sold where the organisation lists no items, and takes others as they are typed', async () => {
    const { editor } = await stagedTypes();
    await open(editor, '.add');
    await select(editor, 'place');
    await until(editor, () => body(editor).includes('Delft'));
    expect([...dialog(editor).querySelectorAll('.name')].map(textOf)).to.deep.equal(['Breda', 'Delft']);
    await choose(editor, 'Delft');
    const field = dialog(editor).querySelector<HTMLInputElement>('.other input')!;
    field.value = ' Gouda ';
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await drawn(editor);
    expect(editor.shadowRoot!.activeElement).to.equal(field);
    await pressButton(editor, 'Add target type');
    await until(editor, () => editor.session.sheet?.type.id === 'place.amount');
    expect(editor.session.sheet!.type.items).to.deep.equal(['Delft', 'Gouda']);
    await open(editor);
    await until(editor, () => body(editor).includes('Breda'));
    expect([...dialog(editor).querySelectorAll('.name')].map(textOf), 'its own first').to.deep.equal([
      'Delft',
      'Gouda',
      'Breda',
    ]);
  });

  it('finds an item among many by its name, whatever its accents', async () => {
    const items = [...'abcdefghijklmn'].map((id) => ({ id, name: id === 'f' ? 'Zürich' : `Item ${id}` }));
    const organisation = { ...ORGANISATION, dimensions: [{ id: 'kind', name: 'Kind', items }] };
    const source = memorySource({ sales: [], organisation });
    const { editor } = await staged({ source });
    await open(editor, '.add');
    await select(editor, 'kind');
    const field = dialog(editor).querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = 'zur';
    field.dispatchEvent(new InputEvent('input'));
    await drawn(editor);
    expect([...dialog(editor).querySelectorAll('.name')].map(textOf)).to.deep.equal(['Zürich']);
  });
});

describe('deleting a target type', () => {
  afterEach(clearStage);

  const openDelete = async (editor: TargetEditorElement) => {
    await open(editor);
    await pressButton(editor, 'Delete type …');
    await until(editor, () => !!dialog(editor)?.textContent?.includes('Delete') && !foot(editor).includes('Loading'));
    await drawn(editor);
  };

  it('T23 names years, rows and sums that go, and its tab goes with them until Undo', async () => {
    const { editor, repository } = await stagedTypes({ sets: [kindSet(2025), kindSet()] });
    await openDelete(editor);
    await expect(dialog(editor)).to.be.accessible();
    expect(textOf(dialog(editor).querySelector('h2')!)).to.equal('Delete Kind – Amount');
    const lines = [...dialog(editor).querySelectorAll('tbody tr')].map((line) =>
      [...line.querySelectorAll('th, td')].map(textOf),
    );
    expect(lines).to.deep.equal([
      ['2025', '4', '360', '–', '36'],
      ['2026', '4', '360', '–', '36'],
    ]);
    await pressButton(editor, 'Delete type');
    await until(editor, () => editor.session.sheet?.type.id === 'all-sales.amount');
    await drawn(editor);
    expect(tabs(editor)).to.deep.equal(['All sales – Amount']);
    expect(editor.targetType).to.equal('all-sales.amount');
    editor.session.undo();
    await until(editor, () => editor.session.sheet?.type.id === KIND.id);
    await drawn(editor);
    expect(tabs(editor)).to.deep.equal(['All sales – Amount', 'Kind – Amount']);
    await editor.session.redo();
    expect(await editor.save()).to.equal(true);
    expect((await repository.catalogue({ signal })).sets.map(({ targetType }) => targetType)).to.deep.equal([
      'all-sales.amount',
    ]);
  });

  it('says why not where the organisation lists it', async () => {
    const { editor } = await stagedTypes({ listed: [KIND] });
    await openDelete(editor);
    expect(foot(editor)).to.contain('The organisation lists this type');
    await pressButton(editor, 'Delete type');
    expect(changesOf(editor.session.draft)).to.deep.equal([]);
  });

  it('T25 names the locked row that keeps it from going', async () => {
    const locked = kindSet(2025, { rows: [row('user:ann', 5_00, { item: 'old', locked: true })] });
    const { editor } = await stagedTypes({ sets: [locked] });
    await openDelete(editor);
    expect(foot(editor)).to.equal('Locked: Ann Bell. Unlock it first.');
  });
});

describe('changes of target types before a save', () => {
  afterEach(clearStage);

  it('are listed first, with what goes, and are saved without a cell', async () => {
    const { editor } = await stagedTypes();
    const { items: _, ...type } = KIND;
    await editor.session.apply('type', [
      { kind: 'type', type: { ...type, id: 'kind.count', unit: 'count', items: ['new'] }, isNew: true },
      { kind: 'type', type: { ...KIND, items: ['new', 'old', 'rent'], levels: 'company-and-group' } },
    ]);
    await drawn(editor);
    expect(textOf(find(editor, '.status'))).to.match(/^2 changes not saved/);
    find(editor, '.status button').click();
    await until(editor, () => !!dialog(editor));
    await expect(dialog(editor)).to.be.accessible();
    expect(textOf(dialog(editor).querySelector('header p')!)).to.equal('2 target types');
    expect([...dialog(editor).querySelectorAll('.typed li, tbody tr')].map(textOf)).to.deep.equal([
      'Kind – Amount · changed New, Old · people too → New, Old, Rent · company and groups only',
      'Kind – Count · new – → New · people too',
    ]);
    await pressButton(editor, 'Save');
    await until(editor, () => editor.unsaved === 0);
  });

  it('T23 say of a deleted type how many rows of which years go, and list none of its cells', async () => {
    const { editor } = await stagedTypes();
    const { rows } = kindSet();
    const key = { year: 2026, targetType: KIND.id };
    const removed = rows.map(({ owner, item }) => ({ owner, item, removed: true as const }));
    await editor.session.apply('remove-type', [
      { kind: 'rows', set: key, rows: removed },
      { kind: 'remove-type', targetType: KIND.id },
    ]);
    await until(editor, () => !!editor.session.sheet);
    await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'user:ann', values: { 0: 4_00 } }]));
    await drawn(editor);
    find(editor, '.status button').click();
    await until(editor, () => !!dialog(editor));
    expect([...dialog(editor).querySelectorAll('.typed li, tbody tr')].map(textOf)).to.deep.equal([
      'Kind – Amount · deleted 4 rows in 2026 → deleted',
      'Ann Bell · Jan 300 4',
    ]);
  });

  it('says values of another type by its own unit, and names the type', async () => {
    const count: TargetType = { id: 'all-sales.count', dimension: 'all-sales', unit: 'count' };
    const { editor } = await stagedTypes({ types: [KIND, count], type: count.id, sets: [] });
    await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'company', values: { 0: 7 } }]));
    editor.goToType('all-sales.amount');
    await until(editor, () => editor.session.sheet?.type.id === 'all-sales.amount');
    await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'company', values: { 0: 8_00 } }]));
    await drawn(editor);
    find(editor, '.status button').click();
    await until(editor, () => !!dialog(editor));
    expect([...dialog(editor).querySelectorAll('tbody tr')].map(textOf)).to.deep.equal([
      'Nordwind · Jan All sales – Count – 7',
      'Nordwind · row All sales – Count no yes',
      'Nordwind · Jan All sales – Amount 1,000 8',
    ]);
  });

  it('T30 are shown side by side where others have set targets of a type that goes', async () => {
    const { editor, repository } = await stagedTypes();
    await open(editor);
    await pressButton(editor, 'Delete type …');
    await until(editor, () => !!dialog(editor)?.querySelector('.going'));
    await pressButton(editor, 'Delete type');
    const theirs = [{ owner: 'company', item: 'new', values: { 0: 9_00 } } as const];
    await repository.save([{ year: 2026, targetType: KIND.id, base: 1, rows: theirs, by: 'bob' }], { signal });
    await until(editor, () => editor.session.conflicts.length > 0);
    await drawn(editor);
    expect(tabs(editor), 'it is back').to.contain('Kind – Amount');
    find(editor, '.status button').click();
    await until(editor, () => !!dialog(editor));
    await expect(dialog(editor)).to.be.accessible();
    expect(textOf(dialog(editor).querySelector('tbody tr')!)).to.equal('Kind – Amount – deleted 1 row set');
    await pressButton(editor, 'Use my choice of 1 cell');
    await until(editor, () => !tabs(editor).includes('Kind – Amount'));
    expect(await editor.save()).to.equal(true);
    expect((await repository.catalogue({ signal })).types.map(({ id }) => id)).to.deep.equal(['all-sales.amount']);
  });
});
