import { expect } from '@open-wc/testing';
import type { TargetCatalogue, TargetSet } from '../../src/model/target.ts';
import { actuals, bench, forever, HandRepository, HandSource, ORGANISATION, query, settled } from './by-hand.ts';

const SET: TargetSet = { year: 2026, targetType: 'all-sales.amount', interval: 'month', rows: [], revision: 3 };
const CATALOGUE: TargetCatalogue = { types: [], sets: [], owners: [], currencies: [] };

/** A store that holds an answer of each kind, and somebody who listens. */
async function filled(ports: { readonly source?: HandSource; readonly repository?: HandRepository } = {}) {
  const all = { ...bench(ports), ...ports };
  const { store, source, repository, time } = all;
  const told: number[] = [];
  const stop = store.subscribe(() => told.push(store.version));
  const [sales, targets] = [store.actuals(query()), store.targets(SET)];
  const answers = [store.organisation, store.catalogue, sales, targets].map((answer) => answer.ask(forever));
  await time.pass(0);
  source.organisations[0]!.resolve(ORGANISATION);
  source.asked[0]!.resolve([actuals(1)]);
  repository.catalogues[0]!.resolve(CATALOGUE);
  repository.loads[0]!.resolve(SET);
  await Promise.all<unknown>(answers);
  const stale = () => ({
    organisation: store.organisation.held!.stale,
    sales: sales.held!.stale,
    catalogue: store.catalogue.held!.stale,
    targets: targets.held!.stale,
  });
  return { ...all, told, stop, stale };
}

const nothing = { organisation: false, sales: false, catalogue: false, targets: false };
const ofSource = { ...nothing, organisation: true, sales: true };
const ofRepository = { ...nothing, catalogue: true, targets: true };
const everything = { organisation: true, sales: true, catalogue: true, targets: true };
const unwatched = { watch: undefined };

describe('what is outdated', () => {
  it('T30 targets, and which there are, when the repository says so, and no sales', async () => {
    const { repository, stale } = await filled();
    expect(stale()).to.deep.equal(nothing);
    repository.tell('targets');
    expect(stale()).to.deep.equal(ofRepository);
  });

  it('all of it by a refresh', async () => {
    const { store, stale } = await filled();
    store.refresh();
    expect(stale()).to.deep.equal(everything);
  });

  for (const [who, ports, expected] of [
    ['source and repository', {}, everything],
    ['the source', { repository: Object.assign(new HandRepository(), unwatched) }, ofSource],
    ['the repository', { source: Object.assign(new HandSource(), unwatched) }, ofRepository],
  ] as const) {
    it(`what may have changed while nobody listened: where ${who} can be watched`, async () => {
      const { store, stop, stale } = await filled(ports as object);
      expect(stale(), 'the first who listens').to.deep.equal(nothing);
      stop();
      store.subscribe(() => {});
      expect(stale()).to.deep.equal(expected);
    });
  }

  it('is told once for each moment, however often there are some', async () => {
    const { store, repository, told } = await filled();
    await settled();
    told.length = 0;
    for (let moment = 1; moment <= 2; moment += 1) {
      repository.tell('targets');
      store.refresh();
      await settled();
      expect(told).to.have.length(moment);
    }
  });
});
