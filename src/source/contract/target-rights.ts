import type { OwnerKey } from '../../model/owner.ts';
import type { Policy } from '../../model/policy.ts';
import type { RowChange, TargetChange } from '../../model/target.ts';
import { type ContractCase, expectSame } from './case.ts';
import { company, KEY, keep, type MakeRepository, options, refusal, sorted, TARGETS, TYPE } from './targets.ts';

type Denied = readonly [reason: string, policy: Policy, rows: readonly RowChange[], part?: Partial<TargetChange>];

const DENIED: readonly Denied[] = [
  ['targets-closed', { open: () => false }, [company(1)]],
  ['licence-none', { licence: 'none' }, [company(1)]],
  ['owner-hidden', { see: () => false }, [company(1)]],
  ['owner-read-only', { edit: () => false }, [company(1)]],
  ['lock-denied', { lock: () => false }, [{ owner: 'company', locked: true }]],
  ['types-denied', { administer: () => false }, [], { types: [{ ...TYPE, items: ['old'] }] }],
  ['licence-groups', { licence: 'premium' }, [{ owner: 'group:z', values: { 0: 1 } }]],
  ['licence-types', { licence: 'premium' }, [], { types: [{ ...TYPE, items: ['old'] }] }],
];

const seeing = (see: (owner: OwnerKey) => boolean | undefined, viewer?: string) => ({ viewer, policy: { see } });

const RULES: Readonly<Record<string, (make: MakeRepository) => Promise<void>>> = {
  async 'T24 answers nothing of hidden owners'(make) {
    const see = (owner: OwnerKey) => owner !== 'company' && (owner !== 'user:u' || undefined);
    const { repository, load } = await keep(make(TARGETS, seeing(see)));
    expectSame(
      (await load()).rows.map(({ owner }) => owner),
      ['group:a'],
    );
    const { owners, currencies } = await repository.catalogue(options);
    expectSame([[...owners].sort(), currencies], [['group:a', 'group:b'], []]);
    const { code, detail } = await refusal(repository.history({ ...KEY, owner: 'company' }, options));
    expectSame([code, detail.problem], ['forbidden', 'owner-hidden']);
  },
  async 'T24 viewers see their own targets, unless the policy denies them by name'(make) {
    for (const [answer, owners] of [[undefined, ['user:u']] as const, [false, []] as const]) {
      const { load } = await keep(
        make(
          TARGETS,
          seeing(() => answer, 'u'),
        ),
      );
      expectSame(
        (await load()).rows.map(({ owner }) => owner),
        owners,
      );
    }
  },
  async 'T24 tells no revisions of hidden owners'(make) {
    let hidden: OwnerKey = 'group:a';
    const kept = await keep(
      make(
        TARGETS,
        seeing((owner) => owner !== hidden),
      ),
    );
    await kept.save([company(7), { owner: 'user:u', item: 'new', values: { 0: 7 } }]);
    hidden = 'company';
    const changes = await kept.repository.changes(KEY, kept.base, options);
    expectSame(
      changes.map(({ row }) => row.owner),
      ['user:u'],
    );
  },
  async 'T27 tells no revisions where targets may not be opened'(make) {
    const { repository } = await keep(make(TARGETS, { policy: { open: () => false } }));
    const asked = [repository.changes(KEY, 0, options), repository.history({ ...KEY, owner: 'company' }, options)];
    for (const error of await Promise.all(asked.map(refusal))) expectSame(error.detail.problem, 'targets-closed');
  },
};

/** The rules of repositories that answer and refuse by a policy (T24, T26, T27). `make` is called for each case. */
export function targetRightsContract(make: MakeRepository): readonly ContractCase[] {
  return [
    ...Object.entries(RULES).map(([name, check]) => ({ name, run: () => check(make) })),
    ...DENIED.map(([reason, policy, rows, part]) => ({
      name: `T27 refuses by its policy: ${reason}`,
      async run() {
        const { save, load } = await keep(make(TARGETS, { policy }));
        const before = sorted((await load()).rows);
        const { code, detail } = await refusal(save(rows, part));
        expectSame([code, detail.problem], ['forbidden', reason]);
        expectSame(sorted((await load()).rows), before);
      },
    })),
  ];
}
