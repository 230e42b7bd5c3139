import { expect } from '@open-wc/testing';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import type { TargetEditorElement } from '../../src/editor/editor.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { delegate } from '../source/delegate.ts';
import { KEY, repositoryOf, setOf } from './editing.ts';
import {
  activeCell,
  all,
  bubble,
  clearStage,
  drawn,
  find,
  goTo,
  press,
  staged,
  type StageOptions,
  textOf,
  until,
} from './staged.ts';

const { signal } = new AbortController();

/** Team West unlocked, and locked by Bob in the night to 4 March 2026. */
async function locked(part: Partial<TargetRepository> = {}): Promise<TargetRepository> {
  const inner = memoryRepository({ sets: [setOf()], now: () => Date.parse('2026-03-03T23:30:00Z') });
  const lock = (base: number, isLocked: boolean, by: string) =>
    inner.save([{ ...KEY, base, by, rows: [{ owner: 'group:west', locked: isLocked }] }], { signal });
  await lock(1, false, 'ann');
  await lock(2, true, 'bob');
  return { ...delegate(inner), ...part };
}

const SAID = 'Locked by Bob Carr, Mar 4, 2026';

const lockOf = (editor: TargetEditorElement): Element | null =>
  editor.shadowRoot!.querySelector('.row:has(.lock) .lock');
const label = (editor: TargetEditorElement) => lockOf(editor)?.getAttribute('aria-label');

/** An editor that has heard who locked what. */
async function knowing(repository = locked(), more: Omit<StageOptions, 'repository'> = {}) {
  const { editor } = await staged({
    repository: await repository,
    board: { 'time-zone': 'Europe/Amsterdam' },
    ...more,
  });
  await until(editor, () => editor.session.locks.version > 0);
  await drawn(editor);
  return editor;
}

describe('the lock of a row', () => {
  afterEach(clearStage);

  it('T25 says who set it and when, by the board’s time zone, to the eye and the ear', async () => {
    const editor = await knowing();
    expect([label(editor), lockOf(editor)!.getAttribute('title')]).to.deep.equal([`${SAID}.`, `${SAID}.`]);
    await goTo(editor, 'group:west', 0);
    expect(activeCell(editor)!.getAttribute('aria-label')).to.contain(`, ${SAID}`).and.not.contain('2026.');
    await expect(editor).to.be.accessible();
  });

  it('T25 says it where a cell is typed into', async () => {
    const editor = await knowing();
    await goTo(editor, 'group:west', 0);
    await press(editor, '5');
    expect(bubble(editor)).to.equal(`Team West: ${SAID}.`);
  });

  it('T25 says it in the menu of its row, beside what cannot be done and at “Unlock”', async () => {
    const editor = await knowing();
    await goTo(editor, 'group:west', 0);
    find(editor, '.row:has(.lock) [data-act=menu]').click();
    await until(editor, () => all(editor, '[role=menuitem]').length > 0);
    const texts = all(editor, '[role=menuitem]').map(textOf);
    expect(texts.find((text) => text.startsWith('Unlock'))).to.contain(`${SAID}.`);
    expect(texts.find((text) => text.startsWith('Clear'))).to.contain(`Team West: ${SAID}.`);
  });

  it('T17 T25 says it where a paste is refused', async () => {
    const editor = await knowing();
    await goTo(editor, 'group:west', 0);
    const data = new DataTransfer();
    data.setData('text/plain', '1\n2');
    // Firefox makes no event with data of one's own.
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    find(editor, '.cursor').dispatchEvent(event);
    await until(editor, () => !!editor.shadowRoot!.querySelector('dialog[open]'));
    expect(textOf(find(editor, 'dialog[open]'))).to.contain(
      'Locked: Team West (Bob Carr, Mar 4, 2026). Unlock it first.',
    );
  });

  it('T25 says it where one owner at a time is edited', async () => {
    const editor = await knowing(locked(), { width: 360, attributes: { owner: 'group:west' } });
    await until(editor, () => !!editor.shadowRoot!.querySelector('.why'));
    expect(textOf(find(editor, '.why'))).to.equal(`Team West: ${SAID}.`);
  });

  it('T24 names nobody who is hidden from the reader', async () => {
    const editor = await knowing(locked(), { policy: { see: (owner) => owner !== 'user:bob' } });
    expect(label(editor)).to.equal('Locked on Mar 4, 2026.');
  });

  const UNKNOWN: readonly (readonly [string, () => TargetRepository | Promise<TargetRepository>])[] = [
    ['was there before the first save', () => repositoryOf()],
    ['has a history that does not come', () => locked({ changes: () => Promise.reject(new Error('no history')) })],
  ];
  for (const [which, repository] of UNKNOWN) {
    it(`T25 says no more than that it is locked, where it ${which}`, async () => {
      const { editor } = await staged({ repository: await repository() });
      await drawn(editor);
      expect(label(editor)).to.equal('locked');
      await goTo(editor, 'group:west', 0);
      await press(editor, '5');
      expect(bubble(editor)).to.equal('Team West is locked.');
    });
  }

  it('T25 of the draft is not taken for the one that was saved', async () => {
    const editor = await knowing();
    const lock = { owner: 'group:north', locked: true } as const;
    await editor.session.apply('lock', editor.session.rowsEdit([lock]));
    await drawn(editor);
    const labels = all(editor, '.lock').map((one) => one.getAttribute('aria-label'));
    expect(labels).to.deep.equal(['locked', `${SAID}.`]);
  });

  it('T25 is told of anew once a lock has been saved', async () => {
    const editor = await knowing();
    const before = editor.session.locks.version;
    await editor.session.apply('lock', editor.session.rowsEdit([{ owner: 'group:north', locked: true }]));
    await editor.session.save();
    await until(editor, () => editor.session.locks.version > before);
    await drawn(editor);
    const labels = all(editor, '.lock').map((one) => one.getAttribute('aria-label'));
    expect(labels).to.deep.equal(['Locked by Ann Bell, Mar 4, 2026.', `${SAID}.`]);
  });

  it('asks for the history of a year only where a row is locked', async () => {
    let asked = 0;
    const inner = memoryRepository({ sets: [setOf([{ owner: 'company', values: Array<number>(12).fill(1) }])] });
    const changes: TargetRepository['changes'] = (key, since, options) => {
      asked += 1;
      return inner.changes(key, since, options);
    };
    const { editor } = await staged({
      repository: await locked({ load: (key, options) => inner.load(key, options), changes }),
    });
    await drawn(editor);
    expect(asked).to.equal(0);
  });
});
