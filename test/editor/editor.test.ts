import { expect } from '@open-wc/testing';
import type { TargetSavedEvent } from '../../src/editor/events.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { KEY, repositoryOf, setOf } from './editing.ts';
import {
  activeCell,
  all,
  bubble,
  clearStage,
  cursor,
  drawn,
  find,
  goTo,
  press,
  rowTexts,
  staged,
  textOf,
  type,
  until,
} from './staged.ts';

const signal = new AbortController().signal;

describe('<target-editor>', () => {
  afterEach(clearStage);

  it('lists company, groups with their hints and primary members, and leaves out who has left without targets', async () => {
    const { editor } = await staged();
    expect(all(editor, '.window .name').map(textOf)).to.deep.equal([
      'Nordwind',
      'All groups',
      'Team North',
      'All people',
      'Ann Bell',
      'Bob Carr',
      'Team West',
      'All people',
      'Cleo Dale',
    ]);
    expect(rowTexts(editor, 'Ann Bell').slice(0, 3)).to.deep.equal(['Ann Bell', '300', '300']);
    expect(all(editor, '.answer').map(textOf)).to.deep.equal(['under by 1,200', 'under by 600', 'adds up']);
  });

  it('is accessible, with the numbers of rows and columns of the whole sheet', async () => {
    const { editor } = await staged();
    await expect(editor).to.be.accessible();
    const grid = find(editor, '[role=grid]');
    expect(grid.getAttribute('aria-rowcount')).to.equal('10');
    expect(grid.getAttribute('aria-colcount')).to.equal('17');
    const rows = all(editor, '[role=row]').map((row) => row.getAttribute('aria-rowindex'));
    expect(rows).to.deep.equal(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });

  it('shows how far a long save is, by tenths, without saying each aloud', async () => {
    const inner = repositoryOf();
    let tell: ((share: number) => void) | undefined;
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const repository: TargetRepository = {
      catalogue: (asking) => inner.catalogue(asking),
      load: (key, asking) => inner.load(key, asking),
      changes: (key, since, asking) => inner.changes(key, since, asking),
      history: (row, asking) => inner.history(row, asking),
      async save(changes, asking) {
        tell = asking.progress;
        await ended;
        return inner.save(changes, asking);
      },
    };
    const { editor } = await staged({ repository });
    await goTo(editor, 'user:ann', 2);
    await type(editor, '7');
    const saved = editor.save();
    await until(editor, () => !!tell);
    const shown = () => textOf(find(editor, '.what .status'));
    const said = () => textOf(find(editor, '.what [role=status]'));
    expect([shown(), said()]).to.deep.equal(['Saving …', 'Saving …']);
    const texts = [0.44, 0.4999].map(async (share) => {
      tell!(share);
      await editor.updateComplete;
      return [shown(), said(), find(editor, '[role=progressbar]').getAttribute('aria-valuenow')];
    });
    expect(await Promise.all(texts)).to.deep.equal(Array(2).fill(['Saving … 40%', 'Saving …', '40']));
    await expect(editor).to.be.accessible();
    end();
    expect(await saved).to.equal(true);
    await editor.updateComplete;
    expect(shown()).to.match(/^Saved/);
  });

  it('T16: shows while typing what will be understood, and takes it over with Enter', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 2);
    await type(editor, '1.5k');
    expect(bubble(editor)).to.equal('→ 1,500 EUR');
    await press(editor, 'Enter');
    expect(rowTexts(editor, 'Ann Bell')[3]).to.equal('1,500');
    expect(textOf(find(editor, '.status'))).to.match(/^1 change not saved/);
    expect(activeCell(editor)!.getAttribute('aria-label')).to.equal('Bob Carr, March 2026, 250 EUR');
  });

  it('T4: hints and totals follow at once', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 0);
    await type(editor, '350');
    await press(editor, 'Enter');
    const [hint] = all(editor, '.row.hint').slice(1);
    expect([...hint!.querySelectorAll('.cell')].map(textOf)[0]).to.equal('600');
    expect(rowTexts(editor, 'Ann Bell').at(-2)).to.equal('3,650');
  });

  it('T16: keeps what is not understood in its cell, with the reason, until Escape', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:bob', 8);
    await type(editor, '41.5oo');
    await press(editor, 'ArrowRight');
    expect(rowTexts(editor, 'Bob Carr')[9]).to.equal('41.5oo');
    await press(editor, 'ArrowLeft');
    expect(bubble(editor)).to.contain('“41.5oo” is not a number');
    expect(activeCell(editor)!.getAttribute('aria-invalid')).to.equal('true');
    await press(editor, 'Escape');
    expect(rowTexts(editor, 'Bob Carr')[9]).to.equal('250');
    expect(bubble(editor)).to.equal('');
  });

  it('T25: a locked row says so where it is typed into, and stays', async () => {
    const { editor } = await staged();
    await goTo(editor, 'group:west', 0);
    expect(cursor(editor).readOnly).to.be.true;
    expect(await press(editor, '5')).to.be.false;
    expect(bubble(editor)).to.equal('Team West is locked.');
    expect(activeCell(editor)!.getAttribute('aria-label')).to.contain('locked');
  });

  it('T18: undoes a step with Ctrl+Z, says which, and puts the cursor back to where it was made', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 1);
    await type(editor, '1');
    await press(editor, 'Enter');
    await goTo(editor, 'company', 5);
    await press(editor, 'z', { ctrlKey: true });
    expect(rowTexts(editor, 'Ann Bell')[2]).to.equal('300');
    await until(editor, () => activeCell(editor)?.getAttribute('aria-label') === 'Ann Bell, February 2026, 300 EUR');
    await press(editor, 'y', { ctrlKey: true });
    expect(rowTexts(editor, 'Ann Bell')[2]).to.equal('1');
  });

  it('saves an entry that is still being typed, tells the page what, and has nothing left to save', async () => {
    const { editor, repository } = await staged();
    const heard: TargetSavedEvent[] = [];
    editor.addEventListener('target-saved', (event) => heard.push(event));
    await goTo(editor, 'user:ann', 0);
    await type(editor, '999');
    await press(editor, 's', { ctrlKey: true });
    await until(editor, () => heard.length > 0);
    expect(heard[0]!.changes[0]!.rows).to.deep.equal([{ owner: 'user:ann', values: { 0: 999_00 } }]);
    const { rows, revision } = await repository.load(KEY, { signal });
    expect(revision).to.equal(2);
    expect(rows.find(({ owner }) => owner === 'user:ann')!.values[0]).to.equal(999_00);
    expect(editor.unsaved).to.equal(0);
    await drawn(editor);
    expect(textOf(find(editor, '.status'))).to.match(/^Saved today/);
  });

  it('goes to another year and back, with edits kept', async () => {
    const { editor } = await staged({ repository: repositoryOf(setOf(), setOf(undefined, { year: 2027 })) });
    await goTo(editor, 'user:ann', 0);
    await type(editor, '7');
    find(editor, '.years button:last-of-type').click();
    await until(editor, () => editor.session.sheet?.key.year === 2027);
    await drawn(editor);
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('300');
    find(editor, '.years button').click();
    await until(editor, () => editor.session.sheet?.key.year === 2026);
    await drawn(editor);
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('7');
  });

  it('begins at the owner and year of its attributes', async () => {
    const { editor } = await staged({
      repository: repositoryOf(setOf(undefined, { year: 2027 })),
      attributes: { owner: 'user:cleo', year: '2027' },
    });
    expect(activeCell(editor)!.getAttribute('aria-label')).to.equal('Cleo Dale, January 2027, 300 EUR');
  });

  it('T24: says why targets may not be opened', async () => {
    const { editor } = await staged({ policy: { open: () => false } });
    expect(textOf(find(editor, '.message'))).to.equal('You may not change targets.');
  });

  it('may be closed unless the page cancels it', async () => {
    const { editor } = await staged();
    const heard: string[] = [];
    for (const name of ['target-editor-close-requested', 'target-editor-closed'] as const) {
      editor.addEventListener(name, ({ type: of }) => heard.push(of));
    }
    editor.addEventListener('target-editor-close-requested', (event) => event.preventDefault(), { once: true });
    expect(await editor.close()).to.be.false;
    expect(await editor.close()).to.be.true;
    expect(heard).to.deep.equal([
      'target-editor-close-requested',
      'target-editor-close-requested',
      'target-editor-closed',
    ]);
  });
});
