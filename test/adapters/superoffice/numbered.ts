import type { DataSource } from '../../../src/source/data-source.ts';
import type { Rights } from '../../../src/model/policy.ts';
import type { OwnerKey } from '../../../src/model/owner.ts';
import { SourceError } from '../../../src/source/source-error.ts';
import type { TargetRepository } from '../../../src/source/target-repository.ts';

/** Numbers for names: the contracts call people, groups and items by names, where a CRM has numbers. */
export class Numbered {
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<string, string>();

  numberOf(name: string): number {
    const number = this.#numbers.get(name) ?? 11 + this.#numbers.size;
    this.#numbers.set(name, number);
    this.#names.set(String(number), name);
    return number;
  }

  nameOf(number: string): string {
    return this.#names.get(number) ?? number;
  }

  readonly into = (name: string) => String(this.numberOf(name));
  readonly from = (number: string) => this.nameOf(number);

  owner(owner: OwnerKey): OwnerKey {
    return ownerBy(owner, this.from) as OwnerKey;
  }

  rights({ policy, viewer }: Rights): Rights {
    const see = policy?.see && ((owner: OwnerKey) => policy.see!(this.owner(owner)));
    return {
      ...(policy && { policy: { ...policy, ...(see && { see }) } }),
      ...(viewer && { viewer: this.into(viewer) }),
    };
  }
}

type Convert = (id: string) => string;

function ownerBy(owner: string, convert: Convert): string {
  const [, level, id] = /^(group|user):([^]+)$/.exec(owner) ?? [];
  return level ? `${level}:${convert(id!)}` : owner;
}

/** Plain data with other ids; what is no plain data stays as it is. */
function renamed(data: unknown, convert: Convert, member = ''): unknown {
  if (typeof data === 'string') {
    if (member === 'owner' || member === 'owners') return ownerBy(data, convert);
    if (member === 'path')
      return data.replace(/((?:group|user):)(\d+)/g, (_, level: string, id: string) => level + convert(id));
    return ['user', 'group', 'item', 'items', 'id'].includes(member) && data ? convert(data) : data;
  }
  if (Array.isArray(data)) return data.map((one) => renamed(one, convert, member));
  const isPlain = data && typeof data === 'object' && Object.getPrototypeOf(data) === Object.prototype;
  if (!isPlain) return data;
  // Ids of sales, types and dimensions are what they are.
  const isOther = 'dimension' in data || 'column' in data || 'date' in data;
  const parts = Object.entries(data).map(([name, value]) => [
    name,
    name === 'id' && isOther ? value : renamed(value, convert, name),
  ]);
  return Object.fromEntries(parts) as unknown;
}

/** A port that is asked and answers by names. */
export function byNames<Port extends DataSource | TargetRepository>(port: Port, ids: Numbered): Port {
  const call =
    (name: string) =>
    async (...args: unknown[]) => {
      const asked = args.map((one, index) => (index < args.length - 1 ? renamed(one, ids.into) : one));
      try {
        const method = (port as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>)[name]!;
        return renamed(await method.apply(port, asked), ids.from);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        const detail = renamed(error.detail, ids.from) as typeof error.detail;
        throw new SourceError(error.code, error.message, detail, { cause: error.cause });
      }
    };
  const names =
    'actuals' in port ? ['organisation', 'actuals', 'records'] : ['catalogue', 'load', 'save', 'changes', 'history'];
  const own = Object.fromEntries(names.map((name) => [name, call(name)]));
  const watch = (changed: Parameters<NonNullable<Port['watch']>>[0]) => port.watch!(changed as never);
  return { ...own, watch } as unknown as Port;
}
