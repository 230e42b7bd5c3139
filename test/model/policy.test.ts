import { expect } from '@open-wc/testing';
import { denyAdd, denyEdit, denyLock, denyTypes } from '../../src/model/policy-change.ts';
import { denyOpen, maySee, type Policy, type PolicyReason } from '../../src/model/policy.ts';
import { applyChanges } from '../../src/model/revision.ts';
import type { RowChange, TargetChange, TargetRow } from '../../src/model/target.ts';
import { AT, change, refusal, set, values, YEAR } from './changing.ts';

const TYPE = { id: 'source.count', dimension: 'source', unit: 'count' } as const;
const ROWS: readonly TargetRow[] = [
  { owner: 'company', values: YEAR },
  { owner: 'group:a', values: YEAR },
  { owner: 'user:u', values: YEAR },
];
const edit = (owner: string): RowChange => ({ owner, values: values([0, 7]) }) as RowChange;

/** Why a change of `ROWS` is refused, and which of them are named. */
function denied(policy: Policy, what: TargetChange, before = set(ROWS)) {
  const { problem, cells } = refusal(() =>
    applyChanges([{ set: before, change: what, since: [], at: AT, rights: { policy } }]),
  );
  return [problem, ...cells.map(({ owner }) => owner)];
}

function allowed(policy: Policy | undefined, what: TargetChange, before = set(ROWS)) {
  const [applied] = applyChanges([{ set: before, change: what, since: [], at: AT, rights: { policy } }]);
  expect(applied!.set.revision).to.equal(before.revision + (applied!.revisions.length ? 1 : 0));
}

describe('what may be seen', () => {
  const seeing = (answer: unknown) => ({ see: () => answer }) as Policy;
  const answers: [what: string, policy: Policy | undefined, own: boolean, others: boolean][] = [
    ['there is no policy', undefined, true, true],
    ['the policy does not say', {}, true, true],
    ['it says yes', seeing(true), true, true],
    ['it says no', seeing(false), false, false],
    ['it leaves it open', seeing(undefined), true, false],
    ['it promises an answer', seeing(Promise.resolve(true)), false, false],
  ];
  for (const [what, policy, own, others] of answers) {
    it(`T24 of one’s own ${own}, of others ${others}: where ${what}`, () => {
      const rights = { policy, viewer: 'u' };
      expect([maySee(rights, 'user:u'), maySee(rights, 'user:v')]).to.deep.equal([own, others]);
      expect(maySee(rights, 'company')).to.equal(others);
    });
  }

  it('T24 is nobody’s own where there is no viewer', () => {
    expect(maySee({ policy: seeing(undefined) }, 'user:undefined' as 'user:u')).to.equal(false);
  });
});

describe('what may be done', () => {
  it('T24 is everything without a policy, and what a policy does not mention', () => {
    const owner = 'company';
    for (const policy of [undefined, {}]) {
      const reasons = [
        denyOpen({ policy }),
        denyEdit({ policy }, owner),
        denyLock({ policy }, owner),
        denyTypes({ policy }),
      ];
      expect(reasons).to.deep.equal([undefined, undefined, undefined, undefined]);
    }
  });

  const late = (async () => true) as unknown as () => boolean;
  const no = () => false;
  const rights: [policy: Policy, open: Denied, edit: Denied, lock: Denied, types: Denied][] = [
    [{ open: no }, 'targets-closed', 'targets-closed', 'targets-closed', 'targets-closed'],
    [{ open: late }, 'targets-closed', 'targets-closed', 'targets-closed', 'targets-closed'],
    [{ licence: 'none' }, 'licence-none', 'licence-none', 'licence-none', 'licence-none'],
    [{ see: no }, undefined, 'owner-hidden', 'owner-hidden', undefined],
    [{ edit: no }, undefined, 'owner-read-only', 'owner-read-only', undefined],
    [{ edit: late }, undefined, 'owner-read-only', 'owner-read-only', undefined],
    [{ lock: no }, undefined, undefined, 'lock-denied', undefined],
    [{ lock: late }, undefined, undefined, 'lock-denied', undefined],
    [{ administer: no }, undefined, undefined, undefined, 'types-denied'],
    [{ administer: late }, undefined, undefined, undefined, 'types-denied'],
    [{ licence: 'none', open: no, see: no }, 'licence-none', 'owner-hidden', 'owner-hidden', 'licence-none'],
  ];
  type Denied = PolicyReason | undefined;
  for (const [policy, ...reasons] of rights) {
    const said = Object.entries(policy).map(
      ([name, one]) => `${name}: ${typeof one === 'string' ? one : one === late ? 'a promise' : 'no'}`,
    );
    it(`T24 T27 open, edit, lock and types are ${reasons.map((reason) => reason ?? 'allowed').join(', ')} with ${said.join(', ')}`, () => {
      const owner = 'company';
      expect([
        denyOpen({ policy }),
        denyEdit({ policy }, owner),
        denyLock({ policy }, owner),
        denyTypes({ policy }),
      ]).to.deep.equal(reasons);
    });
  }

  it('T24 is asked of the policy by owner', () => {
    const policy: Policy = { edit: (owner) => owner !== 'company', lock: (owner) => owner !== 'group:a' };
    expect([denyEdit({ policy }, 'company'), denyEdit({ policy }, 'group:a')]).to.deep.equal([
      'owner-read-only',
      undefined,
    ]);
    expect([denyLock({ policy }, 'group:a'), denyLock({ policy }, 'user:u')]).to.deep.equal(['lock-denied', undefined]);
  });
});

describe('a change that a policy denies', () => {
  const not = (owner: string) => (asked: string) => asked !== owner;

  it('T27 names the rows that the first reason holds for', () => {
    const rows = [edit('group:a'), edit('company'), edit('user:u')];
    expect(denied({ edit: not('company') }, change(rows))).to.deep.equal(['owner-read-only', 'company']);
    expect(denied({ edit: () => false }, change(rows))).to.deep.equal([
      'owner-read-only',
      'group:a',
      'company',
      'user:u',
    ]);
  });

  it('T24 names no hidden row', () => {
    expect(denied({ see: not('company') }, change([edit('company')]))).to.deep.equal(['owner-hidden']);
  });

  it('T27 names the item of a row', () => {
    const refused = refusal(() =>
      applyChanges([
        {
          set: set(ROWS),
          change: change([{ ...edit('company'), item: 'new' }]),
          since: [],
          at: AT,
          rights: { policy: { edit: () => false } },
        },
      ]),
    );
    expect(refused.cells).to.deep.equal([
      { year: 2026, targetType: 'all-sales.amount', owner: 'company', item: 'new' },
    ]);
  });

  it('T27 is one of each row by another interval, and by the removal of the year', () => {
    const policy = { edit: not('user:u') };
    expect(denied(policy, change([], { interval: 'quarter' }))).to.deep.equal(['owner-read-only', 'user:u']);
    expect(denied(policy, change([], { removed: true }))).to.deep.equal(['owner-read-only', 'user:u']);
    allowed(policy, change([edit('company')], { interval: 'month' }));
  });

  it('T27 asks for lock where a row is locked or unlocked, and not where it stays as it is', () => {
    const policy = { lock: () => false };
    expect(denied(policy, change([{ owner: 'company', locked: true }]))).to.deep.equal(['lock-denied', 'company']);
    const locked = set([{ owner: 'company', values: YEAR, locked: true }]);
    expect(denied(policy, change([{ owner: 'company', locked: false }]), locked)).to.deep.equal([
      'lock-denied',
      'company',
    ]);
    allowed(policy, change([{ ...edit('company'), locked: false }]));
    allowed(policy, change([{ owner: 'company', locked: true }]), locked);
  });

  it('T25 is refused as locked where only the lock forbids it', () => {
    const locked = set([{ owner: 'company', values: YEAR, locked: true }]);
    expect(denied({ edit: () => true }, change([edit('company')]), locked)).to.deep.equal(['locked', 'company']);
    expect(denied({ edit: () => false }, change([edit('company')]), locked)).to.deep.equal([
      'owner-read-only',
      'company',
    ]);
  });

  it('T27 types are added, changed and deleted by those who administer', () => {
    const policy = { administer: () => false };
    expect(denied(policy, change([], { types: [TYPE] }))).to.deep.equal(['types-denied']);
    expect(denied(policy, change([], { removedTypes: [TYPE.id] }))).to.deep.equal(['types-denied']);
    allowed(policy, change([edit('company')], { types: [], removedTypes: [] }));
  });

  it('T27 is nothing at all where targets are closed', () => {
    expect(denied({ open: () => false }, change([]))).to.deep.equal(['targets-closed']);
    expect(denied({ licence: 'none' }, change([edit('company')]))).to.deep.equal(['licence-none']);
  });
});

describe('the limits of a licence', () => {
  const premium = { licence: 'premium' } as const;
  const other = set(ROWS, { targetType: 'source.amount' });

  it('T26 premium has targets of one group with its users, and the company', () => {
    expect(denied(premium, change([edit('group:b')]))).to.deep.equal(['licence-groups', 'group:b']);
    allowed(premium, change([edit('user:new'), edit('group:a')]));
    allowed(premium, change([edit('company'), edit('group:b')]), set([]));
    expect(denied(premium, change([edit('group:b'), edit('group:c')]), set([]))).to.deep.equal([
      'licence-groups',
      'group:c',
    ]);
    expect(denied(premium, change([{ ...edit('group:b'), item: 'new' }]))).to.deep.equal(['licence-groups', 'group:b']);
  });

  it('T26 premium has targets of “All sales – Amount” only, and no other types', () => {
    const adding = change([edit('user:new')], { targetType: 'source.amount' });
    expect(denied(premium, adding, other)).to.deep.equal(['licence-types', 'user:new']);
    expect(denied(premium, change([], { types: [TYPE] }))).to.deep.equal(['licence-types']);
  });

  it('T26 what is beyond the limits stays, and may be changed and deleted', () => {
    allowed(premium, change([edit('company')], { targetType: 'source.amount' }), other);
    const both = set([...ROWS, { owner: 'group:b', values: YEAR }]);
    allowed(premium, change([edit('group:b'), { owner: 'group:a', removed: true }]), both);
    allowed(premium, change([], { removedTypes: [TYPE.id] }));
  });

  it('T26 nothing is beyond other licences', () => {
    for (const policy of [{ licence: 'unlimited' } as const, {}, undefined]) {
      expect(denyAdd({ policy }, 'source.amount', 'group:b', new Set(['group:a']))).to.equal(undefined);
      allowed(policy, change([edit('group:b')], { types: [TYPE] }));
    }
  });
});
