// Runs of the reckoning: random worlds and questions until there are as many cases as wanted.
import fc from 'fast-check';
import { differences } from './compare.js';
import { figuresOf } from './figures.js';
import { resolve } from './question.js';
import { linesOf } from './sales.js';
import { smallest } from './smallest.js';
import { asks, worlds } from './worlds.js';

/** Worlds of one seed, and questions about each. A case is one question, with all its figures. */
const WORLDS = 25;
const QUESTIONS = 40;
export const CASES_OF_A_SEED = WORLDS * QUESTIONS;

/** What differs in the answer to a question from what is reckoned. */
async function differencesOf(world, ask, answer) {
  const question = resolve(world, ask);
  const reckoned = question.refused ? question : figuresOf(question);
  const answered = await answer(ask).catch(refusal);
  return differences(answered, reckoned, question);
}

/** Failures that a source names are answers too. */
function refusal(error) {
  if (error.code === undefined) throw error;
  return { refused: error.code };
}

/** The first case of a seed whose figures differ, as small as it can be, with what differs; nothing if none does. */
export async function reckon(seed, answering) {
  const options = { seed, unbiased: true };
  const questions = fc.sample(asks, { ...options, numRuns: CASES_OF_A_SEED });
  for (const [place, data] of fc.sample(worlds, { ...options, numRuns: WORLDS }).entries()) {
    const world = { ...data, lines: linesOf(data) };
    const answer = await answering(data);
    for (const ask of questions.slice(place * QUESTIONS, (place + 1) * QUESTIONS)) {
      const found = await differencesOf(world, ask, answer);
      if (found.length) return explained({ world: data, ask }, found, answering);
    }
  }
}

/** Smaller cases differ in nothing else, so that they show the same fault. */
async function explained(failing, first, answering) {
  const fields = first.map(({ where }) => where);
  const again = async ({ world, ask }) =>
    differencesOf({ ...world, lines: linesOf(world) }, ask, await answering(world));
  const isAlike = (found) => found.length > 0 && found.every(({ where }) => fields.includes(where));
  const fails = (one) => again(one).then(isAlike, () => false);
  const small = await smallest(failing, fails);
  return { ...small, found: await again(small) };
}
