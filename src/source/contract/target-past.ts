import { setAt } from '../../model/set-at.ts';
import type { RowChange, TargetChange, TargetSet } from '../../model/target.ts';
import { expectSame } from './case.ts';
import { company, KEY, options, type Rules, sorted } from './targets.ts';

/** Rules of what a repository tells of a set as it was. */
export const PAST: Rules = {
  async 'says what was saved since a revision, newest first'({ repository, save, base }) {
    for (const [month, value] of [7, 8, null].entries()) await save([company(value, month)]);
    const changes = await repository.changes(KEY, base + 1, options);
    expectSame(
      changes.map(({ revision, changes: [one] }) => [revision, one]),
      [
        [base + 3, { field: 2, from: 100_00, to: null }],
        [base + 2, { field: 1, from: 100_00, to: 8 }],
      ],
    );
  },
  async 'T29 tells enough to rebuild the set as it stood at each of its revisions'({ repository, load, save }) {
    const states = [await load()];
    const saves: readonly (readonly [readonly RowChange[], Partial<TargetChange>?])[] = [
      [[company(7), { owner: 'user:new', values: { 3: 5 } }]],
      [[{ owner: 'group:a', locked: false }]],
      [[{ owner: 'user:u', item: 'new', removed: true }, company(null, 2)]],
      [[], { interval: 'quarter' }],
      [[{ owner: 'company', currency: 'USD' }]],
    ];
    for (const [rows, part] of saves) states.push(await save(rows, { base: states.at(-1)!.revision, ...part }));
    const [now, revisions] = [states.at(-1)!, await repository.changes(KEY, 0, options)];
    const rebuilt = states.map(({ revision }) => setAt(now, revisions, revision));
    const plainly = (sets: readonly TargetSet[]) =>
      sets.map(({ interval, rows, revision }) => [interval, revision, sorted(rows)]);
    expectSame(plainly(rebuilt), plainly(states));
  },
};
