import { type FillContext, fillContextOf } from '../model/fill.ts';
import type { Sheet } from './sheet.ts';

/** Rules by which rows of the sheet are filled in; what previews are made with. */
export function fillContext({ set, house, type }: Pick<Sheet, 'set' | 'house' | 'type'>): FillContext {
  return fillContextOf(set, house.organisation, house.membership, { type, rights: house.rights });
}
