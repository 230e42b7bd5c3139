/** A number as canonical decimal text, without exponent. */
export function decimalText(value: number): string {
  const text = String(value);
  // By hand where it can be: Intl takes twenty times as long.
  return text.includes('e') ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
