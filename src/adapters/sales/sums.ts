import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

/** Parts of a minor unit in which weighted money is added up: probabilities are hundredths of a per cent. */
export const PARTS = 10_000;
/** Largest number of possible cells that get an index of their own (8 MB); a sparse array is slower. */
const DENSE = 2 ** 21;

/** Exact sums by key. */
export class Sums {
  /** Rows left out because they lack a profit or a probability. */
  missing = 0;
  /** Index of a sum + 1, by key. */
  readonly #index: Int32Array | number[];
  readonly #keys: number[] = [];
  readonly #values: number[] = [];
  /** Added to the values in parts, and rounded once per sum. */
  readonly #parts: number[] = [];

  /** `size`: number of possible keys. */
  constructor(size: number) {
    this.#index = size <= DENSE ? new Int32Array(size) : [];
  }

  /** Adds `value` × `chance` ÷ PARTS; `chance` is PARTS for the whole value. */
  add(key: number, value: number, chance: number) {
    let sum = this.#index[key];
    if (!sum) {
      this.#index[key] = sum = this.#keys.push(key);
      this.#values.push(0);
      this.#parts.push(0);
    }
    if (chance === PARTS) {
      this.#values[sum - 1]! += value;
      return;
    }
    // Exact for every amount: both products stay below 2^53.
    const whole = Math.trunc(value / PARTS);
    this.#values[sum - 1]! += whole * chance;
    this.#parts[sum - 1]! += (value - whole * PARTS) * chance;
  }

  /** In order of their keys. Throws `SourceError` for a sum beyond the exact range. */
  entries(): [key: number, sum: number][] {
    return this.#keys
      .map((key, at): [number, number] => [key, rounded(this.#values[at]!, this.#parts[at]!)])
      .sort(([a], [b]) => a - b);
  }
}

/** whole + part ÷ PARTS, half away from zero. */
function rounded(whole: number, part: number): number {
  const carry = Math.trunc(part / PARTS);
  const value = whole + carry;
  const rest = part - carry * PARTS;
  const sign = Math.sign(value) || Math.sign(rest);
  // A rest against the sign of `value`: its half still rounds away from zero, to `value`.
  const away = rest * sign >= PARTS / 2 ? sign : rest * sign < -PARTS / 2 ? -sign : 0;
  if (Number.isSafeInteger(value)) return value + away;
  const detail: SourceErrorDetail = { problem: 'too-large', value: String(value) };
  throw new SourceError('invalid-data', `sum beyond the exact range: ${value}`, detail);
}
