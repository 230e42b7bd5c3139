import { expect } from '@open-wc/testing';
import type { Fill, Filling } from '../../src/adapters/targets/filling.ts';
import type { Rights } from '../../src/model/policy.ts';
import { targetRepositoryContract } from '../../src/source/contract/target-repository.ts';
import { targetRightsContract } from '../../src/source/contract/target-rights.ts';
import { company, keep, KEY, options, TARGETS, TYPE } from '../../src/source/contract/targets.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { reports } from './reports.ts';
import { wrapped } from './wrapped.ts';

interface Making extends Rights {
  readonly fill: Fill;
  readonly now?: () => number;
}

/** Holds one of our repositories against the published contracts, and against what ours do besides. */
export function testTargetRepository(name: string, make: (making: Making) => TargetRepository) {
  const filledWith = (filling: Filling, more?: Omit<Making, 'fill'>) => make({ fill: async () => filling, ...more });

  describe(`${name} as a target repository`, () => {
    for (const { name: rule, run } of [...targetRepositoryContract(filledWith), ...targetRightsContract(filledWith)]) {
      it(rule, run);
    }

    it('T28 saves at the instant that its clock says', async () => {
      const kept = await keep(filledWith(TARGETS, { now: () => Date.UTC(2026, 5, 30, 12) }));
      await kept.save([company(7)]);
      const [latest] = await kept.repository.changes(KEY, 0, options);
      expect(latest!.at).to.equal('2026-06-30T12:00:00.000Z');
    });

    it('hands on the notes of its filling', async () => {
      const notes = [{ code: 'duplicate-target', count: 2, line: 7 }] as const;
      expect((await filledWith({ ...TARGETS, notes }).catalogue(options)).notes).to.deep.equal(notes);
    });

    it('freezes what it answers', async () => {
      const { save, load } = await keep(filledWith(TARGETS));
      for (const set of [await save([company(7)]), await load()]) {
        expect(Object.isFrozen(set.rows[0]!.values)).to.equal(true);
      }
    });

    it('copies what it is filled with', async () => {
      const rows = [{ owner: 'company' as const, values: [1, 2, 3, 4] }];
      const { load } = await keep(filledWith({ sets: [{ ...KEY, interval: 'quarter', rows, revision: 0 }] }));
      rows[0]!.values[0] = 9;
      expect((await load()).rows[0]!.values[0]).to.equal(1);
    });

    it('leaves what a save hands in to the host, and takes what a framework has wrapped', async () => {
      const { repository, save } = await keep(filledWith(TARGETS));
      const type = { ...TYPE, items: ['new', 'old'] };
      await save([], { types: wrapped([type]) });
      const { types } = await repository.catalogue(options);
      expect(types.find(({ id }) => id === type.id)?.items).to.deep.equal(['new', 'old']);
      expect([type, type.items].some((part) => Object.isFrozen(part))).to.equal(false);
    });

    it('saves, and tells the others, though one who watches throws', async () => {
      const { repository, save } = await keep(filledWith(TARGETS));
      const told: string[] = [];
      const throwing = () => {
        throw new Error('of the host');
      };
      const stops = [repository.watch!(throwing), repository.watch!((what) => told.push(what))];
      const reported = await reports(async () => expect((await save([company(7)])).rows[0]!.values[0]).to.equal(7));
      stops.forEach((stop) => stop());
      expect([told, reported]).to.deep.equal([['targets'], ['of the host']]);
    });
  });

  describe(`the filling of ${name}`, () => {
    /** A repository that is filled anew as each of `fills` says, and then with `TARGETS`. */
    function filling(...fills: Fill[]) {
      const signals: AbortSignal[] = [];
      const fill: Fill = (asking) => (signals.push(asking.signal), fills.shift()?.(asking) ?? Promise.resolve(TARGETS));
      const repository = make({ fill });
      const load = (signal = options.signal) => repository.load(KEY, { signal });
      const count = async () => (await load()).rows.length;
      return { repository, load, count, signals };
    }
    const never: Fill = () => new Promise(() => {});

    it('is fetched once, whoever asks at the same time', async () => {
      const { repository, load, count, signals } = filling();
      await Promise.all([repository.catalogue(options), load(), load()]);
      expect([await count(), signals.length]).to.deep.equal([3, 1]);
    });

    it('is waited for by a save, which changes it', async () => {
      const { repository, count } = filling();
      await repository.save([{ ...KEY, base: 0, rows: [company(7)] }], options);
      expect(await count()).to.equal(3);
    });

    const failure = new SourceError('offline', 'no answer');
    const failing: [how: string, fill: Fill][] = [
      ['by its promise', () => Promise.reject(failure)],
      [
        'at once, without a promise',
        () => {
          throw failure;
        },
      ],
    ];
    for (const [how, fill] of failing) {
      it(`is not kept where it failed ${how}`, async () => {
        const { load, count } = filling(fill);
        expect(await load().catch((error: unknown) => error)).to.equal(failure);
        expect(await count()).to.equal(3);
      });
    }

    it('is given up when nobody waits for it any more, and fetched anew', async () => {
      const { repository, load, count, signals } = filling(never);
      const [one, other] = [new AbortController(), new AbortController()];
      const asked = [load(one.signal), repository.catalogue({ signal: other.signal })];
      const gone = Promise.allSettled(asked);
      while (!signals.length) await new Promise((next) => requestAnimationFrame(next));
      one.abort();
      await asked[0]!.catch(() => {});
      expect(signals[0]!.aborted).to.equal(false);
      other.abort();
      await gone;
      expect(signals[0]!.aborted).to.equal(true);
      expect(await count()).to.equal(3);
    });

    it('is kept when whoever asks then has gone already', async () => {
      const { load, count, signals } = filling();
      await load();
      await load(AbortSignal.abort()).catch(() => {});
      expect([await count(), signals.length]).to.deep.equal([3, 1]);
    });

    it('keeps nobody who leaves: a save that waits for it rejects with the signal’s reason', async () => {
      const { repository } = filling(never);
      const leaving = new AbortController();
      const saved = repository
        .save([{ ...KEY, base: 0, rows: [company(7)] }], leaving)
        .catch((reason: unknown) => reason);
      leaving.abort('left');
      expect(await saved).to.equal('left');
    });
  });
}
