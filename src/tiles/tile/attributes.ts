import { word, words } from '../../board/attributes.ts';
import type { CurrencyDisplay } from '../../i18n/locale.ts';
import type { Measure } from '../../model/actual.ts';
import type { Pace, TargetFrom } from '../../model/request.ts';

/** Reading of those attributes of every tile that may be wrong. */
export const TILE_FORMS = {
  compare: words(['target', 'previous-year', 'forecast', 'pipeline', 'none'], { 'last-year': 'previous-year' }),
  'currency-display': word<CurrencyDisplay>(['code', 'symbol', 'hide']),
  'number-format': word(['short', 'full']),
  measure: word<Measure>(['amount', 'count', 'profit']),
  pace: word<Pace>(['none', 'linear', 'working-days', 'profile']),
  'target-from': word<TargetFrom>(['own', 'members']),
  'heading-level': word(['1', '2', '3', '4', '5', '6']),
  thresholds: { read: readThresholds, allowed: ['0.9 0.995', '90 % 99.5 %'] },
};

/** Ids of a list, or of a text with commas. None counts as all. */
export function readIds(value: string | readonly string[] | null | undefined): readonly string[] | undefined {
  const ids = typeof value === 'string' ? value.split(',').map((id) => id.trim()) : (value ?? []);
  const named = ids.filter(Boolean);
  return named.length ? named : undefined;
}

/** `0.9 0.995`, `90 % 99.5 %`, `90,100`: two shares above 0 that do not fall, from 10 on per cent. */
export function readThresholds(text: string): [number, number] | undefined {
  const shares = text
    .replace(/\s*%/g, '')
    .split(/[\s,;]+/)
    .map(Number);
  const isPercent = text.includes('%') || shares[0]! >= 10;
  const [behind, onPace, ...more] = shares.map((share) => (isPercent ? share / 100 : share));
  return behind! > 0 && onPace! >= behind! && !more.length ? [behind!, onPace!] : undefined;
}

/** `75 %` or `75`: a share from 50 to 100 %. */
export function readShare(text: string): number | undefined {
  const percent = Number(text.replace(/\s*%$/, ''));
  return percent >= 50 && percent <= 100 ? percent / 100 : undefined;
}
