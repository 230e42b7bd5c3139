import { expect } from '@open-wc/testing';
import type { TargetChange, TargetSet } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { saveTargets } from '../../src/store/save-targets.ts';
import { bench, forever, outcome, settled } from './by-hand.ts';

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const SET: TargetSet = { ...KEY, interval: 'month', rows: [], revision: 3 };
const CHANGE: TargetChange = { ...KEY, base: 3 };
const offline = () => new SourceError('offline', 'no answer');

describe('saving targets', () => {
  async function loaded() {
    const made = bench();
    const { store, repository } = made;
    let told = 0;
    store.subscribe(() => (told += 1));
    const set = store.targets(KEY).ask(forever);
    await settled();
    repository.loads[0]!.resolve(SET);
    await set;
    return { ...made, told: () => told };
  }

  it('shows what was saved without loading it again, and tells subscribers', async () => {
    const { store, repository, told } = await loaded();
    const saved = saveTargets(store, CHANGE, forever);
    await settled();
    expect(store.targets(KEY).held!.value.revision).to.equal(3);
    repository.saves[0]!.resolve({ ...SET, revision: 4 });
    expect((await saved).revision).to.equal(4);
    await settled();
    expect(store.targets(KEY).held).to.deep.include({ stale: false, value: { ...SET, revision: 4 } });
    expect(told()).to.equal(1);
    expect(repository.loads).to.have.length(1);
  });

  it('asks the catalogue again, since a save may add owners, years and types', async () => {
    const { store, repository } = await loaded();
    store.catalogue.put({ types: [], sets: [], owners: [], currencies: [] });
    const saved = saveTargets(store, CHANGE, forever);
    await settled();
    repository.saves[0]!.resolve(SET);
    await saved;
    expect(store.catalogue.held!.stale).to.equal(true);
  });

  it('does not let an older load overwrite what was saved', async () => {
    const { store, repository } = await loaded();
    store.targets(KEY).outdate();
    const older = store.targets(KEY).ask(forever);
    const saved = saveTargets(store, CHANGE, forever);
    await settled();
    repository.saves[0]!.resolve({ ...SET, revision: 4 });
    await saved;
    repository.loads[1]!.resolve(SET);
    await older;
    expect(store.targets(KEY).held!.value.revision).to.equal(4);
  });

  it('T30 shows what somebody else saved when there is a conflict', async () => {
    const { store, repository, told } = await loaded();
    const saved = saveTargets(store, CHANGE, forever);
    saved.catch(() => {});
    await settled();
    const conflict = new SourceError('conflict', 'saved by somebody else');
    repository.saves[0]!.reject(conflict);
    expect(await outcome(saved)).to.deep.equal({ rejected: conflict });
    expect(store.targets(KEY).held!.stale).to.equal(true);
    expect(told()).to.equal(1);
  });

  it('saves once, since a save that was not answered may have been made', async () => {
    const { store, repository, time } = await loaded();
    const saved = saveTargets(store, CHANGE, forever);
    saved.catch(() => {});
    await settled();
    repository.saves[0]!.reject(offline());
    await time.pass(60_000);
    expect(await outcome(saved)).to.have.nested.property('rejected.code', 'offline');
    expect(repository.saves).to.have.length(1);
  });

  it('refuses to save where there is no repository', async () => {
    const { store } = bench({ repository: undefined });
    expect(await outcome(saveTargets(store, CHANGE, forever))).to.have.nested.property('rejected.code', 'unsupported');
  });
});
