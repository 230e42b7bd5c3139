import { targetRepositoryContract } from '../../src/source/contract/target-repository.ts';
import { targetRightsContract } from '../../src/source/contract/target-rights.ts';
import { filledRepository } from './superoffice/filled-targets.ts';

describe('superofficeRepository: the contract of repositories', () => {
  for (const { name, run } of [
    ...targetRepositoryContract(filledRepository),
    ...targetRightsContract(filledRepository),
  ])
    it(name, run);
});
