import '../src/define/all.ts';
import { followChoices, type Company } from './choices.ts';
import { TargetEditing } from './target-editing.ts';

const board = document.querySelector('target-board')!;
const company = (await (await fetch(board.organisation!)).json()) as Company;
const editing = new TargetEditing(board);

document.querySelector('#set-targets')!.addEventListener('click', () => void editing.open());
board.addEventListener('target-edit-requested', ({ owner, period, targetType }) => {
  void editing.open({ owner, day: period.from, targetType });
});
followChoices(document.querySelector('form')!, board, company, () => {});
