/**
 * Words that stand for money beside the digits; which one does not matter, the
 * currency has its own column. Words that multiply (`k`, `Mio`, `Lakh`) are none.
 */
const WORDS = [
  ...['Rs\\.?', 'RM', 'TL', 'S/\\.?', 'B/\\.?', 'R', 'Rp\\.?', 'Bs\\.?', 'Gs\\.?', 'LE', 'DM', 'Nu\\.?', 'Br', 'KM'],
  ...['K[Ss]h\\.?', 'T[Ss]h\\.?', 'U[Ss]h\\.?', 'S?Fr\\.?', 'kr\\.?', 'zł', 'Kč', 'Ft', '[Ll]ei', 'kn', 'din\\.?'],
  ...['[Ee]uros?', '[Dd]ollars?', '[Pp]ounds?', '[Yy]en'],
  ...[
    'руб\\.?',
    'р\\.?',
    'грн\\.?',
    'лв\\.?',
    'дин\\.?',
    '元',
    '円',
    '원',
    'đ',
    'د\\.إ\\.?',
    'ر\\.س\\.?',
    'ج\\.م\\.?',
    'د\\.ك\\.?',
  ],
];
const CODE = '(?!MIO|MRD|TSD|MLN|BLN)[A-Z]{3}';
const CODE_BEHIND_SIGN = ' ?(?:[A-Z]{2,3}(?![A-Z]))?';
const IN_ASCII = WORDS.filter((word) => /^[!-~]+$/.test(word));

/** Patterns of money before and behind a number. */
const moneyOf = (sign: string, letter: string, words: readonly string[], flags = ''): readonly RegExp[] => {
  const money = `(?:[A-Z]{0,3}${sign}${CODE_BEHIND_SIGN}|${CODE}|${words.join('|')})`;
  return [new RegExp(`^${money}(?!${letter}) ?`, flags), new RegExp(` ?${money}$`, flags)];
};

const ASCII_MONEY = moneyOf('\\$', '[A-Za-z]', IN_ASCII);
/** Made when first needed: classes of Unicode take a browser long when it first sees them. */
let anyMoney: readonly RegExp[] | undefined;
/** Where a digit stands there is no money, before or behind: most values need no longer look. */
const DIGIT_AT = [/^\d/, /\d$/] as const;
const MINUS = '\u2212\u2013-';
const SIGN_BEFORE = new RegExp(`^([+${MINUS}]) ?`, 'u');
const SIGN_BEHIND = new RegExp(`^(.*[^.,\u2014${MINUS}] ?|)([${MINUS}])$`, 'u');

/** Takes money words, signs and parentheses out of a text. */
export interface Bare {
  readonly amount: string;
  readonly isNegative: boolean;
}

/**
 * Takes money words, one sign and parentheses, in any order, from around a
 * number; `undefined` where there are two signs. The accounting zero `$ -` is 0.
 */
export function bare(text: string): Bare | undefined {
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return { amount: text, isNegative: false };
  const money = /^[ -~]*$/.test(text) ? ASCII_MONEY : (anyMoney ??= moneyOf('\\p{Sc}', '[\\p{L}\\p{M}]', WORDS, 'u'));
  let amount = text;
  let [signs, brackets, words] = ['', 0, 0];
  for (let before = ''; before !== amount;) {
    before = amount;
    const inside = /^\((.*)\)$/.exec(amount);
    if (inside) [amount, brackets] = [inside[1]!.trim(), brackets + 1];
    for (const [at, side] of money.entries()) {
      const rest = DIGIT_AT[at]!.test(amount) ? amount : amount.replace(side, '');
      if (rest !== amount) [amount, words] = [rest, words + 1];
    }
    const [first, sign] = SIGN_BEFORE.exec(amount) ?? [];
    if (first) [amount, signs] = [amount.slice(first.length), signs + sign];
    const [, rest, last] = SIGN_BEHIND.exec(amount) ?? [];
    if (last) [amount, signs] = [rest!.trimEnd(), signs + last];
  }
  const isZero = !amount && words === 1 && signs.length === 1 && signs !== '+' && !brackets;
  if (isZero) return { amount: '0', isNegative: false };
  if (signs.length + brackets > 1 || words > 2) return undefined;
  return { amount, isNegative: brackets > 0 || (signs !== '' && signs !== '+') };
}
