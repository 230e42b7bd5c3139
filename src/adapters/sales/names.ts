/** Code of what a row does not say: its group, currency or item. */
export const NONE = -1;
/** Code of a value that cannot be read. */
export const REFUSED = -2;
/** Code of a value that a lookup does not know: like an empty one, and noted. */
export const MISSED = -3;

/** Gives texts numbers, in order of first appearance. */
export class Dictionary {
  readonly names: string[] = [];
  #codes = new Map<string, number>();

  /** The text's number; a new one if it is new. */
  code(name: string): number {
    let code = this.#codes.get(name);
    if (code === undefined) {
      code = this.names.push(name) - 1;
      this.#codes.set(name, code);
    }
    return code;
  }

  /** The same, NONE for an empty text. */
  maybe(name: string): number {
    return name ? this.code(name) : NONE;
  }

  /** The text's number, or NONE. */
  find(name: string): number {
    return this.#codes.get(name) ?? NONE;
  }
}

const GROUPS = 2 ** 20;
const CURRENCIES = 2 ** 10;

/** Users, groups, currencies and items that the rows of some sales name. */
export class SalesNames {
  readonly users = new Dictionary();
  readonly groups = new Dictionary();
  /** Those of refused rows too. */
  readonly currencies = new Dictionary();
  /** Ids of the dimensions, and their items. */
  readonly dimensions: readonly string[];
  readonly items: readonly Dictionary[];
  /** User, group (or NONE) and currency (or NONE) of each combination of them. */
  readonly whoUser: number[] = [];
  readonly whoGroup: number[] = [];
  readonly whoCurrency: number[] = [];
  /** Group of each user's newest sale that names one (R12). */
  readonly newestGroup: number[] = [];

  #whos = new Map<number, number>();
  #lastWho: number[] = [];
  #newestDay: number[] = [];

  readonly #own: string | undefined;

  /** `own`: the currency of rows that name none, if that is known. */
  constructor(dimensions: readonly string[], own?: string) {
    this.#own = own;
    this.dimensions = dimensions;
    this.items = dimensions.map(() => new Dictionary());
  }

  /** Codes of the currencies that rows name, but for those of refused rows. */
  get currenciesUsed(): number[] {
    return [...new Set(this.whoCurrency)].filter((code) => code !== NONE);
  }

  /** Code of the currency that rows without one are in; NONE if no row names it. */
  get ownCurrency(): number {
    const own = this.currencies.find(this.#own ?? '');
    return this.whoCurrency.includes(own) ? own : NONE;
  }

  /** Code of a combination of user, group (or NONE) and currency (or NONE). */
  whoOf(user: number, group: number, currency: number): number {
    const last = this.#lastWho[user];
    if (last !== undefined && this.whoGroup[last] === group && this.whoCurrency[last] === currency) return last;
    const key = (user * GROUPS + group + 1) * CURRENCIES + currency + 1;
    let who = this.#whos.get(key);
    if (who === undefined) {
      who = this.whoUser.push(user) - 1;
      this.whoGroup.push(group);
      this.whoCurrency.push(currency);
      this.#whos.set(key, who);
    }
    return (this.#lastWho[user] = who);
  }

  /** Remembers whose group a sale of this day names; of two sales of one day the later row wins. */
  seen(user: number, group: number, day: number) {
    if (group === NONE || day < (this.#newestDay[user] ?? -Infinity)) return;
    this.#newestDay[user] = day;
    this.newestGroup[user] = group;
  }
}
