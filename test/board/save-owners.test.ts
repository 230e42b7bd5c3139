import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { restRepository } from '../../src/adapters/rest.ts';
import type { TargetBoardElement } from '../../src/board/board.ts';
import { failureSentence } from '../../src/i18n/failure-sentence.ts';
import type { TargetChange } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { clearStage, settled, stage } from '../tiles/fixture.ts';

const ORGANISATION = {
  currency: 'EUR',
  groups: [{ id: 'north', name: 'Team North' }],
  users: [
    { id: 'anna', name: 'Anna Smit', group: 'north' },
    { id: 'bob', name: 'Bob Jones', group: 'north' },
  ],
};
const KEY = { year: 2026, targetType: 'all-sales.amount' };
/** Targets of somebody who is not listed. */
const LEFT = [{ year: 2026, period: 1, owner: 'user:left', value: 1 }];
const { signal } = new AbortController();

const repositories = {
  memoryRepository: () => memoryRepository({ targets: LEFT }),
  restRepository: () => restRepository({ load: () => LEFT, save: async () => undefined }),
};

async function boardOf(make: () => ReturnType<typeof memoryRepository>, organisation: object = ORGANISATION) {
  const source = memorySource({ sales: [{ date: '2026-01-10', user: 'anna', amount: 5 }], organisation });
  const repository = make();
  const { board, tile } = stage('<target-number></target-number>', {}, { source, repository });
  await settled(tile);
  return { board: board as TargetBoardElement, repository };
}

async function refusal(saving: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await saving.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
}

const changeOf = (owner: string, more: object = {}) =>
  [{ ...KEY, base: 0, rows: [{ owner, values: { 8: 7 }, ...more }] }] as unknown as readonly TargetChange[];

for (const [name, make] of Object.entries(repositories)) {
  describe(`board.save over ${name}`, () => {
    afterEach(clearStage);

    for (const [owner, meant] of [
      ['user:Anna', 'user:anna'],
      ['anna', 'user:anna'],
      ['team:north', 'group:north'],
      ['user:zoe', undefined],
    ] as const) {
      it(`refuses an owner who is not there, and offers the one who may be meant: ${owner}`, async () => {
        const { board, repository } = await boardOf(make);
        const error = await refusal(board.save(changeOf(owner)));
        const { code, detail, message } = error;
        expect([code, detail.problem, detail.value, detail.expected]).to.deep.equal([
          'invalid-data',
          'unknown-owner',
          owner,
          meant,
        ]);
        expect(message).to.contain(owner);
        if (meant) expect(await failureSentence(error)).to.contain(`Did you mean “${meant}”?`);
        expect((await repository.load(KEY, { signal })).rows.map((row) => row.owner)).to.deep.equal(['user:left']);
      });
    }

    it('takes those who are there or have targets already, and any removal', async () => {
      const { board } = await boardOf(make);
      for (const owner of ['company', 'group:north', 'user:bob', 'user:left']) {
        const [set] = await board.save(changeOf(owner));
        expect(set!.rows.find((row) => row.owner === owner)!.values[8], owner).to.equal(7);
      }
      expect((await board.save(changeOf('user:gone', { removed: true })))[0]!.rows.length).to.equal(4);
    });

    it('R12 takes any owner where nobody is listed', async () => {
      const { board } = await boardOf(make, { currency: 'EUR' });
      const [set] = await board.save(changeOf('user:new'));
      expect(set!.rows.map(({ owner }) => owner)).to.include('user:new');
    });
  });
}
