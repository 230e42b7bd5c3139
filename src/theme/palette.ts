import { COLOR_NAMES } from './colors.ts';
import type { ColorName, Colors } from './colors.ts';
import { tokens } from './tokens.ts';

/** The default colours of the tokens in one scheme, without a page. `own` has those that a host has set. */
export function palette(scheme: 'light' | 'dark', own: Partial<Colors> = {}): Colors {
  const read = (name: ColorName): string => {
    const value = new RegExp(`--_${name}:[^,]+,\\s*(.+)\\);`).exec(tokens.cssText)![1]!;
    const [, light, dark] = /light-dark\((\S+), ?(\S+)\)/.exec(value) ?? [];
    const same = /^var\(--_(.+)\)$/.exec(value)?.[1];
    return own[name] ?? (same ? read(same as ColorName) : scheme === 'light' ? light! : dark!);
  };
  return Object.fromEntries(COLOR_NAMES.map((name) => [name, read(name)])) as Colors;
}
