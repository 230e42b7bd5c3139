import { expect } from '@open-wc/testing';
import { saveError } from '../../../src/adapters/targets/refusal.ts';
import { ChangeRefused } from '../../../src/model/change-refused.ts';
import type { Revision } from '../../../src/model/target.ts';
import type { SourceError } from '../../../src/source/source-error.ts';

const ROW = { year: 2026, targetType: 'all-sales.amount', owner: 'company' } as const;
const LOCKED = { field: 'locked', from: false, to: true } as const;
const revision = (part: Partial<Revision>): Revision => ({
  row: ROW,
  revision: 1,
  kind: 'locked',
  at: '2026-06-30T12:00:00.000Z',
  changes: [LOCKED],
  ...part,
});

const errorOf = async (error: unknown, history: readonly Revision[] = []) =>
  (await saveError(error, () => history)) as SourceError;

describe('the error of a save that is refused', () => {
  it('T25 names a locked row, and who locked it when, in words too', async () => {
    const history = [revision({ revision: 2, kind: 'edited', changes: [] }), revision({ by: 'ann' })];
    const { message, code, detail } = await errorOf(new ChangeRefused('locked', 'locked row', [ROW]), history);
    expect(message).to.equal('locked row: company (ann, 2026-06-30T12:00:00.000Z)');
    const cells = [{ ...ROW, by: 'ann', at: '2026-06-30T12:00:00.000Z' }];
    expect([code, detail]).to.deep.equal(['forbidden', { problem: 'locked', path: 'company', cells, value: 'ann' }]);
  });

  it('T25 names no one where the lock has no author, and nothing where nothing is known of it', async () => {
    const refusal = new ChangeRefused('locked', 'locked row', [ROW]);
    const unsigned = await errorOf(refusal, [revision({})]);
    expect(unsigned.message).to.equal('locked row: company (2026-06-30T12:00:00.000Z)');
    expect(unsigned.detail).to.not.have.property('value');
    expect((await errorOf(refusal)).message).to.equal('locked row: company');
  });

  it('T30 names the cells, in words too, and keeps the refusal as its cause', async () => {
    const cells = [{ ...ROW, field: 0 }, { ...ROW, item: 'new', field: 'currency' } as const];
    const refusal = new ChangeRefused('same-cells', 'saved by somebody else', cells);
    const { code, detail, cause } = await errorOf(refusal);
    expect([code, detail]).to.deep.equal([
      'conflict',
      { problem: 'same-cells', path: 'company.values[0], company/new[currency]', cells },
    ]);
    expect(cause).to.equal(refusal);
  });

  it('says the value', async () => {
    const { detail } = await errorOf(new ChangeRefused('bad-value', 'no whole number', [{ ...ROW, field: 0 }], 0.5));
    expect([detail.path, detail.value]).to.deep.equal(['company.values[0]', '0.5']);
  });

  const codes: [problem: ChangeRefused['problem'], code: string][] = [
    ['same-cells', 'conflict'],
    ['unknown-base', 'conflict'],
    ['type-in-use', 'conflict'],
    ['bad-value', 'invalid-data'],
    ['bad-interval', 'invalid-data'],
    ['bad-currency', 'invalid-data'],
    ['bad-owner', 'invalid-data'],
    ['bad-type', 'invalid-data'],
    ['set-twice', 'invalid-data'],
    ['locked', 'forbidden'],
    ['level', 'forbidden'],
    ['owner-hidden', 'forbidden'],
    ['types-denied', 'forbidden'],
  ];
  for (const [problem, code] of codes) {
    it(`has the code ${code} for ${problem}`, async () => {
      expect((await errorOf(new ChangeRefused(problem, 'refused'))).code).to.equal(code);
    });
  }

  it('is any other error as it is', async () => {
    const other = new Error('no storage');
    expect(await errorOf(other)).to.equal(other);
  });
});
