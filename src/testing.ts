// The entry point `target-tiles/testing`: the rules of the ports as cases for
// any test runner, so that a host can hold its own adapters against them.
export { httpContract } from './adapters/http/contract.ts';
export type { ContractCase } from './source/contract/case.ts';
export { dataSourceContract } from './source/contract/data-source.ts';
export { salesRowsContract } from './source/contract/sales-rows.ts';
export type { ContractSale, MakeSource } from './source/contract/sales.ts';
export { targetRepositoryContract } from './source/contract/target-repository.ts';
export { targetRightsContract } from './source/contract/target-rights.ts';
export type { ContractTargets, MakeRepository } from './source/contract/targets.ts';
