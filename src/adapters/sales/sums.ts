import { eachOf, type Steps } from '../../model/steps.ts';
import { roundedParts, type TooLarge } from '../../model/money.ts';
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
  /** Added to the values in parts, and rounded once per place. */
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

  /**
   * In order of their keys. Each place, which is one key for no item and then
   * one per item, is rounded once, and its items share that value (T8). Throws
   * `SourceError` for a sum beyond the exact range.
   */
  *entries(items: readonly string[]): Steps<readonly [key: number, sum: number][]> {
    // Numbers of their own are sorted much faster than what they are keys of.
    const keys = Float64Array.from(this.#keys).sort();
    const isWhole = this.#parts.every((part) => part === 0);
    const all: Part[] = [];
    yield* eachOf(keys, (key) => {
      const at = this.#index[key]! - 1;
      all.push({ key, whole: this.#values[at]!, rest: this.#parts[at]! });
    });
    if (isWhole) return yield* wholes(all);
    const places = new Map<number, Part[]>();
    yield* eachOf(all, (part) => {
      const place = Math.floor(part.key / (items.length + 1));
      const parts = places.get(place);
      if (parts) parts.push(part);
      else places.set(place, [part]);
    });
    const itemOf = ({ key }: Part) => items[(key % (items.length + 1)) - 1] ?? '';
    const byItem = (a: Part, b: Part) => (itemOf(a) < itemOf(b) ? -1 : 1);
    const sums: [key: number, sum: number][] = [];
    // Places are in order of their keys, and hold their own in order of the items' ids.
    const byKey = ([a]: readonly [number, number], [b]: readonly [number, number]) => a - b;
    yield* eachOf(places.values(), (parts) => void sums.push(...rounded(parts, byItem).sort(byKey)));
    return sums;
  }
}

/** An unrounded sum: `whole` + `rest` ÷ PARTS. */
interface Part {
  readonly key: number;
  readonly whole: number;
  readonly rest: number;
}

/** Whole part of each, in the exact range. */
function* wholes(parts: readonly Part[]): Steps<readonly [key: number, whole: number][]> {
  const sums: [key: number, whole: number][] = [];
  yield* eachOf(parts, ({ key, whole }) => {
    if (!Number.isSafeInteger(whole)) throw tooLarge(whole);
    sums.push([key, whole]);
  });
  return sums;
}

function rounded(parts: Part[], byItem: (a: Part, b: Part) => number): [key: number, sum: number][] {
  const sums = parts.sort(byItem).map(({ whole, rest }) => BigInt(whole) * BigInt(PARTS) + BigInt(rest));
  try {
    const values = roundedParts(sums, BigInt(PARTS));
    return parts.map(({ key }, at) => [key, values[at]!]);
  } catch (cause) {
    throw tooLarge((cause as TooLarge).detail.value, cause);
  }
}

function tooLarge(value: number | string, cause?: unknown): SourceError {
  const detail: SourceErrorDetail = { problem: 'too-large', value: String(value) };
  return new SourceError('invalid-data', `sum beyond the exact range: ${value}`, detail, { cause });
}
