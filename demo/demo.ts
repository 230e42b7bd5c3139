import '../src/define/all.ts';
import { followChoices, type Company } from './choices.ts';
import { TargetForm } from './target-form.ts';

const board = document.querySelector('target-board')!;
const [choices, targetForm] = document.querySelectorAll('form');
const company = (await (await fetch(board.organisation!)).json()) as Company;
const form = new TargetForm(targetForm!, board, company);

followChoices(choices!, board, company, (said) => {
  // The board makes its repository of its attributes when it first renders.
  void board.updateComplete.then(() => form.update(said));
});
