import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { OwnerKey } from '../../src/model/owner.ts';
import type { Measured } from '../../src/model/insight.ts';
import type { FiguresRequest } from '../../src/model/request.ts';
import { unnamed } from '../../src/model/seen.ts';
import { answer, figuresOf, insightOf, pointOf, setOf } from './answering.ts';

const sold = [
  { date: '2026-01-10', user: 'ann', value: 30_000 },
  { date: '2026-02-10', user: 'cid', value: 20_000 },
];
const whole = { period: '2026-Q1', targetFrom: 'members' } as const;
const world = (rows: Parameters<typeof setOf>[0], more = {}) => ({ sold, sets: [setOf(rows)], ...more });

describe('targets of the members (M13)', () => {
  const groups = world({ 'group:north': 10_000, 'group:south': 20_000, 'user:ann': 1, 'user:cid': 2 });
  const users = world({ 'user:ann': 10_000, 'user:bob': 5_000, 'user:cid': 20_000 });

  it('M13 says what the groups of a company have together, and judges nothing by it', () => {
    expect(figuresOf({ period: '2026-Q1' }, groups).total).to.include({ actual: 500, status: 'no-target' });
    expect(insightOf({ period: '2026-Q1' }, groups).members).to.deep.equal({ by: 'group', target: 900, isUsed: false });
  });

  it('M13 says what the users have where no group has a target, of a group its primary members', () => {
    expect(insightOf({ period: '2026-Q1' }, users).members).to.include({ by: 'user', target: 1050 });
    expect(insightOf({ period: '2026-Q1', owner: 'group:north' }, users).members).to.include({
      by: 'user',
      target: 450,
    });
  });

  it('M13 measures against the sum where that is asked for: total, columns and way through the period', () => {
    expect(figuresOf(whole, groups).total).to.include({ actual: 500, target: 900, variance: -400, status: 'missed' });
    expect(insightOf(whole, groups).members).to.include({ isUsed: true });
    const { points } = figuresOf({ ...whole, shape: 'intervals' }, groups);
    expect(points.map(({ target }) => target)).to.deep.equal([300, 300, 300]);
    const trend = insightOf({ ...whole, trend: true }, groups).trend!;
    expect(trend.map(({ expected }) => expected)).to.deep.equal([0, 300, 600, 900]);
  });

  it('M13, M11 holds what was sold in months with a target of some member against it', () => {
    const part = world({ 'user:ann': [10_000, null, null, ...Array<null>(9).fill(null)] });
    expect(figuresOf({ ...whole, owner: 'group:north' }, part).total).to.include({ actual: 300, target: 100 });
    const { total } = figuresOf(whole, part);
    expect(total).to.include({ actual: 500, compared: 300, target: 100, status: 'reached' });
  });

  it('T3 an own target comes first, be it 0, and there is no hint beside it', () => {
    for (const own of [0, 70_000]) {
      const both = world({ company: own, 'group:north': 10_000 });
      expect(figuresOf(whole, both).total.target).to.equal((own * 3) / 100);
      expect(insightOf(whole, both)).not.to.have.property('members');
    }
  });

  it('T6 an empty own row, and one of another year, is none', () => {
    const empty = world({ company: Array<null>(12).fill(null), 'group:north': 10_000 });
    expect(figuresOf(whole, empty).total.target).to.equal(300);
    const other = { sold, sets: [setOf({ company: 500 }, { year: 2025 }), setOf({ 'group:north': 10_000 })] };
    expect(figuresOf(whole, other).total.target).to.equal(300);
  });

  it('M13 there is no hint for a user, nor where nobody has a target in the period', () => {
    expect(insightOf({ owner: 'user:ann' }, world({ 'group:north': 5 }))).not.to.have.property('members');
    const later = world({ 'group:north': [null, null, null, 5, ...Array<null>(8).fill(null)] });
    expect(insightOf({ period: '2026-Q1' }, later)).not.to.have.property('members');
    expect(figuresOf(whole, later).total.status).to.equal('no-target');
  });

  it('T24 nobody is told a sum in which there is the target of a hidden member', () => {
    const maySee = (owner: OwnerKey) => owner !== 'user:bob';
    const hidden = { ...users, maySee };
    expect(insightOf({ period: '2026-Q1' }, hidden)).not.to.have.property('members');
    expect(figuresOf(whole, hidden).total).not.to.have.property('target');
    const without = world({ 'user:ann': 10_000, 'user:cid': 20_000 }, { maySee });
    expect(insightOf({ period: '2026-Q1' }, without).members).to.include({ target: 900 });
  });

  it('T24 leaves out sum and judgement under other rights, before anything is measured anew', () => {
    const measured = (request: Partial<FiguresRequest>) => unnamed(answer(request, groups) as Measured);
    const hint = measured({ period: '2026-Q1' });
    expect(hint.insight).not.to.have.property('members');
    expect(hint.figures.total).to.include({ actual: 500, status: 'no-target' });
    const used = measured({ ...whole, shape: 'intervals', trend: true });
    for (const figure of [used.figures.total, ...used.figures.points]) {
      expect(figure).not.to.have.any.keys(
        'target',
        'expected',
        'attainment',
        'variance',
        'variancePercent',
        'forecast',
      );
      expect(figure.status).to.equal('no-target');
    }
    expect(used.insight).not.to.have.any.keys('members', 'trend', 'needed', 'varianceToDate');
    expect(JSON.stringify(used)).not.to.contain('900');
    const rows = measured({ ...whole, shape: 'parts' });
    expect(pointOf(rows.figures, 'group:north').target).to.equal(300);
  });

  it('M13 equals a target of the sum, whatever the members have', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 1e9 })), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, values, (ann, cid) => {
        const sum = ann.map((value, month) =>
          value === null && cid[month] === null ? null : (value ?? 0) + cid[month]!,
        );
        const theirs = figuresOf({ targetFrom: 'members' }, world({ 'user:ann': ann, 'user:cid': cid }));
        expect(theirs).to.deep.equal(figuresOf({}, world({ company: sum })));
      }),
    );
  });
});

describe('targets of members in other currencies (M13, T7)', () => {
  const rates = { organisation: { rates: { USD: 0.5 } } };
  const priced = (currency: string, more = {}) => ({
    sold,
    sets: [setOf({ 'group:north': 10_000 }), { ...setOf({ 'group:south': 20_000 }, { currency }) }],
    ...more,
  });

  it('T7 are added up in the currency that is shown', () => {
    expect(insightOf({ period: '2026-Q1' }, priced('USD', rates)).members).to.include({ target: 600 });
  });

  it('T7 give no hint where one has no rate, and no note; what is measured against them notes it', () => {
    const lacking = priced('KWD', rates);
    expect(insightOf({ period: '2026-Q1' }, lacking)).not.to.have.property('members');
    expect(figuresOf({ period: '2026-Q1' }, lacking).notes).to.deep.equal([]);
    const used = figuresOf(whole, lacking);
    expect(used.total.target).to.equal(300);
    expect(used.notes).to.deep.include({ code: 'missing-rate', value: 'KWD' });
  });
});
