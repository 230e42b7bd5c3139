export type { CubeMembers, CubeOrganisation, CubeSourceOptions } from './cube/options.ts';
export { cubeSource, type CubeSource } from './cube/source.ts';
