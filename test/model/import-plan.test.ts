import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type Draft, emptyDraft, rowOf, valueOf } from '../../src/model/draft.ts';
import { edit } from '../../src/model/draft-edit.ts';
import { type ImportContext, type ImportedRow, type ImportedSet, planImport } from '../../src/model/import-plan.ts';
import { type Candidate, matchOwners } from '../../src/model/match-owners.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import type { TargetValue } from '../../src/model/target.ts';
import { MEMBERSHIP } from '../export/years.ts';
import { draftAfter, draftOf, KEY, row, SET } from './drafting.ts';

const context: ImportContext = {
  membership: MEMBERSHIP,
  base: 'EUR',
  lockedBy: () => ({ by: 'sanne', at: '2026-01-12T09:30:00.000Z' }),
};
const months = (...said: (TargetValue | undefined)[]) => [
  ...said,
  ...Array<undefined>(12 - said.length).fill(undefined),
];
const file = (...list: ImportedRow[]): ImportedSet => ({ ...KEY, interval: 'month', rows: list });
const applied = (draft: Draft, sets: readonly ImportedSet[], more: Partial<ImportContext> = {}) => {
  const plan = planImport(draft, sets, { ...context, ...more });
  return { plan, after: draftAfter(edit(draft, 'import', plan.edits, context)) };
};

describe('planImport', () => {
  it('says of each row how many values it has and changes, and the sum before and after', () => {
    const { plan, after } = applied(draftOf(), [
      file(
        { owner: 'user:anna', values: months(100, 150, null) },
        { owner: 'user:ben', values: months(undefined, 100) },
      ),
    ]);
    expect(plan.rows.map(({ owner, cells, changed, refused }) => [owner, cells, changed, refused])).to.deep.equal([
      ['user:anna', 3, 2, []],
      ['user:ben', 1, 0, []],
    ]);
    expect([plan.changed, plan.emptied]).to.deep.equal([2, 1]);
    expect(plan.sums).to.deep.equal([{ currency: 'EUR', before: 2400, after: 2350 }]);
    expect(rowOf(after, { ...KEY, owner: 'user:anna' })!.values.slice(0, 4)).to.deep.equal([100, 150, null, 100]);
  });

  it('T25, T27 names what cannot come in with its reason, and takes the rest', () => {
    const { plan, after } = applied(draftOf(), [
      file(
        { owner: 'group:zuid', currency: 'USD', values: months(7, 8) },
        { owner: 'user:anna', values: months(7), unread: [{ index: 8, text: 'J9 41.5oo' }] },
        { owner: 'user:T. de Wit', values: months(7) },
        { owner: 'company', currency: 'USD', values: months(7) },
      ),
      { year: 2031, targetType: KEY.targetType, interval: 'month', rows: [{ owner: 'company', values: months(1) }] },
    ]);
    expect(plan.rows.map(({ owner, changed, refused }) => [owner, changed, refused])).to.deep.equal([
      ['group:zuid', 0, [{ problem: 'locked', by: 'sanne', at: '2026-01-12T09:30:00.000Z' }]],
      ['user:anna', 1, [{ problem: 'not-a-number', index: 8, text: 'J9 41.5oo' }]],
      ['user:T. de Wit', 0, [{ problem: 'unknown-owner', text: 'T. de Wit' }]],
      ['company', 0, [{ problem: 'other-currency', text: 'USD' }]],
      ['company', 0, [{ problem: 'not-loaded' }]],
    ]);
    expect(valueOf(after, { ...KEY, owner: 'user:anna' }, 0)).to.equal(7);
  });

  it('T24 takes nothing of owners that the policy denies', () => {
    const rights = { policy: { edit: (owner: OwnerKey) => owner !== 'user:ben' } };
    const { plan } = applied(
      draftOf(),
      [file({ owner: 'user:ben', values: months(7) }, { owner: 'user:anna', values: months(7) })],
      { rights },
    );
    expect(plan.rows.map(({ refused }) => refused)).to.deep.equal([[{ problem: 'owner-read-only' }], []]);
    expect(plan.changed).to.equal(1);
  });

  it('takes names for the owners that somebody chose, and leaves out those for nobody', () => {
    const owners = new Map<OwnerKey, OwnerKey | null>([
      ['user:T. de Wit', 'user:anna'],
      ['user:Totaal', null],
    ]);
    const { plan, after } = applied(
      draftOf(),
      [file({ owner: 'user:T. de Wit', values: months(7) }, { owner: 'user:Totaal', values: months(9) })],
      { owners },
    );
    expect(plan.rows).to.have.length(1);
    expect(valueOf(after, { ...KEY, owner: 'user:anna' }, 0)).to.equal(7);
  });

  it('T10 adds months up where the year has quarters, asks where it would have to guess, and takes its interval where it is empty', () => {
    const quarterly = emptyDraft([
      { ...SET, interval: 'quarter', rows: [{ owner: 'company', currency: 'EUR', values: [1, 2, 3, 4] }] },
    ]);
    const { after } = applied(quarterly, [file({ owner: 'company', values: months(10, 20, 30, 40, 50) })]);
    expect(rowOf(after, { ...KEY, owner: 'company' })!.values).to.deep.equal([60, 2, 3, 4]);
    const quarters: ImportedSet = {
      ...KEY,
      interval: 'quarter',
      rows: [{ owner: 'company', currency: 'EUR', values: [1, 2, 3, 4] }],
    };
    expect(planImport(draftOf(), [quarters], context).rows[0]!.refused).to.deep.equal([{ problem: 'other-interval' }]);
    const empty = applied(emptyDraft([{ ...SET, rows: [] }]), [quarters]).after;
    expect(rowOf(empty, { ...KEY, owner: 'company' })).to.deep.equal({
      owner: 'company',
      currency: 'EUR',
      values: [1, 2, 3, 4],
    });
  });

  it('of a workbook that was written here only what was changed in it comes in, whatever was changed here meanwhile', () => {
    const value = fc.option(fc.nat(9), { nil: null });
    const values = fc.array(value, { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, values, values, (written, here, there) => {
        const draft = emptyDraft([{ ...SET, rows: [row('user:anna', 0, { values: here })] }]);
        const { plan, after } = applied(draft, [file({ owner: 'user:anna', values: there, written })]);
        const expected = here.map((one, index) => (there[index] === written[index] ? one : there[index]));
        expect(rowOf(after, { ...KEY, owner: 'user:anna' })!.values).to.deep.equal(expected);
        const changed = here.filter((one, index) => one !== expected[index]).length;
        const meanwhile = here.filter((one, index) => one !== expected[index] && one !== written[index]).length;
        expect(plan.rows[0]).to.include({ changed, meanwhile });
      }),
    );
  });

  it('T7 gives a row that is new the currency of the file', () => {
    const fresh = emptyDraft([{ ...SET, rows: [] }]);
    const made = applied(fresh, [file({ owner: 'company', currency: 'USD', values: months(7) })]).after;
    expect(rowOf(made, { ...KEY, owner: 'company' })!.currency).to.equal('USD');
  });
});

describe('matchOwners', () => {
  const candidates: Candidate[] = [
    { owner: 'user:u1', names: ['Tom de Wit'] },
    { owner: 'user:u2', names: ['Nina Visser'] },
    { owner: 'user:u3', names: ['Jan Jansen'] },
    { owner: 'user:u4', names: ['Jan Janssen'] },
    { owner: 'group:g1', names: ['Team Noord'] },
  ];
  const cases: [string, OwnerKey, string | undefined][] = [
    ['the same but for capitals and accents', 'user:NÍNA visser', 'user:u2 same'],
    ['family name first', 'user:Visser, Nina', 'user:u2 same'],
    ['initials', 'user:T. de Wit', 'user:u1'],
    ['one letter', 'user:Nina Viser', 'user:u2'],
    ['of two that are as near, neither', 'user:Jan Janzsen', undefined],
    ['none that is near', 'user:Totaal', undefined],
    ['not a user for a group', 'group:Nina Visser', undefined],
  ];
  for (const [title, key, expected] of cases) {
    it(`finds ${title}`, () => {
      const match = matchOwners([key], candidates).get(key);
      expect(match && `${match.owner}${match.isSame ? ' same' : ''}`).to.equal(expected);
    });
  }

  const mixed: [string, OwnerKey, string | undefined][] = [
    ['a group in a column of people', 'user:team noord', 'group:g1 same'],
    ['a group with a letter that is wrong', 'user:Team Nord', 'group:g1'],
    ['of two that are called alike the one of its kind', 'user:Tom de Wit', 'user:u1 same'],
    ['a user in a column of groups', 'group:Nina Visser', 'user:u2 same'],
    ['the company', 'user:Skerry', 'company same'],
  ];
  for (const [title, key, expected] of mixed) {
    it(`finds, where names of a file may be of any kind, ${title}`, () => {
      const all: Candidate[] = [
        ...candidates,
        { owner: 'group:g2', names: ['Tom de Wit'] },
        { owner: 'company', names: ['Skerry'] },
      ];
      const match = matchOwners([key], all, 'any').get(key);
      expect(match && `${match.owner}${match.isSame ? ' same' : ''}`).to.equal(expected);
    });
  }

  it('offers nobody as the nearest who is in the file by name', () => {
    const matches = matchOwners(['user:Tom de Wit', 'user:T. de Wit'], candidates);
    expect([...matches.keys()]).to.deep.equal(['user:Tom de Wit']);
  });
});
