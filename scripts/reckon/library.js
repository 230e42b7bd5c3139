// The library as a page has it: sales in a memory source, targets in a memory repository, and a question
// answered as the store answers it.
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { measure } from '../../src/model/figures-of.ts';
import { intervalPoints } from '../../src/model/interval-points.ts';
import { partPoints } from '../../src/model/parts.ts';
import { ask, isRefusal } from '../../src/model/question.ts';
import { onlySeen } from '../../src/model/seen.ts';
import { atOnce } from '../../src/model/steps.ts';

const WORDS = {
  company: 'company',
  total: 'total',
  rest: {
    'no-group': 'no-group',
    former: 'former',
    unlisted: 'unlisted',
    'non-members': 'non-members',
    'no-item': 'no-item',
  },
  period: ({ key }) => key,
  name: (name, id) => id,
};

const POINTS = { intervals: intervalPoints, parts: partPoints };

/** Answers the questions of one world. */
export async function answering({ organisation, sales, sets, types }) {
  const options = { signal: new AbortController().signal };
  const source = memorySource({ sales, organisation });
  const repository = memoryRepository({ sets, types });
  const listed = await source.organisation(options);
  const catalogue = await repository.catalogue(options);
  return async ({ request, settings, hidden }) => {
    const maySee = hidden && ((owner) => !hidden.includes(owner));
    const question = ask(request, settings, listed, catalogue, maySee);
    if (isRefusal(question)) return { refused: question.reason };
    const actuals = await source.actuals(question.queries, options);
    const loaded = await Promise.all(question.sets.map((key) => repository.load(key, options)));
    const answer = onlySeen(atOnce(measure(question, actuals, loaded, WORDS, POINTS[request.shape])), maySee);
    return answer.figures.state === 'error' ? { refused: answer.figures.reason } : answer;
  };
}
