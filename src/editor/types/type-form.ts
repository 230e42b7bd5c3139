import type { Measure } from '../../model/actual.ts';
import type { DraftSet } from '../../model/draft.ts';
import { changeType, type CurrencyOf, replaceType, type TypePlan } from '../../model/draft-types.ts';
import { ALL_SALES_AMOUNT, listedItems, type Organisation, type TargetType } from '../../model/organisation.ts';

export const UNITS: readonly Measure[] = ['amount', 'count', 'profit'];

/** Dimension that is never split. */
export const ALL_SALES = ALL_SALES_AMOUNT.dimension;

/** A target type while it is chosen. */
export interface TypeForm {
  readonly dimension: string;
  readonly unit: Measure;
  /** Items that can be chosen, in the order in which they are shown. */
  readonly items: readonly string[];
  readonly chosen: ReadonlySet<string>;
  /** For company and groups only. */
  readonly isLimited: boolean;
}

/** The form of a type: its own items first, then the others that can be chosen. */
export function formOf(
  { dimension, unit, items = [], levels }: Omit<TargetType, 'id'>,
  more: readonly string[],
): TypeForm {
  return {
    dimension,
    unit,
    items: [...new Set([...items, ...more])],
    chosen: new Set(items),
    isLimited: levels === 'company-and-group',
  };
}

/** Ids of the items that the organisation lists for a dimension; none where it lists none. */
export function itemsOf(dimension: string, organisation: Organisation): readonly string[] {
  return listedItems({ id: '', dimension, unit: 'amount' }, organisation)?.map(({ id }) => id) ?? [];
}

/** The type that a form says. */
export function typeOfForm({ dimension, unit, items, chosen, isLimited }: TypeForm): TargetType {
  const own = items.filter((item) => chosen.has(item));
  return {
    id: `${dimension}.${unit}`,
    dimension,
    unit,
    ...(own.length > 0 && { items: own }),
    ...(isLimited && { levels: 'company-and-group' as const }),
  };
}

/** The first dimension and unit that no type has yet; those of the first dimension where all have one (T19). */
export function freeType(types: readonly TargetType[], dimensions: readonly string[]): Omit<TargetType, 'id'> {
  const all = dimensions.flatMap((dimension) => UNITS.map((unit) => ({ dimension, unit })));
  return all.find(({ dimension, unit }) => !types.some(({ id }) => id === `${dimension}.${unit}`)) ?? all[0]!;
}

/** The first unit of a dimension that no other type has; the one that is asked for where it can be. */
export function freeUnit(types: readonly TargetType[], dimension: string, unit: Measure, own?: string): Measure {
  const isFree = (one: Measure) => {
    const id = `${dimension}.${one}`;
    return id === own || !types.some((type) => type.id === id);
  };
  return [unit, ...UNITS].find(isFree) ?? unit;
}

/** The form with an item chosen or not. */
export function withItem(form: TypeForm, item: string, isChosen: boolean): TypeForm {
  const items = form.items.includes(item) ? form.items : [...form.items, item];
  const chosen = new Set(form.chosen);
  if (isChosen) chosen.add(item);
  else chosen.delete(item);
  return { ...form, items, chosen };
}

/** The form with a chosen item in the place of the chosen one before or after it. */
export function withMove(form: TypeForm, item: string, by: 1 | -1): TypeForm {
  const own = form.items.filter((one) => form.chosen.has(one));
  const other = own[own.indexOf(item) + by];
  if (other === undefined) return form;
  const rest = form.items.filter((one) => one !== item);
  const at = rest.indexOf(other) + (by > 0 ? 1 : 0);
  return { ...form, items: [...rest.slice(0, at), item, ...rest.slice(at)] };
}

/** Makes the type that a form asks for, of one that is there or anew; undefined where it changes nothing. */
export function planOfForm(
  before: TargetType | undefined,
  form: TypeForm,
  sets: readonly DraftSet[],
  currencyOf: CurrencyOf,
): TypePlan | undefined {
  const after = typeOfForm(form);
  if (!before) return { edits: [{ kind: 'type', type: after, isNew: true }], going: [] };
  if (before.id !== after.id) return replaceType(before, after, sets, currencyOf);
  const isSame = JSON.stringify(typeOfForm(formOf(before, []))) === JSON.stringify(after);
  return isSame ? undefined : changeType(before, after, sets, currencyOf);
}
