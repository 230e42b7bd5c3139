// The published rules of data sources, against a real Cube through the adapter.
import { after, before, test } from 'node:test';
import { cubeSource } from '../../../dist/adapters/cube.js';
import { dataSourceContract } from '../../../dist/testing.js';
import { openCube } from './cubes.js';

let cube;

before(async () => {
  cube = await openCube();
});

after(async () => {
  await cube?.close();
});

async function make(sales, organisation) {
  const { tokenFor } = await cube.fill({ sales, organisation });
  const token = await tokenFor({ see: ['*'] });
  return cubeSource({ url: cube.url, token, cube: 'sales', members: { count: 'deals.count' }, organisation });
}

for (const { name, run } of dataSourceContract(make)) test(name, run);
