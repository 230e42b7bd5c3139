import { expect } from '@open-wc/testing';
import { csvSource } from '../../src/adapters/csv.ts';
import { parseOrganisation } from '../../src/adapters/files/organisation-file.ts';
import { loadTargets } from '../../src/adapters/tables/read-targets.ts';
import type { TargetsFile } from '../../src/adapters/tables/target-table.ts';
import { catalogueOf } from '../../src/adapters/targets/filling.ts';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { measure } from '../../src/model/figures-of.ts';
import type { Measured } from '../../src/model/insight.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import { ask, isRefusal } from '../../src/model/question.ts';
import type { FiguresRequest } from '../../src/model/request.ts';
import type { DataSource } from '../../src/source/data-source.ts';
import { POINTS } from '../model/answering.ts';
import { atOnce } from '../../src/model/steps.ts';

const { signal } = new AbortController();
const settings = { asOf: '2026-09-15', weekStart: 1, filters: {} };
const { words } = createLocale('en', en);

describe('the demo’s data', () => {
  let organisation: Organisation;
  let targets: TargetsFile;
  let source: DataSource;

  before(async () => {
    organisation = parseOrganisation(JSON.parse(await read('organisation.json')), 'organisation.json');
    targets = await loadTargets(address('targets.csv'), { signal, organisation });
    source = csvSource({ src: address('sales.csv'), organisation });
  });

  async function figures(owner: string, more: Partial<FiguresRequest> = {}): Promise<Measured> {
    const request: FiguresRequest = {
      shape: 'single',
      owner,
      period: 'this-year',
      targetType: 'all-sales.amount',
      compare: ['target'],
      thresholds: [0.9, 1],
      ...more,
    };
    const question = ask(request, settings, organisation, atOnce(catalogueOf(targets.sets, targets.types)));
    if (isRefusal(question)) throw new Error(`refused: ${question.reason}`);
    const actuals = await source.actuals(question.queries, { signal });
    const sets = targets.sets.filter((set) =>
      question.sets.some(({ year, targetType }) => set.year === year && set.targetType === targetType),
    );
    return atOnce(measure(question, actuals, sets, words, POINTS[request.shape]));
  }

  it('is read without a note: nothing refused, nothing unknown, no rate missing', async () => {
    const { figures: all } = await figures('company', { shape: 'parts' });
    expect([...all.notes, ...targets.notes]).to.deep.equal([]);
  });

  const story: readonly [owner: string, status: string, slipping?: true][] = [
    ['company', 'on-pace'],
    ['group:amsterdam', 'on-pace'],
    ['group:rotterdam', 'behind'],
    ['group:hamburg', 'behind', true],
    ['group:munich', 'reached'],
    ['group:oslo', 'at-risk'],
    ['group:partners', 'no-target'],
    ['user:u39', 'zero-target'],
  ];
  for (const [owner, status, slipping = false] of story) {
    it(`shows M6: ${owner} is ${status}${slipping ? ' and slipping' : ''}`, async () => {
      const { figures: all, insight } = await figures(owner);
      expect(all.total.status).to.equal(status);
      expect(insight!.slipping).to.equal(slipping);
    });
  }

  it('shows A3, R10: former users and people who have changed groups are bars of their own', async () => {
    const { figures: all } = await figures('group:amsterdam', { shape: 'parts', period: '2025' });
    expect(all.points.map(({ key }) => key).slice(-2)).to.deep.equal(['former', 'non-members']);
    const sum = all.points.reduce((total, { actual = 0 }) => total + Math.round(actual * 100), 0);
    expect(sum).to.equal(Math.round(all.total.actual! * 100));
  });
});

const address = (name: string) => new URL(`../../demo/data/${name}`, import.meta.url).href;

async function read(name: string): Promise<string> {
  return (await fetch(address(name))).text();
}
