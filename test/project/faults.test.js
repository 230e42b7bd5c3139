// What the faults take for a save that went wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lostSaves } from '../faults/saves.js';

const save = (part) => ({ do: 'save', id: 'save-1', owner: 'company', index: 8, value: 1, how: 'answer', ...part });

const revision = (number, comment, to, field = 8) => ({
  row: { owner: 'company' },
  revision: number,
  comment,
  changes: [{ field, from: null, to }],
});

/** Complaints about saves that ended so, newest revision first. */
function complaints(steps, ends, revisions) {
  const values = Array(12).fill(null);
  for (const { changes } of revisions.toReversed()) for (const { field, to } of changes) values[field] = to;
  const set = { rows: [{ owner: 'company', values }], revision: revisions[0]?.revision ?? 0 };
  return lostSaves(steps, new Map([['save-1', ends]]), { set, revisions });
}

test('a save that was acknowledged and is not kept is lost', () => {
  assert.deepEqual(complaints([save()], ['done'], []), ['save-1 is lost, though it was acknowledged']);
});

test('a save that was refused and is kept is wrong, also if it was overwritten', () => {
  const wrong = ['save-1 is done, though it was refused: conflict'];
  assert.deepEqual(complaints([save()], ['conflict'], [revision(1, 'save-1', 1)]), wrong);
  const overwritten = [revision(2, 'save-2', 2), revision(1, 'save-1', 1)];
  assert.deepEqual(complaints([save()], ['conflict'], overwritten), wrong);
});

test('T30 a repeated save is in conflict with who saved the same cell in between, though the first was done', () => {
  const repeated = [save({ how: 'twice' })];
  assert.deepEqual(complaints(repeated, ['conflict'], [revision(2, 'save-2', 2), revision(1, 'save-1', 1)]), []);
  const again = [...repeated, save()];
  const both = ['conflict', 'conflict'];
  assert.deepEqual(complaints(again, both, [revision(2, 'save-2', 2), revision(1, 'save-1', 1)]), []);
  const wrong = ['save-1 is done, though it was refused: conflict'];
  assert.deepEqual(complaints(repeated, ['conflict'], [revision(1, 'save-1', 1)]), wrong, 'nobody did');
  const before = [revision(2, 'save-1', 1), revision(1, 'save-2', 2)];
  assert.deepEqual(complaints(repeated, ['conflict'], before), wrong, 'before it');
  const beside = [revision(2, 'save-2', 2, 7), revision(1, 'save-1', 1)];
  assert.deepEqual(complaints(repeated, ['conflict'], beside), wrong, 'another cell');
});

test('a save is never done twice', () => {
  const twice = [revision(2, 'save-1', 1), revision(1, 'save-1', 1)];
  assert.deepEqual(complaints([save({ how: 'twice' })], ['done'], twice), ['save-1 is done 2 times']);
});
