import { expect } from '@open-wc/testing';
import { unlessAborted } from '../../../src/source/unless-aborted.ts';
import { memoryRepository } from '../../../src/adapters/memory-repository.ts';
import type { ContractCase } from '../../../src/source/contract/case.ts';
import { targetRepositoryContract } from '../../../src/source/contract/target-repository.ts';
import { targetRightsContract } from '../../../src/source/contract/target-rights.ts';
import type { MakeRepository } from '../../../src/source/contract/targets.ts';
import type { TargetRepository } from '../../../src/source/target-repository.ts';

/** Names of the rules that are broken. */
async function broken(rules: readonly ContractCase[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { name, run } of rules) await run().catch(() => names.push(name));
  return names;
}

/** A right repository, but for what `change` puts in its place. */
function wrong(change: (right: TargetRepository) => Partial<TargetRepository>): MakeRepository {
  return (targets, rights) => {
    const right = memoryRepository({ ...targets, ...rights });
    const { catalogue, load, save, changes, history, watch } = right;
    const bound = [catalogue, load, save, changes, history, watch!].map((method) => [method.name, method.bind(right)]);
    return { ...Object.fromEntries(bound), ...change(right) } as TargetRepository;
  };
}

describe('the contract of target repositories', () => {
  it('is kept by one that is right, watched or not', async () => {
    expect(await broken(targetRepositoryContract(wrong(() => ({}))))).to.deep.equal([]);
    expect(await broken(targetRepositoryContract(wrong(() => ({ watch: undefined }))))).to.deep.equal([]);
  });

  it('finds one that goes on when it is told to stop', async () => {
    const { signal } = new AbortController();
    const deaf = wrong((right) => ({ history: (row) => right.history(row, { signal }) }));
    expect(await broken(targetRepositoryContract(deaf))).to.deep.equal([
      'rejects with the signal’s reason when aborted before or meanwhile: history',
    ]);
  });

  it('finds one that says that an aborted save was not done, and does it', async () => {
    const { signal } = new AbortController();
    const leaving = wrong((right) => ({
      save: (changes, asking) =>
        asking.signal.aborted
          ? right.save(changes, asking)
          : unlessAborted(right.save(changes, { signal }), asking.signal),
    }));
    expect(await broken(targetRepositoryContract(leaving))).to.deep.equal([
      'a save that is aborted meanwhile is answered if it was done, and rejects with the signal’s reason if not',
    ]);
  });

  it('finds one that saves a part of what is refused', async () => {
    const hasty = wrong((right) => ({
      async save(changes, asking) {
        if (!Array.isArray(changes)) return right.save(changes, asking);
        const sets = [];
        for (const change of changes) sets.push(...(await right.save([change], asking)));
        return sets;
      },
    }));
    expect(await broken(targetRepositoryContract(hasty))).to.deep.equal([
      'T18 saves several years and types at once, or none of them',
      'T30 refuses cells that somebody else saved meanwhile, those of all sets by name',
    ]);
  });

  it('finds one that tells of what was refused', async () => {
    const watchers = new Set<(what: 'targets') => void>();
    const loud = wrong((right) => ({
      watch: (changed) => (watchers.add(changed), () => void watchers.delete(changed)),
      save(changes, asking) {
        for (const changed of watchers) changed('targets');
        return right.save(changes, asking);
      },
    }));
    expect(await broken(targetRepositoryContract(loud))).to.deep.equal(['tells nobody of a save that was refused']);
  });

  it('finds one that knows no rights', async () => {
    const rules = targetRightsContract((targets) => memoryRepository(targets));
    expect(await broken(rules)).to.deep.equal(rules.map(({ name }) => name));
  });
});
