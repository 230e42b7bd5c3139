import '../src/define/all.ts';
import { followChoices, type Company } from './choices.ts';
import { followDataAge } from './data-age.ts';
import { TargetEditing } from './target-editing.ts';
import { texts, type Texts } from './texts.ts';

const board = document.querySelector('target-board')!;
const company = (await (await fetch(board.getAttribute('organisation')!)).json()) as Company;
const editing = new TargetEditing(board);

document.querySelector('#set-targets')!.addEventListener('click', () => void editing.open());
board.addEventListener('target-edit-requested', ({ owner, period, targetType }) => {
  void editing.open({ owner, day: period.from, targetType });
});
let words = { said: texts.en as Texts, tag: 'en-GB' };
const tellAge = followDataAge(board, document.querySelector('#age')!, () => words);
followChoices(document.querySelector('form')!, board, company, (said) => {
  words = { said, tag: document.documentElement.lang };
  tellAge();
});
