import type { AskOptions } from '../../source/data-source.ts';
import { check, list, record, text } from '../../source/shape.ts';
import type { CubeClient } from './client.ts';
import type { CubeMembers, CubeSourceOptions } from './options.ts';

export type MemberName = keyof CubeMembers;

interface Named {
  readonly name: string;
}
export interface CubeMeta extends Named {
  readonly measures: readonly Named[];
  readonly dimensions: readonly Named[];
}

const members = list(record({ name: text }));
const meta = list(record({ name: text, measures: members, dimensions: members }));

/** A member or cube that is asked for and absent, as errors hold it; `absent.ts` makes a sentence of it. */
export interface Lack {
  /** Names of those that are there. */
  readonly cubes: readonly CubeMeta[];
  /** `sales.amount`. */
  readonly member: string;
  /** The option that names it, and the member of that. */
  readonly option: 'members' | 'dimensions';
  readonly key: string;
}

/** The members of a data model by what they hold, as its own list of them and the mapping say. */
export class CubeModel {
  readonly #cubes: readonly CubeMeta[];
  readonly #options: CubeSourceOptions;
  readonly #names: ReadonlySet<string>;

  constructor(options: CubeSourceOptions, cubes: readonly CubeMeta[]) {
    this.#cubes = cubes;
    this.#options = options;
    this.#names = new Set(cubes.flatMap((cube) => [...cube.measures, ...cube.dimensions]).map(({ name }) => name));
  }

  /** A member that there may be. Throws an error with a `Lack` where the mapping names one that there is not. */
  find(name: MemberName, cube = this.#options.cube): string | undefined {
    const said = this.#options.members?.[name];
    const member = within(cube, said || name);
    if (said !== false && this.#names.has(member)) return member;
    // A member that is mapped for the sales may be absent in the cube that counts them.
    return said && cube === this.#options.cube ? this.#lacks(member, 'members', name) : undefined;
  }

  /** A member that has to be there. Throws an error with a `Lack` where it is not. */
  need(name: MemberName, cube = this.#options.cube): string {
    const member = within(cube, this.#options.members?.[name] || name);
    return this.find(name, cube) ?? this.#lacks(member, 'members', name);
  }

  /** The member that holds the items of a dimension, by the column of the sales, if that is known. Throws an error with a `Lack` where there is none. */
  item(dimension: string, column = dimension, cube = this.#options.cube): string {
    const member = within(cube, this.#options.dimensions?.[dimension] ?? column.replaceAll(/\W/g, '_'));
    return this.#names.has(member) ? member : this.#lacks(member, 'dimensions', dimension);
  }

  #lacks(member: string, option: Lack['option'], key: string): never {
    throw Object.assign(new Error(member), { lack: { cubes: this.#cubes, member, option, key } });
  }
}

/** Asks a deployment which members there are for the sender. */
export async function loadModel(
  client: CubeClient,
  options: CubeSourceOptions,
  asking: AskOptions,
): Promise<CubeModel> {
  const answer = (await client.json('v1/meta', asking)) as { readonly cubes?: readonly CubeMeta[] } | null;
  check(meta, answer?.cubes, 'cubes');
  return new CubeModel(options, answer!.cubes!);
}

/** The cube of a member. */
export const cubeOf = (member: string): string => member.split('.')[0]!;

const within = (cube: string, name: string): string => (name.includes('.') ? name : `${cube}.${name}`);
