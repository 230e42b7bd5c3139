import { SourceError } from '../../source/source-error.ts';
import { cubeOf, type Lack } from './model.ts';
import type { CubeSourceOptions } from './options.ts';

const MEASURES: readonly string[] = ['amount', 'profit', 'count'];
/** Most names in a message. */
const NAMES = 12;

/** Says which member a data model has not, which it has, and which option names another one. */
export function absentError({ cubes, member, option, key }: Lack, options: CubeSourceOptions): SourceError {
  const { url: file, cube, members, dimensions } = options;
  const own = cubes.find(({ name }) => name === cube);
  if (!own) {
    const expected = namesOf(cubes);
    const detail = { problem: 'bad-value', file, path: 'cube', value: cube, expected } as const;
    return new SourceError('invalid-data', `no cube ${cube}, but ${expected}`, detail);
  }
  const isSaid = option === 'members' ? members?.[key as 'profit'] : dimensions?.[key];
  if (!isSaid && key === 'profit') {
    return new SourceError('unsupported', `no profit in ${cube}`, { problem: 'no-profit', file: cube });
  }
  const name = /\W/.test(key) ? `'${key}'` : key;
  const help = `${option}: { ${name}: '…' }`;
  if (!isSaid && option === 'dimensions') {
    const detail = { problem: 'no-dimension', file: cube, value: key } as const;
    return new SourceError('unsupported', `no member ${member}, set ${help}`, detail);
  }
  const there = cubes.find((one) => one.name === cubeOf(member)) ?? own;
  const value = namesOf(MEASURES.includes(key) ? there.measures : there.dimensions);
  const detail = { problem: 'missing-column', file, expected: member, value, option: help } as const;
  return new SourceError('invalid-data', `no member ${member}, but ${value}; set ${help}`, detail);
}

function namesOf(named: readonly { readonly name: string }[]): string {
  return Array.from(named.slice(0, NAMES), ({ name }) => name).join(', ');
}
