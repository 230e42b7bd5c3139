const FORM = /^[A-Z]{3}$/;
const decimals = new Map<string, number>();
let known: ReadonlySet<string> | undefined;

/**
 * How many decimals a currency's minor unit has (T8): 2 for EUR, 0 for JPY, 3
 * for KWD. 2 where no currency is known, or the code is none.
 */
export function decimalsOf(currency?: string): number {
  if (currency === undefined) return 2;
  let answer = decimals.get(currency);
  if (answer === undefined) {
    if (!FORM.test(currency)) return 2;
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    decimals.set(currency, (answer = maximumFractionDigits ?? 2));
  }
  return answer;
}

/** Whether `code` is an ISO 4217 code that this machine knows, in capitals: `EUR` is, `eur` and `QQQ` are not. */
export function isCurrency(code: string): boolean {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known.has(code);
}
