import { type Digits, isLong, type Scale, scaleFor } from './scale.ts';

/**
 * The scale of parts that are compared with each other and with what is larger than all of them, such as their targets:
 * that may have one digit more before the parts are written in a unit that hides them.
 */
export function scaleForParts(
  parts: readonly number[],
  all: readonly number[],
  digits: Digits = 3,
  decimals = 0,
): Scale {
  const scale = scaleFor(all, digits, decimals);
  if (!parts.length || scaleFor(parts, digits, decimals).power >= scale.power) return scale;
  const finer = { power: scale.power - 3, decimals: 0 };
  return all.some((value) => isLong(value, finer)) ? scale : finer;
}
