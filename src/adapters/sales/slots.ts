import type { ActualsQuery } from '../../model/actual.ts';
import { idOf, levelOf } from '../../model/owner.ts';
import { NONE, type SalesNames } from './names.ts';

/** Primary group code per user code; NONE or nothing where there is none. */
export type Primary = readonly number[];

/** For whom the sales of a query count: a slot is one user, group and currency of the answer. */
export interface Slots {
  /** Slot of each `who`; NONE if its sales do not matter. */
  readonly of: Int32Array;
  readonly user: number[];
  readonly group: number[];
  readonly currency: number[];
}

/** Whose sales matter, and for whom they count (A2). Counts have no currency. */
export function slotsOf(names: SalesNames, { owner, groupBy, measure }: ActualsQuery, primary: Primary): Slots {
  const level = levelOf(owner);
  const wanted = level === 'company' ? NONE : (level === 'user' ? names.users : names.groups).find(idOf(owner));
  const slots: Slots = { of: new Int32Array(names.whoUser.length).fill(NONE), user: [], group: [], currency: [] };
  const known = new Map<string, number>();
  for (let who = 0; who < names.whoUser.length; who++) {
    const user = names.whoUser[who]!;
    if (level === 'user' && user !== wanted) continue;
    const recorded = names.whoGroup[who]!;
    const group = groupBy === 'sale' && recorded !== NONE ? recorded : (primary[user] ?? NONE);
    if (level === 'group' && (wanted === NONE || group !== wanted)) continue;
    const currency = measure === 'count' ? NONE : names.currencyOf(who);
    const key = `${user} ${group} ${currency}`;
    let slot = known.get(key);
    if (slot === undefined) {
      known.set(key, (slot = slots.user.push(user) - 1));
      slots.group.push(group);
      slots.currency.push(currency);
    }
    slots.of[who] = slot;
  }
  return slots;
}
