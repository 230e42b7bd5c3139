import type { Known } from '../model/known.ts';
import type { Note } from '../model/note.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import type { BoardState } from './board-state.ts';
import { sameData } from './same-data.ts';

/** All that an answer depends on, beside the answers of others that the store holds. */
export interface Question {
  readonly board: BoardState;
  readonly request: FiguresRequest;
  readonly settings: Settings;
  readonly notes: readonly Note[];
  /** Numbers of the page, in place of an answer. */
  readonly known?: Known;
}

/** Whether earlier figures answer a question: those of a day that is over do until there are newer ones (S3). */
export function isGoodFor(question: Question, earlier: Question): boolean {
  // Numbers of the page do until the next ones can be read.
  if (!question.known !== !earlier.known) return false;
  return isSame(question, earlier) || isSame(anyDay(question), anyDay(earlier));
}

/** Whether time makes figures of an earlier question old while this one is asked: of another one, where both follow the clock. */
export function makesOld(question: Question, earlier: Question): boolean {
  return (
    isGoodFor(question, earlier) || [question, earlier].every(({ settings, board }) => settings.asOf === board.today)
  );
}

/** Members of the board's state on which an answer and its words depend. */
const ANSWERED_BY = ['version', 'policy', 'locale', 'notes'] as const satisfies (keyof BoardState)[];

export function isAnsweredAlike(a: Question, b: Question): boolean {
  return ANSWERED_BY.every((key) => a.board[key] === b.board[key]) && isSame(a, b) && sameData(a.known, b.known);
}

function isSame(a: Question, b: Question): boolean {
  const parts = ['request', 'settings', 'notes'] as const;
  return a.board.store === b.board.store && parts.every((part) => sameData(a[part], b[part]));
}

/** The question as of whichever day it is, where it is asked as of today. */
function anyDay(question: Question): Question {
  const { board, settings } = question;
  return settings.asOf === board.today ? { ...question, settings: { ...settings, asOf: '' } } : question;
}
